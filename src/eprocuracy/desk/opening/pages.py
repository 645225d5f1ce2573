"""What was opened in an emergency, as tables: of one matter, of those one may see, and for everybody how often."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.db.models import Count, Q

from eprocuracy.audit.manners import Manner, manner_of
from eprocuracy.audit.reading import Asked, of_things
from eprocuracy.identity.queries import labels_of
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Column, Link, Table
from eprocuracy.platform.ui.writing import local, moment_text
from eprocuracy.records import rules
from eprocuracy.records.models import MatterRow, Opening
from eprocuracy.records.queries import CLOSED, matters_visible_to
from eprocuracy.workstreams.house_acts import SecrecySet

from ..addresses import matter_address
from ..matter.naming import called
from ..registers.naming import staff_names

SHOWN = 50
READ = 1000  # entries of the log that are read at most
NOTICED = timedelta(days=1)  # how long My day tells of an opening
WHO, WHEN, WHY = Label("Người mở", "Opened by"), Label("Thời gian", "Time"), Label("Lý do", "Reason")
LOOKED, TIMES, LAST = Label("Người xem", "Who"), Label("Số lần", "Times"), Label("Lần cuối", "Last")
MATTER, OFFICE = Label("Vụ việc", "Matter"), Label("Đơn vị", "Office")


def time_said(one: Opening) -> str:
    """`09:42–10:42 23/11/2026`."""
    return f"{local(one.opened_at):%H:%M}–{local(one.until_at):%H:%M} {local(one.opened_at):%d/%m/%Y}"


def of_matter(found: Sequence[Opening], staff: Mapping[str, str]) -> Table | None:
    """Who opened a matter, when and why; nothing where nobody did."""
    if not found:
        return None
    return Table(
        Label("Mở khẩn cấp vụ việc đóng này", "This closed matter opened in an emergency"),
        [Column(WHEN), Column(WHO), Column(WHY)],
        [[time_said(one), staff.get(one.account, one.account), one.reason] for one in found],
    )


def seen(actor: Actor, *, since: datetime | None = None) -> Table:
    """The openings of the matters that one may see; three queries. Of others nothing is told but how often."""
    found = Opening.objects.filter(matter__row__in=matters_visible_to(actor)).select_related("matter__row")
    if since is not None:
        found = found.filter(opened_at__gt=since).exclude(account=actor.account)
    rows = list(found.order_by("-opened_at", "-id")[:SHOWN])
    staff = staff_names({one.account for one in rows})
    return Table(
        Label("Đã mở khẩn cấp", "Opened in an emergency"),
        [Column(WHEN), Column(WHO), Column(MATTER), Column(WHY)],
        [[time_said(one), staff[one.account], _link(one.matter.row), one.reason] for one in rows],
        empty=Label(
            "Không có lần mở nào trong các vụ việc bạn được xem.", "Nobody opened any of the matters you may see."
        ),
        total=len(rows),
    )


def looked_at(actor: Actor, *, since: datetime) -> Table:
    """Who else looked at the closed matters that the actor closed, and how often; three queries, one where there are none."""
    mine = matters_visible_to(actor).filter(
        secrecy=CLOSED, matter__acts__kind=SecrecySet.kind, matter__acts__recorded_by=actor.account
    )
    closed = {f"matter:{row.matter_id}": row for row in mine.distinct()}
    lines = of_things(closed, Asked(since=since, most=READ)) if closed else []
    looks: dict[tuple[str, str], list[datetime]] = {}
    for line in lines:
        if line.account != actor.account and manner_of(line.deed) in (Manner.OPENED, Manner.TOOK):
            for matter in closed.keys() & set(line.about):
                looks.setdefault((matter, line.account), []).append(line.at)
    staff = staff_names({account for _, account in looks}) if looks else {}
    return Table(
        Label("Người xem vụ việc mà bạn đặt mức đóng", "Who looked at matters that you closed"),
        [Column(MATTER), Column(LOOKED), Column(TIMES, numeric=True), Column(LAST)],
        [[_link(closed[matter]), staff[who], len(at), moment_text(max(at))] for (matter, who), at in looks.items()],
        total=len(looks),
    )


def how_often(now: datetime) -> Table:
    """For everybody, of every office: how often in this month and this year; two queries."""
    month = local(now).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    year = month.replace(month=1)
    counted = (
        Opening.objects.filter(opened_at__gte=year)
        .values("unit")
        .annotate(year=Count("id"), month=Count("id", filter=Q(opened_at__gte=month)))
        .order_by("unit")
    )
    rows = list(counted)
    units = labels_of({one["unit"] for one in rows})
    on = day_of(now)
    return Table(
        Label("Số lần mở khẩn cấp của từng đơn vị", "How often, by office"),
        [
            Column(OFFICE),
            Column(Label(f"Tháng {on:%m/%Y}", f"Month {on:%m/%Y}"), numeric=True),
            Column(Label(f"Năm {on:%Y}", f"Year {on:%Y}"), numeric=True),
        ],
        [[units.get(one["unit"], one["unit"]), one["month"], one["year"]] for one in rows],
        empty=Label("Năm nay chưa có lần mở khẩn cấp nào.", "Nothing was opened in an emergency this year."),
        footer=[Label("Cộng", "Total"), *(sum(one[name] for one in rows) for name in ("month", "year"))]
        if rows
        else (),
    )


def _link(row: MatterRow) -> Link:
    stream = rules.present().catalogue.workstreams[row.workstream]
    return Link(called(stream.one, row.number, row.year), matter_address(row.matter_id))
