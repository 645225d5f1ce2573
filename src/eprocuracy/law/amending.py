"""A change of the law as data, in the shape of the law's own files, laid over what is in force.

A file of changes holds `title`, `statutes` (as in `data/statutes`), `offences` (articles as in `data/offences`) and
`competence` (as in `data/competence.yaml`); a file that holds limits alone may name them at its top.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self

import yaml

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label

PARTS = ("statutes", "offences", "competence")
_WHOLE = {"limit", "basis"}, {"levels", "basis"}, {"clauses"}  # what makes a version a whole one, not a change to one
_OF_ITS_OWN = ("until", "note", "read_on", "open", "pending", "sources")  # never carried over to a later version
_NOTHING: Mapping[str, Any] = {}
_INSTEAD = Label(
    "Viết tệp theo mẫu trong hướng dẫn “Thử một thay đổi của luật”.",
    "Write the file as the guide “Try a change of the law” shows.",
)


class _Plain(yaml.SafeLoader):
    """Data as they are written: a part that stands for another one, or for itself, could unfold without an end."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise yaml.composer.ComposerError(None, None, "an alias", self.peek_event().start_mark)
        return super().compose_node(parent, index)


@dataclass(frozen=True, slots=True)
class Change:
    """What an amending law says, part by part; `title` is what people call it."""

    title: Label
    statutes: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    offences: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    competence: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @classmethod
    def read(cls, content: str | bytes) -> Self:
        """From the text of a file; what cannot be read is refused with the reason."""
        try:
            told = yaml.load(content, Loader=_Plain)  # noqa: S506 - a safe loader that takes less
        except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError) as problem:  # no such day; too deep
            mark = getattr(problem, "problem_mark", None)
            line = mark.line + 1 if mark else 1
            raise _not(f"tệp không phải YAML đúng, dòng {line}", f"the file is not valid YAML, line {line}") from None
        return cls.from_data(told)

    @classmethod
    def from_data(cls, told: object) -> Self:
        """From parsed data; `Refused` names what is wrong."""
        if not isinstance(told, dict) or not told:
            raise _not("tệp không có thay đổi nào", "the file holds no change")
        given = dict(told)
        title = given.pop("title", None)
        if not any(part in given for part in PARTS):
            given = {"statutes": given}
        strange = [str(key) for key in given if key not in PARTS]
        if strange:
            raise _not(f"không biết mục “{strange[0]}”", f"there is no part called “{strange[0]}”")
        parts = {part: _entries(given.get(part) or {}, part) for part in PARTS}
        if not any(parts.values()):
            raise _not("tệp không có thay đổi nào", "the file holds no change")
        return cls(_title(title), **parts)

    @property
    def first_days(self) -> tuple[date, ...]:
        """The first days of the versions it brings or changes, in order."""
        return tuple(sorted({day for _, one in self.entries for day in one.get("versions", _NOTHING)}))

    @property
    def entries(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Every limit, article and rule of competence it names."""
        for part in (self.statutes, self.offences, self.competence):
            yield from part.items()


def merged(name: str, known: Mapping[str, Any], change: Mapping[str, Any]) -> dict[str, Any]:
    """An entry of a data file with a change laid over it.

    A version with its content and its basis stands as it is written; any other is the version of that day, or the one before
    it, with what is given put in place. `null` takes a version out. Other keys replace those that are there.
    """
    made = {**known, **{key: value for key, value in change.items() if key != "versions"}}
    versions: dict[date, Mapping[str, Any]] = dict(known.get("versions", _NOTHING))
    for day, told in sorted(change.get("versions", _NOTHING).items()):
        if told is None:
            versions.pop(day, None)
        elif any(parts <= told.keys() for parts in _WHOLE):
            versions[day] = told
        elif day in versions:
            versions[day] = {**versions[day], **told}
        else:
            before = max((one for one in versions if one < day), default=None)
            if before is None:
                raise _not(
                    f"{name}: phiên bản {day:%d/%m/%Y} chưa có nội dung",
                    f"{name}: the version of {day:%d/%m/%Y} has no content",
                )
            kept = {key: value for key, value in versions[before].items() if key not in _OF_ITS_OWN}
            versions[day] = {**kept, "read": "not_read", **told} if "read" in kept else {**kept, **told}
    if not versions:
        raise _not(f"{name} không có phiên bản nào", f"{name} has no version")
    made["versions"] = versions
    return made


def refused(name: str, problem: Exception) -> Refused:
    """What is said of an entry that cannot be read as law."""
    said = repr(problem.args[0]) if isinstance(problem, KeyError) else str(problem)
    if isinstance(problem, KeyError):
        return _not(
            f"{name} thiếu {said}, hoặc không có giá trị này", f"{name} lacks {said}, or there is no such value"
        )
    return _not(f"{name} không đọc được: {said}", f"{name} cannot be read: {said}")


def _entries(told: object, part: str) -> dict[str, Mapping[str, Any]]:
    if not isinstance(told, dict):
        raise _not(f"mục {part} không phải bảng", f"{part} is not a mapping")
    found: dict[str, Mapping[str, Any]] = {}
    for name, one in told.items():
        if not isinstance(one, dict):
            raise _not(f"{name} không có nội dung", f"{name} has no content")
        found[str(name)] = {**one, "versions": _versions(str(name), one["versions"])} if "versions" in one else one
    return found


def _versions(name: str, told: object) -> dict[date, Any]:
    if not isinstance(told, dict):
        raise _not(f"các phiên bản của {name} không phải bảng", f"the versions of {name} are not a mapping")
    found = {}
    for day, one in told.items():
        try:
            first = day if isinstance(day, date) else date.fromisoformat(str(day))
        except ValueError:
            raise _not(f"{name}: “{day}” không phải ngày", f"{name}: “{day}” is not a day") from None
        if one is not None and not isinstance(one, dict):
            raise _not(f"{name}: phiên bản {day} không có nội dung", f"{name}: the version of {day} has no content")
        found[first] = one
    return found


def _title(told: object) -> Label:
    match told:
        case {"vi": str(vi), "en": str(en)}:
            return Label(vi, en)
        case str(text):
            return Label(text, text)
        case _:
            return Label("Thay đổi đang thử", "The change that is tried")


def _not(vi: str, en: str) -> Refused:
    return Refused(
        Label(f"Không dùng được tệp thay đổi: {vi}.", f"The file of changes cannot be used: {en}."), _INSTEAD
    )
