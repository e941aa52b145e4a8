"""What the steps of an agenda took in earlier sessions, beside what its file says, in words and for a program."""

from collections.abc import Sequence

from facilitator.agenda.model import Agenda
from facilitator.cli.agenda_figures import plain_range
from facilitator.live.history import past_sessions
from facilitator.live.workplace import Workplace
from facilitator.session.history import StepHistory, step_histories
from facilitator.session.history_words import say_step

NOTHING_KNOWN = "No session of it is there yet that ran a step to its end, so nothing is known of what the steps take."


def history_of(place: Workplace, agenda: Agenda) -> tuple[StepHistory, ...]:
    """Return what each step took in the latest sessions of an agenda."""
    return step_histories(agenda, past_sessions(agenda, place.folders.sessions, place.state_folder))


def say_history(history: Sequence[StepHistory]) -> list[str]:
    """Return a sentence for each step of which something is known."""
    return [say_step(step) for step in history] or [NOTHING_KNOWN]


def plain_history(history: Sequence[StepHistory]) -> list[dict[str, object]]:
    """Return the same for a program."""
    return [
        {
            "step": each.step.label,
            "id": each.step.id,
            "actual_s": [round(actual_s, 3) for actual_s in each.actual_s],
            "took": plain_range(each.took),
            "file": plain_range(each.step.time),
            "suggested": plain_range(each.suggested),
        }
        for each in history
    ]
