"""One row that is due, drawn without a template: My day has hundreds of them, and a template each costs most of its time."""

from __future__ import annotations

from html import escape
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from eprocuracy.kernel.words import Label

from ..language import say
from ..parts import Deed, Row, Why
from ..writing import moment_text
from .moments import left_tag

register = template.Library()
NOTHING = mark_safe("")
WHY = Label("vì sao ngày này?", "why this date?")
SEE = Label("Xem cách tính hạn", "See the calculation")


def _filled(pattern: str, *parts: str) -> SafeString:
    """What `format_html` gives for texts that are there already; looking for lazy ones took a tenth of the time of My day."""
    return SafeString(pattern.format(*[one if isinstance(one, SafeString) else escape(one) for one in parts]))


@register.simple_tag(takes_context=True)
def due_row(context: template.Context, part: Row) -> SafeString:
    """One row that is due, from `Row`; drawn as a list item."""
    return _filled(
        '<li class="ep-due ep-due--{}"><div class="ep-due__left">{}</div><div class="ep-due__what">'
        '<p class="ep-due__title"><a{} class="govuk-link ep-due__link" href="{}">{}</a>{}</p>'
        '<p class="ep-due__limit">{}</p>{}</div>{}</li>',
        part.left.urgency.value,
        left_tag(part.left),
        _id(part.key),
        part.address,
        say(part.title),
        _filled(' <span class="ep-due__subject">· {}</span>', say(part.subject)) if part.subject else NOTHING,
        _limit(part),
        _why(context, part) if part.why else NOTHING,
        _deeds(context, part),
    )


def _id(text: str) -> SafeString:
    return _filled(' id="{}"', text) if text else NOTHING


def _limit(part: Row) -> SafeString:
    """What runs out, when, on what basis."""
    ends = moment_text(part.ends) if part.ends else ""
    until = say(Label(f"hết {ends}", f"ends {ends}")) if ends else ""
    title = say(part.deadline) if part.deadline else ""
    return _filled(
        "{}{}{}{}{}",
        title,
        ": " if title and until else "",
        until,
        _filled(" · {}", say(part.basis)) if part.basis else NOTHING,
        _filled(' · <span class="ep-tag ep-tag--plain">{}</span>', say(part.mark)) if part.mark else NOTHING,
    )


def _why(context: template.Context, part: Row) -> SafeString:
    why: Why = part.why  # type: ignore[assignment]  # asked for only where there is one
    keep = part.key or f"{part.address}{moment_text(part.ends) if part.ends else ''}"
    if why.steps:
        drawn = render_to_string("ui/parts/why.html", {"part": why, "keep": keep, "now": context.get("now")})
        return mark_safe(drawn)  # noqa: S308 - a template escaped it
    return _filled(
        '<details class="ep-why" data-keep="{0}" hx-get="{1}" hx-trigger="toggle once" hx-target="find .ep-why__body"'
        ' hx-swap="outerHTML"><summary id="why-{0}">{2}</summary><div class="ep-why__body"><a class="govuk-link"'
        ' href="{1}">{3}</a></div></details>',
        keep,
        why.address,
        say(WHY),
        say(SEE),
    )


def _deeds(context: template.Context, part: Row) -> SafeString:
    if not part.deeds:
        return NOTHING
    drawn = (_deed(context, one, part, place) for place, one in enumerate(part.deeds, start=1))
    return _filled('<div class="ep-due__deeds">{}</div>', SafeString("".join(drawn)))


def _deed(context: template.Context, one: Deed, part: Row, place: int) -> SafeString:
    key = f"{part.key}-deed-{place}" if part.key else ""
    if one.post:
        known: dict[str, Any] = {"part": one, "small": True, "about": part.title, "id": key}
        drawn = render_to_string("ui/parts/deed.html", {**known, "csrf_token": context.get("csrf_token")})
        return mark_safe(drawn)  # noqa: S308 - a template escaped it
    return _filled(
        '<a{} class="ep-button ep-button--{} ep-button--small" href="{}" aria-label="{}: {}">{}</a>',
        _id(key),
        one.weight.value,
        one.address,
        say(one.label),
        say(part.title),
        say(one.label),
    )
