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
    Heading,
    KeyValues,
    Label,
    Numbered,
    Paragraph,
    Quote,
    Table,
    Tick,
)
from facilitator.documents.writers.markdown import to_markdown
from facilitator.documents.writers.visible import visible

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
TEXT_TOKENS = {"text", "hardbreak", "strong_open", "strong_close", "softbreak"}

PIECES = [
    *"\\`*_{}[]()<>#+-.!|&~=:;/ \t\n\"'^$@%",
    *["**", "__", "~~", "~~~", "```", "---", "===", "\n\n", "    ", "  \n", "1. ", "2)", "- ", "* ", "> ", "# "],
    *["[x] ", "[a](b)", "![a](b)", "[a]: b", "<b>", "</b>", "<!--", "-->", "<http://a.b>", "&amp;", "&#35;", "&lt"],
    *[
        "|---|",
        "| a |",
        ":-:",
        ":-",
        "a",
        "Z",
        "7",
        "é",
        "שלום",
        "👩\u200d🏫",
        "\x1b[31m",
        "\u202e",
        "\ud800",
        "\u3000",
    ],
    *["\xa0", "\r\n", "\x00", "\u2028", "http://a.b/c_d_e", "snake_case", "_a_", "*a*"],
]
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), st.text(max_size=30))


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
