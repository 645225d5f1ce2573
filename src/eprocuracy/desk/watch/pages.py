"""What My day and the board show of the watch over custody, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.words import Label
from eprocuracy.office.acknowledging import Asked, asked_of, is_silent, last_round
from eprocuracy.office.queries import StandingIn
from eprocuracy.office.watch_plan import HEADS, PROVINCE
from eprocuracy.platform.ui.parts import Text
from eprocuracy.platform.ui.urgency import Left, left
from eprocuracy.platform.ui.writing import clock_text, day_text, moment_text
from eprocuracy.workstreams.catalogue import Catalogue

from ..addresses import matter_address
from ..matter.naming import called

REACHED = {
    HEADS: Label("lãnh đạo đơn vị", "the heads of the office"),
    PROVINCE: Label("Viện kiểm sát cấp trên", "the procuracy above"),
}
SUPREME = Label("Viện kiểm sát nhân dân tối cao", "the supreme procuracy")


@dataclass(frozen=True, slots=True)
class Line:
    """One end to be acknowledged."""

    id: int
    title: Text
    address: str
    left: Left
    limit: Text
    asked: Label
    climbed: Label | None


@dataclass(frozen=True, slots=True)
class Watch:
    """What is asked of the person, when the watch last looked, and whether it has gone silent."""

    lines: tuple[Line, ...]
    last: Label
    silent: bool


def watch_of(catalogue: Catalogue, actor: Actor, *, now: datetime, standing_in: tuple[StandingIn, ...] = ()) -> Watch:
    """Three queries at most, however much is asked."""
    lines = tuple(_line(catalogue, one, now) for one in asked_of(actor, standing_in))
    return Watch(lines, *_awake(now))


def _awake(now: datetime) -> tuple[Label, bool]:
    last = last_round()
    if last is None:
        return Label("chưa lần nào", "never"), True
    when = clock_text(last) if day_of(last) == day_of(now) else moment_text(last)
    return Label(when, when), is_silent(last, now)


def _line(catalogue: Catalogue, one: Asked, now: datetime) -> Line:
    warning = one.warning
    row = warning.matter.row
    stream, clock = catalogue.workstreams.get(row.workstream), catalogue.clocks.get(warning.clock)
    title = clock.title if clock else Label(warning.clock, warning.clock)
    until = moment_text(warning.ends_at) if warning.by_the_minute else day_text(_last_day(warning.ends_at))
    asked = moment_text(one.since)
    reached = REACHED.get(one.level, SUPREME) if one.level else None
    return Line(
        id=warning.pk,
        title=called(stream.one, row.number, row.year) if stream else row.title,
        address=matter_address(warning.matter_id),
        left=left(warning.ends_at if warning.by_the_minute else _last_day(warning.ends_at), now),
        limit=Label(f"{title.vi}, hết {until}", f"{title.en}, ends {until}"),
        asked=Label(f"hỏi lúc {asked}", f"asked at {asked}"),
        climbed=Label(f"chưa ai xác nhận, đã báo {reached.vi}", f"nobody answered, {reached.en} were told")
        if reached
        else None,
    )


def _last_day(ends_at: datetime) -> date:
    """The last day of a limit that ends at 24:00."""
    return day_of(ends_at - timedelta(seconds=1))
