"""The growing session file: made whole, added to at its end, moved to safety when the disk fails."""

import itertools
import json
import os
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.session.storage.disk import SystemDisk
from facilitator.session.storage.file import NotSaved, Opened, continue_recording, create, open_session, rescue
from facilitator.session.storage.line_format import decode_line, encode_line, sum_fits

HEADER: dict[str, object] = {"format": "facilitator-session/1", "id": "s-1", "agenda": {"title": "Kick-off"}}
AS_TYPED = (
    "[/oops]",
    "[x] done",
    "=1+1",
    "\N{FAMILY}\N{ZERO WIDTH JOINER}\N{GIRL}",
    "\u05e9\u05dc\u05d5\u05dd \u202eabc",
    "\x1b]52;c;aGk=\x07\x1b[2J",
    "two\nlines\r\nand \u2028 and \x85 and \0",
    "lone \ud800 and \udfff",
    ']}\n,{"seq": 9, "sum": "00000000"}',
    '"events": [\n',
    "\\\\\"'",
    "",
)


def said(seq: int, text: str = "yes") -> dict[str, object]:
    return {"seq": seq, "event": "answer-added", "text": text}


def read(path: Path) -> Opened:
    opened = open_session(path)
    assert isinstance(opened, Opened)
    return opened


def kept(path: Path) -> list[dict[str, object]]:
    return list(read(path).records)


def test_the_text_of_the_file_is_the_documented_one(tmp_path: Path) -> None:
    file = create(tmp_path / "s.json", HEADER, [said(1)])
    file.append([said(2), said(3)])
    lines = file.path.read_bytes().split(b"\n")
    header_start = b'{"format": "facilitator-session/1", "id": "s-1", "agenda": {"title": "Kick-off"}, "sum": "'
    assert lines[0].startswith(header_start)
    assert lines[0].endswith(b', "events": [')
    assert lines[1].startswith(b'{"seq": 1, ')
    assert [line[:11] for line in lines[2:4]] == [b',{"seq": 2,', b',{"seq": 3,']
    assert lines[4:] == [b"]}", b""]
    assert all(sum_fits(line.removeprefix(b",")) for line in lines[1:4])


def test_json_load_reads_the_file_after_every_answer(tmp_path: Path) -> None:
    file = create(tmp_path / "s.json", HEADER, [])
    for number, text in enumerate(AS_TYPED, start=1):
        file.append([said(number, text)])
        with file.path.open(encoding="utf-8") as stream:
            whole = json.load(stream)
        assert [event["text"] for event in whole["events"]] == list(AS_TYPED[:number])
        assert [record["text"] for record in kept(file.path)] == list(AS_TYPED[:number])


def test_an_answer_changes_no_byte_before_the_last_three(tmp_path: Path) -> None:
    file = create(tmp_path / "s.json", HEADER, [said(1)])
    before = file.path.read_bytes()
    file.append([said(2)])
    assert file.path.read_bytes()[: len(before) - 3] == before[:-3]


def test_several_records_arrive_together_and_none_is_no_work(tmp_path: Path) -> None:
    file = create(tmp_path / "s.json", HEADER, [])
    file.append([said(1), said(2), said(3)])
    size = file.path.stat().st_size
    file.append([])
    assert file.path.stat().st_size == size
    assert kept(file.path) == [said(1), said(2), said(3)]


def test_missing_folders_are_made(tmp_path: Path) -> None:
    file = create(tmp_path / "Facilitator" / "sessions" / "s.json", HEADER, [said(1)])
    assert kept(file.path) == [said(1)]


def test_a_taken_name_is_left_alone_and_the_next_one_used(tmp_path: Path) -> None:
    wished = tmp_path / "s.json"
    wished.write_text("mine")
    second = create(wished, HEADER, [said(1)])
    third = create(wished, HEADER, [said(1)])
    assert [second.path.name, third.path.name] == ["s-2.json", "s-3.json"]
    assert wished.read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["s-2.json", "s-3.json", "s.json"]


def test_a_draft_that_another_writer_is_making_is_not_taken_over(tmp_path: Path) -> None:
    (tmp_path / ".s.json.draft").write_text("being written")
    assert create(tmp_path / "s.json", HEADER, []).path.name == "s-2.json"
    assert (tmp_path / ".s.json.draft").read_text() == "being written"


