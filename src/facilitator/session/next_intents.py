"""What a person may ask for about the workshop that follows."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PlanNext:
    """Hold the next workshop on a day; None takes the day away."""

    on: date | None
