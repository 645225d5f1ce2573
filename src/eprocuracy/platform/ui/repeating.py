"""A list of lines, each of a few short answers: the same field several times, without any script."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from .language import both, say

SPARE = 3  # empty lines of a list that has none yet; one that has some is given fewer
MOST = 200  # lines that one form brings back


class LinesWidget(forms.Widget):
    """Names its inputs `things-0-what`; what comes back is a list of dictionaries of texts."""

    def __init__(self, parts: Sequence[str], attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"kind": "lines", **(attrs or {})})
        self.parts = tuple(parts)

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[dict[str, str]]:
        lines = []
        for number in range(MOST):
            held = {part: data.get(f"{name}-{number}-{part}") for part in self.parts}
            if all(one is None for one in held.values()):
                break
            lines.append({part: str(one or "") for part, one in held.items()})
        return lines

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return False


class RepeatedField(forms.Field):
    """Lines of several parts; cleans to a tuple of what `make` makes of each line that says something.

    `offered` are lines put there beforehand: one that comes back as it was offered says nothing.
    """

    def __init__(
        self, parts: Mapping[str, forms.Field], make: Callable[..., Any], *, offered: Sequence[Any] = (), **options: Any
    ) -> None:
        self.parts = dict(parts)
        self.make = make
        self.offered = tuple(offered)
        options.setdefault("widget", LinesWidget(tuple(self.parts)))
        super().__init__(**options)

    def texts(self, line: Any) -> dict[str, str]:
        """One line as its inputs hold it."""
        if isinstance(line, dict):
            return line
        held = {name: getattr(line, name) for name in self.parts}
        return {
            name: "" if value is None else say(self.parts[name].prepare_value(value)) for name, value in held.items()
        }

    def prepare_value(self, value: Any) -> list[dict[str, str]]:
        """The lines to show: those that say something, and empty ones to write in."""
        lines = [self.texts(one) for one in value or ()]
        while lines and not any(lines[-1].values()):
            lines.pop()
        spare = [dict.fromkeys(self.parts, "") for _ in range(1 if lines else SPARE)]
        return [*lines, *spare]

    def clean(self, value: Any) -> tuple[Any, ...]:
        offered = [self.texts(one) for one in self.offered]
        made, wrong = [], []
        for number, line in enumerate(value or (), start=1):
            if not any(text.strip() for text in line.values()) or line in offered:
                continue
            given = {}
            for name, part in self.parts.items():
                try:
                    given[name] = part.clean(line[name])
                except ValidationError as problem:
                    told = " ".join(str(one) for one in problem.messages)
                    where = both("Dòng", "Line")
                    wrong.append(ValidationError(f"{where} {number}, {part.label}: {told}"))
            made.append(given)
        if wrong:
            raise ValidationError(wrong)
        return tuple(self.make(**{name: None if held == "" else held for name, held in one.items()}) for one in made)