def test_writers_who_wish_the_same_name_at_once_get_one_each(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        files = list(pool.map(lambda seq: create(tmp_path / "s.json", HEADER, [said(seq)]), range(24)))
    assert len({file.path for file in files}) == 24
    assert [kept(file.path) for file in files] == [[said(seq)] for seq in range(24)]


def test_no_name_left_is_said(tmp_path: Path) -> None:
    (tmp_path / "s.json").write_text("")
    for number in range(2, 100):
        (tmp_path / f"s-{number}.json").write_text("")
    with pytest.raises(NotSaved, match="99 files called s"):
        create(tmp_path / "s.json", HEADER, [])


def test_a_file_where_the_folder_should_be_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "sessions").write_text("a file")
    with pytest.raises(NotSaved, match="gone"):
        create(tmp_path / "sessions" / "s.json", HEADER, [])


@pytest.mark.skipif(os.name != "posix", reason="Windows lets no one replace a file that is open")
def test_a_file_replaced_by_an_editor_is_never_written_to(tmp_path: Path) -> None:
    file = create(tmp_path / "s.json", HEADER, [said(1)])
    content = file.path.read_bytes()
    other = tmp_path / "other"
    other.write_bytes(content)
    other.replace(file.path)
    with pytest.raises(NotSaved, match="different file"):
        file.append([said(2)])
    assert file.path.read_bytes() == content
    assert not file.trusted


@pytest.mark.skipif(os.name != "posix", reason="Windows lets no one replace a file that is open")
@pytest.mark.parametrize(("wrong", "said_of_it"), [("another", "different file"), ("longer", "changed")])
def test_what_went_into_a_file_that_was_changed_meanwhile_is_not_called_saved(
    tmp_path: Path, wrong: str, said_of_it: str
) -> None:
    path, syncs = tmp_path / "s.json", itertools.count(1)

    def sync_client(handle: int) -> None:
        """Sync, and put another file in its place, or a line behind its end, once a record is added."""
        os.fsync(handle)
        if next(syncs) == 2:
            if wrong == "another":
                (tmp_path / "other").write_bytes(path.read_bytes())
                (tmp_path / "other").replace(path)
            else:
                os.pwrite(handle, b"line", path.stat().st_size)

    file = create(path, HEADER, [said(1)], disk=SystemDisk(sync_file=sync_client))
    with pytest.raises(NotSaved, match=said_of_it):
        file.append([said(2)])
    assert not file.trusted
    with pytest.raises(NotSaved, match="not written to any more"):
        file.append([said(3)])


@pytest.mark.parametrize("change", ["shorter", "longer"])
def test_a_file_whose_length_was_changed_is_never_written_to(tmp_path: Path, change: str) -> None:
    file = create(tmp_path / "s.json", HEADER, [said(1)])
    with file.path.open("r+b") as stream:
        stream.truncate(20 if change == "shorter" else 2000)
    content = file.path.read_bytes()
    with pytest.raises(NotSaved, match="changed"):
        file.append([said(2)])
    assert file.path.read_bytes() == content


@pytest.mark.skipif(os.name != "posix", reason="Windows lets no one delete a file that is open")
def test_a_deleted_file_is_said_and_the_rescue_holds_everything(tmp_path: Path) -> None:
    file = create(tmp_path / "s.json", HEADER, [said(1)])
    file.append([said(2)])
    file.path.unlink()
    with pytest.raises(NotSaved, match="gone"):
        file.append([said(3)])
    saved = rescue(HEADER, [said(1), said(2), said(3)], file.path, tmp_path / "state")
    assert saved.path == tmp_path / "s-rescued.json"
    assert kept(saved.path) == [said(1), said(2), said(3)]


def test_after_a_failure_the_file_is_not_trusted_again(tmp_path: Path) -> None:
    file = create(tmp_path / "s.json", HEADER, [said(1)])
    content = file.path.read_bytes()
    file.path.write_bytes(content + b" ")
    with pytest.raises(NotSaved):
        file.append([said(2)])
    file.path.write_bytes(content)
    with pytest.raises(NotSaved, match="failed before"):
        file.append([said(2)])
    assert file.path.read_bytes() == content


def test_a_closed_file_takes_nothing(tmp_path: Path) -> None:
    file = create(tmp_path / "s.json", HEADER, [said(1)])
    file.close()
    file.close()
    with pytest.raises(NotSaved):
        file.append([said(2)])
    assert kept(file.path) == [said(1)]


