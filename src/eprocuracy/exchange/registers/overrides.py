"""The recognised columns, corrected by a person's mapping."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label

from .columns import Recognised
from .headers import ColumnTitle
from .text import fold
from .vocabulary import MARK_CATEGORIES, Vocabulary
from .words import code_of_title

# Names of results that have no column of their own, and the field whose column gives them.
_READ_WITH = {"target_kind": "target", "severity": "offences", "alias": "accused"}
CORRECTED = Label("Theo tệp khớp cột.", "As the file of matched columns says.")


def with_override(
    recognised: Mapping[int, Recognised],
    columns: Sequence[ColumnTitle],
    said: Mapping[int, tuple[str, ...]],
    words: Vocabulary,
) -> dict[int, Recognised]:
    """The columns after correction: what a person said stands, and a field that they moved is taken from its old column.

    Refused: a field that this book does not have.
    """
    if not said:
        return dict(recognised)
    titles = {column.index: column for column in columns}
    moved: set[str] = set()
    found: dict[int, Recognised] = {}
    for index, names in said.items():
        column = titles.get(index, ColumnTitle(index, ()))
        fields = tuple(dict.fromkeys(_field(name, column, words) for name in names))
        moved |= {name for name in fields if name not in words.fields or not words.fields[name].many}
        if fields:
            found[index] = Recognised(index, column, fields, 1.0, CORRECTED)
    for index, one in recognised.items():
        if index not in said and not set(one.fields) & moved:
            found[index] = one
    return found


def _field(name: str, column: ColumnTitle, words: Vocabulary) -> str:
    name = _READ_WITH.get(name, name)
    base, mark, code = name.partition("=")
    if name in words.fields:
        return _as_titled(name, column, words)
    if mark and base in words.fields and words.fields[base].marks and code:
        return name
    if "." in name and name.split(".")[0] in words.fields:
        return name.split(".")[0]
    raise Refused(
        Label(
            f"Sổ này không có trường “{name}” (cột {column.letter}).",
            f"This book has no field “{name}” (column {column.letter}).",
        ),
        Label(f"Các trường: {', '.join(words.fields)}.", f"Its fields: {', '.join(words.fields)}."),
        field=name,
    )


def _as_titled(name: str, column: ColumnTitle, words: Vocabulary) -> str:
    """A plain field over a column of crosses or of indictments takes its mark from the title above it."""
    if not column.path:
        return name
    if name == "decision" and "decision=indicted" in words.fields and "cao trang" in fold(column.own):
        return "decision=indicted"
    category = MARK_CATEGORIES.get((words.kind, name))
    code = code_of_title(category, column.own) if category else None
    return f"{name}={code}" if code is not None else name
