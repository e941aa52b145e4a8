"""HTML that can be handed to anyone: whole, well formed, with nothing in it but the words that were typed."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given, settings

from facilitator.agenda.library import Library
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
    full_row,
)
from facilitator.documents.leaders_guide import leaders_guide
from facilitator.documents.report import report
from facilitator.documents.sheet import sheet_document
from facilitator.documents.writers.html import to_html
from facilitator.documents.writers.html_style import STYLE
from facilitator.documents.writers.text import to_text
from facilitator.documents.writers.visible import visible
from tests.documents.any_document import TEXTS, documents, every_block
from tests.documents.rich_session import after, finished

VOID = {"meta", "hr", "col"}
ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol"),
    *("li", "dl", "dt", "dd", "div", "span", "strong", "blockquote", "hr"),
    *("table", "colgroup", "col", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"lang", "charset", "name", "content", "http-equiv", "class", "scope", "value", "style"}
BOXES = str.maketrans("", "", "☐☑")


class Page(HTMLParser):
    """A page taken apart; fails on whatever is open at its end or closed in the wrong order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.said = ""
        self.title = ""
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
            self.texts.append((tag, ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "title":
            self.title += data
        elif self.open and self.open[-1] != "style":
            self.said += data
            at = max(number for number, (tag, _) in enumerate(self.texts) if tag == self.open[-1])
            self.texts[at] = (self.open[-1], self.texts[at][1] + data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)

    def of(self, tag: str) -> list[str]:
        return [text for name, text in self.texts if name == tag]


def letters(text: str) -> str:
    return "".join(char for char in text if not char.isspace())


def one_line(text: str) -> str:
    return " / ".join(line.strip() for line in visible(text.replace("\t", "    ")).split("\n") if line.strip())


def with_colon(text: str) -> str:
    return one_line(text) + ("" if one_line(text).endswith((":", "?", "!", ".", "…")) else ":")


def words_of(block: Block) -> Iterator[str]:
    """What a block has to say, in order, without any sign that a writer adds."""
    match block:
        case Heading(text=text):
            yield one_line(text)
        case Label(text=text):
            yield with_colon(text) if one_line(text) else ""
        case Paragraph(text=text) | Quote(text=text):
            yield text
        case BulletList(items=items) | Numbered(items=items):
            yield from items
        case Checklist(items=ticks):
            yield from (tick.text for tick in ticks)
        case KeyValues(rows=rows):
            for name, fact in rows:
                yield one_line(name) + (":" if one_line(name) else "")
                yield fact
        case Table(header=header, rows=rows) if header:
            yield from header
            yield from (cell for row in rows for cell in full_row(row, block))
        case _:
            yield from words_of_a_form(block)


def words_of_a_form(block: Block) -> Iterator[str]:
    match block:
        case Script(mark=mark, lines=lines):
            yield one_line(mark)
            yield from (span.text for line in lines for span in line.spans)
        case FillIns(names=names):
            yield from (f"{one_line(name)}:" for name in names)
        case Form(header=header, rows=cells):
            yield from header if any(one_line(name) for name in header) else ()
            for cell in (cell for row in cells for cell in row):
                yield one_line(cell.text)
                yield from () if cell.text else map(one_line, cell.options)
        case _:
            return


def all_words(document: Document) -> str:
    blocks = (Heading(1, document.title), *document.blocks)
    return letters(visible("".join(part for block in blocks for part in words_of(block)).replace("\t", " ")))


@given(document=documents())
@example(document=Document("</title><script>alert(1)</script>", every_block("</p><script>alert(1)</script>")))
@example(document=Document("\"'", every_block("\"' onclick='x' --><!--")))
@example(document=Document("&lt;", every_block("&amp; &#x27; &notin; ]]> <![CDATA[ <?php ?>")))
@example(document=Document("\r\n", every_block("a\r\n\r\nb\x00\x1b[0m\u202e\ud83d")))
@example(document=Document("\x1f", every_block("\x1f\u2028")))
@settings(max_examples=100, deadline=None)
def test_any_text_in_any_block_stands_there_as_words_and_as_nothing_else(document: Document) -> None:
    html = to_html(document)
    page = Page(html)
    assert letters(page.said).translate(BOXES) == all_words(document).translate(BOXES)
    assert {tag for tag, _ in page.elements} <= ELEMENTS
    assert {name for _, attributes in page.elements for name in attributes} <= ATTRIBUTES
    assert html.encode("utf-8").decode("utf-8") == html
    assert not {char for char in html if ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0} - {"\n"}


@given(text=TEXTS)
@settings(max_examples=100)
def test_a_paragraph_keeps_its_lines_and_its_blanks(text: str) -> None:
    page = Page(to_html(Document("T", (Paragraph(f"first  line\n  {text}|"),))))
    lines = visible(f"first  line\n  {text}|".replace("\t", "    ")).split("\n")
    kept = [line.rstrip() for line in lines if line.strip()]
    assert [line for paragraph in page.of("p") for line in paragraph.split("\n")] == kept


@given(document=documents())
@settings(max_examples=50, deadline=None)
def test_headings_never_leave_out_a_level(document: Document) -> None:
    mixed = Document(document.title, (Heading(4, "deep"), *document.blocks, Heading(2, "up"), Heading(9, "down")))
    levels = [int(tag[1]) for tag, _ in Page(to_html(mixed)).elements if re.fullmatch("h[1-6]", tag)]
    assert all(later <= earlier + 1 for earlier, later in zip([0, *levels], levels, strict=False))


def test_nothing_is_fetched_and_nothing_runs() -> None:
    html = to_html(Document("T", every_block("x")))
    assert re.findall(r"(?i)https?:|url\(|@import|<script|<link|<img|<iframe| on\w+=|src=|href=", html) == []
    assert "default-src 'none'" in html
    assert html.startswith("<!DOCTYPE html>\n<html ")


@pytest.mark.parametrize(
    ("language", "tag"),
    [("", "en"), ("de", "de"), ("pt-BR", "pt-BR"), ("German, informal", "en"), ('en" onload="x', "en")],
)
def test_the_page_says_its_language(language: str, tag: str) -> None:
    assert f'<html lang="{tag}">' in to_html(Document("T", (), language))


def test_a_document_without_a_title_has_one_for_its_window() -> None:
    page = Page(to_html(Document(" ", (Paragraph("x"),))))
    assert (page.title, page.of("h1")) == ("Document", [])


def test_a_table_says_what_its_heads_are_for_and_repeats_them_on_paper() -> None:
    page = Page(to_html(Document("T", (Table(("Step", "Time"), (("One", "5"),), ("left", "right")),))))
    heads = [attributes for tag, attributes in page.elements if tag == "th"]
    assert [head["scope"] for head in heads] == ["col", "col"]
    assert heads[1]["class"] == "right"
    assert "thead { display: table-header-group; }" in STYLE


def test_a_form_has_high_empty_rows_options_to_circle_and_given_words_as_heads_of_rows() -> None:
    form = Form(("Tool", "Verdict"), ((FormCell("phone list"), FormCell(options=("keep", "drop"))), (FormCell(),) * 2))
    html = to_html(Document("T", (form, Form(("A",), ((FormCell(),),), height=2))))
    page = Page(html)
    assert [a["scope"] for tag, a in page.elements if tag == "th"] == ["col", "col", "row", "col"]
    assert [
        text for text, a in zip(page.of("span"), [a for t, a in page.elements if t == "span"], strict=True) if a
    ] == [
        "keep",
        "drop",
    ]
    assert html.count("<td></td>") == 2
    assert "table.form td, table.form tbody th { height: 12mm;" in STYLE
    assert '<td style="height:24mm"></td>' in html


def test_a_box_with_many_rows_is_lower_and_stands_on_one_page() -> None:
    rows = tuple((FormCell(f"Name {number}"), FormCell()) for number in range(17))
    html = to_html(Document("T", (Form(("", ""), rows),)))
    assert html.count('<td style="height:10mm"></td>') == 17
    assert '<table class="form whole">' in html
    assert ".whole, .writing, ol.lines { break-inside: avoid;" in STYLE


def test_the_head_of_a_step_stays_on_the_page_of_its_first_words() -> None:
    facts = KeyValues((("When", "0:00"),))
    short = Script("SAY", (ScriptLine((Span("words", "Welcome."),)),), spoken=True)
    long = Script("SAY", (ScriptLine((Span("words", "Welcome. " * 100),)),), spoken=True)
    html = to_html(Document("T", (Heading(2, "Steps"), Heading(3, "One"), facts, short, Heading(3, "Two"), long)))
    assert re.search(
        r'<div class="whole">\s*<h3>One</h3>\s*<dl>.*?</dl>\s*<div class="script spoken whole">', html, re.DOTALL
    )
    assert '<div class="script spoken"><div class="mark">SAY' in html
    assert html.count('<div class="whole">') == 1


def test_ticks_lists_lines_and_pages_have_signs_of_their_own() -> None:
    blocks = (
        Checklist((Tick("a", True), Tick("b", False))),
        WritingLines(2),
        WritingLines(3, numbered=True),
        PageBreak(),
    )
    html = to_html(Document("T", blocks))
    assert re.findall("[☐☑]", html) == ["☑", "☐"]
    assert html.count('<span class="line">') == 2
    assert html.count("<li></li>") == 3
    assert html.count('<hr class="page">') == 1
    assert "hr.page { border: 0; margin: 0; height: 0; break-after: page;" in STYLE


def luminance(colour: str) -> float:
    """The relative luminance of "#rrggbb", after WCAG 2."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_letters_can_be_read_on_paper_and_screen() -> None:
    letters_in = set(re.findall(r"(?<![-\w])color: (#[0-9a-f]{6})", STYLE))
    assert letters_in
    grounds = (1.0, luminance("#ececec"))
    for colour in letters_in:
        assert min((ground + 0.05) / (luminance(colour) + 0.05) for ground in grounds) >= 4.5


SIGNS = re.compile(r"[☐☑─│┌┬┐├┼┤└┴┘_]+|(?<!\S)(?:-+|=+|\.{3,}|\[[ x]\]|>|[0-9]+\.)(?!\S)")


def bag_of_words(text: str) -> list[str]:
    return sorted(letters(SIGNS.sub(" ", text).replace("/", " ")))


def own_documents() -> dict[str, Document]:
    library = Library(Path("nowhere"))
    entry = next(each for each in library.entries() if each.name == "kick-off")
    agenda = library.read(entry).agenda
    assert agenda is not None
    return {
        "guide": leaders_guide(agenda, 6, 3),
        "sheet": sheet_document(agenda.sheets[0]),
        "report": report(finished(), after(600)),
    }


@pytest.mark.parametrize("name", ["guide", "sheet", "report"])
def test_the_page_says_what_the_text_says(name: str) -> None:
    document = own_documents()[name]
    page = Page(to_html(document))
    text = to_text(document, 200)
    assert bag_of_words(page.said) == bag_of_words(text)
