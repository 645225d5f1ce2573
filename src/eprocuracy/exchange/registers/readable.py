"""A book that is read by its own columns: one that no vocabulary of ours describes, because its workstream was added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from eprocuracy.kernel.words import Label, Word

from .text import fold

UNIT, NUMBER = "unit", "number"


class Shape(Enum):
    """What stands in the cells of a column."""

    TEXT = "text"
    COUNT = "count"
    DAY = "day"
    MOMENT = "moment"
    MARK = "mark"
    WORD = "word"
    OFFENCE = "offence"
    OFFENCES = "offences"
    DOCKET = "docket"  # the number of a matter in its own book: "45/2026"
    REMARK = "remark"  # nothing that an opening act has; kept as a remark


@dataclass(frozen=True, slots=True)
class ReadableColumn:
    """One column: the field it gives, how it is titled, and what stands in it; `words` where that is one of a closed list."""

    name: str
    label: Label
    shape: Shape
    group: Label | None = None
    synonyms: tuple[str, ...] = ()
    words: type[Word] | None = None


@dataclass(frozen=True)
class Readable:
    """A kind of book by its columns, used wherever a `Kind` is; `opens_on` names the column of the opening day."""

    value: str
    label: Label
    columns: tuple[ReadableColumn, ...]
    opens_on: str = ""
    keyed_by: str = NUMBER  # the column that tells which entry it is, or of which matter

    def __hash__(self) -> int:
        return hash(self.value)  # asked for with every title; the columns tell equals apart

    @property
    def fewest_fields(self) -> int:
        """How many of its fields a sheet must have to be this book; one may be missing."""
        return min(4, max(2, len(self.columns) - 1))

    @property
    def fewest_values(self) -> int:
        """How many values make a row an entry, so that one without its number is still held and not passed over."""
        return min(3, max(1, len(self.columns) - 1))


_VALUES: Mapping[Shape, Mapping[str, float]] = {
    Shape.COUNT: {"int": 0.65, "year": 0.65, "date": -1},
    Shape.DAY: {"date": 1.0, "moment": 1.0, "birthday": 1.0, "paper": 0.4, "int": -1},
    Shape.MOMENT: {"moment": 1.0, "date": 1.0, "birthday": 1.0, "hour": 0.5, "int": -1},
    Shape.OFFENCE: {"article": 0.65, "offence_name": 0.65, "date": -1},
    Shape.OFFENCES: {"article": 0.65, "offence_name": 0.65, "date": -1},
}
_UNIT: Mapping[str, Any] = {
    "label": ["Đơn vị", "Office"],
    "titles": ["đơn vị", "tên đơn vị", "đơn vị thụ lý", "vks", "viện kiểm sát", "vks thụ lý", "office", "unit"],
    "values": {"office": 1.0, "int": -1, "date": -1},
}


def plain_vocabulary(kind: Readable) -> dict[str, Any]:
    """The vocabulary of a book by its columns, in the shape of the files beside this one."""
    titled = Counter(fold(said) for one in kind.columns for said in {one.label.vi, one.label.en})
    fields = {one.name: _field(one, titled) for one in kind.columns}
    fields.setdefault(UNIT, dict(_UNIT))
    key = kind.keyed_by
    if key in fields:
        fields[key] |= {"values": {"int": 0.9, "paper": 0.3, "date": -1, "office": -1}, "fill": "most"}
    return {
        "required": [UNIT, *([key] if key in fields else [])],
        "order": [kind.opens_on] if kind.opens_on in fields else [],
        "fields": fields,
    }


def _field(one: ReadableColumn, titled: Counter[str]) -> dict[str, Any]:
    titles = []
    for place, said in enumerate((one.label.vi, one.label.en)):
        own = _bare(said)
        if one.group is not None:
            titles.append(f"{_bare((one.group.vi, one.group.en)[place])} > {own}")
        # A title that stands over two columns says little without its group.
        titles.append(own if titled[fold(said)] == 1 else f"~{own}")
    return {
        "label": [one.label.vi, one.label.en],
        "theme": one.group.en if one.group is not None else "",
        "titles": list(dict.fromkeys([*titles, *one.synonyms])),
        "values": dict(_VALUES.get(one.shape, {})),
    }


def _bare(title: str) -> str:
    """A title without the sign that parts a group from the titles under it."""
    return title.replace(">", " ").lstrip("~")
