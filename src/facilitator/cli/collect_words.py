"""What became of a note-taker's form, for a person and for a program."""

from collections.abc import Iterator
from typing import Any

from facilitator.agenda.problems import short
from facilitator.documents.wording import counted, joined
from facilitator.live.collecting import Collected, Deed
from facilitator.session.collected import NotRead

TOLD = {
    "changed": "was “{reason}” and is corrected",
    "kept": "is left as it was changed by hand: “{reason}”",
    "removed": "is left out, since it was taken off the list by hand",
    "gone": "stands on the form no more; the answer is kept",
    "settled": "was parked and is put right: its note is taken away",
    "parked": "{reason}",
}
"""What is said of a line, behind its words."""


def say_collected(collected: Collected) -> str:
    """Return what became of a form: a summary, then each line that a person should look at."""
    return "\n".join((f"{collected.file}: {_summary(collected)}", *_lines(collected)))


def as_data(came: Collected | NotRead) -> dict[str, Any]:
    """Return the same as plain values."""
    if isinstance(came, NotRead):
        return {"file": came.file, "problem": came.sentence, "lines": []}
    return {"file": came.file, "group": came.group, "lines": [_as_data(deed) for deed in came.deeds]}


def _as_data(deed: Deed) -> dict[str, Any]:
    prompt = deed.prompt.id if deed.prompt is not None else None
    return {"line": deed.line, "what": deed.what, "prompt": prompt, "text": deed.text, "reason": deed.reason}


def _summary(collected: Collected) -> str:
    parts = [f"{collected.group or 'The room'}: {joined([*_placed(collected)]) or 'nothing to add'}"]
    if changed := len(collected.of("changed")):
        parts.append(f"{counted(changed, 'answer')} corrected")
    if known := len(collected.of("known")):
        parts.append(f"{known} {'was' if known == 1 else 'were'} there already")
    if parked := len(collected.of("parked")):
        placed = "could not be placed and is kept" if parked == 1 else "could not be placed and are kept"
        parts.append(f"{counted(parked, 'line')} {placed} in the notes")
    return f"{'; '.join(parts)}."


def _placed(collected: Collected) -> Iterator[str]:
    """Yield how many answers went to which question."""
    prompts = {deed.prompt.id: deed.prompt for deed in collected.of("added") if deed.prompt is not None}
    for prompt in prompts.values():
        count = sum(1 for deed in collected.of("added") if deed.prompt is not None and deed.prompt.id == prompt.id)
        yield f"{counted(count, 'row' if prompt.in_rows else 'answer')} to “{short(prompt.ask)}”"


def _lines(collected: Collected) -> Iterator[str]:
    if collected.workshop:
        yield f"  The form was made for “{short(collected.workshop)}”. What this workshop asks as well was taken."
    for deed in collected.deeds:
        if deed.what in TOLD:
            words = " ".join(deed.text.split())
            said = TOLD[deed.what].format(reason=deed.reason.rstrip("."))
            yield f"  line {deed.line}: “{short(words)}” {'– ' if deed.what == 'parked' else ''}{said}."
