"""What the file says of other workshops: what is carried over from an earlier one, and what documents are made."""

from collections.abc import Collection
from typing import get_args

from facilitator.agenda.model import CarriedKind, CarryOver
from facilitator.agenda.problems import short
from facilitator.agenda.reading.desk import Desk
from facilitator.agenda.reading.keys import DOCUMENTS, nearest, plain_key
from facilitator.agenda.reading.nodes import Mapping, Node, Sequence

CARRIED: tuple[CarriedKind, ...] = get_args(CarriedKind)

SHOWN_BY_ITSELF: tuple[CarriedKind, ...] = ("answers", "homework", "parked")
"""What is shown of an earlier workshop where nothing is said."""

LAST_TIME = "last time"
"""In the place of a workshop: the last session of this same one, for what is repeated month by month."""

EXAMPLE = "Write it like `- from: A` and, below it, `show: [answers, homework]`."


def read_carry_over(
    desk: Desk, node: Node, own: Collection[str], known: Collection[str] | None
) -> tuple[CarryOver, ...]:
    """Return what is carried over; `own` are the code and the name of this workshop."""
    items = desk.items(node) if isinstance(node, Sequence) else (node,)
    return tuple(found for item in items if (found := _carried(desk, item, own, known)))


def _carried(desk: Desk, node: Node, own: Collection[str], known: Collection[str] | None) -> CarryOver | None:
    if not isinstance(node, Mapping):
        source = desk.line(node, "carry over")
        _check_source(desk, node, source, own, known)
        return CarryOver(source=source, show=SHOWN_BY_ITSELF) if source else None
    fields = desk.fields(node, "carry over")
    source = desk.line(fields["from"], "from") if "from" in fields else ""
    if not source:
        desk.problem(node, "It is not said from which workshop this is carried over.", EXAMPLE)
        return None
    _check_source(desk, fields["from"], source, own, known)
    show = desk.texts(fields["show"], "show", commas=True) if "show" in fields else ()
    shown = tuple(dict.fromkeys(_shown(desk, fields["show"], " ".join(each.split())) for each in show))
    return CarryOver(source=source, show=shown or SHOWN_BY_ITSELF)


def _check_source(desk: Desk, node: Node, source: str, own: Collection[str], known: Collection[str] | None) -> None:
    plain = plain_key(source)
    if plain == LAST_TIME:
        return
    if plain and plain in {plain_key(each) for each in own}:
        what = f"“{short(source)}” is this workshop itself, and nothing of it is known before it is run."
        fix = f"Name an earlier workshop of the series, or write `{LAST_TIME}` for the last session of this one."
        desk.problem(node, what, fix)
    elif plain and known is not None and plain not in {plain_key(each) for each in known}:
        better = desk.nearest(source, known)
        what = f"There is no workshop “{short(source)}” to carry anything over from."
        fix = f"Did you mean `{better}`?" if better else "Write the code or the file name of an agenda you have."
        desk.problem(node, what, fix)


def _shown(desk: Desk, node: Node, written: str) -> str:
    """Return a kind by its name, anything else as the id that it is; warn where it is nearly a kind."""
    if kind := next((each for each in CARRIED if each == plain_key(written)), None):
        return kind
    if better := nearest(written, CARRIED):
        what = f"“{short(written)}” is taken for the id of a question or a sheet."
        desk.warn(node, what, f"If you mean what the program keeps, write `{better}`.")
    return written


def read_documents(desk: Desk, node: Node) -> tuple[str, ...]:
    """Return the documents to make, each once; unknown ones are noted."""
    found: list[str] = []
    for written in desk.texts(node, "documents", commas=True):
        if name := next((each for each in DOCUMENTS if each == plain_key(written)), None):
            found.append(name)
            continue
        better = nearest(written, DOCUMENTS)
        fix = f"Did you mean `{better}`?" if better else f"Known are {', '.join(DOCUMENTS)}."
        desk.problem(node, f"“{short(written)}” is no document that can be made.", fix)
    return tuple(dict.fromkeys(found))
