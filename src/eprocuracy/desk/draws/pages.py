"""Draws as tables. Only those of matters that one may see; who was left out and why is for whoever assigns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from eprocuracy.audit import notes
from eprocuracy.identity import codes
from eprocuracy.identity.queries import label_of
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.office.drawing import BARRED, ON_LEAVE, RELIEVED
from eprocuracy.office.lots import rule
from eprocuracy.office.models import Draw, DrawOutcome, DrawSeed, DrawTaken
from eprocuracy.platform.ui.parts import Column, Link, Table
from eprocuracy.records.models import MatterRow
from eprocuracy.records.queries import matters_visible_to

from ..addresses import matter_address
from ..interests.pages import name_of
from ..registers.naming import staff_names

SHOWN = 200
WHY = {
    ON_LEAVE: Label("đang nghỉ", "on leave"),
    BARRED: Label("không được thụ lý theo Điều 49, 52 BLTTHS 2015", "barred by Articles 49, 52 BLTTHS 2015"),
    RELIEVED: Label("đã thôi thụ lý vụ việc này", "was relieved of this matter"),
}
WAITS = Label("chờ điểm chốt của nhật ký, dưới một phút", "waits for the log's checkpoint, less than a minute")
TO_GIVE = Label("chờ giao", "to be given")
AS_DRAWN = Label("giao theo kết quả", "given as drawn")
NOT_SHOWN = Label("công bố khi hết tháng", "shown when the month is over")
NUMBER, WHEN, MATTER = Label("Lần", "Draw"), Label("Lúc", "At"), Label("Vụ việc", "Matter")
PICKED, GIVEN = Label("Người được rút", "Drawn"), Label("Việc giao", "Given")


@dataclass(frozen=True, slots=True)
class DrawsPage:
    """The draws of a year."""

    unit: Label
    year: int
    others: tuple[int, ...]  # years besides in which something was drawn, the latest first
    summary: Label
    rule: Table
    draws: Table
    months: Table


@dataclass(frozen=True, slots=True)
class DrawPage:
    """One draw."""

    heading: Label
    matter: Link
    picked: str
    given: Label | None
    reason: str
    listed: Table
    left_out: Table | None
    digest: str
    size: int | None
    root: str
    assign: str  # the address at which the matter is given as drawn; empty where it is not this person's business


def _seen(actor: Actor) -> QuerySet[Draw]:
    """The draws of the own office whose matter one may see."""
    matters = matters_visible_to(actor).values("matter")
    found = Draw.objects.filter(unit=codes.office(actor.unit), matter__in=matters)
    return found.select_related("outcome", "taken")


def draws_page(actor: Actor, *, year: int) -> DrawsPage:
    """The draws of the own office in a year; six queries."""
    found = list(_seen(actor).filter(year=year).order_by("-number"))
    rows = _rows(actor, found[:SHOWN])
    names = staff_names({one for draw in found[:SHOWN] for one in _people(draw)})
    taken = [one for draw in found if (one := _taken(draw))]
    followed = sum(one.given_to == one.picked for one in taken)
    others = len(taken) - followed
    years = set(_seen(actor).exclude(year=year).values_list("year", flat=True).distinct())
    return DrawsPage(
        unit=label_of(actor.unit),
        year=year,
        others=tuple(sorted(years, reverse=True)),
        summary=Label(
            f"{len(found)} lần rút: {followed} giao theo kết quả, {others} giao người khác, {len(found) - len(taken)} chờ giao.",
            f"{len(found)} draws: {followed} given as drawn, {others} given to another, {len(found) - len(taken)} to be given.",
        ),
        rule=_rule(),
        draws=Table(
            caption=Label(f"Các lần rút năm {year}", f"Draws of {year}"),
            columns=[
                Column(one)
                for one in (NUMBER, WHEN, MATTER, PICKED, GIVEN, Label("Lý do giao người khác", "Why another"))
            ],
            rows=[
                [
                    Link(f"{one.number}/{one.year}", reverse("desk:draw", args=[one.pk])),
                    one.asked_at,
                    Link(name_of(rows[one.matter_id]), matter_address(one.matter_id)),
                    names.get(outcome.picked, outcome.picked) if (outcome := _outcome(one)) else WAITS,
                    _given(one, names),
                    done.reason if (done := _taken(one)) else "",
                ]
                for one in found[:SHOWN]
            ],
            empty=Label(
                "Chưa có lần rút nào. Trên trang Phân công: đánh dấu vụ việc, bấm “Rút ngẫu nhiên”.",
                "Nothing was drawn yet. On the page of assignment: tick a matter, press “Draw by lot”.",
            ),
            total=len(found),
        ),
        # where one may see no draw, nothing says that there was one
        months=_months(codes.office(actor.unit) if found else "", year),
    )


def draw_page(actor: Actor, number: int, *, assigns: bool) -> DrawPage | None:
    """One draw of the own office, where its matter may be seen."""
    one = _seen(actor).filter(pk=number).first()
    if one is None:
        return None
    row = _rows(actor, [one])[one.matter_id]
    outcome, taken = _outcome(one), _taken(one)
    names = staff_names(
        {*_people(one), *(each["account"] for part in ("list", "left_out") for each in one.request[part])}
    )
    asked = urlencode({**({"of": row.procurator} if row.procurator else {}), "rut": one.pk})
    point = notes.checkpoint(outcome.checkpoint) if outcome else None
    return DrawPage(
        heading=Label(f"Lần rút {one.number}/{one.year}", f"Draw {one.number}/{one.year}"),
        matter=Link(name_of(row), matter_address(row.matter_id)),
        picked=names.get(outcome.picked, outcome.picked) if outcome else "",
        given=_given(one, names) if taken else None,
        reason=taken.reason if taken else "",
        listed=Table(
            caption=Label("Danh sách khi rút", "The list of the draw"),
            columns=[
                Column(Label("Kiểm sát viên", "Procurator")),
                Column(Label("Vụ việc đang giải quyết", "Open matters"), numeric=True),
                Column(Label("Số phần", "Shares"), numeric=True),
            ],
            rows=[
                [names.get(each["account"], each["account"]), each["open"], each["shares"]]
                for each in one.request["list"]
            ],
        ),
        left_out=_left_out(one, names) if assigns else None,
        digest=breakable(one.digest),
        size=point.size if point else None,
        root=breakable(point.root.hex()) if point else "",
        assign=f"{reverse('desk:assign')}?{asked}" if assigns and outcome and not taken else "",
    )


def _left_out(one: Draw, names: Mapping[str, str]) -> Table | None:
    if not one.request["left_out"]:
        return None
    return Table(
        caption=Label("Không có trong danh sách", "Left out"),
        columns=[Column(Label("Kiểm sát viên", "Procurator")), Column(Label("Vì sao", "Why"))],
        rows=[[names.get(each["account"], each["account"]), WHY[each["why"]]] for each in one.request["left_out"]],
    )


def _rule() -> Table:
    told: list[list[object]] = []
    above = 0
    for up_to, shares in rule()["bands"]:
        band = (
            Label(f"từ {above} đến {up_to}", f"{above} to {up_to}")
            if up_to is not None
            else Label(f"từ {above} trở lên", f"{above} or more")
        )
        told.append([band, shares])
        above = (up_to or 0) + 1
    return Table(
        caption=Label("Quy tắc: ít việc hơn thì nhiều phần hơn", "The rule: fewer matters, more shares"),
        columns=[
            Column(Label("Vụ việc đang giải quyết", "Open matters")),
            Column(Label("Số phần", "Shares"), numeric=True),
        ],
        rows=told,
    )


def _months(unit: str, year: int) -> Table:
    found = DrawSeed.objects.filter(unit=unit, month__year=year).select_related("reveal").order_by("-month")
    return Table(
        caption=Label("Cam kết và hạt giống", "Promises and seeds"),
        columns=[
            Column(Label("Tháng", "Month")),
            Column(Label("Cam kết (SHA-256 của hạt giống)", "Promise (SHA-256 of the seed)")),
            Column(Label("Hạt giống", "Seed")),
        ],
        rows=[
            [
                f"{one.month:%m/%Y}",
                breakable(one.commitment),
                breakable(shown.seed) if (shown := getattr(one, "reveal", None)) else NOT_SHOWN,
            ]
            for one in found
        ],
        empty=Label("Chưa có cam kết nào.", "Nothing was promised yet."),
    )


def breakable(digest: str) -> SafeString:
    """A long number that a narrow page may break every few signs; copied, it is whole."""
    return format_html_join(mark_safe("<wbr>"), "{}", ((digest[i : i + 8],) for i in range(0, len(digest), 8)))


def _given(one: Draw, names: Mapping[str, str]) -> Label:
    taken = _taken(one)
    if taken is None:
        return TO_GIVE
    if taken.given_to == taken.picked:
        return AS_DRAWN
    name = names.get(taken.given_to, taken.given_to)
    return Label(f"giao người khác: {name}", f"given to another: {name}")


def _people(draw: Draw) -> Iterable[str]:
    outcome, taken = _outcome(draw), _taken(draw)
    return [*([outcome.picked] if outcome else []), *([taken.given_to] if taken else [])]


def _outcome(draw: Draw) -> DrawOutcome | None:
    return getattr(draw, "outcome", None)


def _taken(draw: Draw) -> DrawTaken | None:
    return getattr(draw, "taken", None)


def _rows(actor: Actor, draws: Sequence[Draw]) -> dict[object, MatterRow]:
    return {row.matter_id: row for row in matters_visible_to(actor).filter(matter__in=[one.matter_id for one in draws])}
