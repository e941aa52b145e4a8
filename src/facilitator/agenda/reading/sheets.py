"""Handouts: the sheets that an agenda names, each read once wherever it stands."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from facilitator.agenda.model import Prompt, Sheet, Who
from facilitator.agenda.problems import Problem, short
from facilitator.agenda.reading.columns import read_columns, read_rows
from facilitator.agenda.reading.desk import Desk, in_order
from facilitator.agenda.reading.gathered import spread
from facilitator.agenda.reading.ids import PromptIds, slug
from facilitator.agenda.reading.keys import plain_key
from facilitator.agenda.reading.nodes import Entry, Mapping, Node, Scalar, Sequence
from facilitator.agenda.reading.prompts import Asked, read_prompts
from facilitator.agenda.reading.values import WHO
from facilitator.agenda.source import read_source

EXAMPLE = "`sheet: Tool check` and, below it, `columns: [Tool, What it is for]`"


@dataclass(frozen=True, slots=True)
class SheetSource:
    """The file of a handout, as its finder hands it over."""

    file: str
    text: bytes


@dataclass(frozen=True, slots=True)
class SheetReading:
    """A sheet, or the problems that keep it from being used; warnings stand beside a sheet."""

    sheet: Sheet | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class SheetDraft:
    """A sheet with its questions as they were written, from which the live copy in a step is made."""

    sheet: Sheet
    asked: tuple[Asked, ...]


def read_sheet(text: bytes | str, file: str, name: str) -> SheetReading:
    """Return the sheet of a handout file; `name` is its id."""
    draft, problems = _read_file(text, file, name)
    wrong = any(problem.severity == "problem" for problem in problems)
    return SheetReading(None if wrong or not draft else draft.sheet, problems)


def _read_file(text: bytes | str, file: str, name: str) -> tuple[SheetDraft | None, tuple[Problem, ...]]:
    source = read_source(text, file)
    desk = Desk(file, source)
    draft = draft_sheet(desk, source.tree, name) if source.tree else None
    return draft, in_order(source, desk)


def draft_sheet(desk: Desk, node: Node, name: str) -> SheetDraft | None:
    """Return one sheet from the lines with keys that describe it."""
    keyed = desk.keyed(node, name, EXAMPLE)
    if keyed is None:
        return None
    fields = desk.fields(spread(desk, keyed), "sheet")
    title = desk.line(fields["sheet"], "sheet") if "sheet" in fields else ""
    if not title:
        desk.problem(node, "This sheet has no title.", "Add a line `sheet:` with the words to print above it.")
    asked = read_prompts(desk, fields["ask"], "room") if "ask" in fields else ()
    columns = read_columns(desk, fields["columns"]) if "columns" in fields else ()
    if "rows" in fields and not columns:
        desk.problem(fields["rows"], "There are rows here, but no columns.", "Add a line `columns: [What, Who]`.")
    ids = PromptIds(asked)
    sheet = Sheet(
        id=name,
        title=title,
        one_per=_one_per(desk.line(fields["one per"], "one per")) if "one per" in fields else "",
        text=desk.text(fields["text"], "text") if "text" in fields else "",
        prompts=tuple(ids.named(desk, each) for each in asked),
        columns=columns,
        rows=read_rows(desk, fields["rows"], on_paper=True)[0] if "rows" in fields else (),
    )
    return SheetDraft(sheet, asked)


def _one_per(written: str) -> str:
    """Return what there is one for; each word for single people is a person, and "each group" is a group."""
    plain = plain_key(written).removeprefix("each ").removeprefix("every ")
    if plain in WHO_PER:
        return plain
    who = WHO.get(plain) or WHO.get(plain.removesuffix("s"))
    return who if who and plain not in {"table", "tables"} else written


MOST_SHEETS = 100
"""The most sheets that one agenda may name."""

MOST_COPIED = 20_000
"""The most questions, columns and rows that an agenda's steps may take from its sheets, all in all."""


WHO_PER: dict[str, Who] = {
    "person": "person", "participant": "person", "pair": "pair", "group": "group", "team": "group", "table": "group",
    "room": "room", "everyone": "person", "everybody": "person",
}  # fmt: skip
"""Who fills in a sheet that there is one of for each of them, however the room sits."""


