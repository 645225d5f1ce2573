"""What is known about the columns of one field: ways to title them, what stands in them; and how alike two titles are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from eprocuracy.kernel.words import Label

from .text import fold

Tokens = tuple[str, ...]


@dataclass(frozen=True)
class Synonym:
    """One way to title a column; a weak one counts for little alone."""

    own: Tokens
    group: Tokens = ()
    weak: bool = False


@dataclass(frozen=True)
class FieldWords:
    """What is known about the columns of one field."""

    name: str
    label: Label
    theme: str
    synonyms: tuple[Synonym, ...]
    values: Mapping[str, float] = field(default_factory=dict)
    fill: str = ""
    many: bool = False
    marks: bool = False

    @property
    def base(self) -> str:
        """The field without a part or a mark: "extensions.until" and "result=accepted" belong to their field."""
        return self.name.split(".")[0].split("=")[0]


def field_words(name: str, said: Mapping[str, object], short: Mapping[str, str]) -> FieldWords:
    """What a file of the vocabulary says about a field; `short` are abbreviations to be spelled out."""
    label = said["label"]
    titles = said.get("titles", [])
    values = said.get("values", {})
    assert isinstance(label, list)
    assert isinstance(titles, list)
    assert isinstance(values, dict)
    return FieldWords(
        name=name,
        label=Label(label[0], label[1]),
        theme=str(said.get("theme", "")),
        synonyms=tuple(_synonym(str(title), short) for title in titles),
        values={str(kind): float(weight) for kind, weight in values.items()},
        fill=str(said.get("fill", "")),
        many=bool(said.get("many")),
        marks=bool(said.get("marks")),
    )


def _synonym(written: str, short: Mapping[str, str]) -> Synonym:
    weak = written.startswith("~")
    parts = [expanded(fold(part), short) for part in written.lstrip("~").split(">")]
    return Synonym(parts[-1], tuple(token for part in parts[:-1] for token in part), weak)


def expanded(folded: str, short: Mapping[str, str]) -> Tokens:
    """Words with their abbreviations spelled out, the longest abbreviations first."""
    text = f" {folded} "
    for phrase in sorted((key for key in short if " " in key), key=len, reverse=True):
        text = text.replace(f" {phrase} ", f" {short[phrase]} ")
    return tuple(word for token in text.split() for word in short.get(token, token).split())


def likeness(one: Tokens, other: Tokens, light: frozenset[str]) -> float:
    """How alike two titles are: 1 for the same words, less for each word more or less; light words weigh less."""
    if one == other:
        return 1.0 if one else 0.0
    left, left_weight = _weighed(one, light)
    right, right_weight = _weighed(other, light)
    shared = left & right
    if not shared:
        return 0.0
    return 0.97 * 2 * sum(_weight(token, light) for token in shared) / (left_weight + right_weight)


@lru_cache(maxsize=16384)
def _weighed(tokens: Tokens, light: frozenset[str]) -> tuple[frozenset[str], float]:
    found = frozenset(tokens)
    return found, sum(_weight(token, light) for token in found)


def _weight(token: str, light: frozenset[str]) -> float:
    return 0.4 if token in light or token.isdigit() else 1.0
