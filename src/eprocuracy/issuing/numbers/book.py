"""The number book (S14): every number of an office, with the paper that bears it and what became of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from eprocuracy.identity.models import Account
from eprocuracy.identity.policy import visible_units
from eprocuracy.kernel.actors import Actor
from eprocuracy.platform.wall.sight import whole
from eprocuracy.records.models import ActRow
from eprocuracy.records.queries import matters_visible_to

from ..drafts.words import Signing
from ..models import Draft, Number, ReservedUse
from .words import NumberState

GUARDED = "vụ việc hạn chế tiếp cận"  # what a paper is called is Vietnamese, as in the book


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the book."""

    id: int
    value: int
    symbol: str
    year: int
    unit: str
    on: date
    form: str
    subject: str
    matter: UUID | None
    matter_name: str
    signer: str
    drafter: str
    recipients: str
    state: NumberState
    reason: str

    @property
    def printed(self) -> str:
        return f"{self.value:02d}/{self.symbol}"


def numbers_visible_to(actor: Actor) -> QuerySet[Number]:
    """The numbers of the offices whose matters one may see."""
    every = Number.objects.select_related("sequence", "void", "paper", "reserved__use")
    return every if actor.is_system else every.filter(sequence__unit__in=visible_units(actor))


def selected(actor: Actor, *, units: Collection[str], first: date, last: date) -> QuerySet[Number]:
    """The numbers of these offices given within these days, the latest first."""
    found = numbers_visible_to(actor).filter(sequence__unit__in=units, on__range=(first, last))
    return found.order_by("-on", "sequence__unit", "sequence__symbol", "-value")


def lines(numbers: Sequence[Number], actor: Actor) -> list[Line]:
    """The lines with the names of staff; four queries for any number of them.

    The book has no gap, so a number of a matter that the reader may not see stands in it, and says nothing of the matter.
    """
    uses = {one.pk: use for one in numbers if (use := use_of(one))}
    matters = {one.pk: uses[one.pk].matter if one.pk in uses else one.matter for one in numbers}
    seen = {
        None,
        *matters_visible_to(actor).filter(matter__in=set(matters.values())).values_list("matter", flat=True),
    }
    accounts = {name for one in numbers for name in (one.signer, one.drafter) if name}
    names = dict(Account.objects.filter(account__in=accounts).values_list("account", "name"))
    by_hand = on_paper(numbers)

    def line(one: Number) -> Line:
        told, matter = uses.get(one.pk, one), matters[one.pk]
        shown = matter in seen
        return Line(
            id=one.id,
            value=one.value,
            symbol=one.sequence.symbol,
            year=one.sequence.year,
            unit=one.sequence.unit,
            on=one.on,
            form=one.form,
            subject=told.subject if shown else GUARDED,
            matter=matter if shown else None,
            matter_name=told.matter_name if shown else "",
            signer="" if hasattr(one, "reserved") else names.get(one.signer, one.signer),
            drafter=names.get(one.drafter, one.drafter),
            recipients=one.recipients if shown else "",
            state=_state(one, by_hand),
            reason=one.void.reason if hasattr(one, "void") and shown else "",
        )

    return [line(one) for one in numbers]


def use_of(one: Number) -> ReservedUse | None:
    """What a number was used for on paper that had been kept for the time when the system is away; `numbers_visible_to` has it along."""
    return getattr(getattr(one, "reserved", None), "use", None)


@whole()
def on_paper(numbers: Sequence[Number]) -> frozenset[int]:
    """Which of these stand on a paper that was signed by hand and recorded as issued; two queries for any number of them."""
    printed = {given_as(one) for one in numbers}
    drafted = Draft.objects.filter(document_no__in=printed, signing=Signing.PAPER.value)
    # an assignment is signed as it is printed
    told = ActRow.objects.filter(matter__in={one.matter for one in numbers}, document_no__in=printed)
    ordered = told.filter(superseded_by=None)
    borne = {*drafted.values_list("matter", "document_no"), *ordered.values_list("matter", "document_no")}
    return frozenset(one.pk for one in numbers if (one.matter, given_as(one)) in borne)


def given_as(one: Number) -> str:
    """A number as its paper bears it."""
    return f"{one.value:02d}/{one.sequence.symbol}"


def _state(one: Number, by_hand: Collection[int]) -> NumberState:
    if hasattr(one, "void"):
        return NumberState.VOID
    if hasattr(one, "paper"):
        return NumberState.SIGNED
    if hasattr(one, "reserved"):
        return NumberState.ON_PAPER if use_of(one) else NumberState.RESERVED
    return NumberState.ON_PAPER if one.pk in by_hand else NumberState.GIVEN
