"""One short page for one kind of act: what the system knows is filled in, what is typed becomes a typed act."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from eprocuracy.kernel.moments import When
from eprocuracy.kernel.unknown import Unknown
from eprocuracy.platform.ui.forms import WhenField
from eprocuracy.platform.ui.language import both
from eprocuracy.workstreams.acts import NOTHING_UNKNOWN, Act, Link
from eprocuracy.workstreams.people import Person, Role

from .fields import can_be_typed, form_field
from .people import PeopleField, Typed

MATTER_ROLES = frozenset({Role.REPORT, Role.CASE, Role.JOINED, Role.SPLIT_FROM, Role.ABOUT})


@dataclass(frozen=True, slots=True)
class Present:
    """A participant who already has a place in the matter, offered as a box to tick."""

    participant: UUID
    role: Role
    name: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What the form is told about the place in which it is filled: all of it plain values."""

    matter: UUID | None
    today: date
    new_id: Callable[[], UUID]
    present: Sequence[Present] = ()
    units: Sequence[tuple[str, str]] = ()
    staff: Sequence[tuple[str, str]] = ()
    find_matter: Callable[[str], UUID | None] = lambda _number: None
    links: Sequence[Link] = ()  # links that come with the page, such as the report behind a new case
    filled: Mapping[str, Any] = field(default_factory=dict)


