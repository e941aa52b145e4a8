"""`schema`: what an editor reads comes out whole and as data."""

from facilitator.agenda.schema import agenda_schema, sheet_schema
from tests.cli.shell import Shell


def test_the_schema_of_an_agenda_is_printed(shell: Shell) -> None:
    code, _, err = ran = shell.run("schema")
    assert (code, err) == (0, "")
    assert ran.data == agenda_schema()
    assert "workshop" in ran.data["properties"]


def test_the_schema_of_a_sheet_is_printed(shell: Shell) -> None:
    ran = shell.run("schema", "--sheet")
    assert ran.data == sheet_schema()
    assert "one per" in ran.data["properties"]
