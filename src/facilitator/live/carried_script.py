"""What the script shows of earlier sessions: all of it in the first step, a part in a step that asks for it."""

from collections.abc import Iterator

from facilitator.agenda.guide import answer_of, pieces
from facilitator.agenda.model import Step
from facilitator.session.carried import CarriedOver, CarriedPrompt
from facilitator.session.carried_answers import carried_into, carried_prompt, is_carried
from facilitator.session.carried_words import brief_lines, brief_prompt, say_where_from
from facilitator.session.session import Session

ALL_OF_IT = "q shows all of it."
LONGEST_CODE = 2


def carried_in(session: Session, step_id: str) -> Iterator[tuple[str, str, str]]:
    """Yield what a step shows of earlier sessions as (mark, where it is from, its lines)."""
    carried = carried_into(session)
    if not carried:
        return
    first = next((leaf.id for leaf in session.agenda.leaves()), "")
    if step_id == first:
        for each in carried:
            lines = (*brief_lines(_as_it_stands(session, each)), ALL_OF_IT)
            yield _mark(each), say_where_from(each), "\n".join(lines)
        return
    step = session.agenda.find_step(step_id)
    prompts = tuple(_referred(session, step)) if step is not None else ()
    for each in carried:
        lines = tuple(brief_prompt(prompt, each) for prompt in prompts if prompt in each.prompts)
        if lines:
            yield _mark(each), say_where_from(each), "\n".join((*lines, ALL_OF_IT))


def _as_it_stands(session: Session, carried: CarriedOver) -> CarriedOver:
    """Return what was carried over with its promises as they have been settled since."""
    if not any(promise.id in session.settled for promise in carried.promises):
        return carried
    promises = tuple(
        promise.model_copy(update={"state": session.settled[promise.id].state})
        if promise.id in session.settled
        else promise
        for promise in carried.promises
    )
    return carried.model_copy(update={"promises": promises})


def _mark(carried: CarriedOver) -> str:
    """Return what stands in the margin."""
    code = carried.code if len(carried.code) <= LONGEST_CODE else ""
    return f"FROM {code}".strip()


def _referred(session: Session, step: Step) -> Iterator[CarriedPrompt]:
    """Yield the questions of earlier sessions that a step takes something from, or speaks of; each once."""
    asked = [
        source
        for prompt in step.prompts
        for source in (*prompt.sources, prompt.each_of)
        if source and is_carried(session, source, prompt)
    ]
    said = [
        wanted
        for block in step.guide
        for piece in pieces(block.text, frozenset())
        if piece.kind == "blank" and (wanted := answer_of(piece.text)) and not session.agenda.find_prompt(wanted)
    ]
    found = (carried_prompt(session, each) for each in dict.fromkeys((*asked, *said)))
    yield from dict.fromkeys(prompt for prompt in found if prompt is not None)
