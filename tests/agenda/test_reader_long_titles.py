"""A line far longer than any title is not looked through for a length, so no file makes the reader wait."""

from facilitator.agenda.reader import read_agenda


def test_a_line_of_very_many_signs_is_read_as_it_stands() -> None:
    words = "a | 5 1/ (" * 2000 + "a / 5 min"
    agenda = read_agenda(f"workshop: W\nsteps:\n  - title: '{words}'\n", "w.yaml", lambda _: None).agenda
    assert agenda is not None
    assert (agenda.steps[0].title, agenda.steps[0].time) == (words, None)
