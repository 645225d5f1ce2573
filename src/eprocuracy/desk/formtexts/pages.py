"""The forms of an office as pages: the list, one of them with its versions, and how it looks as a paper."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from eprocuracy.identity.models import Account
from eprocuracy.identity.queries import label_of
from eprocuracy.issuing.drawing import pdf
from eprocuracy.issuing.filling import label_of as place_label
from eprocuracy.issuing.forms import Form, catalogue
from eprocuracy.issuing.models import FormText
from eprocuracy.issuing.offices import issuer_of
from eprocuracy.issuing.sampling import sample
from eprocuracy.issuing.spoken_places import spoken
from eprocuracy.issuing.texts import check, forms_in, version_of, versions
from eprocuracy.kernel.actors import SYSTEM, Actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.papers.pictures import pictures
from eprocuracy.platform.ui.language import current
from eprocuracy.platform.ui.parts import Column, Link, Table
from eprocuracy.platform.ui.writing import day_text
from eprocuracy.records import rules
from eprocuracy.records.storing import search_key

CATALOGUE = Label("theo Thông tư", "as prescribed")


@dataclass(frozen=True, slots=True)
class FormsPage:
    """The list of forms."""

    unit: Label
    table: Table
    asked: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A paper as pictures that stand in the page itself, or why it cannot be drawn."""

    pages: tuple[str, ...] = ()
    refused: Refused | None = None


@dataclass(frozen=True, slots=True)
class FormPage:
    """One form: what it says now, its versions, and the names of its places."""

    form: Form
    unit: Label
    versions: Table
    places: tuple[tuple[str, Label, bool], ...]
    seen: Seen


def forms_page(actor: Actor, asked: str, *, at: datetime) -> FormsPage:
    """All forms, or those whose number or name says what is asked; those that the office changed come first."""
    every = forms_in(actor.unit, at=at)
    changed: dict[str, FormText] = {}
    for one in FormText.objects.filter(unit=actor.unit).order_by("version"):
        changed[one.form] = one
    wanted = search_key(asked)
    found = [one for one in every.values() if wanted in search_key(f"{one.code} {one.name.vi} {one.name.en}")]
    waiting = [version_of(row) for number, row in changed.items() if number not in every]  # not in use yet
    found += [one for one in waiting if wanted in search_key(f"{one.code} {one.name.vi}")]
    found.sort(key=lambda one: one.number not in changed)
    names = _names(one.made_by for one in changed.values())
    rows = [
        [
            one.code,
            Link(one.name, reverse("desk:form_text", args=[one.number])),
            one.stage,
            *_told(changed.get(one.number), names),
        ]
        for one in found
    ]
    titles = (
        Label("Mẫu", "Form"),
        Label("Tên", "Name"),
        Label("Giai đoạn", "Stage"),
        Label("Nội dung đang lưu", "Text kept"),
        Label("Người sửa", "Changed by"),
    )
    table = Table(
        caption=Label("Mẫu văn bản", "Forms"),
        columns=[Column(title) for title in titles],
        rows=rows,
        empty=Label("Không có mẫu nào khớp.", "No form matches."),
        total=len(rows),
    )
    return FormsPage(label_of(actor.unit), table, asked)


def form_page(actor: Actor, form: Form, seen: Seen) -> FormPage:
    """One form with every version that the office made, the latest first."""
    found = list(versions(actor.unit, form.number))
    return FormPage(
        form=form, unit=label_of(actor.unit), versions=_versions(form, found), places=_places(form), seen=seen
    )


def drawn(actor: Actor, form: Form) -> bytes:
    """The form as a paper, every place showing what comes there."""
    return pdf(sample(form, issuer_of(actor.unit), rules.present().reference.offences))


def see(actor: Actor, form: Form) -> Seen:
    """The same as pictures; a text that cannot be filled is told as when it is saved."""
    try:
        check(form.text, form.recipients, form.kinds)
    except Refused as refused:
        return Seen(refused=refused)
    return Seen(tuple(f"data:image/png;base64,{b64encode(one).decode()}" for one in pictures(drawn(actor, form))))


def _versions(form: Form, found: Sequence[FormText]) -> Table:
    names = _names(one.made_by for one in found)
    address, paper = reverse("desk:form_text", args=[form.number]), reverse("desk:form_text_paper", args=[form.number])
    rows: list[list[object]] = [
        [
            Link(Label(f"Bản {one.version} của đơn vị", f"The office's {one.version}"), f"{address}?ban={one.version}"),
            day_text(one.from_on or one.made_at),
            _who(one, names),
            one.made_at,
            one.why,
            Link("PDF", f"{paper}?ban={one.version}"),
        ]
        for one in found
    ]
    if form.number in catalogue():
        rows.append([Link(CATALOGUE, f"{address}?ban=0"), "", "", "", "", Link("PDF", f"{paper}?ban=0")])
    titles = (
        Label("Phiên bản", "Version"),
        Label("Dùng từ ngày", "Used from"),
        Label("Người lập", "By"),
        Label("Lập lúc", "Made at"),
        Label("Lý do", "Why"),
        Label("Bản in", "As a paper"),
    )
    return Table(
        caption=Label("Các phiên bản", "Versions"),
        columns=[Column(one) for one in titles],
        rows=rows,
        total=len(rows),
    )


def _places(form: Form) -> tuple[tuple[str, Label, bool], ...]:
    found = {name.removeprefix("?"): must for name, must in form.places.items()}
    written = spoken(tuple(form.kinds))
    return tuple(
        (written.name(name, current()), place_label(name, kinds=form.kinds), must) for name, must in found.items()
    )


def _told(one: FormText | None, names: dict[str, str]) -> tuple[object, object]:
    if one is None:
        return CATALOGUE, ""
    since = day_text(one.from_on or one.made_at)
    return Label(f"bản {one.version}, từ {since}", f"version {one.version}, from {since}"), _who(one, names)


def _who(one: FormText, names: dict[str, str]) -> Label | str:
    if one.made_by == SYSTEM.account:
        return Label("hệ thống", "the system")
    return names.get(one.made_by, one.made_by)


def _names(accounts: Iterable[str]) -> dict[str, str]:
    return dict(Account.objects.filter(account__in=set(accounts)).values_list("account", "name"))
