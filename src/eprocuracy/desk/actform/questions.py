"""The questions of the form of one kind of act: what is asked, what may be chosen, and what stands there beforehand."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from django import forms

from eprocuracy.kernel.actors import Authority
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.unknown import Unknown
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.forms import WhenField
from eprocuracy.platform.ui.language import both
from eprocuracy.workstreams.acts import Act, Field
from eprocuracy.workstreams.people import Role

from .fields import OffencesField, about_each, can_be_typed, form_field
from .people import PeopleField, Typed
from .setting import Present, Setting

MATTER_ROLES = frozenset({Role.REPORT, Role.CASE, Role.CUSTODY, Role.JOINED, Role.SPLIT_FROM, Role.ABOUT})
SEVERAL = frozenset({Role.CUSTODY})  # one institution may follow the arrest of many
_NUMBER = both("Số thụ lý, ví dụ 45/2026", "Docket number, for example 45/2026")
_NUMBERS = both("Ví dụ: 3/2026; nhiều số cách nhau bằng dấu ;", "For example: 3/2026; several separated by ;")
_LISTS = {
    "unit": "units",
    "to_unit": "units",
    "procurator": "staff",
    "assisting": "may_assist",
    "released": "assisting",
}

Questions = dict[str, forms.Field]


def beforehand(setting: Setting, mends: Act | None) -> dict[str, Any]:
    """What the page shows before anything is typed."""
    ticked = [str(one.participant) for one in setting.present if one.ticked]
    if mends is None:
        filled = {**setting.filled}
        if ticked:  # they are charged with something already: what it becomes is for the paper to say
            filled.pop("charged_with", None)
        return {"occurred": When.on(setting.today), "concerned": ticked, **filled}
    boxes = {one.participant for one in setting.present}
    charged = {link.offences for link in mends.links if link.target in boxes}
    return {
        **{name: value for name, value in mends.values().items() if value is not None},
        "occurred": mends.occurred,
        "document_no": mends.document_no or "",
        "issued_by": mends.issued_by or "",
        "signed_by": mends.signed_by or "",
        "not_known": list(mends.unknown),
        "why_not_known": next((why.value for why in mends.unknown.values()), ""),
        "concerned": [str(link.target) for link in mends.links],
        "charged_with": charged.pop() if len(charged) == 1 else (),
    }


def heading(kind: type[Act]) -> Questions:
    """The day, and what is asked of the paper."""
    asked: Questions = {}
    asked["occurred"] = WhenField(
        required=False,
        imprecise=True,
        label=both("Ngày, giờ", "Day, time"),
        help_text=both("Bỏ trống giờ nếu văn bản không ghi giờ", "Leave the time empty if the paper gives none"),
    )
    if kind.issuers or kind.form or kind.signers:
        asked["document_no"] = forms.CharField(
            required=False,
            max_length=200,
            label=both("Số văn bản", "Document number"),
            widget=forms.TextInput(attrs={"width": 20}),
        )
    if kind.issuers not in ((), (Authority.PROCURACY,)) and not any(one.name == "agency" for one in kind.content):
        asked["issued_by"] = forms.CharField(
            required=False, max_length=300, label=both("Cơ quan ban hành", "Issued by")
        )
    if kind.signers:
        asked["signed_by"] = forms.CharField(required=False, max_length=200, label=both("Người ký", "Signed by"))
    return asked


def participants(kind: type[Act], setting: Setting, mends: Act | None) -> Questions:
    """Whom and which other matters the act concerns: boxes for those who are known, lines for new ones."""
    asked: Questions = {}
    present = setting.present
    if present:
        asked["concerned"] = forms.MultipleChoiceField(
            required=False,
            label=both("Những người mà việc này nói đến", "Persons whom this concerns"),
            choices=[(str(one.participant), _called(one)) for one in present],
            widget=forms.CheckboxSelectMultiple(),
        )
    for role in kind.roles:
        label = _capital(kind.calls(role))
        if role in MATTER_ROLES:
            if any(link.role is role for link in setting.links) and role not in SEVERAL:
                continue
            suggesting = {"kind": "suggest", "suggestions": f"{setting.matters_at}&role={role.value}"}
            asked[f"matter_{role.value}"] = forms.CharField(
                required=False,
                label=both(*label),
                help_text=_NUMBERS if role in SEVERAL else _NUMBER,
                widget=forms.TextInput(attrs=suggesting if setting.matters_at else {"kind": "text"}),
            )
            continue
        new = any(one.role is role for one in present)
        asked[f"people_{role.value}"] = PeopleField(
            required=False,
            latest_year=setting.today.year,
            new_id=partial(_id_of, setting, role),
            known=_said_here(mends, role),
            label=both(f"{label[0]} (thêm người mới)", f"{label[1]} (new)") if new else both(*label),
        )
    if kind.charges:
        asked["charged_with"] = OffencesField(
            suggestions=setting.offences_at,
            required=False,
            label=both("Tội danh, điều luật đối với những người này", "Offences of these persons"),
        )
    return asked


def _id_of(setting: Setting, role: Role, place: int) -> UUID:
    return setting.new_id(f"{role.value}:{place}")


def _said_here(mends: Act | None, role: Role) -> list[Typed]:
    """Persons of a role whom the record being corrected itself describes: they are lines to mend, not boxes to tick."""
    if mends is None:
        return []
    said = {person.participant: person for person in mends.people}
    return [Typed(said[link.target], link.offences) for link in mends.named(role) if link.target in said]


def content(kind: type[Act], setting: Setting, mends: Act | None, initial: MutableMapping[str, Any]) -> Questions:
    """What the kind itself declares; lines that stand there beforehand are put into `initial`."""
    people = [(str(one.participant), one.name) for one in setting.present]
    return {
        declared.name: form_field(
            declared,
            choices=_choices(declared.name, setting, initial),
            must=declared.name == "unit" and declared.needed,
            offences_at=setting.offences_at,
            offered=_offered(declared, setting, mends, initial),
            people=people,
        )
        for declared in kind.content
        if can_be_typed(declared.type) and (declared.name != "released" or setting.assisting or initial.get("released"))
    }


def _choices(name: str, setting: Setting, initial: Mapping[str, Any]) -> list[tuple[str, Any]] | None:
    listed = list(getattr(setting, _LISTS[name])) if name in _LISTS else []
    if not listed:
        return None
    kept = initial.get(name) or ()
    known = {value for value, _ in listed}
    listed.extend((one, one) for one in ((kept,) if isinstance(kept, str) else kept) if one not in known)
    return listed


def _offered(declared: Field, setting: Setting, mends: Act | None, initial: MutableMapping[str, Any]) -> Sequence[Any]:
    """The lines of a list that stand there beforehand: those filled in, or one for each person whom the act concerns."""
    if mends is not None:
        return ()
    lines: Sequence[Any] = setting.filled.get(declared.name, ())
    about = about_each(declared.type)
    if about is not None and not lines:
        lines = initial[declared.name] = [about(participant=one.participant) for one in setting.present if one.ticked]
    return lines


def not_known(kind: type[Act], asked: Questions) -> Questions:
    """Which of the needed answers are not known, and why."""
    needed = [one for one in kind.content if one.needed and one.name in asked and one.name != "unit"]
    if not needed:
        return {}
    return {
        "not_known": forms.MultipleChoiceField(
            required=False,
            label=both("Mục chưa biết", "Not known"),
            choices=[(one.name, both(one.label.vi, one.label.en)) for one in needed],
            widget=forms.CheckboxSelectMultiple(attrs={"inline": len(needed) <= 4}),
        ),
        "why_not_known": forms.ChoiceField(
            required=False,
            label=both("Vì sao chưa biết", "Why not known"),
            choices=[(one.value, both(one.label.vi, one.label.en)) for one in Unknown],
            widget=forms.RadioSelect(attrs={"inline": True}),
        ),
    }


def why_mended() -> forms.Field:
    """A correction needs its reason."""
    return forms.CharField(
        label=both("Lý do sửa", "Reason for the correction"),
        max_length=1000,
        required=True,
        error_messages={"required": both("Còn thiếu lý do sửa.", "The reason is missing.")},
    )


def _called(one: Present) -> Any:
    return both(f"{one.name} ({one.note.vi})", f"{one.name} ({one.note.en})") if one.note else one.name


def _capital(label: Label) -> tuple[str, str]:
    vi, en = label.vi, label.en
    return vi[:1].upper() + vi[1:], en[:1].upper() + en[1:]
