"""People typed one a line, as in the paper book: name, birth, identity number, residence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

from eprocuracy.exchange.registers.people import read_people
from eprocuracy.law.ages import Birth
from eprocuracy.law.offences import Offence
from eprocuracy.platform.ui.language import both
from eprocuracy.workstreams.people import Person

HINT = both(
    "Mỗi dòng một người: họ tên, năm sinh (hoặc ngày sinh), CCCD, nơi cư trú",
    "One person a line: name, year or day of birth, identity number, residence",
)


@dataclass(frozen=True, slots=True)
class Typed:
    """One person as typed, with the article that stands behind the name where one does."""

    person: Person
    offences: tuple[Offence, ...] = ()


class PeopleField(forms.CharField):
    """Persons one a line; cleans to the lines as read, each person a new participant."""

    def __init__(self, *, latest_year: int, new_id: Callable[[], UUID], **options: Any) -> None:
        self.latest_year, self.new_id = latest_year, new_id
        options.setdefault("widget", forms.Textarea(attrs={"rows": 2}))
        options.setdefault("help_text", HINT)
        super().__init__(**options)

    def clean(self, value: Any) -> tuple[Typed, ...]:
        typed = super().clean(value)
        made = []
        for line in (typed or "").splitlines():
            if line.strip():
                made.append(self._person(line.strip()))
        return tuple(made)

    def _person(self, line: str) -> Typed:
        listed = read_people(line, self.latest_year)
        if len(listed.people) != 1:
            raise ValidationError(
                both(
                    f"Không đọc được dòng “{line}”. Ghi mỗi dòng một người, bắt đầu bằng họ tên.",
                    f"The line “{line}” cannot be read. Write one person a line, the name first.",
                )
            )
        one = listed.people[0]
        offence = one.offence
        return Typed(
            Person(
                participant=self.new_id(),
                name=one.name,
                other_names=one.alias or "",
                birth=Birth.parse(str(one.birth)) if one.birth else None,
                id_no=one.id_no or "",
                address=_rest(line, one.name),
            ),
            (Offence(offence.article, offence.clause, offence.point),) if offence else (),
        )


def _rest(line: str, name: str) -> str:
    """What stands behind the last comma and is not a number: the residence, as typed."""
    parts = [part.strip() for part in line.split(",")]
    last = parts[-1] if len(parts) > 1 else ""
    return last if last and last != name and not any(letter.isdigit() for letter in last[:4]) else ""
