"""The forms of an office: listed, changed as a new version, added, and seen as papers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eprocuracy.identity.policy import About, require
from eprocuracy.identity.powers import Deed
from eprocuracy.issuing.forms import Form, catalogue
from eprocuracy.issuing.spoken_places import spoken
from eprocuracy.issuing.texts import forms_in, put_text, version_of, versions
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import current, pick
from eprocuracy.platform.ui.parts import Refusal
from eprocuracy.platform.ui.views import refusal_page

from .forms import OwnForm, TextForm
from .pages import drawn, form_page, forms_page, see

PDF = "application/pdf"


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def _refused(request: HttpRequest) -> HttpResponse | None:
    """The page that says no to whoever does not shape the forms of the office."""
    actor = _actor(request)
    try:
        require(Deed.SHAPE_FORMS, of=actor, about=About(unit=actor.unit))
    except Refused as refused:
        return refusal_page(request, refused, status=403)
    return None


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """All forms, with what the office has changed."""
    refused = _refused(request)
    page = forms_page(_actor(request), request.GET.get("tim", "")[:80], at=moment_of(request))
    return refused or render(request, "desk/formtexts/forms.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, number: str) -> HttpResponse:
    """One form beside how it looks; what is sent becomes a new version."""
    if refused := _refused(request):
        return refused
    shown = _form_of(request, number)
    if request.method != "POST":
        said = spoken(tuple(shown.kinds))
        given = {name: said.text(told, current()) for name, told in _told(shown).items()}
        return _page(request, shown, TextForm(initial=given))
    form = TextForm(request.POST)
    if not form.is_valid():
        return _page(request, shown, form)
    try:
        _put(request, number, form, title=shown.title, name=shown.name)
    except Refused as problem:
        return _page(request, shown, form, problem)
    messages.success(request, pick("Đã lưu phiên bản mới.", "The new version was saved."))
    return HttpResponseRedirect(reverse("desk:form_text", args=[number]))


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A form of the office's own."""
    if refused := _refused(request):
        return refused
    form = OwnForm(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"form": form}
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            if given["number"] in forms_in(_actor(request).unit, at=moment_of(request)):
                taken = Label(f"Đã có mẫu {given['number']}.", f"There is a form {given['number']} already.")
                raise Refused(taken, field="number")
            name = Label(given["name_vi"], given["name_en"])
            _put(request, given["number"], form, title=given["title"], name=name)
        except Refused as problem:
            _beside(form, problem)
            context["refusal"] = Refusal(problem.what, problem.basis, problem.instead or "")
        else:
            messages.success(request, pick("Đã thêm mẫu.", "The form was added."))
            return HttpResponseRedirect(reverse("desk:form_text", args=[given["number"]]))
    return render(request, "desk/formtexts/add.html", context, status=422 if form.errors else 200)


@require_POST
def preview(request: HttpRequest, number: str) -> HttpResponse:
    """The paper of what is typed, as pictures; nothing is saved."""
    if refused := _refused(request):
        return refused
    shown = _as_typed(_form_of(request, number), TextForm(request.POST))
    return render(request, "desk/formtexts/_paper.html", {"seen": see(_actor(request), shown)})


@require_safe
def paper(request: HttpRequest, number: str) -> HttpResponse:
    """A version as a PDF file."""
    if refused := _refused(request):
        return refused
    answer = HttpResponse(drawn(_actor(request), _form_of(request, number)), content_type=PDF)
    answer["Content-Disposition"] = f'inline; filename="mau-{number}.pdf"'
    return answer


def _form_of(request: HttpRequest, number: str) -> Form:
    """The form in use, or the version that the address names; 0 is the one prescribed."""
    actor, asked = _actor(request), request.GET.get("ban", "")
    made = versions(actor.unit, number)
    if asked == "0" and number in catalogue():
        return catalogue()[number]
    if asked.isdecimal():
        row = made.filter(version=int(asked[:4])).first()
        if row is None:
            raise Http404
        return version_of(row)
    used = forms_in(actor.unit, at=moment_of(request)).get(number)
    latest = made.first()  # a form of their own that is used from a later day
    if used is None and latest is None:
        raise Http404
    return used or version_of(latest)  # type: ignore[arg-type]


def _told(form: Form) -> dict[str, str]:
    """What can be edited, as it is kept."""
    return {"text": form.text, "recipients": "\n".join(form.recipients)}


def _typed(form: TextForm, kinds: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """The text and the recipients as they are kept, of what was typed."""
    said = spoken(tuple(kinds))
    text = said.keep(form.data.get("text", "").replace("\r\n", "\n"))
    return text, tuple(said.keep(one.strip()) for one in form.data.get("recipients", "").splitlines() if one.strip())


def _as_typed(shown: Form, form: TextForm) -> Form:
    text, recipients = _typed(form, shown.kinds)
    return replace(shown, text=text, recipients=recipients)


def _put(request: HttpRequest, number: str, form: TextForm, *, title: str, name: Label) -> None:
    given = form.cleaned_data
    known = catalogue().get(number)
    text, recipients = _typed(form, known.kinds if known else ())
    put_text(
        _actor(request).unit,
        number,
        text=text,
        recipients=recipients,
        why=given["why"],
        by=_actor(request),
        at=moment_of(request),
        title=title,
        name=name,
        from_on=given["from_on"],
    )


def _beside(form: TextForm, problem: Refused) -> None:
    if problem.field in form.fields:
        form.add_error(problem.field, problem.say(current()))


def _page(request: HttpRequest, shown: Form, form: TextForm, problem: Refused | None = None) -> HttpResponse:
    if problem is not None:
        _beside(form, problem)
    seen = see(_actor(request), _as_typed(shown, form) if form.is_bound else shown)
    context: dict[str, Any] = {
        "page": form_page(_actor(request), shown, seen),
        "form": form,
    }
    if problem is not None:
        context["refusal"] = Refusal(problem.what, problem.basis, problem.instead or "")
    status = 409 if problem else 422 if form.errors else 200
    return render(request, "desk/formtexts/form.html", context, status=status)
