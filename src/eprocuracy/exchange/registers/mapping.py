"""Which column holds which field: as recognised, or as a person corrected it in a file."""

from __future__ import annotations

from collections.abc import Mapping as MappingType
from dataclasses import dataclass, field
from typing import Any

import yaml

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label

from .cells import column_index
from .text import fold

EVERY_SHEET = "*"
NOTHING = ("", "-", "–", "ignore", "bỏ qua", "none", "null")


@dataclass(frozen=True)
class Mapping:
    """Sheet (or "*" for every sheet) to column letter to fields; a column without fields is kept as a remark."""

    sheets: MappingType[str, MappingType[str, tuple[str, ...]]] = field(default_factory=dict)

    def for_sheet(self, name: str) -> dict[int, tuple[str, ...]]:
        """What a person said about the columns of a sheet, counted from 0; its own word before that for every sheet."""
        said: dict[int, tuple[str, ...]] = {}
        for key in (EVERY_SHEET, *(one for one in self.sheets if one != EVERY_SHEET and _same(one, name))):
            for letter, fields in self.sheets.get(key, {}).items():
                said[column_index(letter)] = fields
        return said

    def to_yaml(self) -> str:
        """The mapping as a file that a person may correct."""
        plain = {
            sheet: {letter: ", ".join(fields) if fields else "-" for letter, fields in columns.items()}
            for sheet, columns in self.sheets.items()
        }
        return yaml.safe_dump(plain, allow_unicode=True, sort_keys=False)

    @classmethod
    def from_yaml(cls, text: str) -> Mapping:
        """The mapping of a file: sheet or "*", column letter, field (or several, in a list or with commas).

        Refused: the file is not of this shape.
        """
        try:
            plain = yaml.safe_load(text)
        except yaml.YAMLError as fault:
            raise Refused(NOT_A_MAPPING, MAPPING_SHAPE) from fault
        return cls.from_plain(plain)

    @classmethod
    def from_plain(cls, plain: Any) -> Mapping:
        """The mapping of plain values, as `from_yaml` reads them."""
        if plain is None:
            return cls()
        if isinstance(plain, dict) and isinstance(plain.get("mapping"), dict):
            plain = plain["mapping"]
        if not isinstance(plain, dict):
            raise Refused(NOT_A_MAPPING, MAPPING_SHAPE)
        if plain and all(not isinstance(value, dict) for value in plain.values()):
            plain = {EVERY_SHEET: plain}
        return cls({str(sheet): _columns(columns) for sheet, columns in plain.items()})


NOT_A_MAPPING = Label("Tệp khớp cột không đúng dạng.", "The file of matched columns has not the right shape.")
MAPPING_SHAPE = Label(
    'Mỗi dòng: tên trang tính (hoặc "*"), dưới đó là chữ cột và tên trường, ví dụ "C: number".',
    'Each line: the name of a sheet (or "*"), below it the letter of a column and a field, such as "C: number".',
)


def _columns(columns: Any) -> dict[str, tuple[str, ...]]:
    if not isinstance(columns, dict):
        raise Refused(NOT_A_MAPPING, MAPPING_SHAPE)
    found = {}
    for letter, fields in columns.items():
        name = "ON" if letter is True else "NO" if letter is False else str(letter)
        try:
            column_index(name)
        except ValueError as fault:
            raise Refused(NOT_A_MAPPING, MAPPING_SHAPE, field=name) from fault
        found[name.strip().upper()] = _fields(fields)
    return found


def _fields(said: Any) -> tuple[str, ...]:
    if said is None:
        return ()
    if said is True:
        return ("on",)
    if isinstance(said, dict):
        return _fields(said.get("field"))
    parts = said if isinstance(said, list) else str(said).replace(";", ",").replace("+", ",").split(",")
    fields = (("on" if part is True else str(part).strip()) for part in parts)
    return tuple(one for one in fields if one.lower() not in NOTHING)


def _same(one: str, other: str) -> bool:
    return one == other or one.strip() == other.strip() or (bool(fold(one)) and fold(one) == fold(other))
