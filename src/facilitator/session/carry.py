"""What a later session takes over from this one: a copy of what was said, of what was left to do, and of the scores."""

from collections.abc import Collection, Iterable

from facilitator.agenda.model import CarryOver, Prompt
from facilitator.session.answer_rules import as_left
from facilitator.session.answers import Answer
from facilitator.session.carried import CarriedAnswer, CarriedOver, CarriedPromise, CarriedPrompt, CarriedTheme
from facilitator.session.carried_answers import carried_into
from facilitator.session.carried_words import say_short_day
from facilitator.session.promise import Promise
from facilitator.session.promises import promises_of
from facilitator.session.session import Session
from facilitator.session.themes import Theme, can_be_put_together, plain, themes_of
from facilitator.session.trend import day_of, figures_to_carry
from facilitator.session.votes import distinct, said_in

MOST_ANSWERS = 500
"""So many answers to one question are copied, the first; the file of their own session has all."""
ALL_ANSWERS = "answers"


def carry_over(session: Session, wanted: CarryOver) -> CarriedOver | None:
    """Return what is carried over from a session; None where it was never set up.

    What was promised comes along whatever is asked for: nothing that is open may be lost on the way.
    """
    on = day_of(session)
    if on is None:
        return None
    session = as_left(session)
    return CarriedOver(
        session=session.id,
        workshop=session.agenda.workshop,
        code=session.agenda.code,
        on=on,
        people=session.people,
        source=wanted.source,
        prompts=tuple(_prompts(session, wanted.show)),
        promises=promises_to_carry(session),
        settled=tuple(sorted(_settled_before(session))),
        figures=figures_to_carry(session),
    )


def promises_to_carry(session: Session) -> tuple[CarriedPromise, ...]:
    """Return what was promised in a session or before it; what was settled before it began is not told again."""
    settled_before = _settled_before(session)
    on = day_of(session)
    of = f"{session.agenda.workshop}, {say_short_day(on)}" if on else session.agenda.workshop
    return tuple(
        _promise(session, promise, of)
        for promise in promises_of(session)
        if promise.state == "open" or promise.id not in settled_before
    )


def without_twice_told(carried: Iterable[CarriedOver]) -> tuple[CarriedOver, ...]:
    """Return what is carried over from several sessions with every promise once, as the latest of them knows it."""
    told: set[str] = set()
    kept: dict[str, CarriedOver] = {}
    several = tuple(carried)
    for each in sorted(several, key=lambda each: each.on, reverse=True):
        fresh = tuple(promise for promise in each.promises if promise.id not in told)
        told |= {promise.id for promise in each.promises} | set(each.settled)
        kept[each.session] = each if fresh == each.promises else each.model_copy(update={"promises": fresh})
    return tuple(kept[each.session] for each in several)


def _settled_before(session: Session) -> set[str]:
    """Return the ids of what was settled before a session began."""
    carried = carried_into(session)
    told = {promise.id for each in carried for promise in each.promises if promise.state != "open"}
    return told.union(*(each.settled for each in carried))


def _promise(session: Session, promise: Promise, of: str) -> CarriedPromise:
    """Return a promise as it is carried on: its id and where it comes from stay as they were the first time."""
    carried = promise.id.startswith("c:")
    return CarriedPromise(
        id=promise.id if carried else f"c:{session.id}:{promise.id}",
        kind=promise.kind,
        what=promise.what,
        who=promise.who,
        due=promise.due,
        due_on=promise.due_on,
        state=promise.state,
        reason=promise.reason,
        of=promise.of or of,
    )


def _prompts(session: Session, show: Collection[str]) -> Iterable[CarriedPrompt]:
    wanted = {each.casefold() for each in show}
    for prompt in dict.fromkeys(prompt for step in session.agenda.walk() for prompt in step.prompts):
        named = wanted & {prompt.id.casefold(), prompt.sheet.casefold()} or ALL_ANSWERS in wanted
        given = session.answers_to(prompt.id) if named else ()
        if given:
            yield _prompt(session, prompt, given)


def _same_words_together(themes: Iterable[Theme]) -> tuple[CarriedTheme, ...]:
    """Return themes with those of the same words as one, what most groups raised first."""
    found: dict[str, list[Theme]] = {}
    for theme in themes:
        if theme.says.strip():
            found.setdefault(plain(theme.says), []).append(theme)
    together = [
        CarriedTheme(
            says=several[0].says,
            answers=sum(len(theme.answers) for theme in several),
            groups=tuple(dict.fromkeys(group for theme in several for group in theme.groups)),
        )
        for several in found.values()
    ]
    return tuple(sorted(together, key=lambda theme: -max(1, len(theme.groups))))


def _prompt(session: Session, prompt: Prompt, given: tuple[Answer, ...]) -> CarriedPrompt:
    themes = themes_of(session, prompt.id) if can_be_put_together(prompt) else ()
    return CarriedPrompt(
        id=prompt.id,
        ask=prompt.ask,
        kind=prompt.kind,
        sheet=prompt.sheet,
        columns=tuple(column.name for column in prompt.columns),
        answers=tuple(
            CarriedAnswer(says=answer.says, group=answer.group, cells=answer.cells) for answer in given[:MOST_ANSWERS]
        ),
        more=max(0, len(given) - MOST_ANSWERS),
        themes=_same_words_together(themes)[:MOST_ANSWERS],
        things=distinct(said_in(session, prompt.id))[:MOST_ANSWERS],
    )