def test_the_rescue_goes_to_the_state_folder_when_the_stick_is_gone(tmp_path: Path) -> None:
    (tmp_path / "stick").write_text("no folder any more")
    saved = rescue(HEADER, [said(1)], tmp_path / "stick" / "s.json", tmp_path / "state")
    assert saved.path == tmp_path / "state" / "s-rescued.json"
    saved.append([said(2)])
    assert kept(saved.path) == [said(1), said(2)]


def test_a_rescue_that_works_nowhere_gives_both_reasons(tmp_path: Path) -> None:
    for name in ("stick", "state"):
        (tmp_path / name).write_text("")
    with pytest.raises(NotSaved) as failure:
        rescue(HEADER, [said(1)], tmp_path / "stick" / "s.json", tmp_path / "state")
    assert str(tmp_path / "stick") in failure.value.reason
    assert str(tmp_path / "state") in failure.value.reason


def test_names_of_copies_do_not_pile_up(tmp_path: Path) -> None:
    saved = rescue(HEADER, [said(1)], tmp_path / "s-recovered-2.json", tmp_path)
    assert saved.path.name == "s-rescued.json"
    again = rescue(HEADER, [said(1)], saved.path, tmp_path)
    assert again.path.name == "s-rescued-2.json"


def test_recording_goes_on_in_an_undamaged_file(tmp_path: Path) -> None:
    file = create(tmp_path / "s.json", HEADER, [])
    file.close()
    again = continue_recording(file.path, read(file.path))
    again.append([said(1)])
    again.close()
    third = continue_recording(file.path, read(file.path))
    third.append([said(2)])
    assert third.path == file.path
    assert kept(file.path) == [said(1), said(2)]
    assert read(file.path).whole


def test_a_file_that_grew_since_it_was_opened_is_not_continued(tmp_path: Path) -> None:
    file = create(tmp_path / "s.json", HEADER, [said(1)])
    stale = read(file.path)
    file.append([said(2)])
    with pytest.raises(NotSaved, match="changed"):
        continue_recording(file.path, stale)


def test_what_json_cannot_hold_is_refused_before_a_byte_is_written(tmp_path: Path) -> None:
    file = create(tmp_path / "s.json", HEADER, [said(1)])
    content = file.path.read_bytes()
    with pytest.raises(TypeError):
        file.append([said(2), {"seq": 3, "thing": object()}])
    with pytest.raises(ValueError, match="sum"):
        file.append([{"seq": 3, "sum": "mine"}])
    with pytest.raises(ValueError, match=r"."):
        file.append([{"seq": 3, "value": float("nan")}])
    assert file.path.read_bytes() == content
    file.append([said(2)])
    assert kept(file.path) == [said(1), said(2)]


def test_a_header_may_not_bring_its_own_events(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="events"):
        create(tmp_path / "s.json", {**HEADER, "events": []}, [])
    assert list(tmp_path.iterdir()) == []


def _has_pair(text: str) -> bool:
    """JSON cannot tell two surrogates that form a pair from the one character they stand for."""
    return any("\ud800" <= a <= "\udbff" and "\udc00" <= b <= "\udfff" for a, b in pairwise(text))


TEXTS = st.text(st.characters(codec=None), max_size=30).filter(lambda text: not _has_pair(text))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(TEXTS.filter(lambda key: key != "sum"), VALUES, max_size=5))
@settings(max_examples=200, deadline=None)
def test_every_record_comes_back_as_it_was(record: dict[str, object]) -> None:
    line = encode_line(record)
    assert line.isascii()
    assert b"\n" not in line
    assert decode_line(line) == record


@given(st.dictionaries(TEXTS.filter(lambda key: key != "sum"), VALUES, max_size=3), st.data())
@settings(max_examples=150, deadline=None)
def test_a_line_with_one_wrong_byte_is_no_record(record: dict[str, object], data: st.DataObject) -> None:
    line = bytearray(encode_line(record))
    at = data.draw(st.integers(0, len(line) - 1))
    line[at] ^= data.draw(st.integers(1, 255))
    assert decode_line(bytes(line)) is None


@pytest.mark.parametrize("line", [b"", b"{}", b"[]", b"null", b'{"sum": "00000000"}', b"[" * 100_000])
def test_what_is_no_line_of_ours_is_none(line: bytes) -> None:
    assert decode_line(line) is None
