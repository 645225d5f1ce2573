"""Every pair of texts that the source gives in both languages: labels, words, fields, tags of templates."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src"
FIRST = {"Label": 0, "field": 0, "both": 0, "pick": 0, "declare": 1}  # which argument is the Vietnamese one
_TAG = re.compile(r'{%\s*t\s+"([^"]*)"\s+"([^"]*)"')
_PLACE = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True, slots=True)
class Pair:
    """One text in both languages, without its places for values, and where it stands."""

    vi: str
    en: str
    place: str


def pairs() -> Iterator[Pair]:
    """All of them."""
    for path in sorted(SOURCE.rglob("*.py")):
        if not {"tests", "migrations"} & set(path.parts):
            for line, vi, en in _of_module(ast.parse(path.read_text(encoding="utf-8"))):
                yield Pair(_PLACE.sub("", vi), _PLACE.sub("", en), f"{path.relative_to(SOURCE)}:{line}")
    for path in sorted(SOURCE.rglob("*.html")):
        if "tests" not in path.parts:
            for vi, en in _TAG.findall(path.read_text(encoding="utf-8")):
                yield Pair(_PLACE.sub("", vi), _PLACE.sub("", en), str(path.relative_to(SOURCE)))


def _of_module(tree: ast.Module) -> Iterator[tuple[int, str, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=args) if name in FIRST:
                given = args[FIRST[name] : FIRST[name] + 2]
            case ast.ClassDef(bases=[ast.Name(id="Word")]):
                yield from _of_words(node)
                continue
            case _:
                continue
        texts = [_text(one) for one in given]
        if len(texts) == 2 and texts[0] is not None and texts[1] is not None:
            yield node.lineno, texts[0], texts[1]


def _of_words(node: ast.ClassDef) -> Iterator[tuple[int, str, str]]:
    """`OPEN = "open", "đang mở", "open"`."""
    for one in node.body:
        if isinstance(one, ast.Assign) and isinstance(one.value, ast.Tuple) and len(one.value.elts) == 3:
            _, vi, en = (_text(part) for part in one.value.elts)
            if vi is not None and en is not None:
                yield one.lineno, vi, en


def _text(node: ast.expr) -> str | None:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=values):
            return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in values)  # type: ignore[misc]
    return None
