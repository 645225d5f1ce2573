"""Cells of the books of cases that say what the further steps left: activities, measures in force, appeals, former numbers."""

from __future__ import annotations

from ..states import Place
from .case_state import CaseState


def activities_of(state: CaseState) -> str | None:
    """How many of the seven, and in how many the procurator took part."""
    done = state.course.activities
    return f"{len(done)} ({sum(1 for _, attended in done if attended)})" if done else None


def formerly_of(state: CaseState) -> str | None:
    return "\n".join(str(one) for one in state.course.formerly) or None


def measures_of(state: CaseState, place: Place) -> str | None:
    """Every measure in force; one that a book states without more stands as it is."""
    held = state.course.measures.get(place.participant, ())
    said = "; ".join(one.measure.label.vi for one in (*held, *state.course.entities.get(place.participant, ())))
    return said or (place.measure.label.vi if place.measure is not None else None)


def appeal_of(state: CaseState) -> str | None:
    """What the court of appeal decided last."""
    judged = [one for one in state.course.above if one.kind == "appeal.judged" and one.said]
    if not judged:
        return None
    last = judged[-1]
    told = (last.number, f"{last.on:%d/%m/%Y}" if last.on else "", last.said[0].label.vi)
    return " - ".join(part for part in told if part)
