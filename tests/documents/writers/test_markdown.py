"""Whatever a person typed comes out of the Markdown as the same text, and as nothing but text."""

import re
import textwrap
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from facilitator.documents.document import (
    Block,
    BulletList,
    Checklist,
    Document,
    FillIns,
    Form,
    FormCell,
    Heading,
    KeyValues,
    Label,
    Numbered,
    PageBreak,
    Paragraph,
    Quote,
    Script,
    ScriptLine,
    Span,
    Table,
    Tick,
    WritingLines,
)
from facilitator.documents.writers.markdown import to_markdown
from facilitator.documents.writers.visible import visible
from tests.documents.any_document import TEXTS, by_hand, scripts

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
TEXT_TOKENS = {"text", "hardbreak", "strong_open", "strong_close", "softbreak"}


def only(*blocks: Block) -> Document:
    return Document("T", blocks)


def tokens_of(markdown: str) -> list[Token]:
    return PARSER.parse(markdown)


def inline_text(token: Token) -> str:
    """The text of an inline token, a line feed for each hard break; fails on anything that is markup."""
    children = token.children or []
    kinds = {child.type for child in children}
    assert kinds <= TEXT_TOKENS, kinds
    return "".join("\n" if child.type.endswith("break") else child.content for child in children)


def paragraphs_of(markdown: str, kind: str = "paragraph") -> list[str]:
    """The text of every block of a kind, in order."""
    tokens = tokens_of(markdown)
    pairs = pairwise(tokens)
    return [inline_text(after) for token, after in pairs if token.type == f"{kind}_open"]


def block_kinds(markdown: str) -> list[str]:
    return [token.type.removesuffix("_open") for token in tokens_of(markdown) if token.nesting == 1]


def as_lines(text: str) -> str:
    """What is left of a text in running Markdown: its lines and their indents, paragraphs parted by one blank line."""
    lines = textwrap.dedent(visible(text.replace("\t", "    "))).strip().split("\n")
    kept = re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in lines))
    return kept.replace("\xa0", " ")


def as_one_line(text: str) -> str:
    lines = (line.strip() for line in visible(text.replace("\t", "    ")).split("\n"))
    return " / ".join(line for line in lines if line)


def joined(paragraphs: list[str]) -> str:
    return "\n\n".join(paragraphs).replace("\xa0", " ")


@given(text=TEXTS)
@example(text="a\n===")
@example(text="a | b\n:-: | :-:")
@example(text="| a | b |\n|---|---|")
@example(text="_a_ __b__ c_ _d _(e)_ f_(g)_ _1_")
@example(text="~a~ and ~~b~~ and\n~~~")
@example(text="[a]: http://b")
@example(text="\\*a\\*\\")
@settings(max_examples=200)
def test_a_paragraph_keeps_its_text_and_nothing_in_it_is_markup(text: str) -> None:
    markdown = to_markdown(only(Paragraph(text)))
    assert joined(paragraphs_of(markdown)) == as_lines(text)
    assert set(block_kinds(markdown)) <= {"heading", "paragraph"}


@given(text=TEXTS)
@settings(max_examples=150)
def test_a_quote_keeps_its_text(text: str) -> None:
    markdown = to_markdown(only(Quote(text)))
    assert joined(paragraphs_of(markdown)) == as_lines(text)
    assert block_kinds(markdown).count("blockquote") == (1 if as_lines(text) else 0)
    assert set(block_kinds(markdown)) <= {"heading", "paragraph", "blockquote"}


@given(texts=st.lists(TEXTS, min_size=1, max_size=4))
@settings(max_examples=150)
def test_every_item_of_a_list_stays_one_item_with_its_text(texts: list[str]) -> None:
    for block, kind in ((BulletList(tuple(texts)), "bullet_list"), (Numbered(tuple(texts)), "ordered_list")):
        markdown = to_markdown(only(block))
        kinds = block_kinds(markdown)
        assert kinds.count("list_item") == len(texts)
        assert kinds.count(kind) == 1
        assert set(kinds) <= {"heading", "paragraph", "list_item", kind}
        said = [line for text in texts if (line := as_lines(text))]
        assert joined(paragraphs_of(markdown)) == "\n\n".join(said)


