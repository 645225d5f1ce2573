"""Django form fields that read what Vietnamese offices type and answer in sentences."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from eprocuracy.kernel.moments import VIETNAM, When

from .days import Unreadable, read_day, read_time, read_when
from .language import both
from .writing import clock_text, day_text

REQUIRED = both("Còn thiếu. Hãy ghi vào ô này.", "This is missing. Please fill it in.")
# A separator counts only between groups of three: 1.5 is not fifteen.
_WHOLE = re.compile(r"-?(?:[0-9]+|[0-9]{1,3}(?:[.,\s][0-9]{3})+)")
_BETWEEN = re.compile(r"[.,\s]")
DAY_HINT = both("ngày/tháng/năm", "day/month/year")


class DayField(forms.Field):
    """A day in one text field; cleans to a `date`."""

    default_error_messages = {"required": REQUIRED}

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"kind": "day"}))
        options.setdefault("help_text", DAY_HINT)
        super().__init__(**options)

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        return value if isinstance(value, date) else _read(read_day, str(value))

    def prepare_value(self, value: Any) -> Any:
        return day_text(value) if isinstance(value, date) else value


class BirthField(forms.Field):
    """A day, a month (7/1990) or a year (1990) in one text field; cleans to a `When`."""

    default_error_messages = {"required": REQUIRED}

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"kind": "day"}))
        super().__init__(**options)

    def to_python(self, value: Any) -> When | None:
        if value in self.empty_values:
            return None
        return value if isinstance(value, When) else _read(read_when, str(value))

    def prepare_value(self, value: Any) -> Any:
        return day_text(value) if isinstance(value, When | date) else value


class WhenField(forms.MultiValueField):
    """A day with an optional time; cleans to a `When`. With `imprecise` a month or a year alone is accepted."""

    default_error_messages = {"required": REQUIRED}

    def __init__(self, *, imprecise: bool = False, time_required: bool = False, **options: Any) -> None:
        self.imprecise = imprecise
        self.time_required = time_required
        options.setdefault("widget", WhenWidget())
        options.setdefault("require_all_fields", False)
        super().__init__((forms.CharField(required=False), forms.CharField(required=False)), **options)

    def clean(self, value: Any) -> When | None:
        day, clock = ((part or "").strip() for part in (value or ["", ""]))
        if not day and not clock:
            if self.required:
                raise ValidationError(REQUIRED, code="required")
            return None
        if self.time_required and not clock:
            raise ValidationError(both("Còn thiếu giờ, phút, ví dụ 14:05.", "The time is missing, for example 14:05."))
        if self.imprecise:
            return _read(read_when, day, clock)
        read: date = _read(read_day, day)
        return When.at(datetime.combine(read, _read(read_time, clock))) if clock else When.on(read)


class WhenWidget(forms.MultiWidget):
    """Two text fields: the day and the time."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__((forms.TextInput(), forms.TextInput()), attrs)

    def decompress(self, value: Any) -> list[str]:
        if isinstance(value, datetime):
            value = When.at(value.astimezone(VIETNAM) if value.tzinfo else value)
        if isinstance(value, When | date):
            return [day_text(value), clock_text(value) if isinstance(value, When) else ""]
        return ["", ""]


class TimeField(forms.Field):
    """A time of day in one text field; cleans to a `time`."""

    default_error_messages = {"required": REQUIRED}

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"kind": "text", "width": 5, "inputmode": "numeric"}))
        super().__init__(**options)

    def to_python(self, value: Any) -> time | None:
        if value in self.empty_values:
            return None
        return value if isinstance(value, time) else _read(read_time, str(value))

    def prepare_value(self, value: Any) -> Any:
        return clock_text(value) if isinstance(value, time) else value


class CountField(forms.Field):
    """A whole number typed with or without dots between thousands; cleans to an `int`."""

    default_error_messages = {"required": REQUIRED}

    def __init__(self, *, least: int | None = 0, most: int | None = None, **options: Any) -> None:
        self.least, self.most = least, most
        options.setdefault("widget", forms.TextInput(attrs={"kind": "number", "width": 10}))
        super().__init__(**options)

    def to_python(self, value: Any) -> int | None:
        if value in self.empty_values:
            return None
        typed = str(value).strip()
        if not _WHOLE.fullmatch(typed):
            raise ValidationError(both("Ghi số nguyên, ví dụ 1.025.", "Write a whole number, for example 1,025."))
        number = int(_BETWEEN.sub("", typed))
        if self.least is not None and number < self.least:
            raise ValidationError(both(f"Ghi số từ {self.least} trở lên.", f"Write {self.least} or more."))
        if self.most is not None and number > self.most:
            raise ValidationError(both(f"Ghi số từ {self.most} trở xuống.", f"Write {self.most} or less."))
        return number


def _read(reader: Any, *typed: str) -> Any:
    """Read what was typed; what cannot be read is answered beside the field in both languages."""
    try:
        return reader(*typed)
    except Unreadable as unreadable:
        raise ValidationError(both(unreadable.label.vi, unreadable.label.en), code="unreadable") from None
