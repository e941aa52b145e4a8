"""Looking for a word in a session of 10,000 answers, beside reading its file."""

from pathlib import Path
from time import perf_counter

from facilitator.live.found import Found, look_up
from facilitator.session.find import Finds, find, sayings, words_of
from tests.benchmarks.figures import Row
from tests.benchmarks.workshop import running_session

ANSWERS = 10_000
LISTED = 50
"""So many hits are listed in the console."""
TYPED = ("e", "map", "customer sigh", "nowhere")
"""What stands in every answer, as a part of words, as a word, as two; and what stands in none."""
AIM_FIRST = 0.3
"""The first key of a search looks at every answer for the first time."""
AIM_NEXT = 0.2


def measure_finding(folder: Path, environ: dict[str, str], rounds: int) -> list[Row]:
    """Read the session and look through it, in turn; the longest of the four searches of a round counts."""
    path = running_session(folder / "finding", environ, ANSWERS)
    read: list[float] = []
    first: list[float] = []
    after: list[float] = []
    for _ in range(rounds):
        began = perf_counter()
        found = look_up(path)
        read.append((perf_counter() - began) * 1000)
        assert isinstance(found, Found), found
        began = perf_counter()
        said = sayings(found.session)
        prepared_ms = (perf_counter() - began) * 1000
        longest_ms = 0.0
        for typed in TYPED:
            began = perf_counter()
            finds = find(words_of(typed), [said], LISTED)
            longest_ms = max(longest_ms, (perf_counter() - began) * 1000)
            _check(finds, typed)
        first.append(prepared_ms + longest_ms)
        after.append(longest_ms)
    beside = f"{ANSWERS} answers beside reading their file"
    return [
        Row(f"find, first key, {beside}", "ms", tuple(read), tuple(first), AIM_FIRST),
        Row(f"find, every further key, {beside}", "ms", tuple(read), tuple(after), AIM_NEXT),
    ]


def _check(finds: Finds, typed: str) -> None:
    assert (finds.total >= ANSWERS) == (typed != "nowhere"), (typed, finds.total)
