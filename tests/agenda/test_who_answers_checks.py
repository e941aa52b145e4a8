"""What `check` says where names of teams or of people would not do what was meant."""

from facilitator.agenda.reader import read_agenda


def told(*steps: str) -> list[str]:
    text = "workshop: W\nsteps:\n" + "".join(steps)
    return [problem.what for problem in read_agenda(text.encode(), "w.yaml", lambda name: None).problems]


def step(title: str, sits: str, *lines: str) -> str:
    return f"  - title: {title}\n    time: 5\n    in: {sits}\n" + "".join(f"    {line}\n" for line in lines)


def test_named_teams_beside_other_groups_are_told() -> None:
    (what,) = told(step("Debate", "teams For, Against"), step("Talk", "groups"))
    assert what == "“Debate” sits in the teams For, Against: so the groups are called in all steps, in “Talk” too."


def test_the_same_teams_all_day_are_no_matter() -> None:
    assert told(step("Debate", "teams For, Against"), step("Talk", "teams For, Against"), step("End", "everyone")) == []


def test_nobody_is_anonymous_where_no_single_people_answer() -> None:
    (what,) = told(step("Talk", "groups", "ask:", "  - {ask: Why?, anonymous: yes}"))
    assert "so `anonymous` leaves no name out" in what
    assert told(step("Talk", "alone", "ask:", "  - {ask: Why?, anonymous: yes}")) == []
