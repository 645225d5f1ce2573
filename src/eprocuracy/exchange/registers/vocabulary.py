"""What titles of columns mean: the words of each kind of book, compared without case, accents and abbreviations."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from .field_words import FieldWords, Synonym, Tokens, expanded, field_words, likeness
from .kinds import BookKind, Kind
from .readable import Readable, plain_vocabulary
from .text import fold, is_a_slip
from .words import code_of_title, load

# Fields that a title beginning with this word may name, by their ends.
_SPANS = {"den": ("_to", "until", "due_on", "extensions", "deadline"), "tu": ("_from",)}
_LONG_ENOUGH = 4  # shorter words are too like one another to be mended
_SEPARATORS = re.compile(r"\s[-–]\s|\s*[:>|]\s*")

# The categories whose words stand as titles above columns of crosses.
MARK_CATEGORIES: Mapping[tuple[BookKind, str], str] = {
    (Kind.CRIME_REPORTS, "outcome"): "report_outcome",
    (Kind.CASES, "outcome"): "case_outcome",
    (Kind.CUSTODY, "arrest_kind"): "arrest",
    (Kind.CUSTODY, "end"): "custody_end",
    (Kind.CUSTODY, "sex"): "sex",
    (Kind.SUPERVISION, "result"): "reply",
}


@dataclass(frozen=True)
class Vocabulary:
    """The fields of one kind of book."""

    kind: BookKind
    fields: Mapping[str, FieldWords]
    required: tuple[str, ...]
    order: tuple[str, ...]
    abbreviations: Mapping[str, str]
    index: frozenset[Tokens]
    light: frozenset[str]
    bare: frozenset[str] = frozenset()

    def tokens(self, title: str) -> Tokens:
        """The words of a title, abbreviations spelled out."""
        return _spelled_out(fold(title), self.kind)

    def title_score(self, name: str, path: Sequence[str]) -> float:
        """How well the titles above a column (group first) fit a field, from 0 to 1."""
        return _title_score(self.kind, name, tuple(path))

    def best_score(self, title: str) -> float:
        """How well one title fits any field or group of this kind of book."""
        return _best_score(self.kind, title)

    def is_mark(self, title: str) -> bool:
        """Whether a title names one of the results, kinds of arrest … that are marked in columns of their own."""
        return any(kind is self.kind and code_of_title(said, title) for (kind, _), said in MARK_CATEGORIES.items())

    def themes_of_group(self, title: str) -> Mapping[str, float]:
        """What a group of columns may be about by its title, each theme with how well it fits."""
        return _themes_of_group(self.kind, title)

    def is_bare(self, title: str) -> bool:
        """Whether a title says nothing without the group above it: "Số QĐ", "Ngày", "Hình thức"."""
        return set(self.tokens(title.split("(")[0])) <= self.bare

    def is_index(self, path: Sequence[str]) -> bool:
        """Whether the column only counts the lines."""
        return bool(path) and fold(path[-1]) in _index_titles()

    def is_ours(self, path: Sequence[str]) -> bool:
        """Whether the column was added when the workbook was returned for correction."""
        return bool(path) and fold(path[-1]) in _our_titles()


@cache
def vocabulary(kind: BookKind) -> Vocabulary:
    """The vocabulary of a kind of book."""
    shared = load("shared")
    own = plain_vocabulary(kind) if isinstance(kind, Readable) else load(kind.value)
    short = {
        fold(str(key)): fold(str(value))
        for key, value in {**shared["abbreviations"], **own.get("abbreviations", {})}.items()
    }
    words = Vocabulary(
        kind,
        {},
        tuple(own["required"]),
        tuple(own["order"]),
        short,
        frozenset(),
        frozenset(shared["light"]),
    )
    fields = {name: field_words(name, said, short) for name, said in own["fields"].items()}
    bare = words.light | {word for said in shared["bare"] for word in fold(str(said)).split()}
    return Vocabulary(kind, fields, words.required, words.order, short, words.index, words.light, bare)


@lru_cache(maxsize=8192)
def _spelled_out(folded: str, kind: BookKind) -> Tokens:
    words = vocabulary(kind)
    mended = " ".join(_mended(word, kind) for word in folded.split())
    return expanded(mended, words.abbreviations)


@lru_cache(maxsize=8192)
def _mended(word: str, kind: BookKind) -> str:
    """A word with a slip of the keyboard (one letter wrong, missing, too many, or two exchanged) as the one word that it may be."""
    known = _known_words(kind)
    if word in known or len(word) < _LONG_ENOUGH or not word.isalpha():
        return word
    near = [one for one in known if abs(len(one) - len(word)) < 2 and one.isalpha() and is_a_slip(word, one)]
    exchanged = [one for one in near if sorted(one) == sorted(word)]
    return next((few[0] for few in (exchanged, near) if len(few) == 1), word)


@cache
def _known_words(kind: BookKind) -> frozenset[str]:
    words = vocabulary(kind)
    titles = {token for said in words.fields.values() for one in said.synonyms for token in (*one.own, *one.group)}
    short = {word for key, value in words.abbreviations.items() for word in (*key.split(), *value.split())}
    return frozenset(titles | short | words.light | words.bare)


@cache
def _index_titles() -> frozenset[str]:
    return frozenset(fold(str(title)) for title in load("shared")["index"])


@cache
def _our_titles() -> frozenset[str]:
    return frozenset(fold(str(title)) for title in load("shared")["ours"])


@lru_cache(maxsize=65536)
def _title_score(kind: BookKind, name: str, path: tuple[str, ...]) -> float:
    words = vocabulary(kind)
    if "=" in name and name not in words.fields:
        return _mark_score(kind, name, path)
    if not path:
        return 0.0
    said = words.fields[name]
    if "=" in name and (marked := _mark_score(kind, name, path)):
        return marked + 0.15 if said.base == "sex" or path[-1].strip().lower() == said.label.vi.lower() else marked
    best = _path_score(words, said, path)
    for above in range(1, len(path) - 1):  # a band over many groups says less than the group itself
        best = max(best, 0.98 * _path_score(words, said, path[above:]))
    if len(path) == 1 and len(pieces := _SEPARATORS.split(path[0], maxsplit=1)) == 2:
        best = max(best, 0.98 * _path_score(words, said, (pieces[0], pieces[1])))
    own = words.tokens(path[-1])
    # A last day is one only where its title says "đến"; where a title begins with "đến" or "từ", no other day is meant.
    if name.endswith(".until") and not {"den", "het"} & set(own):
        return best * 0.6
    if said.values.get("date", 0.0) >= 1.0 and own[:1] in (("den",), ("tu",)) and not name.endswith(_SPANS[own[0]]):
        return best * 0.6
    return best


def _path_score(words: Vocabulary, said: FieldWords, path: tuple[str, ...]) -> float:
    parts = [words.tokens(part) for part in path if part]
    bare = [words.tokens(part.split("(")[0]) for part in path if part]
    if not parts:
        return 0.0
    best = 0.0
    for own, group in ((parts[-1], _joined(parts[:-1])), (bare[-1] or parts[-1], _joined(bare[:-1]))):
        whole = group + own
        for synonym in said.synonyms:
            best = max(best, _one_score(synonym, own, group, whole, words.light))
    return best


def _one_score(synonym: Synonym, own: Tokens, group: Tokens, whole: Tokens, light: frozenset[str]) -> float:
    if synonym.group:
        together = synonym.group + synonym.own
        near = likeness(own, synonym.own, light) if group else 0.0
        beside = likeness(group, synonym.group, light)
        in_group = near * (0.4 + 0.6 * beside) if beside >= 0.4 else 0.0
        return max(in_group, 0.95 * likeness(whole, together, light))
    if synonym.weak:
        return 0.45 * (likeness(own, synonym.own, light) == 1.0)
    alone = likeness(own, synonym.own, light) * (0.88 if group else 1.0)
    return max(alone, 0.97 * likeness(whole, synonym.own, light))


@lru_cache(maxsize=4096)
def _themes_of_group(kind: BookKind, title: str) -> Mapping[str, float]:
    words = vocabulary(kind)
    said = words.tokens(title.split("(")[0])
    found: dict[str, float] = {}
    for one in words.fields.values():
        if one.theme:
            near = max(
                (likeness(said, synonym.group or synonym.own, words.light) for synonym in one.synonyms), default=0.0
            )
            found[one.theme] = max(found.get(one.theme, 0.0), near)
    return found


def _joined(parts: Sequence[Tokens]) -> Tokens:
    return tuple(token for part in parts for token in part)


def _mark_score(kind: BookKind, name: str, path: tuple[str, ...]) -> float:
    base, _, code = name.partition("=")
    category = MARK_CATEGORIES.get((kind, base))
    if category is None or not path:
        return 0.0
    return 0.95 if code_of_title(category, path[-1]) == code else 0.0


@lru_cache(maxsize=8192)
def _best_score(kind: BookKind, title: str) -> float:
    words = vocabulary(kind)
    if fold(title) in _index_titles():
        return 1.0
    tokens = words.tokens(title)
    bare = words.tokens(title.split("(")[0]) or tokens
    known = _known_titles(kind)
    near = {one for token in {*tokens, *bare} for one in known.get(token, ())}
    return max((max(likeness(tokens, one, words.light), likeness(bare, one, words.light)) for one in near), default=0.0)


@cache
def _known_titles(kind: BookKind) -> Mapping[str, tuple[Tokens, ...]]:
    """Titles and groups of a kind of book by each of their words."""
    found: dict[str, set[Tokens]] = {}
    for said in vocabulary(kind).fields.values():
        for synonym in said.synonyms:
            for title in (synonym.own, synonym.group, synonym.group + synonym.own):
                for token in title:
                    found.setdefault(token, set()).add(title)
    return {token: tuple(titles) for token, titles in found.items()}
