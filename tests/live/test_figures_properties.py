"""No order of events, however odd, makes a figure that is negative or absurd, in any words the facilitator reads."""

import math
import re
from collections.abc import Iterator

from hypothesis import given, settings

from facilitator.live.clock_face import clock_face
from facilitator.live.cut_advice import cut_advice
from facilitator.live.more_time import price_of_more
from facilitator.live.too_early import why_too_early
from facilitator.session.intents import Refusal
from facilitator.session.plan import cuts_at, drift_at, range_of, schedule_at
from tests.fakes import Stage
from tests.strategies import Play, plays

BELOW_ZERO = re.compile(r"(?<![\w:.–-])[-−]\s?\d")
HOURS, MINUTES = re.compile(r"(\d+) h\b"), re.compile(r"(\d+) min\b")


def words(stage: Stage) -> Iterator[str]:
    session, now = stage.session, stage.now
    face = clock_face(session, now, schedule_at(session, now))
    yield from (face.digits, face.caption, face.word, face.wall, face.drift, face.drift_planned, face.fit, face.ends)
    advice, price = cut_advice(session, now), price_of_more(session, 60.0, now)
    yield advice.sentence
    yield price.sentence if isinstance(price, Refusal) else price
    yield why_too_early(session, now)


def longest_min(text: str) -> int:
    """The longest time that a text speaks of, in minutes."""
    return max([int(found) * 60 for found in HOURS.findall(text)] + [int(each) for each in MINUTES.findall(text)] + [0])


@settings(max_examples=60)
@given(plays())
def test_every_figure_is_one_that_can_be(play: Play) -> None:
    stage = Stage(play.agenda, play.started)
    first = stage.now
    for gap_s, intent in play.moves:
        stage.wait(gap_s).ask(intent)
        session, now = stage.session, stage.now
        figures = schedule_at(session, now)
        shares = [*figures.targets_s.values(), *figures.remaining_s.values(), figures.short_by_s, figures.spare_s]
        assert all(0.0 <= share < math.inf for share in shares)
        assert all(cut.gained_s >= 0.0 for cut in cuts_at(session, now))
        asked_s = range_of(session.agenda, session.people, len(session.group_names)).most_s
        ends_s = abs((session.run.deadline - now).total_seconds()) if session.run.deadline else 86_400.0
        can_be_s = (now - first).total_seconds() + asked_s + sum(session.run.plan_s.values()) + ends_s + 86_400.0
        assert abs(drift_at(session, now)) <= can_be_s
        for text in words(stage):
            assert not BELOW_ZERO.search(text), text
            assert longest_min(text) <= can_be_s / 60.0 + 60.0, text
