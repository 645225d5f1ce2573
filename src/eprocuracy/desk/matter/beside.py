"""What stands in the file beside the proceeding: rows of the sides, and of the workstream itself, with the act behind each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.urls import reverse

from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Column, Fact, Link, Table
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.sides import Side, Standing

from ..saying import day_said, joined, measured, number_of
from .file import File

WHAT = Column(Label("Mục", "What"))
VALUE = Column(Label("Nội dung", "Content"))
WHO = Column(Label("Người có liên quan", "Persons concerned"))
SOURCE = Column(Label("Theo", "By"))
STILL = Label("chưa xong", "open")


def standing(file: File) -> list[tuple[Label, tuple[Standing, ...]]]:
    """What stands, by heading; of what is guarded nothing where the reader may not read it."""
    state = file.states.get(file.id)
    if state is None:
        return []
    made = [(file.stream.one, file.stream.standing(state))]
    made += [(side.label, side.standing(side.kept(state), state)) for side in _sides(file) if side.code in state.beside]
    return [(label, rows) for label, rows in made if rows]


def _sides(file: File) -> Iterable[Side]:
    return (side for side in file.stream.sides if file.reads_guarded or not side.guarded)


def facts(told: Iterable[tuple[Label, tuple[Standing, ...]]]) -> list[Fact]:
    """What is said of the matter at once: the rows that stand for the rest."""
    return [Fact(one.label, value_of(one) or "") for _, rows in told for one in rows if one.brief]


def tables(file: File, told: Iterable[tuple[Label, tuple[Standing, ...]]]) -> list[Table]:
    """One table for each heading; columns that say nothing are left out."""
    acts = {act.id: act for act in file.acts}
    return [_table(file, label, rows, acts) for label, rows in told]


def _table(file: File, label: Label, rows: tuple[Standing, ...], acts: Mapping[UUID, Act]) -> Table:
    named = any(one.participants for one in rows)
    columns = [WHAT, VALUE, *([WHO] if named else []), SOURCE]
    cells = []
    for one in rows:
        value = joined(value_of(one), STILL if one.open else None)
        who = ", ".join(dict.fromkeys(file.names[who] for who in one.participants if who in file.names))
        cells.append([_capital(one.label), value, *([who or None] if named else []), _source(file, one, acts)])
    return Table(label, columns, cells)


def _capital(label: Label) -> Label:
    return Label(label.vi[:1].upper() + label.vi[1:], label.en[:1].upper() + label.en[1:])


def value_of(one: Standing) -> Label | None:
    """The value in words; of several parts each that says something."""
    if isinstance(one.value, tuple):
        return joined(*(measured(part, None) for part in one.value))
    return measured(one.value, one.measure)


def _source(file: File, one: Standing, acts: Mapping[UUID, Act]) -> Link | None:
    act = acts.get(one.act) if one.act else None
    if act is None or act.matter != file.id:
        return None
    told = joined(act.label, number_of(act.document_no), day_said(act.occurred))
    return Link(told or act.label, reverse("desk:act", args=[file.id, act.id]))


def fills(file: File, kind: type[Act]) -> dict[str, Any]:
    """What the side of a kind knows when its form opens."""
    side = next((side for side in _sides(file) if kind in side.kinds), None)
    state = file.states.get(file.id) if side is not None else None
    if side is None or state is None:
        return {}
    return {
        name: value for name, value in side.fills(side.kept(state), kind, state).items() if value not in (None, "", ())
    }
