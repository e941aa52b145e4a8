"""What drawing the main screen costs, part by part, without a terminal; the processor times as JSON, in ms."""

import asyncio
import json
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import process_time

from facilitator.console.app import FacilitatorApp
from facilitator.console.screens.workshop import WorkshopScreen
from facilitator.live.agenda_rows import agenda_rows
from facilitator.live.answer_rows import group_rows
from facilitator.live.clock_face import clock_face
from facilitator.live.openings import OpenSession
from facilitator.live.script import script_blocks
from facilitator.live.workplace import workplace
from facilitator.live.writing_line import writing_line
from facilitator.session.plan import schedule_at
from tests.benchmarks.terminal import COLUMNS, LINES

TIMES = 15


def least_ms(act: Callable[[], object]) -> float:
    """Return the shortest time of several, in ms."""
    took = []
    for _ in range(TIMES):
        began = process_time()
        act()
        took.append(process_time() - began)
    return min(took) * 1000


async def parts(home: Path, session: Path) -> dict[str, float]:
    """Open the session and time the parts of one drawing."""
    app = FacilitatorApp(workplace(os.environ, home), OpenSession(session))
    async with app.run_test(size=(COLUMNS, LINES)) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, WorkshopScreen)
        desk, now = screen.desk, app.place.now().wall
        board = desk.board(writing=False)
        prompt = desk.prompt
        assert prompt is not None
        workshop = desk.session
        given = workshop.answers_to(prompt.id)
        figures = schedule_at(workshop, now)
        acts: dict[str, Callable[[], object]] = {
            "a tick that changes nothing": screen.draw,
            "· the board": partial(desk.board, writing=False),
            "· · its agenda": partial(agenda_rows, workshop, now, figures),
            "· · its schedule": partial(schedule_at, workshop, now),
            "· · its script": partial(script_blocks, workshop, now),
            "· · its clock": partial(clock_face, workshop, now, figures),
            "· · its groups": partial(group_rows, workshop, prompt, given, board.aim),
            "· · the answers to its question": partial(workshop.answers_to, prompt.id),
            "· · its writing line": partial(writing_line, workshop, board.aim),
        }
        return {name: least_ms(act) for name, act in acts.items()}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(parts(Path(sys.argv[1]), Path(sys.argv[2])))))
