"""Who is held on what ground until when, as the ledger says it; and the same as a sheet that is read back as a book of custody."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from eprocuracy.exchange.registers.text import fold
from eprocuracy.exchange.sheets import Sheet
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Label
from eprocuracy.law.ages import Birth
from eprocuracy.records.models import ActRow, IntervalRow, PlaceRow
from eprocuracy.records.queries import matters_visible_to
from eprocuracy.records.veiling import veil_of
from eprocuracy.workstreams.custody.words import Ground
from eprocuracy.workstreams.people import Role

from .comparing import Entry

CUSTODY = Ground.CUSTODY.value
DETENTION = frozenset({Ground.DETENTION.value, Ground.PROSECUTION.value, Ground.COURT.value})


@dataclass(frozen=True, slots=True)
class Held:
    """One person held now: on which paper, from when, and the last end that any paper gives."""

    matter: UUID
    participant: UUID
    unit: str
    number: int | None
    year: int | None
    procurator: str
    name: str
    birth: Birth | None
    id_no: str
    arrested: When
    ground: Ground
    paper: str
    from_: When
    ends: When | None
    place: str
    custody: tuple[str, When | None, When | None]  # number, from, until
    detention: tuple[str, When | None, When | None]


def places_of(actor: Actor, units: Collection[str]) -> list[str]:
    """The places in which somebody of these units is held now."""
    rows = _rows(actor, units).exclude(place="")
    return sorted(set(rows.values_list("place", flat=True)), key=fold)


def held_now(actor: Actor, units: Collection[str], *, places: Collection[str] = (), at: datetime) -> list[Held]:
    """Everybody held now in these places, or anywhere; three queries."""
    by_matter: dict[UUID, list[IntervalRow]] = {}
    for row in _rows(actor, units).select_related("matter__row").order_by("matter_id", "lane", "span", "id"):
        by_matter.setdefault(row.matter_id, []).append(row)
    kept = {
        matter: rows
        for matter, rows in by_matter.items()
        if not any(one.left and one.how != "escaped" for one in rows) and (not places or rows[-1].place in places)
    }
    acts = ActRow.objects.in_bulk({row.act for rows in kept.values() for row in rows})
    people = {
        one.matter_id: one
        for one in PlaceRow.objects.filter(matter__in=kept, role=Role.HELD.value).select_related("version")
    }
    found = [_held(rows, acts, people.get(matter), at) for matter, rows in kept.items()]
    return sorted(found, key=lambda one: (one.unit, one.year or 0, one.number or 0))


def _rows(actor: Actor, units: Collection[str]) -> Any:
    matters = matters_visible_to(actor).filter(workstream="custody", closed_on=None, unit__in=list(units))
    return IntervalRow.objects.filter(matter__row__in=matters)


def _held(rows: Sequence[IntervalRow], acts: dict[UUID, ActRow], place: PlaceRow | None, at: datetime) -> Held:
    begun = [row for row in rows if row.span is None or row.span.isempty or row.span.lower <= at]
    current = begun[-1] if begun else rows[0]
    matter = current.matter.row
    act = acts.get(current.act)
    said = place.version if place else None
    known = said if said is not None and not said.erased else None
    veil = veil_of(place) if place else None
    return Held(
        matter=current.matter_id,
        participant=current.participant,
        unit=matter.unit,
        number=matter.number,
        year=matter.year,
        procurator=matter.procurator,
        name=known.name if known else veil.vi if veil else "",
        birth=Birth.parse(known.birth) if known and known.birth else None,
        id_no=known.id_no if known else "",
        arrested=When.parse(rows[0].from_when),
        ground=Ground(current.ground),
        paper=act.document_no if act else "",
        from_=When.parse(current.from_when),
        ends=_last_end(rows),
        place=current.place,
        custody=_on((row for row in rows if row.ground == CUSTODY), acts),
        detention=_on((row for row in rows if row.ground in DETENTION), acts),
    )


def _last_end(rows: Iterable[IntervalRow]) -> When | None:
    ends = [When.parse(row.until_when) for row in rows if row.until_when and row.ground != Ground.NONE.value]
    known = [one for one in ends if one.known_day]
    return max(known, key=lambda one: (one.earliest_day, str(one)), default=None)


def _on(rows: Iterable[IntervalRow], acts: dict[UUID, ActRow]) -> tuple[str, When | None, When | None]:
    """The first paper of custody, or the last of detention, with the whole time on that kind."""
    listed = list(rows)
    if not listed:
        return "", None, None
    act = acts.get(listed[0 if listed[0].ground == CUSTODY else -1].act)
    return (act.document_no if act else ""), When.parse(listed[0].from_when), _last_end(listed)


def entry_of(one: Held) -> Entry[Held]:
    """One person of our list as it is compared."""
    return Entry(one, fold(one.name), year_of(one.birth), one.id_no, one.ends)


def year_of(birth: Birth | None) -> int | None:
    if birth is None:
        return None
    return birth.day.year if birth.day else birth.year


def born(birth: Birth | None) -> str:
    """The day of birth, or what is known of it, as a list writes it."""
    return birth.written if birth else ""


TITLES: tuple[tuple[Label, Label | None, int], ...] = (
    (Label("Số theo dõi", "Number"), None, 10),
    (Label("Họ và tên", "Name"), None, 26),
    (Label("Năm sinh", "Born"), None, 12),
    (Label("Số CCCD/CMND", "Identity number"), None, 16),
    (Label("Giờ, ngày bắt", "Arrested"), None, 18),
    (Label("Số QĐ", "No."), Label("Tạm giữ", "Custody"), 14),
    (Label("Từ giờ, ngày", "From"), Label("Tạm giữ", "Custody"), 18),
    (Label("Đến giờ, ngày", "Until"), Label("Tạm giữ", "Custody"), 18),
    (Label("Số lệnh", "No."), Label("Tạm giam", "Detention"), 14),
    (Label("Từ ngày", "From"), Label("Tạm giam", "Detention"), 13),
    (Label("Đến ngày", "Until"), Label("Tạm giam", "Detention"), 13),
    (Label("Nơi giam giữ", "Place"), None, 24),
    (Label("Ghi chú", "Note"), None, 20),
)


def sheet(held: Sequence[Held], *, office: str, place: str, day: date) -> Sheet:
    """The list of a day as a sheet for the house."""
    rows = tuple(
        (
            one.number, one.name or None, born(one.birth) or None, one.id_no or None, _told(one.arrested),
            one.custody[0] or None, _told(one.custody[1]), _told(one.custody[2]),
            one.detention[0] or None, _told(one.detention[1]), _told(one.detention[2]),
            one.place or None, None,
        )
        for one in held
    )  # fmt: skip
    label = "Danh sách người bị giữ, tạm giữ, tạm giam" + (f" tại {place}" if place else "")
    return Sheet("S5", office, label, f"Ngày {day:%d/%m/%Y}", TITLES, rows)


def _told(when: When | None) -> str | None:
    if when is None or when.day is None:
        return None
    return f"{when.minute:%H:%M} {when.day:%d/%m/%Y}" if when.minute else f"{when.day:%d/%m/%Y}"
