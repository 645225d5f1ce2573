"""Values of acts in words, in both languages: what the history, the act page and the corrections show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import date
from typing import Any
from uuid import UUID

from eprocuracy.kernel.moments import Precision, When
from eprocuracy.kernel.sentences import speak
from eprocuracy.kernel.words import LANGUAGES, Label
from eprocuracy.law.offences import Offence
from eprocuracy.law.time_limits import TimeLimit
from eprocuracy.platform.ui.parts import Text
from eprocuracy.platform.ui.writing import day_text
from eprocuracy.workstreams.acts import Act, Field, fields_of

NOT_KNOWN = Label("chưa biết", "not known")
NO_DAY = Label("không rõ ngày", "day not known")


NAMING = frozenset(
    {"procurator", "unit", "to_unit", "from_unit", "instead_of", "deputy_chief", "assisting", "released"}
)
"""Fields that may hold an account or the code of a unit; any other text is shown as it was written."""


def of_field(
    one: Field, value: Any, names: Mapping[str, Text], people: Mapping[UUID, str] | None = None
) -> Label | None:
    """The value of a field in words, with the names of accounts, units and participants where it holds one."""
    if one.name == "year" and value is not None:
        value = str(value)  # of a book: no amount
    return measured(value, one.measure, {**(people or {}), **(names if one.name in NAMING else {})})


def measured(value: Any, measure: Label | None, names: Mapping[Any, Text] | None = None) -> Label | None:
    """A value in words, with what it counts: `1.000.000 đồng`."""
    told = said(value, names)
    return joined(told, measure, by=" ") if told is not None and measure is not None else told


def said(value: Any, names: Mapping[Any, Text] | None = None) -> Label | None:
    """One value as a text in both languages; None for nothing. `names` turns accounts, codes and participants into names."""
    if value is None or value in ("", ()):
        return None
    vi, en = (_in(value, language, names or {}) for language in LANGUAGES)
    return Label(vi, en) if vi and en else None


def _in(value: Any, language: str, names: Mapping[Any, Text]) -> str:
    match value:
        case str() | UUID():
            named = names.get(value, value if isinstance(value, str) else "…")
            return named if isinstance(named, str) else named.say(language)
        case Offence() | TimeLimit():
            return value.say(language)
        case When(precision=Precision.MONTH | Precision.YEAR):
            return day_text(value)
        case tuple() | list():
            return "; ".join(_in(one, language, names) for one in value)
        case _ if is_dataclass(value) and (parts := fields_of(type(value))):
            told = (measured(getattr(value, one.name), one.measure, names) for one in parts)
            return ", ".join(one.say(language) for one in told if one is not None) or "…"
        case _:
            return speak(value, language)


def joined(*parts: Any, by: str = " · ") -> Label | None:
    """Texts set one behind the other, the empty ones left out."""
    given = [
        Label(one.say("vi"), one.say("en")) if hasattr(one, "say") else Label(str(one), str(one))
        for one in parts
        if one
    ]
    if not given:
        return None
    return Label(by.join(one.vi for one in given), by.join(one.en for one in given))


def number_of(document_no: str | None) -> Label | None:
    """`số 31/KLĐT`; a number that already says so is left as it is."""
    if not document_no:
        return None
    if document_no.lower().startswith(("số", "no")):
        return Label(document_no, document_no)
    return Label(f"Số {document_no}", f"No. {document_no}")


def differing(before: Act, after: Act, names: Mapping[str, Text], people: Mapping[Any, str]) -> Label:
    """What `before` said where `after` says something else."""
    parts: list[Label] = []

    def was(label: Label, old: Any, one: Field | None = None) -> None:
        told = (of_field(one, old, names, people) if one else said(old)) or Label("để trống", "left empty")
        parts.append(Label(f"{label.vi}: {told.vi}", f"{label.en}: {told.en}"))

    if before.occurred != after.occurred:
        was(Label("ngày", "day"), before.occurred if before.occurred.day else NO_DAY)
    if (before.document_no or "") != (after.document_no or ""):
        was(Label("số văn bản", "document number"), before.document_no)
    if (before.signed_by or "") != (after.signed_by or ""):
        was(Label("người ký", "signed by"), before.signed_by)
    for one in before.content:
        old, new = getattr(before, one.name), getattr(after, one.name, None)
        if (old or None) != (new or None):
            was(
                Label(one.label.vi[:1].lower() + one.label.vi[1:], one.label.en[:1].lower() + one.label.en[1:]),
                old,
                one,
            )
    if {link.target for link in before.links} != {link.target for link in after.links}:
        named = [people[link.target] for link in before.links if link.target in people]
        was(Label("người có liên quan", "persons concerned"), tuple(named))
    if before.people != after.people and len(before.people) == len(after.people):
        changed = [old.name for old, new in zip(before.people, after.people, strict=True) if old != new]
        was(Label("thông tin của", "details of"), tuple(changed))
    return joined(*parts, by="; ") or Label("như bản ghi hiện nay", "as it stands now")


def day_said(on: date | When | None) -> Label:
    """A day, with its hour where one is known."""
    return said(on) or NO_DAY
