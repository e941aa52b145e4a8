"""When the bell rings: at the ends of a step, at the last moment to end it, and at the author's reminders."""

from facilitator.agenda.model import Agenda, Cue, Step
from facilitator.console.bell import Bell
from facilitator.live.chimes import chimes
from facilitator.session import intents as ask
from tests.fakes import Stage, minutes, set_up

CUES = (Cue(at_s=60, text="A minute gone"), Cue(every_s=200, text="Look around"))
STEPS = (Step(id="1", title="Talk", time=minutes(5, 10), cues=CUES), Step(id="2", title="Close", time=minutes(5)))


def stage() -> Stage:
    return Stage(Agenda(workshop="W", steps=STEPS), set_up(length_s=750.0)).start()


def heard(at: Stage, until_s: int) -> list[tuple[int, str]]:
    """Everything that is heard second by second, with its moment."""
    found: list[tuple[int, str]] = []
    for second in range(1, until_s + 1):
        before = at.now
        found += [(second, said) for said in chimes(at.wait(1).session, before, at.now)]
    return found


def test_each_moment_is_heard_once_when_it_comes() -> None:
    assert heard(stage(), 620) == [
        (60, "A minute gone"),
        (200, "Look around"),
        (300, "The minimum is reached."),
        (400, "Look around"),
        (450, "The target is reached."),
        (450, "The last moment to end this step has passed."),
        (600, "The maximum is reached."),
        (600, "Look around"),
    ]


def test_while_it_stands_nothing_is_heard_but_what_it_comes_to_afterwards() -> None:
    at = stage().wait(50).do(ask.ToggleClock())
    assert heard(at, 100) == []
    assert heard(at.do(ask.ToggleClock()), 10) == [(10, "A minute gone")]


def test_nothing_of_the_step_before_is_heard_in_the_next() -> None:
    at = stage().wait(299)
    before = at.now
    assert chimes(at.next(5).session, before, at.now) == ()


def test_nothing_is_heard_of_what_came_while_the_computer_slept_nor_twice_when_it_is_left_out() -> None:
    at, bell = stage().wait(40), Bell(on=True)
    assert not bell.rings(at.session, at.now)
    at.wait(280).do(ask.NoteSleep(275.0))
    assert not bell.rings(at.session, at.now)
    at.do(ask.DoNotCount())
    assert not bell.rings(at.session, at.now)
    assert not bell.rings(at.wait(14).session, at.now)
    assert bell.rings(at.wait(1).session, at.now)


def test_what_came_just_before_the_computer_woke_up_is_heard() -> None:
    at = stage().wait(40)
    before = at.now
    assert chimes(at.wait(163).session, before, at.now) == ("Look around",)


def test_the_bell_is_off_until_it_is_turned_on() -> None:
    at, bell = stage(), Bell()
    assert not bell.rings(at.session, at.now)
    assert not bell.rings(at.wait(60).session, at.now)
    assert "mutes" in bell.toggle()
    assert not bell.rings(at.session, at.now)
    assert bell.rings(at.wait(140).session, at.now)
    assert not bell.rings(at.session, at.now)
    assert bell.toggle() == "The bell is off."
