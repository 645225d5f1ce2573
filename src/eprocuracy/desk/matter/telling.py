"""One act in full: every field as it was written down, what is not known, who recorded it and how it came."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Correction, Deed, Fact, Text, Weight
from eprocuracy.workstreams.acts import Act, Source

from ..actform.fields import can_be_typed
from ..actform.people import Typed, written
from ..saying import day_said, joined, number_of, of_field, said
from .file import File
from .history import Chain, corrections, origin_of
from .naming import called, heading_of

UNNAMED = Label("chưa rõ tên", "name not known")
RECORDED = Label("Ghi vào hệ thống", "Recorded")


@dataclass(frozen=True, slots=True)
class ActPage:
    """Everything that is known of one act."""

    matter: Label
    address: str
    title: Label
    basis: Text
    facts: tuple[Fact, ...]
    corrections: tuple[Correction, ...]
    voided: bool
    deeds: tuple[Deed, ...]
    may_not: Text


def act_page(file: File, chain: Chain) -> ActPage:
    """The page of one act, with the ways to mend it."""
    act = chain.act
    may = file.may_write(type(act)).allowed
    deeds: tuple[Deed, ...] = ()
    if may:
        mend = Label("Ghi nhầm: sửa bản ghi này", "Written wrongly: correct this record")
        if chain.voided_by:
            mend = Label("Ghi lại bản ghi này", "Put this record back")
        deeds = (Deed(mend, reverse("desk:correct", args=[file.id, chain.last.id])),)
        if not chain.voided_by:
            void = Label("Việc này không có: hủy bản ghi", "It never happened: void this record")
            deeds += (Deed(void, reverse("desk:void", args=[file.id, act.id]), Weight.QUIET),)
    basis = joined(*(Label(one.say("vi"), one.say("en")) for one in act.basis), by="; ")
    form = Label(f"Mẫu {act.form}", f"Form {act.form}") if act.form else None
    return ActPage(
        matter=heading_of(file),
        address=reverse("desk:matter_history", args=[file.id]),
        title=act.label,
        basis=joined(basis, form) or "",
        facts=(*facts_of(act, file.names, file.words, labels_of(file), file.veils.words), *_recorded(file, act)),
        corrections=tuple(corrections(file, chain)),
        voided=chain.voided_by is not None,
        deeds=deeds,
        may_not="" if may else file.may_write(type(act)).why,
    )


def facts_of(
    act: Act,
    names: Mapping[UUID, str],
    words: Mapping[str, Text],
    matters: Mapping[UUID, Label] | None = None,
    veiled: Collection[UUID] = (),
) -> tuple[Fact, ...]:
    """What an act says, field by field; empty fields that nobody needs are left out. Of the `veiled` nothing but what names them."""
    matters = matters or {}
    made = [Fact(Label("Ngày, giờ", "Day, time"), day_said(act.occurred if act.occurred.day else None))]
    if act.document_no:
        made.append(Fact(Label("Số văn bản", "Document number"), number_of(act.document_no) or ""))
    made += [
        Fact(label, told)
        for label, told in (
            (Label("Cơ quan ban hành", "Issued by"), act.issued_by or ""),
            (Label("Người ký", "Signed by"), act.signed_by or ""),
        )
        if told
    ]
    described = {person.participant: person for person in act.people if person.participant not in veiled}
    for link in act.links:
        role = act.calls(link.role)
        label = Label(role.vi[:1].upper() + role.vi[1:], role.en[:1].upper() + role.en[1:])
        if link.is_matter:
            made.append(Fact(label, matters.get(link.target) or Label("vụ việc khác", "another matter")))
            continue
        person = described.get(link.target)
        said_here = written(Typed(person, link.offences)) if person else names.get(link.target, "")
        charged = None if person else said(link.offences)
        made.append(Fact(label, joined(said_here or UNNAMED, charged) or UNNAMED))
    for one in act.content:
        if not can_be_typed(one.type):
            continue
        told_value = of_field(one, getattr(act, one.name), words, names)
        why = act.unknown.get(one.name)
        if told_value is None and why is not None:
            told_value = Label(f"chưa biết: {why.label.vi}", f"not known: {why.label.en}")
        if told_value is not None or one.needed:
            made.append(Fact(one.label, told_value or ""))
    if act.reason:
        made.append(Fact(Label("Lý do sửa", "Reason for the correction"), act.reason))
    return tuple(made)


def labels_of(file: File) -> dict[UUID, Label]:
    """The matters that acts of the file may name, as they are called."""
    found = {one.id: called(one.stream.one, one.number, one.year) for one in file.related}
    return {**found, file.id: called(file.stream.one, file.row.number, file.row.year)}


def _recorded(file: File, act: Act) -> tuple[Fact, ...]:
    """When, by whom and how; what was read from a file leads to its row."""
    by = file.staff.get(act.recorded_by, act.recorded_by)
    how = act.source.label if act.source is not Source.PAGE else None
    origin = origin_of(file, act)
    where = None if origin else file.origins.get(act.id)
    told = Fact(RECORDED, joined(said(act.recorded_at), by, how, where) or "")
    return (told, Fact(Label("Dòng trong tệp", "Row of the file"), origin)) if origin else (told,)
