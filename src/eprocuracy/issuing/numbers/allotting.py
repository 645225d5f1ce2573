"""Giving the next number, voiding one, and how an office numbers; one transaction and one log entry each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max

from eprocuracy import audit
from eprocuracy.identity import codes
from eprocuracy.identity.policy import About, require
from eprocuracy.identity.powers import Deed
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label

from ..models import Number, NumberingRule, NumberSequence, NumberVoid, ReservedUse, SignedPaper
from . import words
from .book import on_paper
from .words import PaperClass
from .years import Boundary, numbering_year

REASON_LONGEST = 500
_LOCK = 0x4E55_4D42  # tells our advisory locks from those of others


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the number book says of a paper. `subject` names nobody the file is about: the book is never erased."""

    subject: str
    signer: str
    form: str = ""
    matter: UUID | None = None
    matter_name: str = ""
    drafter: str = ""
    recipients: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """A number as it stands on its paper."""

    id: int
    value: int
    symbol: str
    year: int
    on: date

    @property
    def printed(self) -> str:
        """As papers bear it: numbers below ten with a nought before them (Decree 30/2020)."""
        return f"{self.value:02d}/{self.symbol}"


@transaction.atomic
def allot(*, unit: str, paper_class: PaperClass, symbol: str, entry: Entry, by: Actor, at: datetime) -> Given:
    """The next number of the office, for the paper that is being signed in the transaction at hand.

    Whoever signs in the same row of numbers waits until this transaction has ended. Who may sign is asked by whoever calls.
    """
    on = day_of(at)
    row = _sequence(codes.office(unit), paper_class, symbol, on)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_LOCK, row.id])
    last = row.numbers.aggregate(value=Max("value"), on=Max("on"))
    if last["on"] and on < last["on"]:
        raise Refused(
            Label(
                f"Số gần nhất của {symbol} đã cấp ngày {last['on']:%d/%m/%Y}; không cấp số lùi ngày.",
                f"The last number of {symbol} was given on {last['on']:%d/%m/%Y}; no number is given for an earlier day.",
            ),
            Label("Ký với ngày hôm nay.", "Sign with today's day."),
        )
    number = Number.objects.create(
        sequence=row,
        value=(last["value"] or row.opened_after) + 1,
        on=on,
        form=entry.form,
        subject=entry.subject,
        matter=entry.matter,
        matter_name=entry.matter_name,
        signer=entry.signer,
        drafter=entry.drafter,
        recipients=entry.recipients,
        given_by=by.account,
        given_at=at,
    )
    given = Given(number.id, number.value, symbol, row.year, on)
    about = [f"number:{number.id}", *([f"matter:{entry.matter}"] if entry.matter else [])]
    detail = {"number": given.printed, "year": row.year, "unit": row.unit}
    audit.record(words.GIVEN, by=by, at=at, about=about, detail=detail)
    return given


@transaction.atomic
def void(number: int, *, reason: str, by: Actor, at: datetime) -> None:
    """Say that no paper bears this number after all; it is never given again."""
    held = Number.objects.select_related("sequence").filter(id=number).first()
    if held is None:
        raise Refused(Label("Không có số này.", "There is no such number."))
    require(Deed.KEEP_SEAL, of=by, about=About(unit=held.sequence.unit))
    used = ReservedUse.objects.filter(number=held.id).exists()
    if used or SignedPaper.objects.filter(number=held).exists() or on_paper([held]):
        raise Refused(
            Label("Văn bản mang số này đã ký và ban hành.", "The paper with this number was signed and issued."),
            Label("Hủy bỏ văn bản bằng một quyết định mới.", "Annul the paper by a new decision."),
        )
    said = reason.strip()
    if not said or len(said) > REASON_LONGEST:
        raise Refused(
            Label(
                f"Hủy số phải nêu lý do, không quá {REASON_LONGEST} chữ.",
                f"Voiding a number needs a reason of at most {REASON_LONGEST} letters.",
            ),
            Label("Nhập lý do hủy.", "Give the reason."),
            field="reason",
        )
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_LOCK, held.sequence_id])
    if NumberVoid.objects.filter(number=held).exists():
        raise Refused(Label("Số này đã hủy.", "This number is void already."))
    NumberVoid.objects.create(number=held, reason=said, by=by.account, at=at)
    audit.record(words.VOIDED, by=by, at=at, about=[f"number:{held.id}"], detail={"reason": said})


@transaction.atomic
def open_after(
    last: int, *, unit: str, paper_class: PaperClass, symbol: str, by: Actor, at: datetime
) -> NumberSequence:
    """Begin a row of numbers of the current year after the last number that the paper book gave."""
    office = codes.office(unit)
    require(Deed.KEEP_SEAL, of=by, about=About(unit=office))
    made, is_new = NumberSequence.objects.get_or_create(
        unit=office,
        paper_class=paper_class.value,
        symbol=symbol,
        year=_year(office, paper_class, day_of(at)),
        defaults={"opened_after": last},
    )
    if not is_new:
        raise Refused(
            Label(
                f"Dãy số {symbol} năm {made.year} đã mở, tiếp theo số {made.opened_after}.",
                f"The numbers of {symbol} for {made.year} are open already, after number {made.opened_after}.",
            )
        )
    audit.record(words.OPENED, by=by, at=at, about=[f"unit:{office}"], detail={"symbol": symbol, "after": last})
    return made


@transaction.atomic
def set_year(
    *, unit: str, paper_class: PaperClass, month: int, day: int, from_on: date, by: Actor, at: datetime
) -> None:
    """Let the numbering years of an office begin on another day; nothing that was numbered before moves."""
    office = codes.office(unit)
    require(Deed.KEEP_SEAL, of=by, about=About(unit=office))
    if not (1 <= month <= 12 and 1 <= day <= 28):
        raise Refused(
            Label(
                "Ngày bắt đầu phải có trong mọi năm, từ ngày 1 đến ngày 28.", "Choose a day from the 1st to the 28th."
            ),
            field="day",
        )
    if from_on <= day_of(at):
        raise Refused(
            Label("Chỉ đổi cho những ngày chưa tới.", "It can be changed for days to come only."), field="from_on"
        )
    NumberingRule.objects.create(
        unit=office,
        paper_class=paper_class.value,
        from_on=from_on,
        month=month,
        day=day,
        set_by=by.account,
        set_at=at,
    )
    detail = {"class": paper_class.value, "begins": f"{day:02d}/{month:02d}", "from_on": from_on.isoformat()}
    audit.record(words.YEAR_SET, by=by, at=at, about=[f"unit:{office}"], detail=detail)


def _sequence(unit: str, paper_class: PaperClass, symbol: str, on: date) -> NumberSequence:
    key = {"unit": unit, "paper_class": paper_class.value, "symbol": symbol, "year": _year(unit, paper_class, on)}
    found = NumberSequence.objects.filter(**key).first()
    if found is None:
        # two that begin a row at once: the second waits for the first and finds its row
        NumberSequence.objects.bulk_create([NumberSequence(**key, opened_after=0)], ignore_conflicts=True)
        found = NumberSequence.objects.get(**key)
    return found


def _year(unit: str, paper_class: PaperClass, on: date) -> int:
    known = NumberingRule.objects.filter(unit=unit, paper_class=paper_class.value)
    return numbering_year(paper_class, on, [Boundary(*one) for one in known.values_list("from_on", "month", "day")])
