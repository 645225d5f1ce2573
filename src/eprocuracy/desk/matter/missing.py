"""What is still missing of a matter, and where it can be written: an act that is due, or a record to complete."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.urls import reverse

from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Fact
from eprocuracy.workstreams.acts import Act

from .file import File
from .history import chains
from .offered import offered_kinds

OCCURRED = Label("Ngày xảy ra", "Day it happened")


def missing_of(file: File) -> list[Fact]:
    """What the stage asks for and the record does not have, then needed fields of acts that were left empty.

    The same field of many acts of one kind is one line, which leads to the first of them.
    """
    made: dict[str, Fact] = {}
    for name in file.state.missing if file.state else ():
        label = label_of(file, name)
        if label is not None:
            made[name] = Fact(label, address=where(file, name) if file.may_record.allowed else "")
    empty: dict[tuple[str, str], list[tuple[Act, Label]]] = {}
    for act, name, label in _left_empty(file):
        if name not in made:
            empty.setdefault((name, act.kind), []).append((act, label))
    return [*made.values(), *(_left_in(file, acts) for acts in empty.values())]


def _left_in(file: File, acts: list[tuple[Act, Label]]) -> Fact:
    first, label = acts[0]
    many = len(acts) > 1
    return Fact(
        Label(
            f"{label.vi} ({_small(first.label.vi)}{f', {len(acts)} bản ghi' if many else ''})",
            f"{label.en} ({_small(first.label.en)}{f', {len(acts)} records' if many else ''})",
        ),
        address=_mend(file, first.id) if file.may_write(type(first)).allowed else "",
    )


def _left_empty(file: File) -> Iterator[tuple[Act, str, Label]]:
    for chain in chains(file.concerning(file.acts)):
        act = chain.act
        if chain.voided_by or act.matter != file.id:
            continue
        for one in act.content:
            if one.needed and one.name not in act.unknown and getattr(act, one.name) in (None, "", ()):
                yield act, one.name, one.label


def label_of(file: File, name: str) -> Label | None:
    """What the acts of the khâu call it, those first that open a matter or need it."""
    if name == "occurred":
        return OCCURRED
    kinds = sorted(file.stream.kinds.values(), key=lambda kind: not kind.opens)
    named = [one for kind in kinds for one in kind.content if one.name == name]
    named.sort(key=lambda one: not one.needed)
    return named[0].label if named else None


def where(file: File, name: str) -> str:
    """The record that left it out; else an act in its place at this stage that says it, else the first record that could have."""
    able: list[Act] = []
    for chain in chains(file.concerning(file.acts)):
        act = chain.act
        if act.matter == file.id and not chain.voided_by:
            asked = next((one for one in act.content if one.name == name), None)
            if asked is not None and asked.needed and getattr(act, name) in (None, "", ()):
                return _mend(file, act.id)
            if asked is not None or name == "occurred":
                able.append(act)
    for kind in offered_kinds(file):
        if any(one.name == name and one.needed for one in kind.content):
            return reverse("desk:record", args=[file.id, kind.kind])
    return _mend(file, able[0].id) if able else ""


def _mend(file: File, act: UUID) -> str:
    return reverse("desk:correct", args=[file.id, act])


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
