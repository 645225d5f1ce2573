"""Answers as the closed vocabulary writes them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from .periods import Point

MEASURES = ("due", "last_day", "ends_at", "latest", "effective_from", "years")
Shape = dict[str, Any]


def measure(shape: Shape) -> str | None:
    """The date or moment that was asked for."""
    return next((str(shape[key]) for key in MEASURES if key in shape), None)


def none(missing: set[str], points: set[str] | None = None) -> Shape:
    """The answer that there is none, and why."""
    shape: Shape = {"result": "not_determinable"}
    if missing:
        shape["missing"] = sorted(missing)
    if points:
        shape["open"] = sorted(points)
    return shape


def text(at: Point) -> str:
    """As the vocabulary writes it."""
    return at.strftime("%Y-%m-%dT%H:%M") if isinstance(at, datetime) else at.isoformat()
