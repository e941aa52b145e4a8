"""What is in memory only, told in words and written out."""

from pathlib import Path

from facilitator.live.journal import SaveState
from facilitator.live.unsaved import Unsaved, touched_since, unsaved
from facilitator.session import intents as ask
from tests.fakes import Stage


def left(stage: Stage, saved_seq: int, state: str = "not saved") -> Unsaved:
    assert state in {"saved", "saving", "not saved", "read only"}
    return unsaved(stage.session, SaveState(state, saved_seq, Path("s.json")))  # type: ignore[arg-type]


def test_nothing_is_missing_once_the_last_event_is_on_the_disk() -> None:
    stage = Stage().start().write("hands", "12")
    missing = left(stage, stage.session.last_seq)
    assert not missing
    assert (missing.words, missing.lines) == ("nothing", ())


def test_a_session_that_is_only_read_misses_nothing() -> None:
    assert not left(Stage().start().write("hands", "12"), 0, "read only")


def test_every_answer_that_is_not_on_the_disk_is_told_with_whose_it_is() -> None:
    stage = Stage().start().write("hands", "12").next().next()
    saved = stage.session.last_seq
    stage.write("tools", "price list", "Green").write("tools", "phone\nlist", "Red")
    stage.do(ask.Rewrite(stage.session.answers[0].id, "13"), ask.KeepDraft("tools", "half a wo", "Blue"))
    missing = left(stage, saved)
    assert missing.words == "3 answers and 1 half-typed text"
    assert missing.lines == ("Room: 13", "Green: price list", "Red: phone\nlist", "Blue, half typed: half a wo")


def test_what_is_no_answer_is_counted() -> None:
    stage = Stage().start()
    assert left(stage, 1).words == "1 other entry"
    stage.write("hands", "12").next()
    assert left(stage, 1).words == "1 answer and 2 other entries"
    assert left(stage, 1).lines == ("Room: 12",)


def test_an_answer_that_was_taken_away_again_is_not_told() -> None:
    stage = Stage().start().write("hands", "12").do(ask.Undo())
    missing = left(stage, 2)
    assert missing
    assert missing.lines == ()


def test_a_draft_that_is_on_the_disk_is_not_told() -> None:
    stage = Stage().start().do(ask.KeepDraft("hands", "1"))
    saved = stage.session.last_seq
    stage.do(ask.ToggleClock())
    assert left(stage, saved).lines == ()


def test_an_answer_that_undo_brought_back_is_not_saved_yet() -> None:
    stage = Stage().start().write("hands", "12")
    stage.do(ask.Remove(stage.session.answers[0].id))
    saved = stage.session.last_seq
    stage.do(ask.Undo())
    assert left(stage, saved).lines == ("Room: 12",)
    assert touched_since(stage.session, saved) == {stage.session.answers[0].id}
    assert touched_since(stage.session, stage.session.last_seq) == frozenset()


def test_the_words_for_a_blank_are_written_out() -> None:
    stage = Stage().start().do(ask.FillBlank("today's tools", "price lists"))
    assert left(stage, 2).lines == ("[today's tools]: price lists",)
    assert left(stage, 2).words == "1 blank"
