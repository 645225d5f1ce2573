"""One short page for one kind of act: what the system knows is filled in, what is typed becomes a typed act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField

from eprocuracy.kernel.moments import When
from eprocuracy.kernel.unknown import Unknown
from eprocuracy.law.offences import Offence
from eprocuracy.platform.ui.language import both
from eprocuracy.workstreams.acts import NOTHING_UNKNOWN, Act, Link
from eprocuracy.workstreams.people import Person, Role

from . import in_force, questions
from .fields import OffencesField
from .people import Typed
from .questions import SEVERAL
from .setting import Found, Present, Setting

__all__ = ["ActForm", "Found", "Present", "Setting"]

MOST_AT_ONCE = 12  # questions shown at once; whatever else the kind knows stands folded below


@dataclass(frozen=True, slots=True)
class Laid:
    """A question and how much room it takes: the whole line, or half of one."""

    field: BoundField
    wide: bool


class ActForm(forms.Form):
    """The form of one kind of act. `act()` gives the typed act once the form is valid.

    With `mends` it corrects a record; `replaces` names the record that is superseded where that is another one (a void).
    """

    def __init__(
        self,
        kind: type[Act],
        setting: Setting,
        *args: Any,
        mends: Act | None = None,
        replaces: UUID | None = None,
        **options: Any,
    ) -> None:
        self.kind, self.setting, self.mends = kind, setting, mends
        self.replaces = replaces or (mends.id if mends else None)
        options["initial"] = {**questions.beforehand(setting, mends), **options.get("initial", {})}
        super().__init__(*args, **options)
        self.main: list[str] = []
        self.more: list[str] = []
        self.fields.update(questions.heading(kind))
        self.fields.update(questions.participants(kind, setting, mends))
        self.fields.update(questions.content(kind, setting, mends, self.initial))
        self._arrange()
        self.fields.update(questions.not_known(kind, self.fields))
        if mends is not None:
            self.fields["reason"] = questions.why_mended()

    def _arrange(self) -> None:
        """What is needed, the day and the people first; then the rest in its order, as long as there is room."""
        needed = {one.name for one in self.kind.content if one.needed}
        first = [
            name
            for name in self.fields
            if name in needed
            or name in ("occurred", "document_no", "concerned", "charged_with")
            or name.startswith(("people_", "matter_"))
        ]
        rest = [name for name in self.fields if name not in first]
        room = max(0, MOST_AT_ONCE - 1 - len(first))  # one is kept for what is not known
        given = [name for name in rest if self.initial.get(name) not in (None, "", ()) and self.mends]
        chosen = {*first, *rest[:room], *given}
        self.main = [name for name in self.fields if name in chosen]
        self.more = [name for name in self.fields if name not in chosen]

    def main_fields(self) -> list[Laid]:
        """The questions that are always shown."""
        return [Laid(self[name], self._is_wide(name)) for name in self.main]

    def more_fields(self) -> list[Laid]:
        """Further questions, folded away until somebody needs them."""
        return [Laid(self[name], self._is_wide(name)) for name in self.more]

    def _is_wide(self, name: str) -> bool:
        """Short answers stand two beside each other."""
        field = self.fields[name]
        short = isinstance(field.widget, forms.TextInput | forms.Select) and not isinstance(
            field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple
        )
        return not short or isinstance(field, OffencesField) or name in ("unit", "agency", "title")

    @property
    def more_open(self) -> bool:
        """Whether something below the fold was typed, or has to be looked at."""
        return any(name in self.errors for name in self.more) or (
            self.is_bound and any(self[name].value() not in (None, "", [], ["", ""]) for name in self.more)
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for role in self.kind.roles:
            name = f"matter_{role.value}"
            if cleaned.get(name):
                typed = cleaned[name].split(";") if role in SEVERAL else [cleaned[name]]
                found = [self._matter(name, one.strip(), role) for one in typed if one.strip()]
                cleaned[name] = tuple(one for one in found if one)
        self._in_force(cleaned)
        if self.setting.names_persons and not any(
            cleaned.get(name) for name in self.fields if name == "concerned" or name.startswith("people_")
        ):
            self.add_error("concerned", both("Chọn người mà việc này nói đến.", "Choose whom this concerns."))
        return cleaned

    def _in_force(self, cleaned: dict[str, Any]) -> None:
        """Refuse provisions that the law of the day does not have; whoever says that the paper has it so is believed."""
        told = in_force.refused(self.fields, cleaned, self.setting, self.mends)
        for name, refusal in told.items():
            if not self.data.get(in_force.AS_WRITTEN):
                self.add_error(name, refusal)
            if in_force.AS_WRITTEN not in self.fields:
                self.fields[in_force.AS_WRITTEN] = in_force.tick()
                listed = self.main if name in self.main else self.more
                listed.insert(listed.index(name) + 1, in_force.AS_WRITTEN)

    def _matter(self, name: str, typed: str, role: Role) -> UUID | None:
        found = self.setting.find_matters(typed, role)
        if len(found) == 1:
            return found[0].matter
        if not found:
            self.add_error(
                name,
                both(
                    f"Không tìm thấy {typed} trong phạm vi được xem. Kiểm tra số, hoặc bỏ trống.",
                    f"{typed} was not found among what you may see. Check the number, or leave it empty.",
                ),
            )
            return None
        several = [one.label for one in found[:5]]
        self.add_error(
            name,
            both(
                f"Có nhiều vụ việc mang số này. Ghi rõ một trong các số: {'; '.join(one.vi for one in several)}.",
                f"Several matters have this number. Write one of: {'; '.join(one.en for one in several)}.",
            ),
        )
        return None

    def persons(self) -> list[Person]:
        """New persons as far as they are typed; also of a form that cannot be recorded yet."""
        lines = [
            one for role in self.kind.roles for one in getattr(self, "cleaned_data", {}).get(f"people_{role.value}", ())
        ]
        known = {person.participant for person in self.mends.people} if self.mends else set()
        return [one.person for one in lines if one.person.participant not in known]

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
        why = Unknown(given.get("why_not_known") or Unknown.NOT_GIVEN.value)
        unknown = {name: why for name in given.get("not_known", ()) if content.get(name) is None}
        issued_by = given.get("issued_by") if "issued_by" in self.fields else self.setting.filled.get("issued_by")
        if "issued_by" not in self.fields and self.mends:
            issued_by = self.mends.issued_by
        made: Any = self.kind  # the content is of the kind's own fields, which the base class does not know
        act: Act = made(
            id=id,
            matter=matter,
            occurred=given.get("occurred") or When.unknown(),
            effective_on=self.mends.effective_on if self.mends else None,
            document_no=given.get("document_no") or None,
            signed_by=given.get("signed_by") or None,
            issued_by=issued_by or None,
            links=self._links(typed),
            people=self._people(typed),
            unknown=unknown or NOTHING_UNKNOWN,
            supersedes=self.replaces,
            reason=given.get("reason", ""),
            **content,
        )
        return act

    def _ticked(self) -> list[Present]:
        ticked = set(self.cleaned_data.get("concerned", ()))
        return [one for one in self.setting.present if str(one.participant) in ticked]

    def _links(self, typed: Sequence[tuple[Role, Typed]]) -> tuple[Link, ...]:
        before = {link.target: link for link in self.mends.links} if self.mends else {}
        charged: tuple[Offence, ...] = self.cleaned_data.get("charged_with") or ()
        links = list(self.setting.links)
        for one in self._ticked():
            link = before.get(one.participant) or Link(one.role, one.participant)
            links.append(replace(link, offences=charged) if charged else link)
        also = () if self.mends else charged  # a person described in the record mended has their own article there
        links += [Link(role, one.person.participant, one.offences or also) for role, one in typed]
        for role in self.kind.roles:
            found = self.cleaned_data.get(f"matter_{role.value}") or ()
            links += [Link(role, one, is_matter=True) for one in found]
        return tuple(dict.fromkeys(links))

    def _people(self, typed: Sequence[tuple[Role, Typed]]) -> tuple[Person, ...]:
        return (*(one.person for one in self._ticked() if one.person), *(one.person for _, one in typed))


def _emptied(value: Any) -> Any:
    return None if value in ("", ()) else value
