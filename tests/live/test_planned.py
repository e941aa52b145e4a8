"""What was planned stands on the first screen until it is held, each team's for itself."""

from datetime import date, timedelta
from pathlib import Path

from facilitator.agenda.model import Agenda, CarryOver, Step
from facilitator.live.carrying import choose, find_carried
from facilitator.live.shelf import LONG_OVER_DAYS, Item, sessions_on_shelf
from facilitator.live.workplace import workplace
from facilitator.session import intents as ask
from facilitator.session.next_intents import PlanNext
from tests.fakes import START, FakeClock, minutes
from tests.past import Timed, kept

FIRST = Agenda(
    workshop="Collect", code="A", series="Tools", next="B", steps=(Step(id="1", title="Talk", time=minutes(5)),)
)
SECOND = "workshop: Solve\ncode: B\nseries: Tools\ncarry over: A\nsteps:\n  - Talk, 5 min\n"
BEGUN: Timed = [(0.0, ask.ToggleClock())]
SOLVE = FIRST.model_copy(
    update={"workshop": "Solve", "code": "B", "carry_over": (CarryOver(source="A", show=("answers",)),)}
)
DAY = (START + timedelta(days=14)).date()


def planned(home: Path, days: int = 1) -> list[Item]:
    (home / "agendas").mkdir(parents=True, exist_ok=True)
    (home / "agendas" / "solve.yaml").write_text(SECOND, encoding="utf-8")
    place = workplace({"XDG_STATE_HOME": str(home / "state")}, home, FakeClock())
    items = sessions_on_shelf(place, START + timedelta(days=days))
    return [item for item in items if item.kind == "planned"]


def collected(home: Path, on: date | None = DAY, *, hours: int = 0, rehearsal: bool = False) -> None:
    plan: Timed = [*BEGUN, (1.0, ask.Close()), (1.0, PlanNext(on))] if on else [*BEGUN, (1.0, ask.Close())]
    kept(home, FIRST, plan, START + timedelta(hours=hours), rehearsal=rehearsal)


def held(home: Path, *, from_session: str = "") -> None:
    found = find_carried(SOLVE, home / "sessions")
    carried = choose(found, {"A": from_session}) if from_session else ()
    kept(home, SOLVE, BEGUN, START + timedelta(days=2), carried=carried)


def test_what_is_planned_is_offered_with_its_day_and_the_session_it_goes_on_from(tmp_path: Path) -> None:
    collected(tmp_path)
    (item,) = planned(tmp_path)
    assert (item.title, item.path.name) == ("Solve", "solve.yaml")
    assert item.note.endswith("in 13 days")
    assert list(item.carry) == ["A"]


def test_nothing_is_offered_without_a_day_after_a_rehearsal_or_long_after_the_day(tmp_path: Path) -> None:
    collected(tmp_path, None)
    collected(tmp_path, rehearsal=True, hours=1)
    assert planned(tmp_path) == []
    collected(tmp_path, hours=2)
    assert len(planned(tmp_path, days=14 + LONG_OVER_DAYS)) == 1
    assert planned(tmp_path, days=16 + LONG_OVER_DAYS) == []


def test_it_goes_once_the_workshop_is_begun(tmp_path: Path) -> None:
    collected(tmp_path)
    held(tmp_path)
    assert planned(tmp_path, days=3) == []


def test_another_team_that_goes_on_does_not_take_it_away(tmp_path: Path) -> None:
    collected(tmp_path)
    collected(tmp_path, hours=3)
    both = planned(tmp_path)
    assert len(both) == 2
    held(tmp_path, from_session=both[0].carry["A"])
    (left,) = planned(tmp_path, days=3)
    assert left.carry == both[1].carry
