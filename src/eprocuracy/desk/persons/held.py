"""The times a person is held, across matters, as a table that says its gaps and overlaps in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.language import say
from eprocuracy.platform.ui.parts import Column, Link, Table, Text
from eprocuracy.platform.ui.tags.parts import badge
from eprocuracy.platform.ui.writing import day_text
from eprocuracy.workstreams.custody.words import Ground

from .asking import Known
from .timeline import Moment, Overlap, Span, timeline

NEVER = Label("Không có thời gian bị giữ nào trong những vụ việc được xem.", "Not held in any matter that may be seen.")
FREE = Label("không bị giữ", "not held")


def custody_table(known: Known, names: Mapping[UUID, Text]) -> Table:
    """Every time held, with the days between in which the person was not, and what holds at the same time."""
    spans = [
        Span(
            matter=row.matter_id,
            ground=row.ground,
            from_=When.parse(row.from_when),
            until=When.parse(row.until_when) if row.until_when else None,
            act=row.act,
            left=row.left,
        )
        for row in known.intervals
    ]
    heads = (
        Column(Label("Từ", "From")),
        Column(Label("Đến", "Until")),
        Column(Label("Số ngày", "Days"), numeric=True),
        Column(Label("Căn cứ", "Ground")),
        Column(Label("Vụ việc", "Matter")),
        Column(Label("Lưu ý", "Note")),
    )
    rows: list[list[object]] = []
    for moment in timeline(spans):
        if moment.free_from and moment.free_until:
            days = (moment.free_until - moment.free_from).days + 1
            rows.append([moment.free_from, moment.free_until, days, FREE, None, _gap(days)])
        rows.append(_row(moment, names))
    caption = Label("Thời gian bị giữ, tạm giữ, tạm giam", "Times held")
    return Table(caption, list(heads), rows, empty=NEVER)


def _row(moment: Moment, names: Mapping[UUID, Text]) -> list[object]:
    span = moment.span
    act = reverse("desk:act", args=[span.matter, span.act])
    until: object = span.until if span.until and span.until.day else Label("chưa kết thúc", "not ended")
    notes = [say(_overlap(one, names)) for one in moment.overlaps]
    if span.left:
        notes.append(say(Label("đã ra khỏi nơi giữ", "left")))
    return [
        span.from_,
        until,
        span.days,
        _ground(span.ground),
        Link(names.get(span.matter, str(span.matter)), act),
        _notes(notes, bool(moment.overlaps)),
    ]


def _ground(written: str) -> Text:
    """The words of a ground; one that another workstream publishes names itself."""
    known = next((one for one in Ground if one.value == written), None)
    return known.label if known else written


def _gap(days: int) -> Label:
    return Label(f"cách {days} ngày không bị giữ", f"{days} days not held in between")


def _overlap(one: Overlap, names: Mapping[UUID, Text]) -> Label:
    ground, matter = _ground(one.ground), names.get(one.matter, "")
    ground_vi, ground_en = (ground, ground) if isinstance(ground, str) else (ground.say("vi"), ground.say("en"))
    matter_vi, matter_en = (matter, matter) if isinstance(matter, str) else (matter.say("vi"), matter.say("en"))
    vi, en = _until(one.from_, one.until)
    return Label(f"chồng với {ground_vi}, {matter_vi}, {vi}", f"overlaps {ground_en}, {matter_en}, {en}")


def _until(from_: date, until: date | None) -> tuple[str, str]:
    if until is None:
        return f"từ {day_text(from_)}, chưa kết thúc", f"since {day_text(from_)}, not ended"
    days = (until - from_).days + 1
    span = f"{day_text(from_)} – {day_text(until)}"
    return f"{days} ngày ({span})", f"{days} days ({span})"


def _notes(notes: list[str], warns: bool) -> SafeString | None:
    """One line a note; that times overlap is said by a word that stands out."""
    if not notes:
        return None
    mark = format_html("{} ", badge(Label("trùng thời gian", "same time"), "day")) if warns else ""
    return format_html("<div>{}{}</div>", mark, format_html_join(mark_safe("<br>"), "{}", ((one,) for one in notes)))
