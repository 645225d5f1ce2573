"""People typed one a line, as in the paper book: name, birth, identity number, residence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

from eprocuracy.exchange.registers.people import read_people
from eprocuracy.law.ages import Birth
from eprocuracy.law.offences import Offence
from eprocuracy.platform.ui.language import both
from eprocuracy.workstreams.people import Person, Sex

HINT = both(
    "Mỗi dòng một người: họ tên, nam (nữ), năm sinh (hoặc ngày sinh), CCCD, nơi cư trú",
    "One person a line: name, male or female, year or day of birth, identity number, residence",
)
_NOT_RESIDENCE = re.compile(
    r"^(?:(?:sinh|sn|ns|ngày|năm|cccd|cmnd|cmt|số|tức|tên|điều|khoản|điểm|bí danh|dân tộc|giới tính)\b|[\d/.\-\s()]+$)",
    re.IGNORECASE,
)


_SEX = re.compile(r"[,;]\s*(?:giới tính\s*:?\s*)?(nam|nữ|male|female)\s*(?=[,;]|$)")
_SEXES = {one.say(language).lower(): one for one in Sex for language in ("vi", "en")}


@dataclass(frozen=True, slots=True)
class Typed:
    """One person as typed, with the article that stands behind the name where one does."""

    person: Person
    offences: tuple[Offence, ...] = ()


def written(typed: Typed) -> str:
    """A person as a line of the form; reading it again gives the same person."""
    person = typed.person
    birth = "/".join(reversed(str(person.birth).split("-"))) if person.birth and str(person.birth) != "?" else ""
    parts = [
        person.name,
        f"tên khác {person.other_names}" if person.other_names else "",
        person.sex.say("vi").lower() if person.sex else "",
        f"sinh {birth}" if birth else "",
        f"CCCD {person.id_no}" if person.id_no else "",
        *(one.say("vi") for one in typed.offences[:1]),
        person.address,
    ]
    return ", ".join(part for part in parts if part)


class PeopleField(forms.CharField):
    """Persons one a line; cleans to the lines as read.

    A line that stands as it was given back is the same person with everything known; another line in its place mends the
    person; a further line is a new participant.
    """

    def __init__(
        self, *, latest_year: int, new_id: Callable[[int], UUID], known: Sequence[Typed] = (), **options: Any
    ) -> None:
        self.latest_year, self.new_id, self.known = latest_year, new_id, tuple(known)
        options.setdefault("widget", forms.Textarea(attrs={"rows": max(2, len(self.known))}))
        options.setdefault("help_text", HINT)
        options.setdefault("initial", "\n".join(written(one) for one in self.known))
        super().__init__(**options)

    def clean(self, value: Any) -> tuple[Typed, ...]:
        # some keyboards send letters and accents apart
        typed = unicodedata.normalize("NFC", super().clean(value) or "")
        lines = [line.strip() for line in typed.splitlines() if line.strip()]
        kept = {written(one): one for one in self.known}
        changed = [one for text, one in kept.items() if text not in lines]
        made = []
        for place, line in enumerate(lines):
            if line in kept:
                made.append(kept[line])
            elif changed:
                made.append(self._mended(line, changed.pop(0)))
            else:
                made.append(self._read(line, self.new_id(place)))
        return tuple(made)

    def _mended(self, line: str, before: Typed) -> Typed:
        read = self._read(line, before.person.participant)
        known = before.person
        person = replace(read.person, sex=read.person.sex or known.sex, ethnic=known.ethnic, phone=known.phone)
        return Typed(person, read.offences or before.offences)

    def _read(self, line: str, participant: UUID) -> Typed:
        told = _SEX.search(line)
        line = _SEX.sub("", line, count=1)
        listed = read_people(line, self.latest_year)
        if listed.impossible:
            raise ValidationError(
                both(f"Không có ngày {listed.impossible}.", f"There is no day {listed.impossible}."),
            )
        if len(listed.people) > 1:
            raise ValidationError(
                both(
                    f"Dòng “{line}” có vẻ ghi {len(listed.people)} người. Ghi mỗi dòng một người; nơi cư trú ghi rõ xã, phường, tỉnh.",
                    f"The line “{line}” seems to name {len(listed.people)} persons. Write one person a line.",
                )
            )
        if not listed.people:
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
                participant=participant,
                name=one.name,
                other_names=one.alias or "",
                birth=Birth.parse(str(one.birth)) if one.birth else None,
                sex=_SEXES[told[1]] if told else None,
                id_no=one.id_no or "",
                address=_residence(line),
            ),
            (Offence(offence.article, offence.clause, offence.point),) if offence else (),
        )


def _residence(line: str) -> str:
    """What stands behind the name and is neither birth, number, other name nor article: the residence, as typed."""
    parts = [part.strip() for part in re.split(r"[,;]", line)[1:]]
    told = [part for part in parts if part and not _NOT_RESIDENCE.match(part)]
    return re.sub(r"^(?:trú|hktt|nơi cư trú|trú tại)\s*:?\s*", "", ", ".join(told), flags=re.IGNORECASE)
