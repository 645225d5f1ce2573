"""What every page of an import asks first: who is there, which import it is, and how a refusal is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.exchange.importing.reading import source_of
from eprocuracy.exchange.models import Import
from eprocuracy.identity.policy import About, require
from eprocuracy.identity.queries import label_of
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.parts import Deed, Refusal
from eprocuracy.platform.ui.views import refusal_page
from eprocuracy.records import rules

from .arrivals import names_of_senders
from .words import Head, head_of

ROWS_SEEN = declare("registers.rows_viewed", "Xem nội dung dòng của sổ nhập", "Rows of an imported register viewed")

View = Callable[..., HttpResponse]


def says_no(view: View) -> View:
    """A refusal of the whole deed is a page that says why."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **words: Any) -> HttpResponse:
        try:
            return view(request, *args, **words)
        except Refused as refused:
            back = Deed(Label("Về trang nhập sổ", "Back to imports"), reverse("desk:imports"))
            return refusal_page(request, refused, back)

    return answered


def actor_of(request: HttpRequest) -> Actor:
    return cast(Actor, request.actor)  # type: ignore[attr-defined]


def import_for(request: HttpRequest, id: UUID) -> Import:
    """The import, for whoever may import for its unit; refused to others."""
    one = get_object_or_404(Import, id=id)
    require("import", of=actor_of(request), about=About(unit=one.unit))
    return one


def head_for(one: Import) -> Head:
    names = names_of_senders([one])
    return head_of(one, source_of(rules.present(), one.kind).register, label_of(one.unit), names.get(one.by, one.by))


def as_refusal(refused: Refused | None) -> Refusal | None:
    """A refusal as pages show it."""
    return Refusal(refused.what, refused.basis, refused.instead or "") if refused else None


def log_rows(request: HttpRequest, one: Import, places: Iterable[int], *, matters: Iterable[str] = ()) -> None:
    """The rows of a book hold names, and so do the matters beside them: who looked at which is logged, one entry a page."""
    seen = [*(f"row:{one.id}/{place}" for place in places), *(f"matter:{matter}" for matter in matters)]
    if seen:
        audit.reads(ROWS_SEEN, by=actor_of(request), at=moment_of(request), about=[f"import:{one.id}", *seen])
