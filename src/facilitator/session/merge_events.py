"""Events about answers that say the same: they are put together, or parted again."""

from typing import Literal

from facilitator.session.recorded import Recorded


class AnswersMerged(Recorded):
    """Several answers to one prompt say the same; none of them is changed by that."""

    event: Literal["answers-merged"] = "answers-merged"
    answers: tuple[str, ...]
    """The ids of all answers that stand together from here on."""
    says: str
    """What they say together."""


class AnswersParted(Recorded):
    """Answers stand for themselves again."""

    event: Literal["answers-parted"] = "answers-parted"
    answers: tuple[str, ...]
    """The ids of those that leave what they were put together with."""
