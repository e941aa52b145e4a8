"""Why something cannot be done, as a value."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something cannot be done, in a sentence with the way out."""

    sentence: str
