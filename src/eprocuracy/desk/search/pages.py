"""The answer to a search as a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.language import say
from eprocuracy.platform.ui.parts import Column, Link, Table, Text
from eprocuracy.platform.ui.tags.parts import cell
from eprocuracy.records.models import PlaceRow
from eprocuracy.workstreams.catalogue import Catalogue
from eprocuracy.workstreams.people import Role

from .. import numbers
from ..persons.naming import MINOR, UNNAMED, erased_by
from ..persons.versions import born
from ..registers.columns import begun, columns, numbered, row_of, shortened, stage_label, track_label, two_lines
from ..registers.gathering import gathered
from ..units import spans_units
from .finding import MATTERS, PLACES, Found, Kind, find

HINT = Label(
    "Gõ số thụ lý (112/2026), tên vụ việc, họ tên có dấu hoặc không dấu, hoặc số định danh (CCCD).",
    "Type a docket number (112/2026), the name of a matter, a person's name with or without accents, or an identity number.",
)
NOTHING_FOUND = Label(
    "Không thấy trong phạm vi bạn được xem. Thử gõ ít chữ hơn, hoặc chỉ số.",
    "Nothing found among what you may see. Try fewer words, or only the number.",
)


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Everything the answer shows."""

    typed: str
    told: Text = ""  # what to type, or that nothing was found
    matters: Table | None = None
    persons: Table | None = None
    further: Link | None = None  # all matters of that name
    only: UUID | None = None  # the one matter of a whole docket number
    participants: tuple[UUID, ...] = ()


def search_page(catalogue: Catalogue, typed: str, *, actor: Actor, now: datetime) -> SearchPage:
    """What is found; the same number of queries whatever it is."""
    found = find(typed, actor=actor)
    if found.kind is Kind.NOTHING:
        return SearchPage(typed, HINT)
    if not found.matters and not found.places:
        return SearchPage(typed, NOTHING_FOUND)
    with_unit = spans_units(actor)
    shown = found.matters[:MATTERS]
    drawn = gathered(catalogue, shown, query=None, now=now, with_unit=with_unit)
    layout = columns(None, None, with_workstream=True)
    number = numbers.read(typed)
    one = found.matters[0].matter_id if len(found.matters) == 1 and number and number.year else None
    return SearchPage(
        typed=typed,
        matters=Table(
            _counted(Label("Vụ việc", "Matters"), len(found.matters), MATTERS),
            [column.head for column in layout],
            [row_of(row, layout, drawn) for row in shown],
        )
        if shown
        else None,
        persons=_persons(catalogue, found, with_unit=with_unit) if found.places else None,
        further=_all_of_them(typed) if len(found.matters) > MATTERS else None,
        only=one,
        participants=(*drawn.participants, *(place.participant for place in found.places[:PLACES])),
    )


def _all_of_them(typed: str) -> Link:
    address = f"{reverse('desk:registers')}?{urlencode({'number': typed})}"
    return Link(Label("Xem tất cả vụ việc", "See all matters"), address)


def _counted(label: Label, count: int, most: int) -> Label:
    told = f"{most}+" if count > most else str(count)
    return Label(f"{label.vi} ({told})", f"{label.en} ({told})")


def _persons(catalogue: Catalogue, found: Found, *, with_unit: bool) -> Table:
    heads = (
        Label("Họ và tên", "Name"),
        Label("Sinh", "Born"),
        Label("Số định danh", "Identity number"),
        Label("Tư cách", "As"),
        Label("Vụ việc", "Matter"),
        Label("Nội dung", "Subject"),
        Label("Giai đoạn", "Stage"),
    )
    written = found.written or {}
    rows = [
        _person(catalogue, place, written.get(place.participant, ()), with_unit=with_unit)
        for place in found.places[:PLACES]
    ]
    return Table(
        _counted(Label("Người", "Persons"), len(found.places), PLACES), [Column(label) for label in heads], rows
    )


def _person(catalogue: Catalogue, place: PlaceRow, written: tuple[str, ...], *, with_unit: bool) -> list[object]:
    version, row = place.version, place.matter.row
    stream = catalogue.workstreams.get(row.workstream)
    name = version.name if version else ""
    return [
        _named(place, name, written),
        born(version.birth) if version else None,
        (version.id_no or None) if version else None,
        begun(Role(place.role).label),
        numbered(row, with_unit, stream.label if stream else row.workstream),
        shortened(row.title) or None,
        track_label(catalogue, row.workstream, place.stage)
        if place.stage
        else stage_label(catalogue, row.workstream, row.stage),
    ]


def _named(place: PlaceRow, name: str, written: tuple[str, ...]) -> object:
    """The name that lists show, leading to the person; where acts write it otherwise, that too, and that one was under age."""
    erased = place.version.erased if place.version else ""
    link = Link(erased_by(erased) if erased else name or UNNAMED, reverse("desk:person", args=[place.participant]))
    others = [one for one in written if one != name]
    told = [say(Label(f"cũng ghi: {', '.join(others)}", f"also written: {', '.join(others)}"))] if others else []
    if place.minor:
        told.append(say(MINOR))
    return two_lines(cell(link), "; ".join(told)) if told else link
