"""A form as it will look, before any file fills it: every place shows what comes there."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from eprocuracy.law.offences import Catalogue

from .filling import Filled, filled, label_of
from .forms import Form
from .known import Issuer, Known
from .markup import OPTIONAL, PLACE, spelled_out

NO_MATTER = UUID(int=0)


def sample(form: Form, issuer: Issuer, offences: Catalogue) -> Filled:
    """The form with the names of its places where a file would fill them; parts that may be left out are all shown."""
    shown = replace(
        form,
        text="\n".join(_shown(one, form) for one in spelled_out(form.text).split("\n")),
        subtitle=_shown(form.subtitle, form),
        recipients=tuple(_shown(one, form) for one in form.recipients),
    )
    return filled(shown, Known(issuer=issuer, offences=offences, matter=NO_MATTER))


def _shown(text: str, form: Form) -> str:
    return PLACE.sub(lambda place: _named(place[1], form), OPTIONAL.sub(lambda part: part[1], text))


def _named(place: str, form: Form) -> str:
    if place.startswith("?"):
        return ""
    name = f"‹{label_of(place, kinds=form.kinds).vi}›"
    return name.upper() if "^" in place else name
