"""`agendas` and `sessions`: what there is, as a table and as JSON."""

import json
from pathlib import Path

from facilitator.live.opening import Begun, begin
from facilitator.session import intents as ask
from facilitator.session.storage.folder import Folders
from facilitator.timing.clock import Instant
from tests.cli.shell import Shell
from tests.fakes import KICK_OFF, KICK_OFF_SET_UP, START, after


def left_session(shell: Shell, *intents: ask.Intent, answers: tuple[str, ...] = ()) -> Path:
    """Return the file of a session that was left after these intents."""
    begun = begin(KICK_OFF, KICK_OFF_SET_UP, Folders(shell.home), shell.state, background=False)
    assert isinstance(begun, Begun)
    for text in answers:
        begun.recorder.record(ask.Write("tools", text, "Blue"), Instant(START, START))
    for number, intent in enumerate(intents, start=1):
        moment = after(60.0 * number)
        begun.recorder.record(intent, Instant(moment, moment))
    return begun.recorder.close().path


def test_agendas_are_listed_with_their_own_first(shell: Shell) -> None:
    shell.write("home/agendas/zebra.yaml", "workshop: Zebra\nsteps:\n  - Welcome, 5-8 min\n")
    code, out, err = shell.run("agendas")
    head, _, first, *rest = out.splitlines()
    assert code == 0
    assert head.split() == ["Name", "Code", "Workshop", "Time", "Steps", "Whose"]
    assert first.split() == ["zebra", "Zebra", "5–8", "min", "1", "yours"]
    assert [line.split()[0] for line in rest] == [
        "ask-me-anything", "complaint-tracking", "kick-off", "leadership-review", "problem-solving-sop",
        "quick-start", "service-culture", "solution-focused-qa",
    ]  # fmt: skip
    assert str(shell.home / "agendas") in err


def test_an_agenda_with_mistakes_is_listed_and_leads_to_check(shell: Shell) -> None:
    shell.write("home/agendas/broken.yaml", "workshop: X\n")
    code, out, err = shell.run("agendas")
    assert code == 0
    assert "cannot be run yet" in out
    assert "facilitator check broken" in err


def test_a_program_reads_the_agendas(shell: Shell) -> None:
    shell.write("home/agendas/broken.yaml", "workshop: X\n")
    ran = shell.run("agendas", "--format", "json")
    broken, *shipped = ran.data
    assert (broken["own"], broken["problems"], broken["workshop"]) == (True, 1, None)
    kick_off = next(agenda for agenda in shipped if agenda["code"] == "A")
    assert kick_off["booked"] == {"least_s": 3600, "most_s": 5400}
    assert ran.err == ""


def test_no_session_yet_is_an_empty_list_and_a_hint(shell: Shell) -> None:
    code, out, err = shell.run("sessions")
    assert (code, out) == (0, "")
    assert "facilitator run" in err
    assert shell.run("sessions", "--format", "json").data == []


def test_a_session_is_listed_with_where_it_was_left(shell: Shell) -> None:
    path = left_session(shell, ask.ToggleClock(), ask.GoNext(), answers=("Price list", "Phone list"))
    code, out, err = shell.run("sessions")
    assert (code, err) == (0, "")
    row = out.splitlines()[2]
    assert row.startswith(path.stem)
    assert "unfinished, in Form groups" in row
    assert row.endswith(" 2")


def test_a_rehearsal_is_listed_as_one_and_after_what_really_took_place(shell: Shell) -> None:
    path = left_session(shell)
    shell.run("rehearse", "quick-start")
    real, rehearsed = shell.run("sessions", "--format", "json").data
    assert (real["path"], real["state"], real["rehearsal"]) == (str(path), "not started", False)
    assert (rehearsed["state"], rehearsed["rehearsal"]) == ("finished", True)
    assert "rehearsal" in shell.run("sessions").out.splitlines()[-1].split()


def test_a_file_that_is_no_session_is_listed_with_its_reason(shell: Shell) -> None:
    shell.write("home/sessions/notes.json", "[1, 2]")
    code, out, err = shell.run("sessions")
    assert code == 0
    assert "unreadable" in out
    assert "notes.json is not a session" in err


def test_titles_that_would_command_the_terminal_are_made_visible(shell: Shell) -> None:
    title = "\x1b[31mRed\u202e\nnext line"
    shell.write("home/agendas/red.yaml", f"workshop: {json.dumps(title)}\nsteps:\n  - Welcome, 5 min\n")
    ran = shell.run("agendas")
    assert ran.code == 0
    assert not {"\x1b", "\u202e"} & set(ran.out)
    assert len(ran.out.splitlines()) == 2 + 1 + 8
    assert shell.run("agendas", "--format", "json").out.isascii()


def test_a_folder_that_cannot_be_looked_into_is_no_empty_list(shell: Shell) -> None:
    shell.write("home/sessions", "a file where the folder would be")
    shell.write("home/agendas", "a file where the folder would be")
    for name in ("sessions", "agendas", "resume", "report"):
        code, out, err = shell.run(name)
        assert (code, out) == (1, "")
        assert "cannot be looked into" in err
