"""Timing: many runs of one thing, its median and its 95th percentile, in milliseconds or as a rate."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import perf_counter
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure; `bare` is what the same work costs with nothing of ours around it, where that can be measured."""

    name: str
    value: str
    unit: str
    bare: str = ""
    ratio: str = ""
    target: str = ""
    microseconds: int = 0  # the 95th percentile, where it was timed

    def as_json(self) -> dict[str, str]:
        return {
            "name": self.name,
            "value": self.value,
            "unit": self.unit,
            "bare": self.bare,
            "ratio": self.ratio,
            "target": self.target,
        }


def percentile(milliseconds: Iterable[int], part: int) -> int:
    """The value below which `part` per cent of the measured microseconds lie."""
    ordered = sorted(milliseconds)
    return ordered[min(len(ordered) - 1, len(ordered) * part // 100)]


def microseconds(deed: Callable[[], Any]) -> int:
    """How long one deed took."""
    start = perf_counter()
    deed()
    return round((perf_counter() - start) * 1_000_000)


def timed(
    name: str, deeds: Iterable[Callable[[], Any]], *, target: str = "", bare: Iterable[Callable[[], Any]] = ()
) -> Figure:
    """The 95th percentile of the deeds in milliseconds, beside that of the bare ones."""
    own = [microseconds(deed) for deed in deeds]
    plain = [microseconds(deed) for deed in bare]
    p95 = percentile(own, 95)
    beside = percentile(plain, 95) if plain else 0
    return Figure(
        name=name,
        value=f"{percentile(own, 50) / 1000:.1f} / {p95 / 1000:.1f}",
        unit="ms (p50 / p95)",
        bare=f"{beside / 1000:.1f}" if plain else "",
        ratio=f"{p95 / beside:.1f}" if beside else "",
        target=target,
        microseconds=p95,
    )


def rate(
    name: str, count: int, deed: Callable[[], Any], *, target: str = "", bare: Callable[[], Any] | None = None
) -> Figure:
    """How many a second one deed did, beside the bare way to do as many."""
    spent = microseconds(deed) or 1
    plain = microseconds(bare) if bare else 0
    return Figure(
        name=name,
        value=f"{count * 1_000_000 // spent:,}",
        unit="a second",
        bare=f"{count * 1_000_000 // plain:,}" if plain else "",
        ratio=f"{spent / plain:.1f}" if plain else "",
        target=target,
    )
