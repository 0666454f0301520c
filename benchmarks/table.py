"""Rows of measurements, and the Markdown table they make."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Protocol

HEAD = ("what", "coopexercise", "beside it", "result", "target", "kept", "runs")


class Row(Protocol):
    """One line of the table."""

    def cells(self) -> tuple[str, ...]:
        """Return its cells, in the order of HEAD."""


@dataclass(frozen=True, kw_only=True)
class Ratio:
    """What was measured, beside a baseline that was measured in turn with it; the result is a ratio of medians."""

    what: str
    ours: Sequence[float]
    beside: str
    baseline: Sequence[float]
    target: float | None = None
    """None for a row that is only information."""
    unit: str = "ms"

    @property
    def value(self) -> float:
        """The ratio."""
        return median(self.ours) / median(self.baseline)

    def cells(self) -> tuple[str, ...]:
        """Return the medians and their ratio."""
        ours, baseline = (f"{_number(median(each))} {self.unit}" for each in (self.ours, self.baseline))
        target, kept = _against(self.value, self.target, "")
        return (self.what, ours, f"{self.beside}: {baseline}", f"{self.value:.2f}", target, kept, str(len(self.ours)))


@dataclass(frozen=True, kw_only=True)
class Percentile:
    """Milliseconds that were measured alone; the result is the 95th percentile."""

    what: str
    ours: Sequence[float]
    target: float | None = None

    @property
    def value(self) -> float:
        """The 95th percentile, between the two nearest measurements."""
        return quantiles(self.ours, n=20, method="inclusive")[-1]

    def cells(self) -> tuple[str, ...]:
        """Return the median and the 95th percentile."""
        target, kept = _against(self.value, self.target, " ms")
        ours, result = f"median {_number(median(self.ours))} ms", f"p95 {_number(self.value)} ms"
        return (self.what, ours, "–", result, target, kept, str(len(self.ours)))


@dataclass(frozen=True, kw_only=True)
class Amount:
    """Something that was measured once, alone."""

    what: str
    ours: float
    target: float
    unit: str

    def cells(self) -> tuple[str, ...]:
        """Return the amount, which is the result as well."""
        target, kept = _against(self.ours, self.target, f" {self.unit}")
        ours = f"{_number(self.ours)} {self.unit}"
        return (self.what, ours, "–", ours, target, kept, "1")


@dataclass(frozen=True, kw_only=True)
class Skipped:
    """What could not be measured here, and why."""

    what: str
    why: str

    def cells(self) -> tuple[str, ...]:
        """Return the reason where the result would be."""
        return (self.what, "–", "–", f"skipped: {self.why}", "–", "–", "0")


def render(rows: Iterable[Row]) -> str:
    """Return the rows as a Markdown table."""
    lines = [HEAD, tuple("---" for _ in HEAD), *(row.cells() for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _against(value: float, target: float | None, unit: str) -> tuple[str, str]:
    if target is None:
        return "–", "for information"
    return f"≤ {target:g}{unit}", "yes" if value <= target else "**no**"


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 1 else f"{value:.3f}"
