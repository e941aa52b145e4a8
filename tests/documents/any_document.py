"""Documents made of any text: whatever a person may have typed, in every kind of block."""

from hypothesis import strategies as st

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
    SpanKind,
    Table,
    Tick,
    WritingLines,
)

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
SPAN_KINDS: tuple[SpanKind, ...] = ("words", "stressed", "blank", "direction", "aside")
LEADS = ("", "", "", "-", "1.", "12)")


def spans() -> st.SearchStrategy[Span]:
    return st.builds(_span, st.sampled_from(SPAN_KINDS), TEXTS)


def _span(kind: SpanKind, text: str) -> Span:
    return Span(kind, f"[{text}]" if kind in {"blank", "direction"} else text)


def scripts() -> st.SearchStrategy[Script]:
    lines = st.builds(ScriptLine, st.lists(spans(), max_size=4).map(tuple), st.sampled_from(LEADS))
    marks = st.one_of(st.sampled_from(("SAY", "NOTE", "DO", "SHOW", "ASK")), TEXTS)
    return st.builds(Script, marks, st.lists(lines, max_size=4).map(tuple), st.booleans())


@st.composite
def forms(draw: st.DrawFn) -> Form:
    header = tuple(draw(st.lists(TEXTS, min_size=1, max_size=4)))
    options = st.lists(TEXTS, max_size=3).map(tuple)
    cells = st.one_of(st.builds(FormCell, text=TEXTS), st.builds(FormCell, options=options), st.just(FormCell()))
    row = st.lists(cells, min_size=len(header), max_size=len(header)).map(tuple)
    return Form(header, tuple(draw(st.lists(row, max_size=3))), draw(st.integers(1, 2)))


def by_hand() -> st.SearchStrategy[tuple[Block, ...]]:
    """Blocks that only paper needs."""
    kinds: tuple[st.SearchStrategy[Block], ...] = (
        st.builds(WritingLines, st.integers(0, 3), st.booleans()),
        st.builds(FillIns, st.lists(TEXTS, max_size=4).map(tuple)),
        forms(),
        st.just(PageBreak()),
    )
    return st.lists(st.one_of(kinds), max_size=4).map(tuple)


def every_block(text: str) -> tuple[Block, ...]:
    """Every kind of block with this text in every place."""
    lines = (
        ScriptLine((*(Span(kind, text) for kind in SPAN_KINDS), Span("direction", f"[{text}]"))),
        *(ScriptLine((Span("words", text),), lead) for lead in LEADS[2:]),
    )
    return (
        *(Paragraph(text), Quote(text), Label(text), BulletList((text, "b")), Numbered((text,)), Heading(4, text)),
        *(Checklist((Tick(text, True), Tick(text, False))), KeyValues(((text, text), ("k", text)))),
        *(Table((text, "b"), ((text, text), ("x", "y"))), Table(tuple("abcdefghij"), ((text,) * 10,))),
        *(Script("SAY", lines, spoken=True), Script(text, lines), PageBreak(), FillIns((text, "Date"))),
        *(WritingLines(2), WritingLines(2, numbered=True), Form((text, text), ((FormCell(text), FormCell()),))),
        Form((text, "b", "c"), ((FormCell(), FormCell(options=(text, "x")), FormCell(text)),) * 2, 2),
        Form(tuple("abcdefghij"), ((FormCell(text),) * 10,)),
    )


def documents() -> st.SearchStrategy[Document]:
    """A document of all kinds of blocks, each with a text of its own kind of trouble."""
    return st.builds(
        lambda title, text, script, form, last: Document(title, (*every_block(text), script, form, *last)),
        TEXTS,
        TEXTS,
        scripts(),
        forms(),
        by_hand(),
    )
