"""A list of lines, each of a few short answers: the same field several times, without any script.

A long list stands a page at a time. Every line, as it stood when the page was drawn, travels with it as one text; what is
typed on the page counts for the lines that are on it. So nothing typed is lost from page to page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import SuspiciousOperation, ValidationError

from .language import both, say

SPARE = 3  # empty lines of a list that has none yet; one that has some is given fewer
AT_ONCE = 40  # lines of which a list still stands on one page
A_PAGE = 25
MOST = 2000  # lines that one form brings back
ALL, FROM = "all", "from"  # `things-all`: every line as one text; `things-from`: the first line on the page, from 0


class LinesWidget(forms.Widget):
    """Names its inputs `things-0-what`; what comes back is a list of dictionaries of texts."""

    def __init__(self, parts: Sequence[str], attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"kind": "lines", **(attrs or {})})
        self.parts = tuple(parts)

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[dict[str, str]]:
        lines = self._carried(data.get(f"{name}-{ALL}") or "")
        for number in range(first_of(data, name), MOST):
            held = {part: data.get(f"{name}-{number}-{part}") for part in self.parts}
            if all(one is None for one in held.values()):
                break
            lines += [dict.fromkeys(self.parts, "") for _ in range(number + 1 - len(lines))]
            lines[number] = {part: str(one or "") for part, one in held.items()}
        return lines

    def carried(self, lines: Sequence[Mapping[str, str]]) -> str:
        """Every line as one text, for the list that does not stand on the page as a whole."""
        return "\n".join("\t".join(_plain(line[part]) for part in self.parts) for line in lines)

    def _carried(self, text: str) -> list[dict[str, str]]:
        lines = [line.split("\t") for line in text.replace("\r", "").split("\n")] if text else []
        if any(len(line) != len(self.parts) for line in lines):
            raise SuspiciousOperation("the lines of a list came back as nothing that was sent")
        return [dict(zip(self.parts, map(_as_typed, line), strict=True)) for line in lines[:MOST]]


_MARKS = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": ""}


def _plain(text: str) -> str:
    """One answer without the signs that part answers and lines."""
    return "".join(_MARKS.get(sign, sign) for sign in text)


def _as_typed(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: {"t": "\t", "n": "\n"}.get(found[1], found[1]), text)


def first_of(data: Mapping[str, Any], name: str) -> int:
    """The first line on the page that was sent."""
    asked = str(data.get(f"{name}-{FROM}") or "")
    return min(int(asked), MOST) if asked.isdecimal() and len(asked) < 6 else 0


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
                    told = f"{where} {number}, {part.label}: {told}".replace("%", "%%")
                    wrong.append(ValidationError(told, params={"line": number - 1}))
            made.append(given)
        if wrong:
            raise ValidationError(wrong)
        return tuple(self.make(**{name: None if held == "" else held for name, held in one.items()}) for one in made)
