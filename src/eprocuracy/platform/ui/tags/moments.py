"""Tags for days, hours, numbers and the time that is left."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from eprocuracy.kernel.moments import When

from .. import urgency
from ..language import current, say
from ..writing import clock_text, day_text, machine_text, moment_text, number_text, weekday_text

register = template.Library()
register.filter("day", day_text)
register.filter("clock", clock_text)
register.filter("moment", moment_text)


@register.filter
def weekday(value: date | datetime) -> str:
    """`Thứ Hai 23/11/2026`."""
    return weekday_text(value, current())


@register.filter
def number(value: int | Decimal | None) -> str:
    """`1.025` in Vietnamese, `1,025` in English."""
    return number_text(value, current())


@register.filter
def left(ends: date | datetime | When | None, now: datetime) -> urgency.Left:
    """`{{ ends|left:now }}`: how long is left; put it through `say` or give it to `badge`."""
    return urgency.left(ends, now)


@register.simple_tag
def time_tag(value: date | datetime | When | None) -> SafeString:
    """`{% time_tag value %}`: a `time` element with the value as people and as machines write it."""
    if value is None:
        return mark_safe("")
    machine = machine_text(value)
    if not machine:
        return format_html("<span>{}</span>", moment_text(value))
    return format_html('<time class="ep-num" datetime="{}">{}</time>', machine, moment_text(value))


@register.simple_tag
def left_tag(value: urgency.Left) -> SafeString:
    """`{% left_tag left %}`: the words of a `Left` as a coloured tag that keeps counting in an open page."""
    ends = machine_text(value.ends) if value.ends else ""
    return format_html(
        '<span class="ep-left ep-left--{}"{}>{}</span>',
        value.urgency.value,
        format_html(' data-ends="{}"', ends) if ends else "",
        say(value),
    )


@register.filter
def is_left(value: Any) -> bool:
    """Whether a cell of a table is a `Left`."""
    return isinstance(value, urgency.Left)
