"""One question with all answers of a session: its board, its list, what to put together; and opening the file."""

import json
import random
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from facilitator.live.aim import Aim
from facilitator.live.answer_list import answer_list
from facilitator.live.board import board
from facilitator.live.found import Found, look_up
from facilitator.live.merging import merging
from facilitator.live.recorder import Recorder
from facilitator.live.workplace import workplace
from facilitator.session import intents as ask
from tests.benchmarks.figures import Row
from tests.benchmarks.workshop import ANSWER, add_answers, begin_kick_off, do, lists_of

FEW, MANY = 10, 10_000
ALIKE = (500, 2_000)
"""So many answers in many words are compared with each other."""
TYPED = "customer sigh"
AIM_ENTER = 1.5
KEYS = 20
"""A key is pressed so many times as often as a file is opened."""

Acts = dict[str, Callable[[], object]]


def measure_crowded(folder: Path, environ: dict[str, str], rounds: int) -> list[Row]:
    """Do everything beside the same with few answers, in turn; open the file beside reading its bytes as JSON."""
    desks = {count: _Desk(folder / f"crowded-{count}", environ, count) for count in (FEW, MANY)}
    few, many = (desk.acts() for desk in desks.values())
    rows = [
        _row(f"{what}, {MANY} in one question beside {FEW}", few[what], many[what], rounds * KEYS, aim)
        for what, aim in (("Enter to the board", AIM_ENTER), ("the answers screen's list", None), ("its filter", None))
    ]
    path = [desk.recorder.close().path for desk in desks.values()][-1]
    rows.append(_row(f"open {MANY} answers beside their JSON", lambda: _as_json(path), lambda: _open(path), rounds))
    few_alike = _alike(folder / "alike-few", environ, FEW)
    for count in ALIKE:
        alike = _alike(folder / f"alike-{count}", environ, count)
        rows.append(_row(f"what to put together, {count} answers beside {FEW}", few_alike, alike, rounds))
    return rows


def _row(
    what: str, floor: Callable[[], object], ours: Callable[[], object], rounds: int, aim: float | None = None
) -> Row:
    took: tuple[list[float], list[float]] = ([], [])
    floor()
    ours()
    for _ in range(rounds):
        for act, samples in zip((floor, ours), took, strict=True):
            began = perf_counter()
            act()
            samples.append((perf_counter() - began) * 1000)
    return Row(what, "ms", tuple(took[0]), tuple(took[1]), aim)


class _Desk:
    def __init__(self, home: Path, environ: dict[str, str], count: int) -> None:
        self.place = workplace(environ, home)
        self.recorder: Recorder = begin_kick_off(self.place, background=True)
        self.prompt = lists_of(self.recorder)[0].id
        add_answers(self.recorder, count, self.place.now(), (self.prompt,))

    def acts(self) -> Acts:
        """Return what is measured, by name."""
        return {
            "Enter to the board": self._enter,
            "the answers screen's list": lambda: answer_list(self.recorder.session, self.prompt, "question"),
            "its filter": lambda: answer_list(self.recorder.session, self.prompt, "question", TYPED),
        }

    def _enter(self) -> None:
        now, group = self.place.now(), self.recorder.session.group_names[0]
        do(self.recorder, ask.Write(self.prompt, ANSWER, group), now)
        board(self.recorder.session, now, self.recorder.saved, Aim(self.prompt))


def _as_json(path: Path) -> object:
    whole: object = json.loads(path.read_bytes())
    return whole


def _open(path: Path) -> None:
    found = look_up(path)
    assert isinstance(found, Found), found


def _alike(home: Path, environ: dict[str, str], count: int) -> Callable[[], object]:
    """Return what decides the screen that `m` opens; each time there is one answer more, so that all is compared."""
    place = workplace(environ, home)
    recorder = begin_kick_off(place)
    prompt, groups, chance = lists_of(recorder)[0], recorder.session.group_names, random.Random(3)
    words = ["".join(chance.choices("abdegiklmnoprstu", k=chance.randint(3, 9))) for _ in range(800)]

    def write() -> None:
        text = " ".join(chance.choices(words, k=6))
        do(recorder, ask.Write(prompt.id, text, chance.choice(groups)), place.now())

    def suggest() -> None:
        write()
        merging(recorder.session, prompt)

    for _ in range(count):
        write()
    return suggest
