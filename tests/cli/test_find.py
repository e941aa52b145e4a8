"""`find`: what is printed, in which order, on which stream, and how it ends."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from facilitator.session import intents as ask
from tests.cli.shell import Shell
from tests.fakes import AS_TYPED, KICK_OFF, KICK_OFF_SET_UP, START
from tests.past import kept

WIDE_WORDS = "The price list hangs behind the door of the cold room, where no customer and hardly any of us can read it"


def said(shell: Shell, *answers: str, day: int = 0, rehearsal: bool = False) -> Path:
    """Return the file of a session in which group Blue named these tools, on some day."""
    fields = {name: getattr(KICK_OFF_SET_UP, name) for name in ("people", "groups", "fills", "utc_offset_min")}
    intents: list[ask.Intent] = [
        ask.ToggleClock(),
        ask.JumpTo("A2.1"),
        *(ask.Write("tools", text, "Blue") for text in answers),
    ]
    what = [(1.0, intent) for intent in intents]
    return kept(shell.home, KICK_OFF, what, start=START + timedelta(days=day), rehearsal=rehearsal, **fields)


def test_a_hit_is_a_line_with_day_workshop_step_question_and_group(shell: Shell) -> None:
    said(shell, "Price list", "Phone directory")
    assert shell.run("find", "LIST") == (
        0,
        "2026-11-23 Kick-off session · A2 · Which tools? · Blue: Price **list**\n",
        "",
    )


def test_the_best_come_first_then_the_newest_and_rehearsals_last(shell: Shell) -> None:
    said(shell, "old list", "lists", day=0)
    said(shell, "new list", day=2)
    said(shell, "made-up list", day=3, rehearsal=True)
    ends = [line.partition(": ")[2] for line in shell.run("find", "list").out.splitlines()]
    assert ends == ["new **list**", "old **list**", "**list**s", "made-up **list**"]
    assert "Kick-off session (rehearsal) · " in shell.run("find", "list").out.splitlines()[-1]


def test_several_words_must_all_occur(shell: Shell) -> None:
    said(shell, "price list", "price tags")
    assert shell.run("find", "list", "price").out.count("\n") == 1


def test_what_is_not_found_is_said_and_ends_with_1(shell: Shell) -> None:
    said(shell, "price list")
    said(shell, "phone list", day=1)
    code, out, err = shell.run("find", "bread")
    assert (code, out) == (1, "")
    assert err == "“bread” was not found in 2 sessions. Try a part of it.\n"
    assert "fewer words find more" in shell.run("find", "bread", "list").err


def test_a_program_reads_everything_about_a_hit(shell: Shell) -> None:
    path = said(shell, "the café list")
    ran = shell.run("find", "cafe", "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.data == [
        {
            "session": path.stem,
            "path": str(path),
            "workshop": "Kick-off session",
            "began": "2026-11-23T10:00:01+01:00",
            "rehearsal": False,
            "kind": "answer",
            "step": "A2.1",
            "place": "A2 · Form groups",
            "prompt": "tools",
            "question": "Which tools?",
            "group": "Blue",
            "text": "the café list",
            "marks": [[4, 8]],
            "fit": "word",
        }
    ]
    nothing = shell.run("find", "bread", "--format", "json")
    assert (nothing.code, nothing.data) == (1, [])
    [blank] = shell.run("find", "eight", "weeks", "--format", "json").data
    assert (blank["kind"], blank["prompt"], blank["text"]) == ("blank", None, "eight weeks")


def test_one_session_is_looked_through_when_it_is_named(shell: Shell) -> None:
    said(shell, "old list")
    newer = said(shell, "new list", day=1)
    assert "new **list**" in shell.run("find", "list", "--session", newer.stem).out
    assert "old" not in shell.run("find", "list", "--session", str(newer)).out
    missing = shell.run("find", "list", "--session", "nobody")
    assert (missing.code, missing.out) == (2, "")
    assert "There is no session “nobody”" in missing.err


@pytest.mark.parametrize("typed", [("find",), ("find", " "), ("find", "", "")])
def test_nothing_to_look_for_is_a_wrong_call(shell: Shell, typed: tuple[str, ...]) -> None:
    said(shell, "list")
    code, out, err = shell.run(*typed)
    assert (code, out) == (2, "")
    assert err


def test_without_a_session_it_is_said_how_to_begin_one(shell: Shell) -> None:
    code, out, err = shell.run("find", "list")
    assert (code, out) == (1, "")
    assert "There is no session yet" in err


def test_a_damaged_session_is_told_and_the_others_are_searched(shell: Shell) -> None:
    said(shell, "list")
    shell.write("home/sessions/odd.json", "{}")
    code, out, err = shell.run("find", "list")
    assert (code, out.count("\n")) == (0, 1)
    assert err == "Left out: odd.json is not a session of facilitator.\n"
    named = shell.run("find", "list", "--session", "odd")
    assert (named.code, named.err) == (1, "odd.json is not a session of facilitator.\n")


@pytest.mark.parametrize("text", AS_TYPED, ids=range(len(AS_TYPED)))
def test_what_was_typed_is_one_line_of_text_and_comes_back_exactly(shell: Shell, text: str) -> None:
    said(shell, f"{text} needle")
    ran = shell.run("find", "needle")
    assert ran.out.count("\n") == 1
    assert ran.out.endswith("**needle**\n")
    assert not {"\x1b", "\x9b", "\u202e", "\0", "\u2028"} & set(ran.out)
    assert json.loads(shell.run("find", "needle", "--format", "json").out)[0]["text"] == f"{text} needle"


def test_lines_are_folded_to_the_terminal(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    said(shell, WIDE_WORDS)
    unfolded = shell.run("find", "price").out
    assert unfolded.count("\n") == 1
    monkeypatch.setattr("facilitator.cli.find.page_width", lambda piped: 60)
    folded = shell.run("find", "price").out
    assert max(map(len, folded.splitlines())) <= 60
    assert " ".join(folded.split()) == unfolded.strip()
    assert all(line.startswith("    ") for line in folded.splitlines()[1:])


def test_more_than_a_page_of_hits_is_cut_and_told(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facilitator.cli.find.HITS_MOST", 2)
    said(shell, "list 1", "list 2", "list 3")
    code, out, err = shell.run("find", "list")
    assert (code, out.count("\n")) == (0, 2)
    assert err == "These are the best 2 of 3. One more word leaves fewer.\n"


def test_a_folder_that_cannot_be_looked_into_is_told(shell: Shell) -> None:
    shell.write("home/sessions", "a file where the folder would be")
    code, out, err = shell.run("find", "list")
    assert (code, out) == (1, "")
    assert "cannot be looked into" in err
