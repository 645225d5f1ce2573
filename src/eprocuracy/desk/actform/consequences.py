"""What an act would change, in sentences: old date and new date, stages, measures, findings with their article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from eprocuracy.kernel.sentences import speak
from eprocuracy.kernel.words import Label
from eprocuracy.law.deadlines import Determined, NotDeterminable
from eprocuracy.platform.ui.parts import Difference, Text
from eprocuracy.workstreams.catalogue import Catalogue
from eprocuracy.workstreams.projected import Deadline, Finding, MatterState, Outcome, Projected, Track

from ..deadlines import bound_of, reason_of, why_of
from ..irregular import basis_of, figures, label_of
from ..saying import joined

NOTHING = Label("không có", "none")
NEW_FINDING = Label("Phát hiện mới", "New finding")


@dataclass(frozen=True, slots=True)
class Consequences:
    """What would change, and what would be found; both may be empty."""

    differences: tuple[Difference, ...] = ()
    findings: tuple[Difference, ...] = ()

    @property
    def empty(self) -> bool:
        return not self.differences and not self.findings


@dataclass(frozen=True, slots=True)
class _Both:
    matters: dict[UUID, MatterState]
    tracks: dict[tuple[UUID, UUID], Track]
    deadlines: dict[tuple[Any, ...], Deadline]
    findings: list[Finding]


def consequences(
    catalogue: Catalogue,
    before: Mapping[UUID, Projected],
    after: Mapping[UUID, Projected],
    names: Mapping[UUID, str],
) -> Consequences:
    """The differences between two folds of the same families; `names` are of the participants that appear."""
    old, new = _gathered(before.values()), _gathered(after.values())
    found = _beyond(new.findings, old.findings)
    gone = _beyond(old.findings, new.findings)
    return Consequences(
        differences=(*_matters(old, new), *_tracks(old, new, names), *_deadlines(catalogue, old, new, names)),
        findings=(
            *(_finding(catalogue, one, names, comes=True) for one in found),
            *(_finding(catalogue, one, names, comes=False) for one in gone),
        ),
    )


def _beyond(ones: Iterable[Finding], others: Iterable[Finding]) -> list[Finding]:
    """Findings that the others do not have; one that a correction raises again, at itself, is the same to who reads it."""
    left = [_said(one) for one in others]
    made = []
    for one in ones:
        said = _said(one)
        if said in left:
            left.remove(said)
        else:
            made.append(one)
    return made


def _said(one: Finding) -> tuple[Any, ...]:
    return (one.code, one.matter, one.participant, one.on, one.values)


def _gathered(parts: Iterable[Projected]) -> _Both:
    parts = list(parts)
    return _Both(
        {one.id: one for part in parts for one in part.matters},
        {(one.matter, one.participant): one for part in parts for one in part.tracks},
        {(one.matter, one.clock, one.participant, one.run): one for part in parts for one in part.deadlines},
        [one for part in parts for one in part.findings],
    )


def _matters(old: _Both, new: _Both) -> list[Difference]:
    made = []
    for id_, one in new.matters.items():
        was = old.matters.get(id_)
        if was is None or was.stage is not one.stage:
            made.append(
                Difference(
                    Label("Giai đoạn", "Stage"), was.stage if was else "", one.stage, note="" if was else one.title
                )
            )
        if was is not None and was.severity is not one.severity and one.severity is not None:
            made.append(Difference(Label("Loại tội phạm", "Class of offence"), was.severity or "", one.severity))
    return made


def _tracks(old: _Both, new: _Both, names: Mapping[UUID, str]) -> list[Difference]:
    made = []
    for key, one in new.tracks.items():
        was = old.tracks.get(key)
        who = names.get(one.participant, "")
        if one.stage is not None and (was is None or was.stage is not one.stage):
            made.append(Difference(who, was.stage if was and was.stage else "", one.stage))
        if one.measure is not None and (was is None or was.measure is not one.measure):
            made.append(Difference(who, was.measure if was and was.measure else "", one.measure))
    return made


def _changed(old: _Both, new: _Both) -> Iterable[tuple[Deadline | None, Deadline]]:
    for key, one in new.deadlines.items():
        was = old.deadlines.get(key)
        if was is None or (was.answer, was.outcome) != (one.answer, one.outcome):
            yield was, one


def _title(catalogue: Catalogue, one: Deadline) -> Text:
    clock = catalogue.clocks.get(one.clock)
    return clock.title if clock else one.clock


def _deadlines(catalogue: Catalogue, old: _Both, new: _Both, names: Mapping[UUID, str]) -> list[Difference]:
    made = []
    for was, one in _changed(old, new):
        who = names.get(one.participant, "") if one.participant else ""
        basis = one.answer.basis[0] if one.answer and one.answer.basis else ""
        runs = one.outcome in (Outcome.RUNNING, Outcome.NOT_DETERMINABLE)
        why = why_of(one.answer) if runs else None
        before = _end(was) if was else ""
        made.append(Difference(_title(catalogue, one), before, _end(one), note=who, basis=basis, why=why))
    for key, was in old.deadlines.items():
        if key not in new.deadlines:
            made.append(Difference(_title(catalogue, was), _end(was), NOTHING))
    return made


def _end(one: Deadline | None) -> Text:
    """The end of a deadline in words: its last day or minute, and what became of it."""
    if one is None:
        return NOTHING
    match one.answer:
        case Determined() as answer:
            end = answer.ends_at if answer.by_the_minute else answer.ends_on
            if one.outcome is Outcome.RUNNING:
                return Label(speak(end), speak(end, "en"))
            return Label(f"{speak(end)} ({one.outcome.label.vi})", f"{speak(end, 'en')} ({one.outcome.label.en})")
        case NotDeterminable() as answer if answer.said:
            return joined(reason_of(answer), bound_of(answer.earliest, None)) or one.outcome
        case _:
            return one.outcome


def _finding(catalogue: Catalogue, one: Finding, names: Mapping[UUID, str], *, comes: bool) -> Difference:
    label = label_of(catalogue, one)
    note = joined(names.get(one.participant) if one.participant else None, figures(catalogue, one)) or ""
    if comes:
        return Difference(NEW_FINDING, "", label, note=note, basis=basis_of(catalogue, one) or "")
    return Difference(Label("Phát hiện", "Finding"), label, Label("không còn", "no longer holds"))
