"""How long the words to say take to read aloud, and how much of a step they leave."""

from facilitator.agenda.guide import reading_words
from facilitator.agenda.model import Agenda, Step
from facilitator.agenda.reading.checks import WORDS_A_MINUTE
from facilitator.agenda.role_words import role_blanks


def words_to_say(step: Step, blanks: frozenset[str]) -> int:
    """Return how many words of a step are read aloud, those of the steps inside it not counted."""
    return sum(reading_words(block.text, blanks) for block in step.guide if block.kind == "say")


def words_in(agenda: Agenda) -> int:
    """Return how many words of the whole agenda are read aloud."""
    blanks = names_of_blanks(agenda)
    return sum(words_to_say(step, blanks) for step in agenda.walk())


def names_of_blanks(agenda: Agenda) -> frozenset[str]:
    """Return the names of the blanks that the agenda declares, those of its roles as well."""
    return frozenset(blank.name for blank in agenda.blanks) | role_blanks(agenda.groups.roles)


def read_aloud_s(words: int) -> int:
    """Return the seconds it takes to read so many words to a room."""
    return round(words * 60 / WORDS_A_MINUTE)
