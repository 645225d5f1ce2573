"""Form fields for the declared fields of a kind of act, by their type."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

from eprocuracy.exchange.registers.offences import cited
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Word
from eprocuracy.law.offences import Offence
from eprocuracy.law.time_limits import TimeLimit
from eprocuracy.platform.ui.forms import CountField, DayField, WhenField
from eprocuracy.platform.ui.language import both, current
from eprocuracy.platform.ui.repeating import RepeatedField
from eprocuracy.workstreams.acts import Field, fields_of

_LENGTH_HINT = both("Ví dụ: 2 tháng; 20 ngày", "For example: 2 months; 20 days")
_OFFENCE_HINT = both(
    "Ví dụ: Điều 173 khoản 1; nhiều tội cách nhau bằng dấu ;", "For example: 173/1; several separated by ;"
)


def bare(kind: Any) -> Any:
    """The type of a field without its `None`."""
    if typing.get_origin(kind) in (types.UnionType, typing.Union):
        return next(one for one in typing.get_args(kind) if one is not type(None))
    return kind


def can_be_typed(kind: Any) -> bool:
    """Whether a person can type values of this type; ids and records within records come from elsewhere."""
    kind = bare(kind)
    if typing.get_origin(kind) is tuple:
        inner = typing.get_args(kind)[0]
        return inner in (str, Offence) or _is_declared(inner)
    return (kind is not UUID and not dataclasses.is_dataclass(kind)) or kind in (When, TimeLimit, Offence)


def about_each(kind: Any) -> type | None:
    """The record that such a field repeats, where each line is about a participant."""
    inner = typing.get_args(bare(kind))[:1]
    return inner[0] if inner and _is_declared(inner[0]) and _is_about_somebody(inner[0]) else None


def _is_about_somebody(record: type) -> bool:
    return any(one.name == "participant" for one in fields_of(record))


def _is_declared(kind: Any) -> bool:
    """Whether it is a record whose parts are declared as fields are."""
    return isinstance(kind, type) and dataclasses.is_dataclass(kind) and bool(fields_of(kind))


def form_field(
    declared: Field,
    *,
    choices: list[tuple[str, Any]] | None = None,
    must: bool = False,
    offences_at: str = "",
    offered: Sequence[Any] = (),
    people: Sequence[tuple[str, Any]] = (),
) -> forms.Field:
    """The form field for one declared field; none is required, since an incomplete paper is recorded too.

    `offered` are lines of a list that are put there beforehand, `people` those whom such a line may be about.
    """
    kind = bare(declared.type)
    common: dict[str, Any] = {
        "required": False,
        "label": both(declared.label.vi, declared.label.en),
    }
    if declared.hint:
        common["help_text"] = both(declared.hint.vi, declared.hint.en)
    if choices is not None and typing.get_origin(kind) is tuple:
        return SeveralField(choices=choices, **common)
    if choices is not None:
        nothing = [] if must else [("", both("Chưa chọn", "Not chosen"))]
        return forms.ChoiceField(choices=[*nothing, *choices], **common)
    if isinstance(kind, type) and issubclass(kind, Word):
        return _word(kind, common, needed=declared.needed)
    if typing.get_origin(kind) is tuple:
        if typing.get_args(kind)[0] is Offence:
            return OffencesField(suggestions=offences_at, **common)
        if _is_declared(typing.get_args(kind)[0]):
            return _repeated(typing.get_args(kind)[0], common, offered, people)
        return LinesField(**common)
    if kind is UUID:
        return PersonField(people, **common)
    if kind is bool:
        return YesNoField(**common)
    if kind is int:
        if declared.measure:
            suffix = both(declared.measure.vi, declared.measure.en)
            common["widget"] = forms.TextInput(attrs={"kind": "number", "width": 10, "suffix": suffix})
        return CountField(**common)
    if kind is date:
        return DayField(**common)
    if kind is When:
        return WhenField(**common)
    if kind is TimeLimit:
        return LengthField(**{"help_text": _LENGTH_HINT, **common})
    if kind is Offence:
        return OffencesField(suggestions=offences_at, single=True, **common)
    return forms.CharField(
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": declared.lines}) if declared.lines > 1 else forms.TextInput(),
        **common,
    )


def _repeated(
    record: type, common: dict[str, Any], offered: Sequence[Any], people: Sequence[tuple[str, Any]]
) -> forms.Field:
    """A list of records, a line for each; a choice stands as a list in its line. A line needs what makes sense of the rest."""
    parts = {}
    for one in fields_of(record):
        parts[one.name] = form_field(replace(one, needed=False), people=people)
        parts[one.name].required = one.needed
        parts[one.name].error_messages["required"] = both("chưa chọn.", "not chosen.")
    return RepeatedField(parts, record, offered=offered, **common)


def _word(kind: type[Word], common: dict[str, Any], *, needed: bool) -> forms.Field:
    """Few words that must be chosen stand open to be ticked; all others are a list, in which nothing can be chosen too."""
    words = [(one.value, both(one.label.vi, one.label.en)) for one in kind]
    if needed and len(words) <= 3:
        return WordField(kind, choices=words, widget=forms.RadioSelect(attrs={"inline": True}), **common)
    return WordField(kind, choices=[("", both("Chưa chọn", "Not chosen")), *words], **common)


class WordField(forms.ChoiceField):
    """One word of a closed list; cleans to the word."""

    def __init__(self, word: type[Word], **options: Any) -> None:
        self.word = word
        super().__init__(**options)

    def clean(self, value: Any) -> Word | None:
        chosen = super().clean(value)
        return self.word(chosen) if chosen else None

    def prepare_value(self, value: Any) -> Any:
        return value.value if isinstance(value, Word) else value


MANY = 40  # persons of whom a list in every line would be too long: they are found by typing


class PersonField(forms.ChoiceField):
    """One of the participants; cleans to their id. Of many, the name is typed, with those of the matter to choose from."""

    def __init__(self, people: Sequence[tuple[str, Any]], **options: Any) -> None:
        self.by_name = _told_apart(people)
        self.names = {who: name for name, who in self.by_name.items()}
        self.typed = len(people) > MANY
        if self.typed:
            options["widget"] = forms.TextInput(attrs={"kind": "listed"})
            super().__init__(choices=[(name, "") for name in self.by_name], **options)
        else:
            super().__init__(choices=[("", both("Chưa chọn", "Not chosen")), *people], **options)

    def clean(self, value: Any) -> UUID | None:
        chosen = " ".join(str(value or "").split())
        known = chosen if chosen in self.names else self.by_name.get(chosen)
        if known is None and chosen:
            raise ValidationError(
                both(f"“{chosen}” không có trong danh sách; chọn một người.", f"“{chosen}” is not in the list.")
            )
        if known is None and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return UUID(known) if known else None

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, UUID):
            return value
        return self.names.get(str(value), str(value)) if self.typed else str(value)


def _told_apart(people: Sequence[tuple[str, Any]]) -> dict[str, str]:
    """Each person under a name that no other one has: the second of two namesakes is called so."""
    found: dict[str, str] = {}
    times: dict[str, int] = {}
    for who, name in people:
        told = " ".join(str(name).split())
        times[told] = times.get(told, 0) + 1
        found[f"{told} ({times[told]})" if times[told] > 1 else told] = who
    return found


class YesNoField(forms.ChoiceField):
    """Yes, no, or not said: an unticked box could not tell the last two apart. Cleans to a bool or None."""

    def __init__(self, **options: Any) -> None:
        words = [("yes", both("Có", "Yes")), ("no", both("Không", "No")), ("", both("Chưa rõ", "Not said"))]
        super().__init__(choices=words, widget=forms.RadioSelect(attrs={"inline": True}), **options)

    def clean(self, value: Any) -> bool | None:
        return {"yes": True, "no": False}.get(super().clean(value))

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no", None: ""}.get(value, value)


class LengthField(forms.CharField):
    """A length of time as people write it; cleans to a `TimeLimit`."""

    def clean(self, value: Any) -> TimeLimit | None:
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return TimeLimit.parse(typed)
        except ValueError:
            raise ValidationError(
                both("Ghi số và đơn vị, ví dụ: 2 tháng.", "Write a number and a unit, for example: 2 months.")
            ) from None

    def prepare_value(self, value: Any) -> Any:
        return value.say(current()) if isinstance(value, TimeLimit) else value


class OffencesField(forms.CharField):
    """Articles as people cite them; cleans to a tuple of `Offence`, or with `single` to one."""

    def __init__(self, *, suggestions: str = "", single: bool = False, **options: Any) -> None:
        self.single = single
        options.setdefault("help_text", _OFFENCE_HINT)
        asked = {"kind": "suggest", "suggestions": suggestions} if suggestions else {"kind": "text"}
        options.setdefault("widget", forms.TextInput(attrs=asked))
        super().__init__(**options)

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        if not typed:
            return None
        found = _plain(typed) or tuple(Offence(one.article, one.clause, one.point) for one in cited(typed))
        if not found:
            raise ValidationError(
                both(
                    "Không đọc được điều luật. Ghi ví dụ: Điều 173 khoản 1.",
                    "The article cannot be read. Write for example: 173/1.",
                )
            )
        return found[0] if self.single else found

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Offence):
            return value.say("vi")
        return "; ".join(one.say("vi") for one in value) if isinstance(value, tuple | list) else value


def _plain(typed: str) -> tuple[Offence, ...]:
    try:
        return tuple(Offence.parse(part) for part in typed.split(";") if part.strip())
    except ValueError:
        return ()


class SeveralField(forms.MultipleChoiceField):
    """Some of a list, ticked; cleans to a tuple."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.CheckboxSelectMultiple(), **options)

    def clean(self, value: Any) -> tuple[str, ...] | None:
        return tuple(super().clean(value)) or None


class LinesField(forms.CharField):
    """Several short texts, one a line; cleans to a tuple of strings."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.Textarea(attrs={"rows": 4}))
        super().__init__(**options)

    def clean(self, value: Any) -> tuple[str, ...] | None:
        typed = super().clean(value)
        return tuple(line.strip() for line in typed.splitlines() if line.strip()) or None

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, tuple) else value
