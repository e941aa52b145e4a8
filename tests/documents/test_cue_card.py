"""The timekeeper's card: every step with its times, its reminders in order, and room to write."""

from dataclasses import replace

import pytest

from facilitator.agenda.model import Agenda, Cue, Step
from facilitator.documents.cue_card import HEADER, ROOM, cue_card
from facilitator.documents.document import Paragraph, Table
from facilitator.documents.writers.html import to_html
from facilitator.documents.writers.markdown import to_markdown
from facilitator.documents.writers.text import to_text
from tests.fakes import KICK_OFF, minutes, small_agenda


def rows(agenda: Agenda, people: int = 0, groups: int = 0) -> list[dict[str, str]]:
    [table] = [block for block in cue_card(agenda, people, groups).blocks if isinstance(block, Table)]
    assert table.header == HEADER
    return [dict(zip(table.header, row, strict=True)) for row in table.rows]


def one(step: Step, **agenda: object) -> dict[str, str]:
    [row] = rows(Agenda(workshop="X", steps=(step,)).model_copy(update=agenda))
    return row


def test_every_step_stands_on_it_in_order_with_room_to_write() -> None:
    card = rows(KICK_OFF)
    assert [row["Step"].lstrip("· ") for row in card] == [step.label for step in KICK_OFF.walk()]
    assert {row["Began"] for row in card} == {ROOM}


def test_the_moments_of_the_range_and_of_the_author_stand_in_order() -> None:
    cues = (
        Cue(left_s=120, text="Two left"),
        Cue(at_s=45, text="Early"),
        Cue(half_way=True, text="Half"),
        Cue(every_s=480, text="Again"),
    )
    row = one(Step(id="1", title="Talk", time=minutes(10, 30), cues=cues), time=minutes(20))
    assert row["Range"] == "10–30 min"
    assert row["Reminders by the minute"] == (
        "0:45: Early · 8: Again · 10: Half · 10: minimum · 16: Again · 18: Two left · 20: target · 30: maximum"
    )


def test_a_step_begins_and_is_wrapped_up_on_the_clock_where_there_is_one() -> None:
    agenda = small_agenda(minutes(10), minutes(20))
    plain, timed = rows(agenda), rows(agenda.model_copy(update={"start": "09:30"}))
    assert [(row["Begins"], row["Wrap up"]) for row in plain] == [("0:00", "0:10"), ("0:10", "0:30")]
    assert [(row["Begins"], row["Wrap up"]) for row in timed] == [("09:30", "09:40"), ("09:40", "10:00")]


def test_a_step_without_a_time_has_no_moment_of_a_range() -> None:
    row = one(Step(id="1", title="Talk", cues=(Cue(at_s=300, text="Five"), Cue(half_way=True, text="Half"))))
    assert row["Range"] == "as long as it takes"
    assert row["Wrap up"] == ""
    assert row["Reminders by the minute"] == "5: Five"


def test_a_time_for_each_person_is_that_of_the_room() -> None:
    step = Step(id="1", title="Round", time=minutes(2, 3).model_copy(update={"each": "person"}))
    [row] = rows(Agenda(workshop="X", steps=(step,)), people=10)
    assert row["Range"] == "20–30 min"


def test_a_step_with_parts_leaves_the_range_to_them() -> None:
    parts = tuple(Step(id=f"1.{n}", title=f"Part {n}", time=minutes(5, 8)) for n in (1, 2))
    whole, *_ = rows(Agenda(workshop="X", steps=(Step(id="1", title="All", time=minutes(10, 16), steps=parts),)))
    assert (whole["Range"], whole["Wrap up"], whole["Reminders by the minute"]) == ("10–16 min", "", "")


@pytest.mark.parametrize("write", [to_markdown, to_text, to_html], ids=["md", "text", "html"])
def test_every_writer_takes_it(write: object) -> None:
    assert callable(write)
    written = write(cue_card(KICK_OFF, 15, 3))
    for words in (f"{KICK_OFF.workshop}: cue card", "Began", ROOM, "maximum"):
        assert words in written


def said(agenda: Agenda) -> str:
    return next(block.text for block in cue_card(agenda).blocks if isinstance(block, Paragraph))


def test_only_the_moments_that_stand_on_the_card_are_explained() -> None:
    exact = small_agenda(minutes(10), minutes(20))
    assert "maximum" in said(exact)
    assert "target" not in said(exact)
    assert "minimum" not in said(exact)
    ranged = Agenda(workshop="X", time=minutes(15), steps=(Step(id="1", title="Talk", time=minutes(10, 20)),))
    assert all(name in said(ranged) for name in ("minimum", "target", "maximum"))
    assert said(Agenda(workshop="X", steps=(Step(id="1", title="Talk"),))).endswith("in minutes from then on.")


def test_behind_a_step_without_a_time_the_target_is_that_of_the_plan() -> None:
    steps = (Step(id="1", title="Open"), Step(id="2", title="Talk", time=minutes(10, 30)))
    _, row = rows(Agenda(workshop="X", time=minutes(20), steps=steps))
    assert row["Wrap up"] == ""
    assert row["Reminders by the minute"] == "10: minimum · 20: target · 30: maximum"


def test_a_card_is_printed_across_the_paper_and_no_other_document_is() -> None:
    card = cue_card(KICK_OFF)
    assert "size: landscape" in to_html(card)
    assert "size: landscape" not in to_html(replace(card, is_card=False))
