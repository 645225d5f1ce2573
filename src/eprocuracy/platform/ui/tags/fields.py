"""Tags for forms: `field`, `error_summary`, `draft_attributes`, and the two-column form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from ..drafts import draft_key
from ..fields import Field, as_field
from ..parts import Frame

register = template.Library()


@register.simple_tag
def field(source: Field | BoundField, **changes: Any) -> SafeString:
    """`{% field form.reason hint="…" %}`: label, hint, error and control of a bound field or a `Field`."""
    made = as_field(source, **changes)
    return render_to_string(f"ui/fields/{made.kind}.html", {"field": made})


@register.simple_tag
def person_fields(form: BaseForm, legend: Any = "") -> SafeString:
    """`{% person_fields form legend %}`: the questions about one person, from `PersonFields`."""
    return render_to_string("ui/fields/person.html", {"form": form, "legend": legend})


@register.simple_tag
def error_summary(*sources: BaseForm | Field | BoundField | Sequence[Any] | None) -> SafeString:
    """`{% error_summary form %}`: all errors of forms or fields, linked to them; nothing when there are none."""
    found = [line for source in sources for line in _errors(source)]
    return render_to_string("ui/parts/error_summary.html", {"errors": found}) if found else mark_safe("")


def _errors(source: BaseForm | Field | BoundField | Sequence[Any] | None) -> Iterable[tuple[str, Any, Any]]:
    """Where to go, the label, and the message of each error."""
    if isinstance(source, BaseForm):
        for general in source.non_field_errors():
            yield "", "", str(general)
        for bound in source:
            yield from _errors(bound)
    elif isinstance(source, Field | BoundField):
        made = as_field(source)
        for message in made.errors:
            yield made.focus_id, made.label, message
    elif source:
        for one in source:
            yield from _errors(one)


@register.simple_tag(takes_context=True)
def draft_attributes(context: template.Context, form_id: str) -> SafeString:
    """`<form {% draft_attributes "act:45/2026:extend" %}>`: keep what is typed in this browser, encrypted, per account.

    Nothing is kept for a page without a frame, where nobody is signed in.
    """
    frame = context.get("frame")
    if not isinstance(frame, Frame):
        return mark_safe("")
    return format_html('data-draft="{}" data-draft-key="{}"', form_id, draft_key(frame.account))
