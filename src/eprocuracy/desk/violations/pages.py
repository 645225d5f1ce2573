"""The findings that wait for a decision as a page: heaps by body and article, the list, and what waits for a reply."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Count, Q
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from eprocuracy.identity.policy import About, may
from eprocuracy.identity.powers import Deed
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.addresses import without
from eprocuracy.platform.ui.language import say
from eprocuracy.platform.ui.parts import Choice, ChoiceFilter, Column, Filters, Link, Table, Text, Tile
from eprocuracy.platform.ui.tags.parts import cell
from eprocuracy.records.models import FindingRow, PlaceRow
from eprocuracy.records.queries import matters_visible_to
from eprocuracy.workstreams.catalogue import Catalogue

from .. import due
from ..addresses import matter_address
from ..due import Due
from ..irregular import basis_of, figures, finding_of, label_of
from ..matter.naming import called
from ..persons.naming import NAMED, shown
from ..registers.columns import shortened, two_lines
from ..registers.paging import FOUND, Order, slice_of
from ..units import Branch, branches
from .deciding import Picked
from .waiting import VIOLATION, Asked, Heap, heaps, waiting

A_PAGE = 50
LATEST = Order(FOUND, descending=True)
NO_AGENCY = Label("chưa ghi cơ quan", "body not given")


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """Everything the page shows."""

    tiles: tuple[Tile, ...]
    filters: Filters
    heaps: Table
    findings: Table
    decides: bool
    participants: tuple[UUID, ...]


def waiting_page(
    catalogue: Catalogue, query: QueryDict, *, actor: Actor, now: datetime, ticked: frozenset[Picked] = frozenset()
) -> WaitingPage:
    """The findings asked for; the number of queries is constant."""
    asked = Asked.read(query)
    known = branches(actor)
    found = waiting(catalogue, asked, actor=actor, known=known)
    grouped = heaps(found)
    part = slice_of(found.select_related("matter__row"), LATEST, query, size=A_PAGE)
    rows = part.rows
    names = _names(rows)
    decides = may(actor, Deed.RECORD, About(unit=actor.unit, workstream=catalogue.home[VIOLATION].code)).allowed
    total = sum(one.count for one in grouped)
    return WaitingPage(
        tiles=_tiles(catalogue, actor, now, total),
        filters=_panel(catalogue, asked, query, known),
        heaps=_heaps(catalogue, grouped, query),
        findings=Table(
            caption=_caption(total),
            columns=[
                Column(Label("Phát hiện", "Finding")),
                Column(Label("Căn cứ", "Basis")),
                Column(Label("Vụ việc", "Matter")),
                Column(Label("Ngày", "Day")),
                Column(Label("Cơ quan", "Body")),
            ],
            rows=[_row(catalogue, row, names, decides=decides, ticked=ticked) for row in rows],
            empty=Label(
                "Không có phát hiện nào chờ xử lý. Phát hiện có ở đây khi một việc được ghi trái trình tự, quá hạn hoặc thiếu căn cứ.",
                "No finding waits for a decision. Findings appear when an act is out of order, late or without a ground.",
            ),
            previous=part.previous,
            following=part.following,
        ),
        decides=decides and bool(rows),
        participants=tuple(participant for _, participant in names),
    )


def _names(rows: Sequence[FindingRow]) -> dict[tuple[UUID, UUID], str]:
    places = PlaceRow.objects.filter(
        matter__in={row.matter_id for row in rows}, participant__in=[row.participant for row in rows if row.participant]
    ).values_list("matter_id", "participant", *NAMED)
    return {(matter, participant): shown(*told) for matter, participant, *told in places}


def _row(
    catalogue: Catalogue,
    row: FindingRow,
    names: dict[tuple[UUID, UUID], str],
    *,
    decides: bool,
    ticked: frozenset[Picked],
) -> list[object]:
    one = finding_of(row)
    matter = row.matter.row
    stream = catalogue.workstreams.get(matter.workstream)
    title = say(called(stream.one, matter.number, matter.year)) if stream else matter.workstream
    name = names.get((row.matter_id, row.participant), "") if row.participant else ""
    about = " · ".join(part for part in (name, shortened(matter.title)) if part)
    told = two_lines(say(label_of(catalogue, one)), say(figures(catalogue, one) or ""))
    return [
        _tick(Picked.of(row), told, title, ticked) if decides else told,
        basis_of(catalogue, one),
        two_lines(cell(Link(title, matter_address(row.matter_id))), about),
        row.on,
        matter.agency or NO_AGENCY,
    ]


def _tick(picked: Picked, told: SafeString, title: str, ticked: frozenset[Picked]) -> SafeString:
    return format_html(
        '<div class="ep-pick"><label class="ep-tick"><input type="checkbox" name="item" value="{}"{}>'
        '<span class="govuk-visually-hidden">{}</span></label>{}</div>',
        str(picked),
        mark_safe(" checked") if picked in ticked else "",
        title,
        told,
    )


def _heaps(catalogue: Catalogue, grouped: Sequence[Heap], query: QueryDict) -> Table:
    """One row a body and kind of finding; the number leads to exactly those."""
    kept = [(name, value) for name in ("unit", "stream", "who") for value in query.getlist(name)]

    def row(one: Heap) -> list[object]:
        kind = catalogue.findings.get(one.code)
        basis: Text = kind.basis[0] if kind and kind.basis else ""
        address = f"?{urlencode([*kept, ('agency', one.agency), ('code', one.code)])}"
        return [one.agency or NO_AGENCY, basis, kind.label if kind else one.code, Link(str(one.count), address)]

    return Table(
        caption=Label("Theo cơ quan và điều luật", "By body and article"),
        columns=[
            Column(Label("Cơ quan", "Body")),
            Column(Label("Điều luật", "Article")),
            Column(Label("Phát hiện", "Finding")),
            Column(Label("Số lượng", "Number"), numeric=True),
        ],
        rows=[row(one) for one in grouped],
    )


def _tiles(catalogue: Catalogue, actor: Actor, now: datetime, total: int) -> tuple[Tile, ...]:
    """What waits for us, and for whom we wait; one query. Each number opens its threads."""
    home = catalogue.home[VIOLATION]
    stages = {stage.value: stage for stage in home.stages}
    shown = [one for one in ("to_deal_with", "awaiting_reply", "awaiting_court", "to_escalate") if one in stages]
    overdue = due.condition(Due.OVERDUE, now)
    counted = (
        matters_visible_to(actor)
        .filter(workstream=home.code, closed_on=None)
        .aggregate(**{one: Count("pk", filter=Q(stage=one)) for one in shown}, overdue=Count("pk", filter=overdue))
    )
    at = reverse("desk:register", args=[home.code])

    def address(**asked: str) -> str:
        return f"{at}?{urlencode({'standing': 'open', **asked})}"

    return (
        Tile(total, Label("Phát hiện chờ xử lý", "Findings to decide on"), "#findings"),
        *(Tile(counted[one], stages[one].label, address(stage=one)) for one in shown),
        Tile(
            counted["overdue"], Label("Quá hạn trả lời", "Replies overdue"), address(due=Due.OVERDUE.value), "overdue"
        ),
    )


def _panel(catalogue: Catalogue, asked: Asked, query: QueryDict, known: tuple[Branch, ...]) -> Filters:
    home = catalogue.home[VIOLATION].code
    streams = [(one.code, one.label) for one in catalogue.workstreams.values() if one.code != home]
    offered: list[tuple[str, Label, list[tuple[str, Text]], tuple[str, ...]]] = [
        ("who", Label("Người thụ lý", "In charge"), [("me", Label("Tôi", "I"))], ("me",) if asked.own else ()),
        ("stream", Label("Khâu công tác", "Area of work"), [(code, label) for code, label in streams], asked.streams),
    ]
    if len(known) > 1:
        offered.append(("unit", Label("Đơn vị", "Unit"), [(one.code, one.label) for one in known], asked.units))
    groups, chosen = [], []
    for name, label, words, values in offered:
        groups.append(ChoiceFilter(name, label, [Choice(value, text, value in values) for value, text in words]))
        chosen += [Link(text, without(query, name, value)) for value, text in words if value in values]
    if asked.agency is not None:
        chosen.append(Link(asked.agency or NO_AGENCY, without(query, "agency")))
    for code in asked.codes:
        kind = catalogue.findings.get(code)
        chosen.append(Link(kind.label if kind else code, without(query, "code", code)))
    return Filters(groups, chosen, clear="?" if chosen else "")


def _caption(total: int) -> Label:
    told = f"{total:,}"
    return Label(
        f"{told.replace(',', '.')} phát hiện chờ xử lý, mới nhất trước", f"{told} findings to decide on, latest first"
    )
