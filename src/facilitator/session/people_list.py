"""Who is here, read from what people paste or keep in a file: names, and perhaps each one's group and role."""

import csv
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Literal

from facilitator.agenda.problems import short
from facilitator.session.groups import read_names

Field = Literal["name", "first", "last", "group", "role"]

HEADINGS: Mapping[str, Field] = {
    **dict.fromkeys(("name", "names", "full name", "person", "people", "participant", "participants", "who"), "name"),
    **dict.fromkeys(("first name", "firstname", "first", "given name", "forename"), "first"),
    **dict.fromkeys(("last name", "lastname", "last", "surname", "family name"), "last"),
    **dict.fromkeys(("group", "groups", "team", "table"), "group"),
    **dict.fromkeys(("role", "roles", "job"), "role"),
}
"""What the columns of a list may be called, in small letters."""
PARTED_BY = (";", "\t", ",", "|")
MOST_TOLD = 3
LONGEST_TOLD = 40
_ADDRESS = re.compile(r"(?<=\S)\s*<[^<>@]*@[^<>]*>")
"""An e-mail address behind a name: "Ana Bell <ana@example.org>"."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the list."""

    name: str
    group: str = ""
    """Where the list says so."""
    role: str = ""


@dataclass(frozen=True, slots=True)
class PeopleList:
    """What a list says."""

    people: tuple[Person, ...]
    """In the order of the list; no two go by the same name."""
    remarks: tuple[str, ...] = ()
    """Sentences about what could not be read and what was read otherwise than it stands there."""

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names alone."""
        return tuple(person.name for person in self.people)

    @property
    def says_more(self) -> bool:
        """Return whether the list also says who sits where or who does what."""
        return any(person.group or person.role for person in self.people)


def read_people(text: str) -> PeopleList:
    """Return the people of a list: one a line or with commas, "Last, First" on every line, or columns with headings."""
    lines = [line for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()]
    found = _columns(lines)
    if found is None:
        turned = _last_first(lines)
        names = turned or read_names(_ADDRESS.sub("", "\n".join(lines)))
        found = [Person(name) for name in names], ["“Last, First” was read as “First Last”."] if turned else []
    people, remarks = found
    numbered, told = _numbered(people)
    return PeopleList(numbered, (*remarks, *told))


def on_one_line(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a list of several lines as names with commas between, and what is to be said about that.

    A list that also says who sits where stays as it is, and so does one that is no list of names.
    """
    listed = read_people(text) if len(text.splitlines()) > 1 else PeopleList(())
    line = ", ".join(listed.names)
    if listed.says_more or not listed.people or read_people(line).names != listed.names:
        return text, ()
    return line, listed.remarks


def number_name(name: str, taken: Sequence[str]) -> str:
    """Return a name under which nobody else goes: of two people called Ana the second is "Ana 2"."""
    known = {each.casefold() for each in taken}
    wanted, number = name, 2
    while wanted.casefold() in known:
        wanted, number = f"{name} {number}", number + 1
    return wanted


def _last_first(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the names of a list that has exactly one comma on each of several lines; none for any other list."""
    if len(lines) < 2 or any(line.count(",") != 1 or ";" in line or "\t" in line for line in lines):
        return ()
    parts = [[" ".join(read_names(part)) for part in _ADDRESS.sub("", line).split(",")] for line in lines]
    return tuple(f"{first} {last}" for last, first in parts) if all(all(part) for part in parts) else ()


def _in_order(name: str) -> str:
    """Return a name without marks that part names: "Bell, Ana" is "Ana Bell"."""
    last, comma, first = name.partition(",")
    turned = f"{first} {last}" if comma and first.strip() and "," not in first else name
    return " ".join(re.sub(r"[,;]", " ", turned).split())


def _columns(lines: Sequence[str]) -> tuple[list[Person], list[str]] | None:
    """Return the people of a list with headings, and what could not be read; None where it has none."""
    found = next(filter(None, (_headings(lines[0], mark) for mark in PARTED_BY)), None) if len(lines) > 1 else None
    if found is None:
        return None
    mark, fields = found
    try:
        rows = list(csv.reader(StringIO("\n".join(lines)), delimiter=mark, skipinitialspace=True))[1:]
    except csv.Error:
        return None
    people, unread = [], []
    for row in filter(any, rows):
        cells = {field: " ".join(cell.split()) for field, cell in zip(fields, row, strict=False) if field}
        name = cells.get("name") or f"{cells.get('first', '')} {cells.get('last', '')}".strip()
        if name:
            people.append(Person(_in_order(_ADDRESS.sub("", name)), cells.get("group", ""), cells.get("role", "")))
        elif any(cell.strip() for cell in row):
            unread.append(f"“{short(mark.join(row).strip(), LONGEST_TOLD)}”")
    return people, _unread(unread)


def _headings(line: str, mark: str) -> tuple[str, list[Field | None]] | None:
    """Return what each column holds, None for what is not asked; None where the line has no heading for names."""
    cells = [" ".join(cell.strip().strip('"').split()).casefold() for cell in line.split(mark)]
    fields = [HEADINGS.get(cell.replace("_", " ").replace("-", " ")) for cell in cells]
    known = [field for field in fields if field]
    names_people = bool({"name", "first", "last"} & set(known))
    if not names_people or len(known) != len(set(known)) or (len(cells) == 1 and line.count(",") > 0):
        return None
    return mark, fields


def _unread(unread: Sequence[str]) -> list[str]:
    if not unread:
        return []
    which = ", ".join(unread[:MOST_TOLD]) + (" and others" if len(unread) > MOST_TOLD else "")
    count = "One line has" if len(unread) == 1 else f"{len(unread)} lines have"
    return [f"{count} no name and {'was' if len(unread) == 1 else 'were'} left out: {which}."]


def _numbered(people: Sequence[Person]) -> tuple[tuple[Person, ...], list[str]]:
    """Return the people under names that differ, and a sentence about those who share one."""
    given = {person.name.casefold() for person in people}
    taken: set[str] = set()
    numbered: list[Person] = []
    for person in people:
        name = person.name
        if name.casefold() in taken:
            name = number_name(name, [*given, *taken])
        taken.add(name.casefold())
        numbered.append(Person(name, person.group, person.role))
    shared = [name for name, count in Counter(person.name.casefold() for person in people).items() if count > 1]
    names = [next(person.name for person in people if person.name.casefold() == name) for name in shared]
    if not names:
        return tuple(numbered), []
    others = " and others" if len(names) > MOST_TOLD else ""
    return tuple(numbered), [f"More than one is called {', '.join(names[:MOST_TOLD])}{others}: they are numbered."]
