"""Reading damaged session files: everything that still fits its sum is kept, everything else is reported."""

import json
from pathlib import Path

import pytest

from facilitator.session.storage.file import (
    NotASession,
    NotSaved,
    Opened,
    continue_recording,
    create,
    open_session,
)
from facilitator.session.storage.line_format import encode_addition, encode_header, encode_line, encode_whole

HEADER: dict[str, object] = {
    "format": "facilitator-session/1",
    "id": "s-1",
    "agenda": {"title": "Kick-off", "events": [1], "steps": [{"key": "A"}, {"key": "B"}]},
}
RECORDS: list[dict[str, object]] = [
    {"seq": 1, "event": "session-started", "people": [{"name": "Ann"}, {"name": "B\u00f6"}]},
    {"seq": 2, "event": "answer-added", "text": ']}\n,{"seq": 9, "sum": "00000000"}'},
    {"seq": 3, "event": "from-a-newer-version", "strange": None, "x": 1.5},
]


def laid_out(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def read(path: Path) -> Opened:
    opened = open_session(path)
    assert isinstance(opened, Opened)
    return opened


def test_a_whole_file_has_no_damage(tmp_path: Path) -> None:
    opened = read(laid_out(tmp_path / "s.json", encode_whole(HEADER, RECORDS)))
    assert opened.whole
    assert opened.header == HEADER
    assert list(opened.records) == RECORDS


def test_every_cut_of_the_last_addition_keeps_what_was_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "s.json"
    acknowledged = encode_whole(HEADER, RECORDS)
    torn: list[dict[str, object]] = [{"seq": 4, "text": "four"}, {"seq": 5, "text": "five" * 9}]
    grown = acknowledged[:-3] + encode_addition(torn, to_empty_list=False)
    for cut in range(len(acknowledged) - 3, len(grown)):
        opened = read(laid_out(path, grown[:cut]))
        assert list(opened.records[:3]) == RECORDS
        assert list(opened.records[3:]) in ([], torn[:1], torn)
        assert opened.damage or opened.reformatted
        assert opened.header == HEADER


def test_zeros_in_place_of_an_addition_keep_what_was_acknowledged(tmp_path: Path) -> None:
    acknowledged = encode_whole(HEADER, RECORDS)
    for start in (acknowledged, acknowledged[:-3], acknowledged[:-3] + b',{"seq": 4, "te'):
        opened = read(laid_out(tmp_path / "s.json", start + b"\0" * 700))
        assert list(opened.records) == RECORDS
        assert opened.damage[-1].kind in {"tail", "end"}


def test_a_torn_last_line_is_reported_with_its_number_and_text(tmp_path: Path) -> None:
    opened = read(laid_out(tmp_path / "s.json", encode_whole(HEADER, RECORDS)[:-3] + b',{"seq": 4, "te'))
    (damage,) = opened.damage
    assert (damage.kind, damage.line, damage.found) == ("tail", 5, ',{"seq": 4, "te')
    assert "never shown as saved" in damage.sentence


def test_a_bad_line_in_the_middle_is_skipped_and_reported(tmp_path: Path) -> None:
    data = encode_whole(HEADER, RECORDS).replace(b"answer-added", b"answer-adder")
    opened = read(laid_out(tmp_path / "s.json", data))
    assert list(opened.records) == [RECORDS[0], RECORDS[2]]
    (damage,) = opened.damage
    assert (damage.kind, damage.line) == ("line", 3)
    assert damage.found.startswith(',{"seq": 2')
    assert damage.record == {**RECORDS[1], "event": "answer-adder"}


def owners(parts: list[bytes]) -> list[int]:
    """Name for each byte of the parts, laid end to end, the part it belongs to."""
    return [number for number, part in enumerate(parts) for _ in part]


@pytest.mark.parametrize("wrong", [1, 32, 128, *(-byte for byte in b'\n{", ')])
def test_one_wrong_byte_anywhere_is_noticed_and_costs_at_most_its_own_record(tmp_path: Path, wrong: int) -> None:
    path = tmp_path / "s.json"
    pieces = [encode_header(HEADER)[:-1], b"\n", encode_line(RECORDS[0]), b"\n,", encode_line(RECORDS[1]), b"\n,"]
    pieces += [encode_line(RECORDS[2]), b"\n]}\n"]
    data = b"".join(pieces)
    assert data == encode_whole(HEADER, RECORDS)
    for at, owner in enumerate(owners(pieces)):
        flipped = bytearray(data)
        flipped[at] = data[at] ^ wrong if wrong > 0 else -wrong
        if flipped == data:
            continue
        opened = read(laid_out(path, bytes(flipped)))
        untouched = [record for part, record in zip((2, 4, 6), RECORDS, strict=True) if part != owner]
        kept = list(opened.records)
        assert [record for record in kept if record in untouched] == untouched
        assert all(record in RECORDS for record in kept)
        if not opened.damage:
            assert kept == RECORDS
            assert opened.header == HEADER
        if owner:
            assert opened.header == HEADER
        else:
            assert opened.header == HEADER or any(damage.kind == "header" for damage in opened.damage)


@pytest.mark.parametrize("line", [1, 2, 3, 4, 5])
def test_a_missing_line_costs_only_itself(tmp_path: Path, line: int) -> None:
    lines = encode_whole(HEADER, RECORDS).splitlines(keepends=True)
    opened = read(laid_out(tmp_path / "s.json", b"".join(lines[: line - 1] + lines[line:])))
    expected = [record for number, record in enumerate(RECORDS, start=2) if number != line]
    assert list(opened.records) == expected
    assert opened.damage or line in {3, 4}


def test_a_missing_first_line_leaves_the_records_and_no_header(tmp_path: Path) -> None:
    data = encode_whole(HEADER, RECORDS).partition(b"\n")[2]
    opened = read(laid_out(tmp_path / "s.json", data))
    assert opened.header == {}
    assert [damage.kind for damage in opened.damage] == ["header"]


def test_of_a_first_line_that_is_no_json_the_standing_fields_are_used(tmp_path: Path) -> None:
    data = encode_whole(HEADER, RECORDS).replace(b'"Kick-off"', b'"Kick-off ', 1)
    opened = read(laid_out(tmp_path / "s.json", data))
    assert (opened.header["format"], opened.header["id"]) == ("facilitator-session/1", "s-1")
    assert list(opened.records) == RECORDS


@pytest.mark.parametrize(
    "change",
    [
        lambda data: json.dumps(json.loads(data), indent=4).encode(),
        lambda data: json.dumps(json.loads(data), indent=1, ensure_ascii=False).encode(),
        lambda data: json.dumps(json.loads(data), separators=(",", ":")).encode(),
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: data.decode().encode("utf-16"),
        lambda data: data.rstrip(b"\n"),
    ],
    ids=["indented", "not ASCII", "compact", "CRLF", "BOM", "UTF-16", "no last line break"],
)
def test_a_file_an_editor_laid_out_anew_is_read_whole(tmp_path: Path, change: object) -> None:
    assert callable(change)
    path = laid_out(tmp_path / "s.json", change(encode_whole(HEADER, RECORDS)))
    opened = read(path)
    assert (opened.damage, opened.reformatted, opened.header) == ((), True, HEADER)
    assert list(opened.records) == RECORDS
    before = path.read_bytes()
    going_on = continue_recording(path, opened)
    going_on.append([{"seq": 4}])
    assert going_on.path.name == "s-recovered.json"
    assert list(read(going_on.path).records) == [*RECORDS, {"seq": 4}]
    assert path.read_bytes() == before


def test_an_answer_changed_in_an_editor_is_reported_with_what_it_says(tmp_path: Path) -> None:
    whole = json.loads(encode_whole(HEADER, RECORDS))
    whole["events"][2]["x"] = 2.5
    whole["events"].append("no record")
    opened = read(laid_out(tmp_path / "s.json", json.dumps(whole, indent=2).encode()))
    assert list(opened.records) == RECORDS[:2]
    assert [damage.record for damage in opened.damage] == [{**RECORDS[2], "x": 2.5}, None]


def test_a_damaged_file_goes_on_in_a_whole_copy_and_keeps_its_bytes(tmp_path: Path) -> None:
    path = laid_out(tmp_path / "s.json", encode_whole(HEADER, RECORDS)[:-9])
    before = path.read_bytes()
    going_on = continue_recording(path, read(path))
    going_on.append([{"seq": 4}])
    assert path.read_bytes() == before
    copy = read(going_on.path)
    assert (going_on.path.name, copy.whole, copy.header) == ("s-recovered.json", True, HEADER)
    assert list(copy.records) == [*RECORDS[:2], {"seq": 4}]


def test_a_copy_of_a_file_without_header_can_be_opened_again(tmp_path: Path) -> None:
    path = laid_out(tmp_path / "s.json", encode_whole(HEADER, RECORDS).partition(b"\n")[2])
    going_on = continue_recording(path, read(path))
    assert list(read(going_on.path).records) == RECORDS


def test_a_newer_format_is_read_and_not_added_to(tmp_path: Path) -> None:
    data = encode_whole({**HEADER, "format": "facilitator-session/2", "more": [1]}, RECORDS)
    path = laid_out(tmp_path / "s.json", data)
    opened = read(path)
    assert opened.newer
    assert opened.header["more"] == [1]
    with pytest.raises(NotSaved, match="newer"):
        continue_recording(path, opened)
    assert path.read_bytes() == data


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\0" * 4096, "empty"),
        (b" \n\n", "empty"),
        (b"hello", "not a session"),
        (b"{}", "not a session"),
        (b"[1, 2]", "not a session"),
        (b'{"format": "something/1", "events": []}', "not a session"),
        (b'{"id": "x", "agenda": {}}', "not a session"),
        (b"[" * 200_000, "not a session"),
        (b'{"a": ' * 100_000, "not a session"),
        (bytes(range(256)) * 16, "not a session"),
        (encode_whole({"format": "other/1"}, [])[:-3], "not a session"),
    ],
)
def test_what_is_no_session_is_a_value_with_a_sentence(tmp_path: Path, content: bytes, reason: str) -> None:
    found = open_session(laid_out(tmp_path / "s.json", content))
    assert isinstance(found, NotASession)
    assert reason in found.reason


def test_no_file_and_a_folder_are_values_with_a_sentence(tmp_path: Path) -> None:
    missing, folder = open_session(tmp_path / "none.json"), open_session(tmp_path)
    assert isinstance(missing, NotASession)
    assert "no file" in missing.reason
    assert isinstance(folder, NotASession)
    assert "folder" in folder.reason


def test_opening_changes_nothing_on_the_disk(tmp_path: Path) -> None:
    file = create(tmp_path / "s.json", HEADER, RECORDS)
    file.close()
    with file.path.open("ab") as stream:
        stream.write(b"junk")
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.iterdir()}
    tmp_path.chmod(0o500)
    try:
        assert list(read(file.path).records) == RECORDS
    finally:
        tmp_path.chmod(0o700)
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.iterdir()} == before