class Shelf:
    """The sheets of one agenda, found in the file itself or by the finder it was given."""

    def __init__(self, desk: Desk, find: Callable[[str], SheetSource | None]) -> None:
        self.file_problems: list[Problem] = []
        """Problems inside the files of handouts."""
        self._desk, self._find = desk, find
        self._inline: dict[str, tuple[str, Node]] = {}
        self._read: dict[str, SheetDraft | None] = {}
        self._copied = 0

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """Every sheet that was named and could be read, in the order they were named."""
        return tuple(draft.sheet for draft in self._read.values() if draft)

    def lay_out(self, node: Node) -> None:
        """Take in the key `handouts` of the file: sheets written there, or names of sheets."""
        if isinstance(node, Mapping):
            for entry in node.entries:
                self._inline[plain_key(entry.key.text)] = (" ".join(entry.key.text.split()), entry.value)
            for name, value in tuple(self._inline.values()):
                self.draft(name, value)
            return
        for item in self._desk.items(node) if isinstance(node, Sequence) else (node,):
            if isinstance(item, Mapping):
                title = next((e.value for e in item.entries if plain_key(e.key.text) == "sheet"), None)
                name = slug(title.text if isinstance(title, Scalar) else "") or "sheet"
                self._inline[plain_key(name)] = (name, item)
                self.draft(name, item)
            else:
                self.draft(self._desk.line(item, "handouts"), item)

    def draft(self, written: str, node: Node) -> SheetDraft | None:
        """Return the sheet of this name; None with a problem at `node` where there is none that can be read."""
        name = written.replace("\\", "/").rpartition("/")[2]
        name = name.removesuffix(".yaml").removesuffix(".yml").strip()
        key = plain_key(name)
        if not key:
            return None
        if key not in self._read:
            if len(self._read) >= MOST_SHEETS:
                what = f"This agenda names more than {MOST_SHEETS} sheets."
                self._desk.problem(node, what, "Use one sheet in several steps, or part the agenda into several.")
                return None
            self._read[key] = self._fetch(name, key, node)
        return self._read[key]

    def named_or_written(self, node: Node, title: str) -> SheetDraft | None:
        """Return the sheet of a step: named, or written out below it; one without a title has that of the step."""
        if not isinstance(node, Mapping):
            return self.draft(self._desk.line(node, "handout"), node)
        titles = [entry.value for entry in node.entries if plain_key(entry.key.text) in {"sheet", "title", "name"}]
        if not titles:
            heading = Entry(Scalar("sheet", node.mark, node.mark), Scalar(title or "Sheet", node.mark, node.mark))
            node = replace(node, entries=(heading, *node.entries))
        written = titles[0].text if titles and isinstance(titles[0], Scalar) else title
        first = slug(written) or "sheet"
        names = (first, *(f"{first}-{number}" for number in range(2, MOST_SHEETS + 2)))
        name = next(each for each in names if plain_key(each) not in {*self._inline, *self._read})
        self._inline[plain_key(name)] = (name, node)
        return self.draft(name, node)

    def live_copy(self, draft: SheetDraft, who_default: Who, asked_by: Node) -> tuple[Asked, ...]:
        """Return the prompts that stand for a sheet in a step; none with a problem once there are far too many."""
        self._copied += 1 + len(draft.asked) + len(draft.sheet.columns) + len(draft.sheet.rows)
        if self._copied <= MOST_COPIED:
            return live_copy(draft, WHO_PER.get(plain_key(draft.sheet.one_per), who_default), asked_by)
        what = f"The steps ask for more than {MOST_COPIED:,} lines of sheets in all."
        self._desk.problem(asked_by, what, "Name the sheet in fewer steps, or make it shorter.")
        return ()

    def _fetch(self, name: str, key: str, node: Node) -> SheetDraft | None:
        if key in self._inline:
            return draft_sheet(self._desk, self._inline[key][1], self._inline[key][0])
        source = self._find(name)
        if source is None:
            better = self._desk.nearest(name, [inline for inline, _ in self._inline.values()])
            what = f"There is no sheet called “{short(name)}”."
            fix = (
                f"Did you mean `{better}`?"
                if better
                else f"Put a file `{short(name)}.yaml` into the folder `handouts`."
            )
            self._desk.problem(node, what, fix)
            return None
        draft, problems = _read_file(source.text, source.file, name)
        self.file_problems.extend(problems)
        return draft


def live_copy(draft: SheetDraft, who_default: Who, asked_by: Node) -> tuple[Asked, ...]:
    """Return the prompts that stand for a sheet in a step: its table, then its own questions."""
    sheet, found = draft.sheet, list[Asked]()
    if sheet.columns:
        table = Prompt.model_validate(
            {"id": sheet.id, "ask": sheet.title, "kind": "table", "who": who_default, "columns": sheet.columns,
             "rows": sheet.rows, "sheet": sheet.id}
        )  # fmt: skip
        found.append(Asked(table, says_who=True, node=asked_by))
    for each in draft.asked:
        who = each.prompt.who if each.says_who else who_default
        prompt = each.prompt.model_copy(update={"who": who, "sheet": sheet.id})
        found.append(Asked(prompt, True, asked_by, asked_by, asked_by))
    return tuple(found)
