"""What was said in the sessions of the folders: which are read, in which order, and what is told of the others."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from facilitator.agenda.model import Prompt
from facilitator.live.found import NotOpened
from facilitator.live.past_sayings import PastSayings, past_sayings, said_in
from facilitator.session import intents as ask
from facilitator.session.find import Sayings
from tests.fakes import START, asking
from tests.past import kept

PLAN = asking(Prompt(id="list", ask="What is slow?", kind="list")).model_copy(update={"name": "slow"})


def said(home: Path, text: str, day: int, *, rehearsal: bool = False, closed: bool = False) -> Path:
    """Return the file of a session of some day in which this was said."""
    intents: list[ask.Intent] = [ask.ToggleClock(), ask.Write("list", text)]
    intents += [ask.GoNext(), ask.GoNext()] * closed
    start = START + timedelta(days=day)
    return kept(home, PLAN, [(1.0, intent) for intent in intents], start=start, rehearsal=rehearsal)


def look(home: Path, **how: object) -> PastSayings:
    return past_sayings(home / "sessions", home / "state", **how)  # type: ignore[arg-type]


def words(past: PastSayings) -> list[str]:
    return [" ".join(source.texts) for source in past.sources]


def test_folders_that_are_not_there_hold_nothing(tmp_path: Path) -> None:
    assert look(tmp_path) == PastSayings()


def test_the_newest_comes_first_unfinished_or_not_and_rehearsals_last(tmp_path: Path) -> None:
    said(tmp_path, "first", 0, closed=True)
    said(tmp_path, "third", 3, rehearsal=True)
    path = said(tmp_path, "second", 1)
    past = look(tmp_path)
    assert words(past) == ["second", "first", "third"]
    assert past.sources[0].path == path
    assert past.told == ()


def test_the_session_at_hand_is_left_out(tmp_path: Path) -> None:
    said(tmp_path, "here", 1)
    said(tmp_path, "there", 0)
    here = look(tmp_path).sources[0]
    assert words(look(tmp_path, but=here.session)) == ["there"]


def test_so_many_sessions_are_read_and_the_rest_is_told(tmp_path: Path) -> None:
    for day in range(3):
        said(tmp_path, f"day {day}", day)
    past = look(tmp_path, most=2)
    assert words(past) == ["day 2", "day 1"]
    assert past.told == (
        "Only the newest 2 sessions of 3 were searched; rehearsals come after what really took place.",
    )
    assert look(tmp_path, most=3).told == ()
    assert look(tmp_path, said_most=1).told[0].startswith("Only the newest session of 3 were")


def test_reading_ends_when_nobody_waits_for_it(tmp_path: Path) -> None:
    said(tmp_path, "one", 0)
    said(tmp_path, "two", 1)
    answers = iter([True, False])
    assert words(look(tmp_path, goes_on=lambda: next(answers))) == ["two"]


def test_what_cannot_be_read_is_told_and_hides_no_other(tmp_path: Path) -> None:
    said(tmp_path, "fine", 0)
    (tmp_path / "sessions" / "odd.json").write_text("{}", encoding="utf-8")
    past = look(tmp_path)
    assert words(past) == ["fine"]
    assert past.told == ("Left out: odd.json is not a session of facilitator.",)


def test_what_is_whole_of_a_damaged_session_is_searched_and_the_damage_told(tmp_path: Path) -> None:
    path = said(tmp_path, "fine", 0)
    data = path.read_bytes()
    at = data.index(b"workshop-started")
    path.write_bytes(data[:at] + b"W" + data[at + 1 :])
    past = look(tmp_path)
    assert words(past) == ["fine"]
    [sentence] = past.told
    assert sentence.startswith(f"{path.name}: Line 3 is damaged")


def test_a_session_whose_plan_is_damaged_is_left_out(tmp_path: Path) -> None:
    path = said(tmp_path, "lost", 0)
    path.write_bytes(path.read_bytes().replace(b'"workshop"', b'"workshup"', 1))
    past = look(tmp_path)
    assert past.sources == ()
    assert past.told[0].startswith(f"Left out: The plan at the top of {path.name} is damaged")


def test_a_recovered_copy_is_not_read_beside_the_session_it_was_made_of(tmp_path: Path) -> None:
    path = said(tmp_path, "once", 0)
    path.with_name(f"{path.stem}-recovered.json").write_bytes(path.read_bytes())
    assert words(look(tmp_path)) == ["once"]


def test_a_file_that_leads_nowhere_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = said(tmp_path, "odd", 0)

    def fail(path: Path) -> None:
        raise OverflowError(path)

    monkeypatch.setattr("facilitator.live.past_sayings.look_up", fail)
    assert look(tmp_path).told == (f"Left out: {path.name} says something that cannot be, so it cannot be shown.",)
    assert isinstance(said_in(path), NotOpened)


def test_one_session_is_read_from_its_file(tmp_path: Path) -> None:
    path = said(tmp_path, "alone", 0)
    one = said_in(path)
    assert isinstance(one, Sayings)
    assert (one.texts, one.path, one.session) == (("alone",), path, json.loads(path.read_bytes())["id"])
