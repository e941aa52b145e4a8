"""From a written answer to the disk, beside a plain append and fsync of the same bytes in the same folder."""

import os
import threading
from pathlib import Path
from time import perf_counter

from facilitator.live.recorder import Recorder
from facilitator.live.workplace import Workplace, workplace
from facilitator.session import intents as ask
from tests.benchmarks.figures import Row
from tests.benchmarks.workshop import ANSWER, add_answers, begin_kick_off, do, lists_of

AIM = 1.5
MANY = 1000


class Bell:
    """Rings when the journal has something to say."""

    def __init__(self) -> None:
        """Be silent."""
        self.rung = threading.Event()

    def __call__(self) -> None:
        """Ring."""
        self.rung.set()


def measure_saving(folder: Path, environ: dict[str, str], answers: int) -> list[Row]:
    """Write answers here and through the journal's thread, into a short session and a long one."""
    rows: list[Row] = []
    for already in (0, MANY):
        name = f", {already} answers before" if already else ""
        place = workplace(environ, folder / f"saving-{already}")
        floor, took, _ = _in_turn(place, already, answers, background=False)
        rows.append(Row(f"answer to the disk{name}", "ms", floor, took, AIM))
        floor, took, held = _in_turn(place, already, answers, background=True)
        rows.append(Row(f"answer to the disk, through the journal's thread{name}", "ms", floor, took, AIM))
        rows.append(Row(f"of that, the key is held{name}", "ms", floor, held))
    return rows


Samples = tuple[float, ...]


def _in_turn(place: Workplace, already: int, answers: int, *, background: bool) -> tuple[Samples, Samples, Samples]:
    """Return the milliseconds of the floor, of ours, and of the call that hands an answer over."""
    recorder = begin_kick_off(place, background=background)
    add_answers(recorder, already, place.now())
    bell = Bell()
    recorder.told = bell
    _until_saved(recorder, bell)
    path = recorder.saved.path
    plain = os.open(path.with_suffix(".floor"), os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    floor: list[float] = []
    took: list[float] = []
    held: list[float] = []
    try:
        for number in range(answers + 5):
            size = path.stat().st_size
            whole_s, held_s = _record(recorder, place, bell, number)
            with path.open("rb") as file:
                file.seek(size - len("]}\n"))
                added = file.read()
            began = perf_counter()
            os.write(plain, added)
            os.fsync(plain)
            floor_s = perf_counter() - began
            if number >= 5:
                floor.append(floor_s * 1000)
                took.append(whole_s * 1000)
                held.append(held_s * 1000)
    finally:
        os.close(plain)
        recorder.close()
    return tuple(floor), tuple(took), tuple(held)


def _record(recorder: Recorder, place: Workplace, bell: Bell, number: int) -> tuple[float, float]:
    prompt = lists_of(recorder)[0]
    intent = ask.Write(prompt.id, f"{ANSWER} ({number})", recorder.session.group_names[number % 3])
    bell.rung.clear()
    now = place.now()
    began = perf_counter()
    do(recorder, intent, now)
    handed_over = perf_counter()
    _until_saved(recorder, bell)
    return perf_counter() - began, handed_over - began


def _until_saved(recorder: Recorder, bell: Bell) -> None:
    while recorder.saved.state != "saved":
        if not bell.rung.wait(0.5):
            continue
        bell.rung.clear()
