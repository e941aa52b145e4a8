"""What the program understood of an agenda, counted: its questions, how the room sits, its breaks and fixed times."""

from facilitator.agenda.model import Agenda

Counted = tuple[int, str, str]
"""How many, and the words for one and for several."""


def counts_of(agenda: Agenda) -> dict[str, int]:
    """Return how many of each there are, by a plain name; what a step takes over from its sheet is asked as well."""
    steps, leaves = list(agenda.walk()), list(agenda.leaves())
    prompts = [prompt for step in steps for prompt in step.prompts]
    sits = [leaf.setting.kind for leaf in leaves if not leaf.is_break]
    votes = sum(prompt.kind == "vote" for prompt in prompts)
    return {
        "questions": len(prompts) - votes,
        "votes": votes,
        "in_groups": sits.count("groups"),
        "in_teams": sits.count("teams"),
        "in_pairs": sits.count("pairs"),
        "alone": sits.count("alone"),
        "one_two_four_all": sits.count("1-2-4-all"),
        "breaks": sum(leaf.is_break for leaf in leaves),
        "fixed_times": sum(bool(step.at) for step in steps),
        "reminders": sum(len(step.cues) for step in steps),
        "tasks_to_take_home": sum(len(step.homework) for step in steps),
    }


def say_asks(agenda: Agenda) -> str:
    """Return in a sentence what was understood, so that a misreading shows; only of what there is any."""
    count = counts_of(agenda)
    asks = _joined((count["questions"], "question", "questions"), (count["votes"], "vote", "votes"))
    kinds = (("in_groups", "in groups"), ("in_teams", "in teams"), ("in_pairs", "in pairs"), ("alone", "alone"))
    sits = [(count[kind], words, words) for kind, words in (*kinds, ("one_two_four_all", "as 1-2-4-all"))]
    sitting = _joined(*sits)
    if sitting:
        number, _, rest = sitting.partition(" ")
        sitting = f"{number} step{'' if number == '1' else 's'} {rest}"
    others = [
        _joined((count[kind], one, many))
        for kind, one, many in (
            ("breaks", "break", "breaks"),
            ("fixed_times", "fixed time", "fixed times"),
            ("reminders", "reminder", "reminders"),
            ("tasks_to_take_home", "task to take home", "tasks to take home"),
        )
    ]
    said = "; ".join(part for part in (f"Asks {asks}" if asks else "", sitting, *others) if part)
    return f"{said}." if said else ""


def _joined(*counted: Counted) -> str:
    return ", ".join(f"{count:,} {one if count == 1 else many}" for count, one, many in counted if count)
