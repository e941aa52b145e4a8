"""Editing, moving and taking back in a session of 10,000 answers, beside one of 10: to the board that is drawn."""

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from facilitator.live.aim import Aim
from facilitator.live.board import board
from facilitator.live.recorder import Recorder
from facilitator.live.workplace import workplace
from facilitator.session import intents as ask
from facilitator.session.answers import Answer
from facilitator.session.intents import Intent
from tests.benchmarks.figures import Row
from tests.benchmarks.workshop import add_answers, begin_kick_off, do

COUNTS = (10, 10_000)
AIM = 1.5
AIM_UNDO = 3.0


def measure_changing(folder: Path, environ: dict[str, str], rounds: int) -> list[Row]:
    """Change, move and take back the last answer of a group in both sessions in turn."""
    desks = {count: _Desk(folder / f"changing-{count}", environ, count) for count in COUNTS}
    took: dict[tuple[str, int], list[float]] = {}
    try:
        for turn in range(rounds):
            for count, desk in desks.items():
                for what, ms in desk.round(turn):
                    took.setdefault((what, count), []).append(ms)
    finally:
        for desk in desks.values():
            desk.recorder.close()
    few, many = COUNTS
    return [
        Row(
            f"{what} to the board, {many} answers beside {few}",
            "ms",
            tuple(took[what, few]),
            tuple(took[what, many]),
            AIM_UNDO if what.startswith("undo") else AIM,
        )
        for what, count in took
        if count == few
    ]


class _Desk:
    def __init__(self, home: Path, environ: dict[str, str], count: int) -> None:
        self.place = workplace(environ, home)
        self.recorder: Recorder = begin_kick_off(self.place, background=True)
        add_answers(self.recorder, count, self.place.now())

    def round(self, turn: int) -> list[tuple[str, float]]:
        """Return how many ms each key of a round took."""
        answer = next(each for each in reversed(self.recorder.session.answers) if each.group)
        return [
            ("edit", self._took(lambda: ask.Rewrite(answer.id, f"{answer.text} {turn}"))),
            ("undo of an edit", self._took(ask.Undo)),
            ("move", self._took(lambda: ask.Move(answer.id, group=self._other(answer)))),
            ("undo of a move", self._took(ask.Undo)),
            ("remove", self._took(lambda: ask.Remove(answer.id))),
            ("undo of a removal", self._took(ask.Undo)),
        ]

    def _other(self, answer: Answer) -> str:
        return next(name for name in self.recorder.session.group_names if name != answer.group)

    def _took(self, intent: Callable[[], Intent]) -> float:
        asked, now = intent(), self.place.now()
        began = perf_counter()
        do(self.recorder, asked, now)
        board(self.recorder.session, now, self.recorder.saved, Aim())
        return (perf_counter() - began) * 1000
