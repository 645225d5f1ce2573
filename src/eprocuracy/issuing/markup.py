"""The markup in which forms are written, so that an office can change one without a program.

A line is a paragraph. What it begins with makes it something else:

| begins with | is |
| --- | --- |
| `# ` | a line in the middle, bold: `# QUYẾT ĐỊNH:` |
| `## ` | a heading on the left, bold |
| `- ` | an item |
| `1. ` | a numbered item |
| `~ ` | small and slanted, a remark |
| `Điều 1. ` | a paragraph whose beginning is bold |
| `\\| STT:1 \\| Tên:4 \\|` | the titles of a table with their widths; the rows follow, each beginning with `\\|` |
| `^ ` | who signs side by side, parted by `\\|` |
| `---` | here stands the signature, where something follows it |
| `@name` | the lines of a shared piece |

Places: `{person.name}` is filled from the file, `{@detention.ordered}` cites the latest such paper ("số 12/LTG ngày … của …"),
`{@prosecution.suspended+prosecution.terminated}` the latest of several kinds with its name,
`{@case.instituted:agency}` is a field of it, `{@accused.charged*}` makes one line for each such paper with those whom it names, `{a|b}` is the first one known, `{office^}` is in capitals, `{items*}` makes one
line for each. `[[ … ]]` is left out when any place in it is not known; `{?minor}` prints nothing and is known only if so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import yaml

from eprocuracy.kernel.words import Label, Word

PLACE = re.compile(r"\{([^{}]+)\}")
OPTIONAL = re.compile(r"\[\[(.*?)\]\]")
PIECE = "@"
_ARTICLE = re.compile(r"(Điều \d+\.)\s+(.*)")
_NUMBERED = re.compile(r"(\d+\.)\s+(.*)")
HERE = Path(__file__).parent / "prescribed"


class Manner(Word):
    """How a line of a form is drawn."""

    PARAGRAPH = "paragraph", "đoạn văn", "paragraph"
    CENTRED = "centred", "dòng giữa, đậm", "centred line"
    HEADING = "heading", "tiêu đề", "heading"
    ITEM = "item", "gạch đầu dòng", "item"
    NUMBERED = "numbered", "mục đánh số", "numbered item"
    REMARK = "remark", "ghi chú", "remark"
    ROW = "row", "dòng của bảng", "row of a table"
    SIGNERS = "signers", "dòng ký", "those who sign"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: how it is drawn, its text with places, and its bold beginning ("Điều 1.")."""

    manner: Manner
    text: str
    lead: str = ""
    of_each: bool = False  # it stands again for each person whom the paper is about


_BEGINNINGS = (
    ("# ", Manner.CENTRED),
    ("## ", Manner.HEADING),
    ("- ", Manner.ITEM),
    ("~ ", Manner.REMARK),
    ("| ", Manner.ROW),
    ("^ ", Manner.SIGNERS),
)


@cache
def read(text: str) -> tuple[Line, ...]:
    """The lines of a form; ValueError with the line that names a shared piece nobody knows."""
    return tuple(replace(_line(one), of_each=of_each) for one, of_each in _lines(text))


def spelled_out(text: str) -> str:
    """The same text with the lines of its shared pieces where they are named."""
    return "\n".join(one for one, _ in _lines(text))


OF_EACH = frozenset({"person", "person_charged", "person_held", "person_indicted"})
"""The pieces that are said of one person after another."""


def _lines(text: str, *, of_each: bool = False) -> Iterable[tuple[str, bool]]:
    for told in text.splitlines():
        one = told.strip()
        if one.startswith(PIECE):
            piece = one.removeprefix(PIECE)
            if piece not in pieces():
                raise ValueError(one)
            yield from _lines(pieces()[piece], of_each=of_each or piece in OF_EACH)
        elif one:
            yield one, of_each


def _line(text: str) -> Line:
    if (
        text.startswith("[[") and text.find("]]") == len(text) - 2
    ):  # left out as a whole: what it begins with stands inside
        inner = _line(text[2:-2])
        return Line(inner.manner, f"[[{inner.text}]]", inner.lead)
    for beginning, manner in _BEGINNINGS:
        if text.startswith(beginning):
            return Line(manner, text.removeprefix(beginning).strip())
    if article := _ARTICLE.fullmatch(text):
        return Line(Manner.PARAGRAPH, article[2], article[1])
    if numbered := _NUMBERED.fullmatch(text):
        return Line(Manner.NUMBERED, numbered[2], numbered[1])
    return Line(Manner.PARAGRAPH, text)


def places_of(texts: Iterable[str]) -> Mapping[str, bool]:
    """The places named in texts, in their order, and whether each must be filled somewhere."""
    found: dict[str, bool] = {}
    for text in texts:
        optional = [place for part in OPTIONAL.findall(text) for place in PLACE.findall(part)]
        needed = PLACE.findall(OPTIONAL.sub("", text))
        for places, must in ((optional, False), (needed, True)):
            for place in places:
                for name in place.rstrip("^*").split("|"):
                    found[name] = found.get(name, False) or must
    return found


@cache
def pieces() -> Mapping[str, str]:
    """What many forms say in the same words."""
    told: Mapping[str, str] = yaml.safe_load((HERE / "pieces.yaml").read_text(encoding="utf-8"))
    return told


@cache
def piece_names() -> Mapping[str, Label]:
    """How each of them is called where a text is edited."""
    told = yaml.safe_load((HERE / "piece_names.yaml").read_text(encoding="utf-8"))
    return {piece: Label(**name) for piece, name in told.items()}