@given(text=TEXTS, ticked=st.booleans())
@settings(max_examples=100)
def test_a_checklist_shows_the_tick_and_keeps_the_text(text: str, ticked: bool) -> None:
    markdown = to_markdown(only(Checklist((Tick(text, ticked), Tick("next", False)))))
    mark = "[x]" if ticked else "[ ]"
    assert joined(paragraphs_of(markdown)) == f"{mark} {as_lines(text)}".strip() + "\n\n[ ] next"


@given(key=TEXTS, value=TEXTS)
@settings(max_examples=150)
def test_a_name_and_its_fact_stay_apart_by_their_weight_only(key: str, value: str) -> None:
    markdown = to_markdown(only(KeyValues(((key, value),))))
    name = f"{as_one_line(key)}:" if as_one_line(key) else ""
    assert joined(paragraphs_of(markdown)) == f"{name} {as_lines(value)}".strip().replace("\xa0", " ")
    assert set(block_kinds(markdown)) <= {"heading", "paragraph", "bullet_list", "list_item", "strong"}


@given(text=TEXTS)
@example(text="#")
@example(text="a ##")
@settings(max_examples=150)
def test_a_heading_and_a_label_keep_their_text_on_one_line(text: str) -> None:
    wanted = as_one_line(text)
    markdown = to_markdown(Document(text, (Label(text), Heading(3, text))))
    assert paragraphs_of(markdown, "heading") == ([wanted, wanted] if wanted else [])
    assert paragraphs_of(markdown) == ([wanted] if wanted else [])


@given(cells=st.lists(TEXTS, min_size=1, max_size=4), rows=st.lists(st.lists(TEXTS, max_size=4), max_size=3))
@settings(max_examples=150)
def test_a_table_keeps_every_cell_in_its_place(cells: list[str], rows: list[list[str]]) -> None:
    filled = [[*row, *[""] * len(cells)][: len(cells)] for row in rows]
    table = Table(tuple(cells), tuple(tuple(row[: len(cells)]) for row in rows), align=("left", "right"))
    markdown = to_markdown(only(table))
    assert block_kinds(markdown).count("table") == 1
    assert paragraphs_of(markdown, "th") == [as_one_line(cell) for cell in cells]
    assert paragraphs_of(markdown, "td") == [as_one_line(cell) for row in filled for cell in row]


def all_inline(markdown: str) -> Iterator[str]:
    return (inline_text(token) for token in tokens_of(markdown) if token.type == "inline")


@given(texts=st.lists(TEXTS, min_size=8, max_size=8))
@settings(max_examples=100)
def test_blocks_do_not_run_into_each_other(texts: list[str]) -> None:
    a, b, c, d, e, f, g, h = texts
    blocks: tuple[Block, ...] = (
        *(BulletList((a, "end")), BulletList(()), BulletList((b, "end")), KeyValues(((c, d),))),
        *(Checklist((Tick(e, True),)), Numbered((f, "end")), Numbered((g, "end")), Quote("q" + h), Quote("end")),
        *(Paragraph(a), Table((b, "x"), ((c, d),)), Paragraph(e)),
    )
    markdown = to_markdown(only(*blocks))
    kinds = block_kinds(markdown)
    assert (kinds.count("bullet_list"), kinds.count("ordered_list"), kinds.count("blockquote")) == (4, 2, 2)
    assert kinds.count("table") == 1
    assert sum(1 for _ in all_inline(markdown)) >= 8
    assert markdown.encode("utf-8")


@pytest.mark.parametrize(
    "line",
    [
        *("12.5 %", "e-mail, re-read", "-5 degrees", "a < b > c", "AT&T", "snake_case", "2 * 3", "~12 min to ~15 min"),
        *("5–8 min (max. 10)", "#1 of all", "Ready? Go!", "a | b", "the 2. floor", "x = y", "http://a.example/b?c=d"),
    ],
)
def test_ordinary_words_are_written_without_a_backslash(line: str) -> None:
    assert to_markdown(only(Paragraph(line))) == f"# T\n\n{line}\n"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("[/oops]", r"\[/oops]"),
        ("[x] done", r"\[x] done"),
        ("=1+1", "=1+1"),
        ("===", r"\==="),
        ("1. first", r"1\. first"),
        ("- dash", r"\- dash"),
        ("# title", r"\# title"),
        ("<script>", r"\<script>"),
        ("&amp;", r"\&amp;"),
        ("\x1b[31mred", r"␛\[31mred"),
        ("a\n  b", "a\\\n&nbsp;&nbsp;b"),
        ("half \ud83d", "half ⟦U+D83D⟧"),
    ],
)
def test_what_would_mean_something_is_escaped(typed: str, written: str) -> None:
    assert to_markdown(only(Paragraph(typed))) == f"# T\n\n{written}\n"


