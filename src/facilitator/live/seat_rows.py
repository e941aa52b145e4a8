"""What the window of the groups shows, row by row, and what its keys ask for."""

from dataclasses import dataclass

from facilitator.session.group_words import say_person
from facilitator.session.groups import proposed_sizes, say_sizes
from facilitator.session.seats import Seats


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A group or one of its people."""

    group: str
    person: str
    """Empty for the row of the group itself."""
    words: str


def seat_rows(seats: Seats) -> tuple[SeatRow, ...]:
    """Return the groups with their people below them, and whoever sits in none at the end."""
    rows: list[SeatRow] = []
    for group in seats.groups:
        count = f"{group.head_count}" if group.head_count or group.size is not None else "not counted"
        rows.append(SeatRow(group.name, "", f"{group.name} · {count}"))
        rows += [SeatRow(group.name, person, say_person(group, person)) for person in group.people]
    seated = set(seats.seated)
    rows += [SeatRow("", person, person) for person in seats.names if person not in seated]
    return tuple(rows)


def say_seats(seats: Seats, least: int | None, most: int | None) -> str:
    """Return the sizes at a glance, and which others there could be: "3 groups: 3 + 3 + 4, or 5 + 5"."""
    if not seats.groups:
        return "There are no groups: the room answers as one."
    sizes = sorted(group.head_count for group in seats.groups)
    count = "1 group" if len(sizes) == 1 else f"{len(sizes)} groups"
    if not any(sizes):
        return f"{count}, not counted"
    others = [say_sizes(each) for each in proposals(seats, least, most) if len(each) != len(sizes)]
    return ", or ".join((f"{count}: {say_sizes(sizes)}", *others[:2]))


def proposals(seats: Seats, least: int | None, most: int | None) -> tuple[tuple[int, ...], ...]:
    """Return the sizes that the people could have in groups of other numbers."""
    people = seats.people if seats.people is not None else sum(group.head_count for group in seats.groups)
    return proposed_sizes(people, least, most)


def next_count(seats: Seats, least: int | None, most: int | None) -> int:
    """Return how many groups to form instead of those that stand; the same number where there is no other way."""
    counts = [len(sizes) for sizes in proposals(seats, least, most)]
    here = len(seats.groups)
    if here not in counts:
        return counts[0] if counts else here
    return counts[(counts.index(here) + 1) % len(counts)]
