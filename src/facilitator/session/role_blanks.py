"""What stands in the place of a role's name in a script: the people who have the role."""

from collections.abc import Mapping

from facilitator.agenda.guide import blank_name
from facilitator.agenda.role_words import both_numbers
from facilitator.session.session import Session

ALWAYS = ("note-taker", "timekeeper")
"""Roles that a script may name although the agenda deals none."""


def role_values(session: Session) -> Mapping[str, str]:
    """Return the value of every role's blank: "Ana, Bo and Cem", or "the note-takers" where nobody has it by name."""
    dealt = [role for group in session.groups for role in group.roles]
    values: dict[str, str] = {}
    for name in (*ALWAYS, *session.agenda.groups.roles, *(role.role for role in dealt)):
        one, many = both_numbers(name)
        if not one.strip() or blank_name(one) in values:
            continue
        people = [role.person for role in dealt if blank_name(both_numbers(role.role)[0]) == blank_name(one)]
        for written in (one, many):
            values[blank_name(written)] = _joined(list(dict.fromkeys(people))) or f"the {written}"
    return values


def _joined(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
