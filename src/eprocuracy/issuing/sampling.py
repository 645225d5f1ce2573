"""A form as it will look, before any file fills it: every place shows what comes there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from eprocuracy.law.offences import Catalogue

from .filling import Filled, filled, label_of
from .forms import Form
from .known import Issuer, Known
from .markup import OPTIONAL, PLACE, spelled_out

NO_MATTER = UUID(int=0)
ROOM = "……………………"


def sample(form: Form, issuer: Issuer, offences: Catalogue) -> Filled:
    """The form with the names of its places where a file would fill them; parts that may be left out are all shown."""
    known = Known(issuer=issuer, offences=offences, matter=NO_MATTER)
    return filled(_with_places(form, lambda name: f"‹{name}›"), known)


def blank(form: Form, issuer: Issuer, offences: Catalogue, *, number: str) -> Filled:
    """The form with room for a pen where a file would fill it, and the number that is kept for it."""
    known = Known(issuer=issuer, offences=offences, matter=NO_MATTER, number=number)
    return filled(_with_places(form, lambda name: f"{ROOM} ({name})", kept="office"), known)


def _with_places(form: Form, written: Callable[[str], str], *, kept: str = "") -> Form:
    """The form with something written in every place but the one that is kept to be filled."""

    def shown(text: str) -> str:
        return PLACE.sub(lambda place: named(place[1]), OPTIONAL.sub(lambda part: part[1], text))

    def named(place: str) -> str:
        if place.startswith("?"):
            return ""
        if place.rstrip("^") == kept:
            return f"{{{place}}}"
        name = written(label_of(place, kinds=form.kinds).vi)
        return name.upper() if "^" in place else name

    return replace(
        form,
        text="\n".join(shown(one) for one in spelled_out(form.text).split("\n")),
        subtitle=shown(form.subtitle),
        recipients=tuple(shown(one) for one in form.recipients),
    )
