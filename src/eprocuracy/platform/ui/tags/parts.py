"""Tags for the components; each takes a value from `parts.py` and draws one template of `ui/parts/`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from eprocuracy.kernel.moments import When

from .. import parts
from ..language import current, say
from ..urgency import Left
from ..words import PRODUCT
from ..writing import number_text
from .moments import left_tag, time_tag

register = template.Library()


def _component(name: str, doc: str) -> Callable[..., SafeString]:
    """A tag `{% name value %}` that draws `ui/parts/name.html` with the value as `part`."""

    def draw(context: template.Context, part: Any, **more: Any) -> SafeString:
        known = {key: context.get(key) for key in ("now", "csrf_token", "frame", "this_page")}
        return render_to_string(f"ui/parts/{name}.html", {**known, "part": part, **more})

    draw.__doc__ = doc
    return register.simple_tag(draw, takes_context=True, name=name)


identity = _component("identity", "Identity bar of a matter, from `Identity`.")
group = _component("group", "One urgency with its rows, from `Group`.")
history = _component("history", "Dated list of what happened, from a list of `HistoryEntry`.")
filters = _component("filters", "Filter panel, from `Filters`; open on a laptop, a drawer on a phone.")
chosen = _component("chosen", "What is filtered, as tags that can be removed, from `Filters`.")
table = _component("table", "Table with caption, sorting and pager, from `Table`.")
tiles = _component("tiles", "Board of counts that open their rows, from a list of `Tile`.")
summary = _component("summary", "Summary list, from a list of `Fact`; empty values are listed as missing.")
why = _component("why", "Why this date: the steps of a derivation, from `Why`.")
why_body = _component("why_body", "The steps alone: the answer to a `Why` that was drawn without them, from `Why`.")
notice = _component("notice", "A result, note, caution or refusal with the next step, from `Notice`.")
refusal = _component("refusal", "Saying no, from `Refusal`.")
conflict = _component("conflict", "Somebody wrote first, from `Conflict`.")
progress = _component("progress", "Long work, from `Progress`.")
changes = _component("changes", "What an act will change, from a list of `Difference`.")
deed = _component("deed", "A button that says the deed, from `Deed`.")
suggestions = _component(
    "suggestions", "Options of a suggest field, from a list of `Choice`: the whole answer to its request."
)
confirmation = _component("confirmation", "What has been done, from `Notice`, with its facts: `facts=…`.")


@register.simple_tag
def badge(text: parts.Text, tone: str = "plain") -> SafeString:
    """`{% badge "tạm đình chỉ" "suspended" %}`: a tag with a word; tone is plain, overdue, day, ten, met or suspended."""
    return format_html('<span class="ep-tag ep-tag--{}">{}</span>', tone, say(text))


@register.simple_tag
def empty(text: parts.Text, address: str = "", label: parts.Text = "") -> SafeString:
    """`{% empty "Chưa có … khi …" address label %}`: what would be here and how it comes."""
    link = format_html(' <a class="govuk-link" href="{}">{}</a>', address, say(label)) if address else ""
    return format_html('<p class="ep-empty">{}{}</p>', say(text), link)


@register.simple_tag
def cell(value: Any) -> SafeString:
    """One cell of a table, drawn by what it is."""
    match value:
        case Left():
            return left_tag(value)
        case parts.Link():
            return format_html('<a class="govuk-link" href="{}">{}</a>', value.address, say(value.label))
        case bool():
            return SafeString(conditional_escape(say(value)))
        case int() | Decimal():
            return SafeString(number_text(value, current()))
        case When() | datetime() | date():
            return time_tag(value)
        case None:
            return mark_safe('<span class="ep-quiet">–</span>')
        case _:
            return SafeString(conditional_escape(say(value)))


@register.simple_tag
def rows(given: Sequence[Sequence[Any]], columns: Sequence[parts.Column]) -> SafeString:
    """Rows of a table: drawn without a template a cell, for a board of the country has thousands."""
    begins = [
        format_html(
            '<td role="cell" data-label="{}"{}>',
            say(one.label),
            mark_safe(' class="ep-table__number"') if one.numeric else "",
        )
        for one in columns
    ]
    drawn = ("".join(f"{begin}{cell(value)}</td>" for begin, value in zip(begins, row, strict=True)) for row in given)
    return mark_safe("\n".join(f'<tr role="row">{cells}</tr>' for cells in drawn))  # noqa: S308 - of safe strings alone


@register.simple_tag
def product() -> str:
    """The name of the product."""
    return PRODUCT.say(current())
