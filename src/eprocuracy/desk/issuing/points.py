"""The checklist of a decision as pages and papers show it, and the questions that are answered in writing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django import forms

from eprocuracy.issuing.checklists.checking import Point
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.language import both
from eprocuracy.platform.ui.parts import Text

from ..saying import joined

NAME = "point-"
OF_THE_CASE = Label("Về vụ việc", "Of the matter")


@dataclass(frozen=True, slots=True)
class ShownPoint:
    """One point: the question with its articles, what the file shows, what was answered."""

    question: Label
    basis: Label
    shown: Sequence[Label]
    answer: str
    open: bool


@dataclass(frozen=True, slots=True)
class PointGroup:
    """The points of the matter, or of one person."""

    of: Text
    points: Sequence[ShownPoint]


def groups_of(points: Sequence[Point], names: Mapping[UUID, str]) -> list[PointGroup]:
    """Points by whom they are asked of, in their order."""
    found: dict[UUID | None, list[ShownPoint]] = {}
    for one in points:
        found.setdefault(one.participant, []).append(_shown(one))
    unnamed = Label("Người chưa rõ tên", "Person whose name is not known")
    return [PointGroup(names.get(who, unnamed) if who else OF_THE_CASE, told) for who, told in found.items()]


def question_fields(points: Sequence[Point], names: Mapping[UUID, str]) -> dict[str, forms.Field]:
    """A field for each point that needs words, named by the point, with what was answered before."""
    made: dict[str, forms.Field] = {}
    for one in points:
        if not one.needs_words:
            continue
        who = names.get(one.participant, "") if one.participant else ""
        question, basis = one.line.question, _basis(one)
        told = joined(*one.shown.told, by="; ")
        shows = (
            both(f"Hồ sơ: {told.vi}. {basis.vi}", f"File: {told.en}. {basis.en}") if told else both(basis.vi, basis.en)
        )
        made[field_name(one)] = forms.CharField(
            required=False,
            max_length=2000,
            initial=one.answer,
            label=both(_of(question.vi, who), _of(question.en, who)),
            help_text=shows,
            widget=forms.Textarea(attrs={"rows": 2}),
        )
    return made


def field_name(one: Point) -> str:
    return f"{NAME}{one.line.code}-{one.participant or ''}"


def answers_in(points: Sequence[Point], given: Mapping[str, str]) -> dict[tuple[str, UUID | None], str]:
    """What was answered, by point and person."""
    return {one.key: given[field_name(one)] for one in points if given.get(field_name(one))}


def _of(question: str, who: str) -> str:
    return f"{who}: {question[:1].lower()}{question[1:]}" if who else question


def _shown(one: Point) -> ShownPoint:
    return ShownPoint(one.line.question, _basis(one), one.shown.told, one.answer, one.open)


def _basis(one: Point) -> Label:
    told = joined(*one.line.basis, by="; ")
    assert told is not None
    return told
