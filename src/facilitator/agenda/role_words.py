"""The names of roles in the singular and the plural, as they stand in the blanks of a script."""

from collections.abc import Iterable

_ES = ("s", "x", "z", "ch", "sh")
_VOWELS = frozenset("aeiou")
_WHOLE = (("person", "people"), ("man", "men"))
"""Endings whose plural has no s."""


def plural(role: str) -> str:
    """Return more than one of a role: "note-taker" is "note-takers"."""
    small = role.lower()
    for one, many in _WHOLE:
        if small.endswith(one):
            return role[: len(role) - len(one)] + many
    if small.endswith("y") and small[-2:-1] not in _VOWELS:
        return f"{role[:-1]}ies"
    return f"{role}es" if small.endswith(_ES) else f"{role}s"


def singular(role: str) -> str:
    """Return one of a role that may be written in the plural; a role in the singular stays as it is."""
    small = role.lower()
    for one, many in _WHOLE:
        if small.endswith(many):
            return role[: len(role) - len(many)] + one
    if small.endswith("ies") and len(small) > 4:
        return f"{role[:-3]}y"
    if small.endswith(tuple(f"{ending}es" for ending in _ES if ending != "s")):
        return role[:-2]
    return role[:-1] if small.endswith("s") and not small.endswith(("ss", "us", "is")) else role


def both_numbers(role: str) -> tuple[str, str]:
    """Return a role in the singular and in the plural, however it is written."""
    one = singular(role)
    return one, plural(one)


def role_blanks(roles: Iterable[str]) -> frozenset[str]:
    """Return the blanks that roles fill."""
    return frozenset(name for role in roles if role.strip() for name in both_numbers(role))
