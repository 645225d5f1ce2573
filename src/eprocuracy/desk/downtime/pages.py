"""What is done without the system, the packs of the office, and which reserved numbers nobody has accounted for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from eprocuracy.identity.policy import About, may
from eprocuracy.identity.powers import Deed
from eprocuracy.issuing.numbers.book import given_as
from eprocuracy.issuing.numbers.reserving import bearing, open_numbers, packs_visible_to
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.office.queries import names_of
from eprocuracy.platform.ui.parts import Column, Link, Table, Text
from eprocuracy.workstreams.acts import Act

from .pack import STEPS

PACKS = 20  # the latest of them


@dataclass(frozen=True, slots=True)
class Bearer:
    """An act that bears the number, to be confirmed by a person."""

    act: UUID
    label: Text
    address: str


@dataclass(frozen=True, slots=True)
class OpenNumber:
    """One reserved number that is to be accounted for."""

    id: int
    printed: str
    form: str
    reserved_on: date
    bearers: tuple[Bearer, ...]


@dataclass(frozen=True, slots=True)
class DowntimePage:
    """Everything the page shows."""

    steps: tuple[Label, ...]
    open: tuple[OpenNumber, ...]
    packs: Table
    keeps: bool


def downtime_page(kinds: Mapping[str, type[Act]], *, actor: Actor) -> DowntimePage:
    """The page for one person; only whoever keeps the number book is offered deeds."""
    waiting = list(open_numbers(actor))
    found = bearing(waiting, actor)
    packs = list(packs_visible_to(actor)[:PACKS])
    names = names_of(one.made_by for one in packs)
    return DowntimePage(
        steps=STEPS,
        open=tuple(
            OpenNumber(
                one.pk,
                given_as(one),
                one.form,
                one.on,
                tuple(
                    Bearer(
                        each.act,
                        _said(kinds[each.kind].label, each.matter_name),
                        reverse("desk:matter", args=[each.matter]),
                    )
                    for each in found[one.pk]
                ),
            )
            for one in waiting
        ),
        packs=Table(
            caption=Label("Bộ giấy đã lập", "Packs made"),
            columns=[
                Column(Label("Lập lúc", "Made")),
                Column(Label("Để", "For")),
                Column(Label("Người lập", "By")),
                Column(Label("Số đã dành", "Numbers"), numeric=True),
                Column(Label("Chưa đối chiếu", "Not reconciled"), numeric=True),
                Column(Label("In", "Print")),
            ],
            rows=[
                [
                    one.made_at,
                    one.reason,
                    names.get(one.made_by, one.made_by),
                    one.count,  # type: ignore[attr-defined]
                    one.left,  # type: ignore[attr-defined]
                    Link(Label("Tệp PDF", "PDF file"), reverse("desk:downtime_pack", args=[one.pk]))
                    if one.left and one.unit == actor.unit  # type: ignore[attr-defined]
                    else "",
                ]
                for one in packs
            ],
            empty=Label(
                "Chưa lập bộ nào. Lập trước khi bảo trì, và để sẵn một bộ phòng khi mất điện, mất mạng.",
                "None made. Make one before maintenance, and keep one for when power or network fail.",
            ),
        ),
        keeps=may(actor, Deed.KEEP_SEAL, About(unit=actor.unit)).allowed,
    )


def _said(label: Label, matter: str) -> Label:
    return Label(f"{label.vi}, {matter}", f"{label.en}, {matter}") if matter else label
