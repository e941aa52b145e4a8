"""The blanks of a text: one meaning for the script and for the report."""

import pytest

from facilitator.agenda.model import Agenda, Blank
from facilitator.documents import wording
from facilitator.live import script
from facilitator.session import intents as ask
from facilitator.session.blanks import BlankValues, Part, blank_values, fill, unfilled_blanks
from tests.fakes import KICK_OFF, Stage

TEXTS = (
    "Over [Programme Length] with [today’s tools].",
    "[workshop]: [people] people in [groups] groups, until [end time], [time left] left, then [next step]",
    "[answer: hands] hands, thanks to the [note-takers] and the [timekeepers]",
    "[answer: tools] and [Ask for hands.]",
    "[not a blank of this agenda]",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("filled", [True, False])
def test_the_script_and_the_report_fill_a_blank_alike(text: str, *, filled: bool) -> None:
    stage = Stage().start().write("hands", "11 hands").wait(60)
    if filled:
        stage.do(ask.FillBlank("today's tools", "price lists"))
    values = blank_values(stage.session, stage.now)
    shown = [run.text if run.kind != "direction" else f"[{run.text}]" for run in script.fill(text, KICK_OFF, values)]
    assert wording.fill(text, stage.session, stage.now).text == "".join(shown)


def test_a_text_comes_in_its_parts() -> None:
    values = BlankValues({"today's tools": "the list"}, lambda prompt: {"hands": "11"}.get(prompt, ""))
    assert fill("[Today’s tools], [programme length]: [answer: HANDS]. [Wait.]", KICK_OFF, values) == (
        Part("blank", "the list"),
        Part("words", ", "),
        Part("missing", "programme length"),
        Part("words", ": "),
        Part("blank", "11"),
        Part("words", ". "),
        Part("direction", "Wait."),
    )


def test_what_was_filled_in_is_a_blank_even_where_the_agenda_does_not_ask_for_it() -> None:
    assert fill("[colour]", Agenda(workshop="W", steps=()), BlankValues({"colour": "red"}, str)) == (
        Part("blank", "red"),
    )


def test_a_report_does_not_change_with_the_hour_once_the_workshop_has_ended() -> None:
    stage = Stage().start().wait(600).do(ask.Close())
    early = wording.fill("[time left], [end time]", stage.session, stage.now)
    assert early == wording.fill("[time left], [end time]", stage.session, stage.wait(9999).now)
    assert early.text == "65 min, 11:15"


def test_blanks_without_a_value_are_unfilled_whatever_their_spelling() -> None:
    agenda = Agenda(workshop="W", steps=(), blanks=(Blank(name="today's tools", question="?"),))
    assert unfilled_blanks(agenda, {"Today’s  Tools": "x"}) == ()
    assert unfilled_blanks(agenda, {"Today’s Tools": " "}) == ("today's tools",)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("We meet again on [day 100].", "We meet again on Wednesday 3 March 2027."),
        ("[Day  7]", "Monday 30 November 2026"),
        ("[day 0]", "Monday 23 November 2026"),
        ("[day 99999]", "[day 99999]"),
        ("[the day 100]", "[the day 100]"),
    ],
)
def test_a_blank_that_is_called_like_a_day_stands_for_it(text: str, shown: str) -> None:
    stage = Stage().start().wait(3 * 86_400)
    assert wording.fill(text, stage.session, stage.now).text == shown


def test_another_day_can_be_filled_in_for_it() -> None:
    stage = Stage(KICK_OFF.model_copy(update={"blanks": (Blank(name="day 100", question="When?"),)})).start()
    assert unfilled_blanks(stage.session.agenda, {}) == ()
    stage.do(ask.FillBlank("day 100", "Tuesday after Easter"))
    assert wording.fill("[day 100]", stage.session, stage.now).text == "Tuesday after Easter"
