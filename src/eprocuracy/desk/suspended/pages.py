"""The list of suspended matters as a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.words import Label
from eprocuracy.law.deadlines import answer_from_json
from eprocuracy.platform.ui.language import say
from eprocuracy.platform.ui.parts import Column, Filters, Link, Table, Text
from eprocuracy.platform.ui.tags.parts import cell
from eprocuracy.platform.ui.writing import day_text
from eprocuracy.records.models import SuspensionRow
from eprocuracy.records.queries import suspensions_visible_to
from eprocuracy.workstreams.catalogue import Catalogue

from .. import numbers
from ..addresses import matter_address
from ..deadlines import reason_of
from ..registers.columns import shortened, two_lines
from ..units import branches
from .asking import Asked
from .gathering import NOBODY, Gathered, gathered, ground_label, in_order
from .panel import panel
from .reviewing import Picked, may_review

SHOWN = 100


@dataclass(frozen=True, slots=True)
class SuspendedPage:
    """Everything the list shows."""

    filters: Filters
    table: Table
    sheet_address: str
    paper_address: str
    reviews: bool  # whether anything on the page can be marked as reviewed
    participants: tuple[UUID, ...]


def suspended_page(
    catalogue: Catalogue,
    query: QueryDict,
    *,
    actor: Actor,
    now: datetime,
    ticked: frozenset[tuple[UUID, UUID | None]] = frozenset(),
) -> SuspendedPage:
    """The suspended matters asked for; the number of queries is constant."""
    asked = Asked.read(query)
    known = branches(actor)
    found = suspensions_visible_to(actor).filter(asked.condition(actor, known, now, catalogue))
    total = found.count()
    drawn = gathered(catalogue, list(in_order(found)[:SHOWN]))
    spans = len(known) > 1
    rows = [_row(catalogue, row, drawn, actor, now, ticked=ticked, with_unit=spans) for row in drawn.rows]
    return SuspendedPage(
        filters=panel(catalogue, asked, query, known),
        table=Table(
            caption=_caption(total),
            columns=[Column(label) for label in COLUMNS],
            rows=rows,
            empty=NOTHING,
        ),
        sheet_address=f"{reverse('desk:suspended_sheet')}?{query.urlencode()}",
        paper_address=f"{reverse('desk:suspended_paper', args=['pdf'])}?{query.urlencode()}",
        reviews=any(may_review(catalogue, row.matter.row, actor) for row in drawn.rows),
        participants=drawn.participants,
    )


NOTHING = Label(
    "Không có vụ việc tạm đình chỉ nào khớp. Vụ việc có ở đây khi quyết định tạm đình chỉ được ghi hoặc nhập từ sổ.",
    "Nothing suspended matches. Matters appear here once their suspension is recorded or imported.",
)
COLUMNS = (
    Label("Vụ việc", "Matter"),
    Label("Lý do, đang chờ", "Ground, awaited"),
    Label("Từ ngày", "Since"),
    Label("Rà soát gần nhất", "Last review"),
    Label("Hết thời hiệu", "Limitation ends"),
    Label("Người thụ lý", "In charge"),
)


def _caption(total: int) -> Label:
    if total > SHOWN:
        return Label(
            f"{SHOWN} trong {total} mục tạm đình chỉ, lâu chưa rà soát nhất trước; tệp Excel có đủ",
            f"{SHOWN} of {total} suspended, longest unreviewed first; the Excel file has all",
        )
    return Label(f"{total} mục tạm đình chỉ", f"{total} suspended")


def _row(
    catalogue: Catalogue,
    row: SuspensionRow,
    drawn: Gathered,
    actor: Actor,
    now: datetime,
    *,
    ticked: frozenset[tuple[UUID, UUID | None]],
    with_unit: bool,
) -> list[object]:
    matter = row.matter.row
    stream = catalogue.workstreams.get(matter.workstream)
    picked = _picked(catalogue, row, actor)
    return [
        _subject(row, drawn, stream.one if stream else "", with_unit, picked, ticked),
        two_lines(
            say(ground_label(catalogue, matter.workstream, row.ground) or NOT_GIVEN), row.awaited or say(NOT_AWAITED)
        ),
        row.on,
        two_lines(*_reviewed(row, day_of(now))),
        two_lines(*_limitation(row, day_of(now))),
        two_lines(drawn.staff.get(row.procurator, "") or say(NOBODY_YET), _button(picked)),
    ]


NOT_GIVEN = Label("Chưa ghi căn cứ", "Ground not given")
NOT_AWAITED = Label("chưa ghi biện pháp khắc phục", "what is done about it is not recorded")
NOBODY_YET = Label("chưa phân công", "nobody yet")
NEVER = Label("chưa rà soát", "not reviewed yet")


def _picked(catalogue: Catalogue, row: SuspensionRow, actor: Actor) -> Picked | None:
    """What a tick sends; nothing where the person may not record here."""
    if not may_review(catalogue, row.matter.row, actor):
        return None
    return Picked(row.matter_id, row.matter.row.family.position, row.participant)


def _button(picked: Picked | None) -> SafeString | str:
    """One click for one row, with the day and outcome that stand above the list."""
    if picked is None:
        return ""
    return format_html(
        '<button class="ep-button ep-button--small" type="submit" name="only" value="{}">{}</button>',
        str(picked),
        say(Label("Đã rà soát", "Reviewed")),
    )


def _subject(
    row: SuspensionRow,
    drawn: Gathered,
    one: Text,
    with_unit: bool,
    picked: Picked | None,
    ticked: frozenset[tuple[UUID, UUID | None]],
) -> SafeString:
    matter = row.matter.row
    number = numbers.shown(matter.number, matter.year, matter.unit if with_unit else "")
    title = f"{say(one)} {say(number)}".strip()
    name = drawn.accused.get((row.matter_id, row.participant), "") if row.participant else ""
    persons = name or say(drawn.persons.get(row.matter_id, NOBODY).label())
    about = " · ".join(part for part in (persons, shortened(matter.title)) if part)
    link = cell(Link(title, matter_address(row.matter_id)))
    if picked is None:
        return two_lines(link, about)
    checked = mark_safe(" checked") if (picked.matter, picked.participant) in ticked else ""
    box = format_html(
        '<label class="ep-tick"><input type="checkbox" name="item" value="{}"{}><span class="govuk-visually-hidden">{}</span></label>',
        str(picked),
        checked,
        f"{title} {persons}",
    )
    return format_html('<div class="ep-pick">{}{}</div>', box, two_lines(link, about))


def _reviewed(row: SuspensionRow, today: date) -> tuple[str, str]:
    if row.reviewed_on is None:
        return say(NEVER), ""
    days = (today - row.reviewed_on).days
    ago = Label(f"{days} ngày trước", f"{days} days ago") if days else Label("hôm nay", "today")
    return f"{day_text(row.reviewed_on)} · {say(ago)}", row.review


def _limitation(row: SuspensionRow, today: date) -> tuple[object, object]:
    """The end of limitation with how it was counted, or why there is none; what the decision says stands beside it."""
    stated = (
        Label(f"theo quyết định: {day_text(row.stated_ends_on)}", f"by the decision: {day_text(row.stated_ends_on)}")
        if row.stated_ends_on and row.stated_ends_on != row.limitation_ends_on
        else None
    )
    answer = answer_from_json(row.limitation) if row.limitation else None
    if row.limitation_ends_on is None:
        return say(reason_of(answer)) or "–", say(stated) if stated else ""
    passed = row.limitation_ends_on < today
    told = day_text(row.limitation_ends_on)
    first = format_html("{} <strong>{}</strong>", told, say(PASSED)) if passed else told
    why = format_html(
        '<a class="govuk-link" href="{}">{}</a>', why_address(row), say(Label("vì sao ngày này?", "why this date?"))
    )
    return first, format_html("{} {}", why, say(stated)) if stated else why


PASSED = Label("đã hết thời hiệu", "run out")


def why_address(row: SuspensionRow) -> str:
    """The page that derives the end of limitation."""
    whose = f"?nguoi={row.participant}" if row.participant else ""
    return reverse("desk:suspended_why", args=[row.matter_id]) + whose