class ActForm(forms.Form):
    """The form of one kind of act. `act()` gives the typed act once the form is valid."""

    def __init__(self, kind: type[Act], setting: Setting, *args: Any, mends: Act | None = None, **options: Any) -> None:
        self.kind, self.setting, self.mends = kind, setting, mends
        options["initial"] = {**_initial(kind, setting, mends), **options.get("initial", {})}
        super().__init__(*args, **options)
        self._heading()
        self._participants()
        for declared in kind.content:
            if can_be_typed(declared.type):
                self.fields[declared.name] = form_field(declared, choices=self._choices(declared.name))
        self._not_known()
        if mends is not None:
            self.fields["reason"] = forms.CharField(
                label=both("Lý do sửa", "Reason for the correction"), max_length=1000, required=True
            )

    def _heading(self) -> None:
        self.fields["occurred"] = WhenField(
            required=False,
            imprecise=True,
            label=both("Ngày, giờ", "Day, time"),
            help_text=both("Bỏ trống giờ nếu văn bản không ghi giờ", "Leave the time empty if the paper gives none"),
        )
        if self.kind.issuers or self.kind.form or self.kind.signers:
            self.fields["document_no"] = forms.CharField(
                required=False, max_length=200, label=both("Số văn bản", "Document number")
            )
        if self.kind.signers:
            self.fields["signed_by"] = forms.CharField(
                required=False, max_length=200, label=both("Người ký", "Signed by")
            )

    def _participants(self) -> None:
        present = [one for one in self.setting.present if one.role in self.kind.roles]
        if present:
            self.fields["concerned"] = forms.MultipleChoiceField(
                required=False,
                label=both("Những người liên quan đến việc này", "Persons whom this concerns"),
                choices=[(str(one.participant), one.name) for one in present],
                widget=forms.CheckboxSelectMultiple(),
            )
        for role in self.kind.roles:
            if role in MATTER_ROLES:
                self.fields[f"matter_{role.value}"] = forms.CharField(
                    required=False,
                    label=role.label.vi
                    and both(role.label.vi[:1].upper() + role.label.vi[1:], role.label.en.capitalize()),
                    help_text=both("Số thụ lý, ví dụ 45/2026", "Docket number, for example 45/2026"),
                )
            else:
                self.fields[f"people_{role.value}"] = PeopleField(
                    required=False,
                    latest_year=self.setting.today.year,
                    new_id=self.setting.new_id,
                    label=both(
                        role.label.vi[:1].upper() + role.label.vi[1:] + (" (thêm mới)" if present else ""),
                        role.label.en.capitalize() + (" (new)" if present else ""),
                    ),
                )

    def _choices(self, name: str) -> list[tuple[str, Any]] | None:
        if name == "unit" and self.setting.units:
            return list(self.setting.units)
        if name == "procurator" and self.setting.staff:
            return list(self.setting.staff)
        return None

    def _not_known(self) -> None:
        asked = [one for one in self.kind.content if one.needed and can_be_typed(one.type)]
        if asked:
            self.fields["not_known"] = forms.MultipleChoiceField(
                required=False,
                label=both("Chưa biết", "Not known"),
                choices=[(one.name, both(one.label.vi, one.label.en)) for one in asked],
                widget=forms.CheckboxSelectMultiple(attrs={"inline": True}),
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for role in self.kind.roles:
            name = f"matter_{role.value}"
            typed = cleaned.get(name)
            if typed:
                found = self.setting.find_matter(typed)
                if found is None:
                    self.add_error(
                        name,
                        both(
                            f"Không tìm thấy {typed} trong phạm vi bạn được xem. Kiểm tra số, hoặc bỏ trống.",
                            f"{typed} was not found among what you may see. Check the number, or leave it empty.",
                        ),
                    )
                cleaned[name] = found
        return cleaned

    def missing(self) -> tuple[str, ...]:
        """Needed fields that are neither given nor marked as not known: listed, never blocking."""
        known = set(self.cleaned_data.get("not_known", ()))
        return tuple(
            one.name
            for one in self.kind.content
            if one.needed and one.name not in known and self.cleaned_data.get(one.name) in (None, "", ())
        )

    def act(self, *, id: UUID, matter: UUID) -> Act:
        """The typed act that the form describes."""
        given = self.cleaned_data
        typed: list[tuple[Role, Typed]] = [
            (role, one) for role in self.kind.roles for one in given.get(f"people_{role.value}", ())
        ]
        content = {
            one.name: _emptied(given.get(one.name)) if one.name in self.fields else getattr(self.mends, one.name, None)
            for one in self.kind.content
        }
        unknown = {name: Unknown.NOT_GIVEN for name in given.get("not_known", ()) if content.get(name) is None}
        made: Any = self.kind  # the content is of the kind's own fields, which the base class does not know
        act: Act = made(
            id=id,
            matter=matter,
            occurred=given.get("occurred") or When.unknown(),
            document_no=given.get("document_no") or None,
            signed_by=given.get("signed_by") or None,
            issued_by=self.mends.issued_by if self.mends else None,
            links=self._links(typed),
            people=self._people(typed),
            unknown=unknown or NOTHING_UNKNOWN,
            supersedes=self.mends.id if self.mends else None,
            reason=given.get("reason", ""),
            **content,
        )
        return act

    def _links(self, typed: Sequence[tuple[Role, Typed]]) -> tuple[Link, ...]:
        ticked = set(self.cleaned_data.get("concerned", ()))
        before = {link.target: link for link in self.mends.links} if self.mends else {}
        links = list(self.setting.links)
        links += [
            before.get(one.participant) or Link(one.role, one.participant)
            for one in self.setting.present
            if str(one.participant) in ticked
        ]
        links += [Link(role, one.person.participant, one.offences) for role, one in typed]
        for role in self.kind.roles:
            found = self.cleaned_data.get(f"matter_{role.value}")
            if found:
                links.append(Link(role, found, is_matter=True))
        return tuple(links)

    def _people(self, typed: Sequence[tuple[Role, Typed]]) -> tuple[Person, ...]:
        ticked = set(self.cleaned_data.get("concerned", ()))
        kept = [one for one in self.mends.people if str(one.participant) in ticked] if self.mends else []
        return (*kept, *(one.person for _, one in typed))


def _emptied(value: Any) -> Any:
    return None if value in ("", ()) else value


def _initial(kind: type[Act], setting: Setting, mends: Act | None) -> dict[str, Any]:
    """What the page shows before anything is typed."""
    filled: dict[str, Any] = {"occurred": When.on(setting.today), **setting.filled}
    if mends is not None:
        filled = {
            **{name: value for name, value in mends.values().items() if value is not None},
            "occurred": mends.occurred,
            "document_no": mends.document_no or "",
            "signed_by": mends.signed_by or "",
            "not_known": list(mends.unknown),
        }
    concerned = [link.target for link in mends.links] if mends else [one.participant for one in setting.present]
    return {**filled, "concerned": [str(one) for one in concerned]}
