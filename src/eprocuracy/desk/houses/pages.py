"""The list of a house and the comparison as frozen values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.http import QueryDict
from django.urls import reverse

from eprocuracy.exchange.houses.comparing import Entry, compare
from eprocuracy.exchange.houses.listing import Held, born, entry_of, held_now, places_of
from eprocuracy.exchange.houses.reading import Listed
from eprocuracy.identity.queries import labels_of
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.addresses import without
from eprocuracy.platform.ui.language import say
from eprocuracy.platform.ui.parts import Choice, ChoiceFilter, Column, Filters, Link, Table, Text
from eprocuracy.platform.ui.tags.parts import cell
from eprocuracy.platform.ui.urgency import left
from eprocuracy.workstreams.catalogue import Catalogue

from ..matter.naming import called
from ..persons.naming import UNNAMED
from ..registers.columns import two_lines
from ..units import Branch, branches, units_of

UNIT, PLACE = "unit", "noi"
NOBODY = Label(
    "Không có ai đang bị giữ ở đây. Người bị giữ đứng trong danh sách từ khi việc giữ, tạm giữ được ghi đến khi ghi việc ra khỏi nơi giữ.",
    "Nobody is held here. People stand on this list from the record of their hold to that of their leaving.",
)
NONE = Label("Không có.", "None.")
NAME, BORN = Label("Họ và tên", "Name"), Label("Năm sinh", "Born")
UNTIL = Label("Đến", "Until")
HEADS = (
    (NAME, 5),
    (BORN, 3),
    (Label("Căn cứ", "Ground"), 4),
    (Label("Lệnh, quyết định", "Paper"), 4),
    (Label("Từ", "From"), 3),
    (UNTIL, 3),
    (Label("Còn lại", "Left"), 3),
    (Label("Nơi giam giữ", "Place"), 5),
)
OURS, THEIRS = Label("Theo hệ thống", "On our list"), Label("Theo cơ sở", "On theirs")
SHEET_ROW = Label("Trang tính, dòng", "Sheet and row")
NOT_WRITTEN = Label("không ghi", "not written")


@dataclass(frozen=True, slots=True)
class HousePage:
    """Everything that the page shows; `lists` are what came of a comparison, None before one."""

    filters: Filters
    table: Table
    held: tuple[Held, ...]
    unit: str
    places: tuple[str, ...]
    place: str  # where everybody on the list is held, where that is one place
    query: str
    lists: tuple[Table, ...] | None = None
    same: int = 0
    differing: int = 0


def house_page(catalogue: Catalogue, query: QueryDict, *, actor: Actor, now: datetime) -> HousePage:
    """Who is held now, by the asked units and places."""
    known = branches(actor)
    asked, places = tuple(query.getlist(UNIT)), tuple(query.getlist(PLACE))
    units = units_of(known, asked) if asked else sorted({one for branch in known for one in branch.units})
    held = tuple(held_now(actor, units, places=places, at=now))
    names = labels_of({one.unit for one in held}) if len(known) > 1 else {}
    rows = [_row(catalogue, one, names.get(one.unit), now) for one in held]
    caption = Label("Đang bị giữ, tạm giữ, tạm giam", "Held now")
    columns = [Column(one) for one, _ in HEADS]
    there = {one.place for one in held}
    if len(there) == 1:  # said once, above the list
        rows, columns = [row[:-1] for row in rows], columns[:-1]
    return HousePage(
        filters=_filters(query, known, asked, places_of(actor, units), places),
        table=Table(caption, columns, rows, NOBODY, len(rows) or None),
        held=held,
        unit=asked[0] if len(asked) == 1 else actor.unit,
        places=places,
        place=there.pop() if len(there) == 1 else "",
        query=query.urlencode(),
    )


def _filters(
    query: QueryDict, known: Sequence[Branch], asked: Sequence[str], offered: Sequence[str], places: Sequence[str]
) -> Filters:
    names: dict[str, Text] = {one.code: one.label for one in known}
    groups = [ChoiceFilter(PLACE, Label("Nơi giam giữ", "Place"), [Choice(one, one, one in places) for one in offered])]
    if len(known) > 1:
        choices = [Choice(one.code, one.label, one.code in asked) for one in known]
        groups.insert(0, ChoiceFilter(UNIT, Label("Đơn vị", "Unit"), choices))
    chosen = [Link(names.get(one, one), without(query, UNIT, one)) for one in asked]
    chosen += [Link(one, without(query, PLACE, one)) for one in places]
    return Filters([one for one in groups if one.choices], chosen, clear="?" if chosen else "")


def _row(catalogue: Catalogue, one: Held, office: Label | None, now: datetime) -> list[object]:
    matter = called(catalogue.workstreams["custody"].one, one.number, one.year)
    told = f"{say(matter)} · {say(office)}" if office else say(matter)
    return [
        two_lines(cell(Link(one.name or UNNAMED, reverse("desk:ledger", args=[one.participant]))), told),
        born(one.birth) or None,
        one.ground.label,
        one.paper or None,
        one.from_,
        one.ends,
        left(one.ends, now) if one.ends else None,
        one.place or None,
    ]


def with_comparison(page: HousePage, theirs: Sequence[Entry[Listed]]) -> HousePage:
    """The page with what differs between the two lists."""
    found = compare([entry_of(one) for one in page.held], theirs)
    lists = (
        Table(
            Label("Ngày hết khác nhau", "Different ends"),
            [Column(NAME), Column(OURS), Column(THEIRS), Column(SHEET_ROW)],
            [
                [_named(mine.ref), _end(mine.ends), _end(other.ends), _place(other.ref)]
                for mine, other in found.other_end
            ],
            NONE,
            len(found.other_end),
        ),
        Table(
            Label("Chỉ có trong hệ thống", "On our list only"),
            [Column(NAME), Column(BORN), Column(UNTIL)],
            [[_named(one.ref), born(one.ref.birth) or None, _end(one.ends)] for one in found.only_ours],
            NONE,
            len(found.only_ours),
        ),
        _theirs(Label("Chỉ có trong danh sách của cơ sở", "On their list only"), found.only_theirs),
        _theirs(Label("Không phân biệt được, cần xem từng người", "More than one may be meant"), found.unclear),
    )
    differing = len(found.other_end) + len(found.only_ours) + len(found.only_theirs) + len(found.unclear)
    return replace(page, lists=lists, same=len(found.same), differing=differing)


def _theirs(caption: Label, entries: Sequence[Entry[Listed]]) -> Table:
    rows = [[one.ref.name, one.ref.birth or None, _end(one.ends), _place(one.ref)] for one in entries]
    return Table(caption, [Column(NAME), Column(BORN), Column(UNTIL), Column(SHEET_ROW)], rows, NONE, len(rows))


def _named(one: Held) -> Link:
    return Link(one.name or UNNAMED, reverse("desk:ledger", args=[one.participant]))


def _end(when: When | None) -> object:
    return when if when is not None and when.day else NOT_WRITTEN


def _place(one: Listed) -> str:
    return f"{one.sheet}, {one.row}"
