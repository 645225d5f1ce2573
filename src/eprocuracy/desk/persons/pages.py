"""The page of one person, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from eprocuracy.identity.policy import may
from eprocuracy.identity.powers import Deed
from eprocuracy.identity.queries import labels_of
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.law.offences import Offence
from eprocuracy.platform.ui.language import say
from eprocuracy.platform.ui.parts import Column, Link, Table, Text
from eprocuracy.platform.ui.tags.parts import cell
from eprocuracy.records.models import PlaceRow
from eprocuracy.records.permitting import about_of
from eprocuracy.records.veiling import veil_of
from eprocuracy.workstreams.catalogue import Catalogue
from eprocuracy.workstreams.people import Role

from ..addresses import matter_address
from ..matter.naming import called
from ..registers.columns import begun, stage_label, track_label, two_lines
from ..saying import joined, said
from .asking import Known
from .candidates import Candidate
from .held import custody_table
from .naming import MINOR_THEN, UNNAMED, erased_by
from .versions import born, versions_table

BY_FILE = Label("cùng hồ sơ với vụ việc đã xác nhận", "of one file with the confirmed matter")
COMPARE = Label("So sánh", "Compare")


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Everything the page of a person shows."""

    title: Text
    told: Text  # birth, sex, number, on one line
    minor: Text
    contradicting: bool  # files say that this is two different persons of the register
    matters: Table
    versions: Table
    custody: Table
    candidates: Table | None
    compare: str  # where candidates are laid side by side
    ledger: str
    log: str  # who looked at the person, for those who may ask


def person_page(catalogue: Catalogue, actor: Actor, known: Known, found: Sequence[Candidate]) -> PersonPage:
    """What the page shows of the person; one query, for the names of offices."""
    units = labels_of({place.matter.row.unit for place in known.places})
    names = {place.matter_id: matter_called(catalogue, place) for place in known.places}
    compare = reverse("desk:person_compare", args=[known.participant])
    return PersonPage(
        title=title_of(known),
        told=told_of(known),
        minor=MINOR_THEN if any(place.minor for place in known.places) else "",
        contradicting=len(known.persons) > 1,
        matters=_matters(catalogue, known, units, names),
        versions=versions_table(catalogue, known),
        custody=custody_table(known, names),
        candidates=_candidates(catalogue, found, compare) if found else None,
        compare=compare,
        ledger=reverse("desk:ledger", args=[known.participant]),
        log=reverse("desk:person_log", args=[known.participant]) if _reads_log(actor, known) else "",
    )


def _reads_log(actor: Actor, known: Known) -> bool:
    return any(may(actor, Deed.READ_LOG, about_of(place.matter.row)).allowed for place in known.places)


def title_of(known: Known) -> Text:
    """The name as the newest act gives it, or the paper that erased it."""
    latest = known.latest
    if latest is None:
        return next((veil for place in known.places if (veil := veil_of(place))), UNNAMED)
    return erased_by(latest.erased) if latest.erased else latest.name or UNNAMED


def told_of(known: Known) -> Text:
    """`Nam · sinh 12/04/1999 · số 022199004417 · Bản Mế`, of what acts say last."""
    last = {
        name: next((value for one in known.versions if (value := getattr(one, name))), "")
        for name in ("sex", "birth", "id_no", "address")
    }
    birth = born(last["birth"])
    return (
        joined(
            Label({"male": "Nam", "female": "Nữ"}.get(last["sex"], ""), last["sex"]) if last["sex"] else None,
            Label(f"sinh {say(birth)}", f"born {say(birth)}") if birth else None,
            Label(f"số định danh {last['id_no']}", f"identity number {last['id_no']}") if last["id_no"] else None,
            last["address"],
        )
        or ""
    )


def matter_called(catalogue: Catalogue, place: PlaceRow) -> Text:
    """`Vụ án 45/2026`."""
    row = place.matter.row
    stream = catalogue.workstreams.get(row.workstream)
    return called(stream.one, row.number, row.year) if stream else row.workstream


def _matters(catalogue: Catalogue, known: Known, units: Mapping[str, Label], names: Mapping[UUID, Text]) -> Table:
    heads = (
        Label("Vụ việc", "Matter"),
        Label("Nội dung", "Subject"),
        Label("Tư cách", "As"),
        Label("Điều luật", "Articles"),
        Label("Giai đoạn", "Stage"),
        Label("Đơn vị", "Unit"),
        Label("Xác nhận là người này", "Confirmed as this person"),
    )
    acts = {(link.act.matter_id, link.target): link.act_id for link in known.confirmed}
    said_of = {link.target for link in known.confirmed}
    rows = []
    for place in known.places:
        row = place.matter.row
        stage = (
            track_label(catalogue, row.workstream, place.stage)
            if place.stage
            else stage_label(catalogue, row.workstream, row.stage)
        )
        act = acts.get((place.matter_id, place.participant))
        rows.append(
            [
                Link(names[place.matter_id], matter_address(place.matter_id)),
                row.title or None,
                two_lines(say(begun(Role(place.role).label)), say(MINOR_THEN) if place.minor else ""),
                said(tuple(Offence.parse(one) for one in place.offences)),
                stage,
                units.get(row.unit, row.unit),
                _confirmed(place, act, otherwise=BY_FILE if place.participant in said_of else None),
            ]
        )
    return Table(
        Label("Vụ việc có người này", "Matters of this person"), [Column(one) for one in heads], rows, total=len(rows)
    )


def _confirmed(place: PlaceRow, act: UUID | None, *, otherwise: Label | None) -> object:
    """That it is confirmed, with the way to take it back."""
    if act is None:
        return otherwise
    back = Link(Label("Lấy lại xác nhận", "Take it back"), reverse("desk:void", args=[place.matter_id, act]))
    return two_lines(say(Label("đã xác nhận", "confirmed")), cell(back))


def _candidates(catalogue: Catalogue, found: Sequence[Candidate], compare: str) -> Table:
    heads = (
        Label("Họ và tên", "Name"),
        Label("Sinh", "Born"),
        Label("Số định danh", "Identity number"),
        Label("Vụ việc", "Matter"),
        Label("Vì sao", "Why"),
        COMPARE,
    )
    rows: list[list[object]] = []
    for one in found:
        version = one.version
        rows.append(
            [
                Link((version.name if version else "") or UNNAMED, reverse("desk:person", args=[one.participant])),
                born(version.birth) if version else None,
                (version.id_no or None) if version else None,
                matter_called(catalogue, one.places[0]),
                one.likeness,
                Link(COMPARE, f"{compare}#{one.participant}"),
            ]
        )
    caption = Label("Có thể là cùng một người", "May be the same person")
    return Table(caption, [Column(head) for head in heads], rows, total=len(rows))
