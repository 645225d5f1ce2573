"""The page of assignment: matters to be assigned, most urgent first, beside the load of everybody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Case, F, Q, QuerySet, When
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.words import Label
from eprocuracy.office.models import Leave
from eprocuracy.platform.ui.language import say
from eprocuracy.platform.ui.parts import Choice, Column, Link, Table
from eprocuracy.platform.ui.tags.parts import cell
from eprocuracy.records.models import MatterRow
from eprocuracy.records.queries import matters_visible_to
from eprocuracy.workstreams.catalogue import Catalogue

from .. import numbers
from ..addresses import matter_address
from ..due import Due
from ..registers.columns import DEADLINE, STAGE, SUBJECT, Placed, row_of, subject, two_lines
from ..registers.gathering import Drawn, gathered
from ..staff import handled_by
from ..units import Branch, branches
from .deciding import Picked
from .kinds import ways
from .loads import Load, loads
from .times import Times, times_of

SHOWN = 100
UNASSIGNED = Label("Chưa phân công", "Nobody in charge")


@dataclass(frozen=True, slots=True)
class AssigningPage:
    """Everything the page shows; `of` is the account whose matters are listed, empty for those that nobody handles."""

    of: str
    heading: Label
    matters: Table
    reason: bool  # whether somebody's place is taken, so that a reason is asked for
    loads: tuple[Load, ...]
    load_table: Table
    participants: tuple[UUID, ...]
    hands_over: bool = False  # whether the desk of the person can be handed over whole
    away: Mapping[str, Leave] = field(default_factory=dict)  # who is on leave today


def assigning_page(
    catalogue: Catalogue,
    of: str,
    *,
    actor: Actor,
    now: datetime,
    ticked: frozenset[UUID] = frozenset(),
    first: UUID | None = None,
) -> AssigningPage:
    """Matters of one person, or of nobody, with the load of everybody; the number of queries is constant.

    `first` is the matter that was drawn: it stands above the others, ticked.
    """
    known = branches(actor)
    everybody = loads(actor, own_units(known, actor), now=now)
    times = times_of(actor, on=day_of(now))
    found = assignable(catalogue, of, known, actor=actor).select_related("family")
    above = [Case(When(matter=first, then=0), default=1)] if first else []
    rows = list(found.order_by(*above, F("next_ends_at").asc(nulls_last=True), "opened_on", "matter_id")[: SHOWN + 1])
    drawn = gathered(catalogue, rows[:SHOWN], query=None, now=now, with_unit=False)
    layout = _columns(ticked | ({first} if first else frozenset()))
    way = ways(catalogue, held=bool(of))
    name = next((one.name for one in everybody if one.account == of), of)
    heading = Label(f"Đang thụ lý: {name}", f"In charge: {name}") if of else UNASSIGNED
    return AssigningPage(
        of=of,
        heading=heading,
        matters=Table(
            caption=_caption(heading, len(rows)),
            columns=[one.head for one in layout],
            rows=[row_of(row, layout, drawn) for row in rows[:SHOWN]],
            empty=_nothing(of),
        ),
        reason=any(way[row.workstream, row.stage].changes for row in rows),
        loads=everybody,
        load_table=_load_table(everybody, times, unit=actor.unit),
        participants=drawn.participants,
        hands_over=any(one.account == of and one.takes for one in everybody),
        away=times.away,
    )


def own_units(known: Sequence[Branch], actor: Actor) -> list[str]:
    """The office itself with its departments and what it took over."""
    return sorted(next((one.units for one in known if one.code == actor.unit), frozenset()))


def assignable(catalogue: Catalogue, of: str, known: Sequence[Branch], *, actor: Actor) -> QuerySet[MatterRow]:
    """Open matters of the own office, of one person or of nobody, at stages at which somebody can be put in charge."""
    stages: dict[str, list[str]] = {}
    for workstream, stage in ways(catalogue, held=bool(of)):
        stages.setdefault(workstream, []).append(stage)
    fitting = Q(pk__in=[])
    for workstream, values in stages.items():
        fitting |= Q(workstream=workstream, stage__in=values)
    whose = handled_by(of, known) if of else Q(procurator="")
    return matters_visible_to(actor).filter(fitting, whose, unit__in=own_units(known, actor), closed_on=None)


def _columns(ticked: frozenset[UUID]) -> list[Placed]:
    """A box to tick with the number, what the matter is about, and how urgent it is; who handles it is the heading."""
    return [
        Placed(Column(Label("Chọn", "Choose")), lambda row, drawn: _box(row, row.matter_id in ticked)),
        Placed(Column(SUBJECT), _subject),
        STAGE,
        DEADLINE,
    ]


def _box(row: MatterRow, ticked: bool) -> object:
    number = say(numbers.shown(row.number, row.year))
    return format_html(
        '<label class="ep-tick"><input type="checkbox" name="matter" value="{}"{}><span>{}</span></label>',
        str(Picked(row.matter_id, row.family.position)),
        mark_safe(" checked") if ticked else "",
        number,
    )


def _subject(row: MatterRow, drawn: Drawn) -> object:
    first, second = subject(row, drawn)
    stream = drawn.catalogue.workstreams.get(row.workstream)
    below = " · ".join(part for part in (say(stream.label) if stream else row.workstream, second) if part)
    return two_lines(cell(Link(first, matter_address(row.matter_id))), below)


def _load_table(everybody: Sequence[Load], times: Times, *, unit: str) -> Table:
    def counted(load: Load, count: int, **asked: str) -> Link | int:
        query = {"of": load.account, "unit": unit, "standing": "open", **asked}
        return Link(str(count), f"{reverse('desk:registers')}?{urlencode(query)}") if count else 0

    return Table(
        caption=Label("Số vụ việc mỗi người đang thụ lý", "What everybody has in hand"),
        columns=[
            Column(Label("Họ và tên", "Name")),
            Column(Label("Đang giải quyết", "Open"), numeric=True),
            Column(Due.HOLDING.label, numeric=True),
            Column(Due.OVERDUE.label, numeric=True),
            Column(Due.SOON.label, numeric=True),
            Column(Label("Nghỉ, trực", "Leave, duty")),
        ],
        rows=[
            [
                Link(one.name, f"{reverse('desk:assign')}?{urlencode({'of': one.account})}"),
                counted(one, one.open),
                counted(one, one.holding, due=Due.HOLDING.value),
                counted(one, one.overdue, due=Due.OVERDUE.value),
                counted(one, one.soon, due=Due.SOON.value),
                times.of(one.account),
            ]
            for one in everybody
        ],
        empty=Label("Đơn vị chưa có tài khoản Kiểm sát viên.", "The office has no accounts of procurators yet."),
    )


def people(everybody: Sequence[Load], *, without: str, chosen: str, away: Mapping[str, Leave]) -> list[Choice]:
    """Everybody to whom matters can be given, each with what they have in hand, and until when they are on leave."""

    def until(account: str) -> tuple[str, str]:
        leave = away.get(account)
        day = f"{leave.to_on:%d/%m/%Y}" if leave else ""
        return (f" · nghỉ đến hết {day}", f" · on leave until {day}") if day else ("", "")

    return [
        Choice(
            one.account,
            one.name,
            one.account == chosen,
            hint=Label(
                f"đang có {one.open} · giữ, giam {one.holding} · quá hạn {one.overdue} · trong 10 ngày {one.soon}{until(one.account)[0]}",
                f"open {one.open} · held {one.holding} · overdue {one.overdue} · within 10 days {one.soon}{until(one.account)[1]}",
            ),
        )
        for one in everybody
        if one.takes and one.account != without
    ]


def _caption(heading: Label, count: int) -> Label:
    if count > SHOWN:
        return Label(f"{heading.vi}: {SHOWN} vụ việc cần gấp nhất", f"{heading.en}: the {SHOWN} most urgent matters")
    return Label(f"{heading.vi} ({count})", f"{heading.en} ({count})")


def _nothing(of: str) -> Label:
    if of:
        return Label(
            "Không có vụ việc nào có thể giao cho người khác.", "There is no matter that could go to somebody else."
        )
    return Label(
        "Mọi vụ việc đều đã có người thụ lý. Vụ việc mới thụ lý sẽ có ở đây.",
        "Every matter has somebody in charge. Newly docketed matters appear here.",
    )