def test_a_cell_is_one_line_and_its_bars_do_not_part_it() -> None:
    table = Table(("Tool", "Note"), (("| a | b |", "one\ntwo"),))
    assert to_markdown(only(table)).splitlines()[-1] == r"| \| a \| b \| | one / two |"


def test_a_row_beyond_the_header_loses_nothing() -> None:
    table = Table(("Tool", "Note"), (("a", "b", "c"),))
    assert paragraphs_of(to_markdown(only(table)), "td") == ["a", "b c"]


def letters(text: str) -> str:
    return "".join(char for char in text if not char.isspace() and char != "_")


def said_in(markdown: str) -> str:
    """The words of a script without its title; slanted and bold words are the only markup it may have."""
    inline = [token for token in tokens_of(markdown) if token.type == "inline"][1:]
    children = [child for token in inline for child in token.children or []]
    assert {child.type for child in children} <= TEXT_TOKENS | {"em_open", "em_close"}
    return letters("".join(child.content for child in children))


@given(script=scripts())
@settings(max_examples=200)
def test_a_script_keeps_its_words_and_slants_nothing_but_acts(script: Script) -> None:
    markdown = to_markdown(only(script))
    words = [visible("".join(span.text for span in line.spans).replace("\t", "    ")) for line in script.lines]
    assert said_in(markdown) == letters(as_one_line(script.mark) + "".join(words))
    spans = [span for line in script.lines for span in line.spans]
    children = [child.type for token in tokens_of(markdown) for child in token.children or []]
    assert children.count("em_open") <= sum(span.kind == "direction" for span in spans)
    assert markdown.encode("utf-8")
    if script.spoken and said_in(markdown):
        assert block_kinds(markdown)[1] == "blockquote"


def test_an_act_stands_apart_from_what_is_said() -> None:
    line = ScriptLine((Span("words", "All in?"), Span("direction", "[Wait.]"), Span("words", "Over ")))
    blank = ScriptLine((Span("stressed", "Every"), Span("words", " tool of "), Span("blank", "[today's tools]")))
    item = ScriptLine((Span("words", "# one"),), "-")
    spoken = to_markdown(only(Script("SAY", (line, blank), spoken=True)))
    assert spoken.splitlines()[2:] == [
        r"> **SAY** All in? *\[Wait.]* Over",
        ">",
        r"> **Every** tool of **\[today's tools]**",
    ]
    listed = to_markdown(only(Script("NOTE", (line, item, item))))
    assert listed.splitlines()[4:] == [r"- \# one", r"- \# one"]


def test_lists_beside_a_script_stay_lists_of_their_own() -> None:
    script = Script("DO", (ScriptLine((Span("words", "a"),), "-"), ScriptLine((Span("words", "b"),), "2.")))
    kinds = block_kinds(to_markdown(only(BulletList(("x",)), script, Numbered(("y",)), WritingLines(2, numbered=True))))
    assert (kinds.count("bullet_list"), kinds.count("ordered_list")) == (2, 3)


@given(blocks=by_hand())
@settings(max_examples=100)
def test_what_is_written_by_hand_keeps_every_name(blocks: tuple[Block, ...]) -> None:
    markdown = to_markdown(only(*blocks))
    assert set(block_kinds(markdown)) <= {
        *("heading", "paragraph", "table", "thead", "tbody", "tr", "th", "td", "list_item", "ordered_list"),
    }
    for block in blocks:
        if isinstance(block, Form):
            assert paragraphs_of(markdown, "th")[: len(block.header)] == [as_one_line(name) for name in block.header]
            break


def test_a_form_has_its_options_in_every_row_and_a_new_page_is_a_rule() -> None:
    form = Form(("Tool", "Verdict"), ((FormCell("price list"), FormCell(options=("keep", "drop"))),))
    written = to_markdown(only(FillIns(("Group", "Date")), form, PageBreak(), WritingLines(1))).split("\n\n")
    assert written[1].startswith("Group: ____")
    assert written[2].splitlines()[-1] == "| price list | keep / drop |"
    assert written[3] == "---"
    assert set(written[4].strip()) == {"_"}
