"""The draws of an office in a year, as an outsider needs them to draw everything again."""

from __future__ import annotations

from typing import Any

from eprocuracy.audit.models import Leaf
from eprocuracy.platform.wall.sight import whole

from .draw_models import Draw, DrawSeed

FORMAT = "eprocuracy-draws/1"


@whole()
def exported(unit: str, year: int) -> dict[str, Any]:
    """Promises, seeds that were shown, requests, outcomes and what was done; four queries."""
    seeds = list(DrawSeed.objects.filter(unit=unit, month__year=year).select_related("reveal").order_by("month"))
    rows = Draw.objects.filter(unit=unit, year=year).select_related("outcome", "taken").order_by("number")
    places = dict(Leaf.objects.filter(sequence__in=[one.entry for one in seeds]).values_list("sequence", "index"))
    return {
        "format": FORMAT,
        "unit": unit,
        "year": year,
        "seeds": [_seed(one, places.get(one.entry)) for one in seeds],
        "draws": [_draw(one) for one in rows],
    }


def _seed(one: DrawSeed, index: int | None) -> dict[str, Any]:
    shown = getattr(one, "reveal", None)
    return {
        "month": f"{one.month:%Y-%m}",
        "commitment": one.commitment,
        "index": index,
        "seed": shown.seed if shown else None,
        "count": shown.count if shown else None,
        "last": shown.last if shown else None,
    }


def _draw(one: Draw) -> dict[str, Any]:
    outcome, taken = getattr(one, "outcome", None), getattr(one, "taken", None)
    return {
        "request": one.request,
        "digest": one.digest,
        "index": outcome.index if outcome else None,
        "checkpoint": outcome.checkpoint if outcome else None,
        "picked": outcome.picked if outcome else None,
        "given_to": taken.given_to if taken else None,
        "reason": taken.reason if taken else None,
    }
