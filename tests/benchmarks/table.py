"""The figures as tables of plain text."""

from collections.abc import Sequence

from tests.benchmarks.figures import Part, Row, Spread, spread


def table_of_rows(rows: Sequence[Row]) -> str:
    """Return every figure beside its floor: medians, and the least and the ninth tenth behind them."""
    head = ["what", "floor", "ours", "ratio", "of the least", "aim", ""]
    body = [
        [
            row.what,
            _samples(spread(row.floor), row.unit),
            _samples(spread(row.ours), row.unit),
            f"{row.ratio:.2f}",
            f"{row.best_ratio:.2f}",
            "" if row.aim is None else f"{row.aim:.1f}",
            row.verdict,
        ]
        for row in rows
    ]
    return _aligned([head, *body]) if rows else ""


def table_of_parts(of: str, parts: Sequence[Part]) -> str:
    """Return where the time of one figure goes."""
    beside = any(part.floor is not None for part in parts)
    head = [of, "ours", *(["beside", "more"] if beside else [])]
    body = [[part.what, _figure(part.ours, part.unit), *(_beside(part) if beside else [])] for part in parts]
    return _aligned([head, *body])


def _beside(part: Part) -> list[str]:
    floor = part.floor or 0.0
    return [_figure(floor, part.unit), f"{part.ours - floor:+.2f}"]


def _samples(samples: Spread, unit: str) -> str:
    if samples.count == 1:
        return _figure(samples.middle, unit)
    return f"{_figure(samples.middle, unit)} ({samples.least:.2f}–{samples.high:.2f})"


def _figure(value: float, unit: str) -> str:
    return f"{value:.2f} {unit}"


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = []
    for row in rows:
        first, *others = row
        cells = [first.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))]
        lines.append("  ".join(cells).rstrip())
    lines.insert(1, "─" * max(map(len, lines)))
    return "\n".join(lines)
