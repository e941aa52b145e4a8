"""What a session had from earlier ones, in its report: what came in, what has become of it, and how the scores went."""

from collections.abc import Iterator

from facilitator.documents.document import Block, BulletList, Heading, KeyValues, Label, Paragraph, Table
from facilitator.documents.wording import counted
from facilitator.session.carried import CarriedOver, CarriedPrompt
from facilitator.session.carried_answers import carried_into
from facilitator.session.carried_words import means_of, said_things, say_short_day, say_where_from, shown_prompts
from facilitator.session.due import say_day
from facilitator.session.promise import Promise
from facilitator.session.promises import promises_of
from facilitator.session.session import Session
from facilitator.session.trend import say_trend, trends_of

KINDS = {"homework": "Homework", "action": "Action", "parked": "Parked", "question": "Question"}
STATES = {"open": "still open", "done": "done", "dropped": "dropped"}


def carried(session: Session) -> tuple[Block, ...]:
    """Return what was carried over; empty where nothing was."""
    return tuple(block for each in carried_into(session) for block in _carried(session, each))


def trend(session: Session) -> tuple[Block, ...]:
    """Return how the scores and numbers went from session to session; empty where there is only this one."""
    trends = trends_of(session)
    blocks: list[Block] = []
    for asked in dict.fromkeys(each.ask for each in trends):
        here = [each for each in trends if each.ask == asked]
        blocks += [Label(asked), KeyValues(tuple((each.row or "mean", say_trend(each)) for each in here))]
    if trends:
        longest = max(trends, key=lambda each: len(each.points))
        days = ", ".join(f"{say_short_day(each.on)} ({each.count})" for each in longest.points)
        blocks.append(Paragraph(f"These are means; in brackets how many gave a figure: {days}."))
    return tuple(blocks)


def _carried(session: Session, each: CarriedOver) -> Iterator[Block]:
    yield Heading(3, say_where_from(each))
    now = {promise.id: promise for promise in promises_of(session)}
    promises = [now[kept.id] for kept in each.promises if kept.id in now]
    if promises:
        header = ("What", "Kind", "Who", "By when", "What became of it")
        yield Table(header, tuple(_row(promise, each) for promise in promises))
        left = sum(promise.state == "open" for promise in promises)
        yield Paragraph(f"{left} of {counted(len(promises), 'promise')} {'is' if left == 1 else 'are'} still open.")
    for prompt in shown_prompts(each):
        yield Label(prompt.ask)
        yield _said(prompt, each)
    if not promises and not each.prompts:
        yield Paragraph("Nothing was written down there.")


def _row(promise: Promise, each: CarriedOver) -> tuple[str, ...]:
    due = say_day(promise.due_on) if promise.due_on else promise.due
    first = promise.of if promise.of and promise.of != say_where_from(each) else ""
    became = STATES[promise.state] + (f": {promise.reason}" if promise.reason else "")
    what = f"{promise.what} (from {first})" if first else promise.what
    return what, KINDS[promise.kind], promise.who, due, became


def _said(prompt: CarriedPrompt, each: CarriedOver) -> Block:
    if prompt.columns and not means_of(prompt, each):
        width = len(prompt.columns)
        rows = tuple((answer.group, *(*answer.cells, *("",) * width)[:width]) for answer in prompt.answers)
        first = 0 if any(answer.group for answer in prompt.answers) else 1
        return Table(("Group", *prompt.columns)[first:], tuple(row[first:] for row in rows))
    return BulletList(said_things(prompt, each))
