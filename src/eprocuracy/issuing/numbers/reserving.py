"""Numbers kept for the time when the system is away: taken in a row with the others, and reconciled one by one afterwards."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Count, Q, QuerySet

from eprocuracy import audit
from eprocuracy.identity import codes
from eprocuracy.identity.policy import About, require, visible_units
from eprocuracy.identity.powers import Deed
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.records.models import ActRow, MatterRow
from eprocuracy.records.queries import matters_visible_to
from eprocuracy.workstreams.acts import Act

from ..models import DowntimePack, Number, NumberVoid, ReservedNumber, ReservedUse
from . import words
from .allotting import _LOCK, Entry, allot
from .book import given_as, numbers_visible_to
from .words import PaperClass

MOST = 60  # numbers of one pack
SUBJECT = "Số dành cho khi mất hệ thống"  # what a paper is called is Vietnamese, as in the book


@dataclass(frozen=True, slots=True)
class Wanted:
    """So many numbers of one row, for copies of a form or for none."""

    symbol: str
    form: str
    copies: int


@dataclass(frozen=True, slots=True)
class Bearing:
    """A recorded act whose paper bears a reserved number."""

    act: UUID
    matter: UUID
    matter_name: str
    kind: str
    on: date | None


@transaction.atomic
def reserve(wanted: Sequence[Wanted], *, reason: str, by: Actor, at: datetime) -> DowntimePack:
    """Make a pack for the own office: its numbers stand in the book from now on, and nothing else is ever given them."""
    office = codes.office(by.unit)
    require(Deed.KEEP_SEAL, of=by, about=About(unit=office))
    count = sum(one.copies for one in wanted)
    if not 1 <= count <= MOST:
        raise Refused(
            Label(f"Một bộ giấy dành từ 1 đến {MOST} số.", f"A pack holds from 1 to {MOST} numbers."),
            Label("Sửa lại số lượng.", "Mend the counts."),
        )
    if not reason.strip():
        raise Refused(Label("Chưa nêu lập để làm gì.", "It does not say what for."), field="reason")
    pack = DowntimePack.objects.create(unit=office, reason=reason.strip(), made_by=by.account, made_at=at)
    # rows in their order, so that two packs made at once wait for each other instead of stopping each other
    for one in sorted(wanted, key=lambda each: (each.symbol, each.form)):
        for _ in range(one.copies):
            entry = Entry(subject=SUBJECT, signer=by.account, form=one.form, drafter=by.account)
            given = allot(unit=office, paper_class=PaperClass.PROCEDURAL, symbol=one.symbol, entry=entry, by=by, at=at)
            ReservedNumber.objects.create(number_id=given.id, pack=pack)
    audit.record(words.PACK_MADE, by=by, at=at, about=[f"pack:{pack.pk}", f"unit:{office}"], detail={"numbers": count})
    return pack


def packs_visible_to(actor: Actor) -> QuerySet[DowntimePack]:
    """The packs of the offices whose matters one may see, the latest first, with how many numbers they hold and how many are open."""
    done = Q(numbers__number__void__isnull=False) | Q(numbers__use__isnull=False)
    counted = DowntimePack.objects.annotate(count=Count("numbers"), left=Count("numbers", filter=~done))
    return counted.filter(unit__in=visible_units(actor)).order_by("-made_at", "-pk")


def open_numbers(actor: Actor) -> QuerySet[Number]:
    """The reserved numbers of which nobody has said yet whether they were used."""
    kept = numbers_visible_to(actor).filter(reserved__isnull=False, void__isnull=True, reserved__use__isnull=True)
    return kept.order_by("sequence__unit", "sequence__symbol", "sequence__year", "value")


def bearing(numbers: Collection[Number], actor: Actor) -> Mapping[int, tuple[Bearing, ...]]:
    """The recorded acts that bear these numbers, of matters of the same office that the actor sees; two queries."""
    printed = {given_as(one) for one in numbers}
    heads = ActRow.objects.filter(document_no__in=printed, superseded_by=None).order_by("recorded_at")
    told = list(heads.values("id", "matter", "kind", "occurred_on", "document_no"))
    seen = matters_visible_to(actor).filter(matter__in={one["matter"] for one in told})
    matters = {one.matter_id: one for one in seen}
    taken = set(ReservedUse.objects.filter(act__in=[one["id"] for one in told]).values_list("act", flat=True))
    found: dict[int, tuple[Bearing, ...]] = {}
    for number in numbers:
        found[number.pk] = tuple(
            Bearing(one["id"], one["matter"], _name(matters[one["matter"]]), one["kind"], one["occurred_on"])
            for one in told
            if one["document_no"] == given_as(number)
            and one["id"] not in taken
            and one["matter"] in matters
            and (one["occurred_on"] is None or one["occurred_on"] >= number.on)  # the same number of another year
            and codes.office(matters[one["matter"]].unit) == number.sequence.unit
        )
    return found


@transaction.atomic
def used_for_act(number: int, act: UUID, *, kinds: Mapping[str, type[Act]], by: Actor, at: datetime) -> None:
    """Say that the paper with this number is that of a recorded act; the act must bear the number."""
    held = _held(number, by)
    one = next((each for each in bearing([held], by)[held.pk] if each.act == act), None)
    if one is None:
        raise Refused(
            Label(
                f"Không thấy việc nào của đơn vị mang số {given_as(held)}.",
                f"No act of the office bears the number {given_as(held)}.",
            ),
            Label("Ghi việc ấy, với đúng số này, rồi đối chiếu lại.", "Record the act with this number first."),
        )
    subject = kinds[one.kind].label.vi
    signed = one.on or held.on
    _use(held, by, at, act=one.act, matter=one.matter, matter_name=one.matter_name, subject=subject, signed_on=signed)


@transaction.atomic
def used_otherwise(number: int, *, subject: str, signed_on: date, by: Actor, at: datetime) -> None:
    """Say that the paper with this number belongs to no act of a matter, and what it is."""
    held = _held(number, by)
    if not subject.strip():
        raise Refused(Label("Chưa nêu văn bản về việc gì.", "It does not say what the paper is."), field="subject")
    if not held.on <= signed_on <= at.date():
        raise Refused(
            Label(
                f"Ngày ký nằm từ {held.on:%d/%m/%Y}, ngày dành số, đến hôm nay.",
                f"It was signed between {held.on:%d/%m/%Y}, when the number was reserved, and today.",
            ),
            field="signed_on",
        )
    _use(held, by, at, subject=subject.strip(), signed_on=signed_on)


def _name(row: MatterRow) -> str:
    return f"{row.number}/{row.year}" if row.number else ""


def _held(number: int, by: Actor) -> Number:
    """The reserved number, still open, for whoever keeps the book of its office; others wait until this transaction has ended."""
    held = numbers_visible_to(by).filter(pk=number, reserved__isnull=False).first()
    if held is None:
        raise Refused(Label("Không có số dành sẵn này.", "There is no such reserved number."))
    require(Deed.KEEP_SEAL, of=by, about=About(unit=held.sequence.unit))
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_LOCK, held.sequence_id])
    if NumberVoid.objects.filter(number=held).exists() or ReservedUse.objects.filter(number=held.pk).exists():
        raise Refused(Label("Số này đã đối chiếu xong.", "This number is reconciled already."))
    return held


def _use(held: Number, by: Actor, at: datetime, **said: object) -> None:
    ReservedUse.objects.create(number_id=held.pk, by=by.account, at=at, **said)
    about = [f"number:{held.pk}", *([f"matter:{said['matter']}"] if said.get("matter") else [])]
    audit.record(words.RESERVED_USED, by=by, at=at, about=about, detail={"number": given_as(held)})
