"""What the console does before its first screen, stage by stage, without a terminal; processor times as JSON, in ms."""

import json
import os
import sys
from pathlib import Path
from time import process_time


def stages(home: Path) -> dict[str, float]:
    """Go through the stages in the order of a start."""
    marks = [process_time()]
    import textual.app
    import textual.widgets

    _ = textual.widgets.Static
    marks.append(process_time())
    from facilitator.console import app  # noqa: F401 - its time is what is wanted

    marks.append(process_time())
    from facilitator.live.shelf import agendas_on_shelf, sessions_on_shelf
    from facilitator.live.workplace import workplace

    place = workplace(os.environ, home)
    sessions_on_shelf(place, place.now().wall)
    marks.append(process_time())
    agendas_on_shelf(place)
    marks.append(process_time())
    agendas_on_shelf(place)
    marks.append(process_time())
    names = (
        "importing textual",
        "importing the console beyond textual",
        "looking at the sessions",
        "reading the agendas, the first time",
        "reading the agendas, once more",
    )
    return {name: (end - begin) * 1000 for name, begin, end in zip(names, marks, marks[1:], strict=False)}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(stages(Path(sys.argv[1]))))
