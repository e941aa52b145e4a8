"""What was measured: one row for each figure, with the floor that was taken in the same run."""

from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any


@dataclass(frozen=True, slots=True)
class Spread:
    """A handful of samples in three numbers."""

    least: float
    middle: float
    high: float
    """Nine of ten samples lie below this."""
    count: int


@dataclass(frozen=True, slots=True)
class Row:
    """A figure of ours beside its floor."""

    what: str
    unit: str
    floor: tuple[float, ...]
    """Samples of the floor; they were taken in turn with those of ours."""
    ours: tuple[float, ...]
    aim: float | None = None
    """The ratio that is wanted at most; None where none is set."""

    @property
    def ratio(self) -> float:
        """Return the ratio of the medians."""
        return median(self.ours) / median(self.floor)

    @property
    def best_ratio(self) -> float:
        """Return the ratio of the smallest samples, which a busy machine disturbs least."""
        return min(self.ours) / min(self.floor)

    @property
    def verdict(self) -> str:
        """Return "ok", "over", or nothing where there is no aim."""
        if self.aim is None:
            return ""
        return "ok" if self.ratio <= self.aim else "over"

    def as_json(self) -> dict[str, Any]:
        """Return the row with every sample."""
        return {
            "what": self.what,
            "unit": self.unit,
            "floor": [round(sample, 4) for sample in self.floor],
            "ours": [round(sample, 4) for sample in self.ours],
            "ratio": round(self.ratio, 3),
            "ratio_of_least": round(self.best_ratio, 3),
            "aim": self.aim,
            "verdict": self.verdict,
        }


@dataclass(frozen=True, slots=True)
class Part:
    """A share of a figure: where the time goes."""

    of: str
    """The figure it is a share of."""
    what: str
    unit: str
    ours: float
    floor: float | None = None
    """The same share in the floor; None where the floor has none."""

    def as_json(self) -> dict[str, Any]:
        """Return the part."""
        return {"of": self.of, "what": self.what, "unit": self.unit, "ours": self.ours, "floor": self.floor}


def spread(samples: tuple[float, ...]) -> Spread:
    """Return the least, the median and the ninth tenth of some samples."""
    high = quantiles(samples, n=10, method="inclusive")[-1] if len(samples) > 1 else samples[0]
    return Spread(min(samples), median(samples), high, len(samples))
