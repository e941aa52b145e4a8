"""What may be asked for about answers that say the same."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PutTogether:
    """Let several answers count as one; those that one of them was put together with before come along."""

    answers: tuple[str, ...]
    """Their ids."""
    says: str = ""
    """What they say together; empty for the words of the first."""


@dataclass(frozen=True, slots=True)
class Part:
    """Let answers that were put together stand for themselves again."""

    answers: tuple[str, ...]
    """The ids of those that leave the others."""


MergeIntent = PutTogether | Part
