"""One meaning for many spellings: results, kinds of arrest, sources, peoples."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from .text import fold, is_a_slip

_OTHER = "_"
_ABBREVIATED = 4  # words as short as this may be abbreviations, which are too like one another
_NOT = frozenset({"ko", "kg", "hok"})  # "không" as it is typed in haste
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load(name: str) -> Any:
    """One file of the vocabulary."""
    text = (files(__package__) / "vocabulary" / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe loader either way


@cache
def _phrases(category: str) -> tuple[tuple[str, str], ...]:
    """Folded phrases with their codes, the longest first."""
    words: Mapping[str, list[str]] = load("words")[category]
    pairs = {fold(str(phrase)): code for code, phrases in words.items() for phrase in phrases}
    return tuple(sorted(pairs.items(), key=lambda pair: (-len(pair[0].split()), -len(pair[0]))))


@cache
def _words_of(category: str) -> frozenset[str]:
    return frozenset(word for phrase, _ in _phrases(category) for word in phrase.split())


@cache
def _longest(category: str) -> int:
    return max(len(phrase.split()) for phrase, _ in _phrases(category))


@lru_cache(maxsize=32768)
def _found(category: str, folded: str) -> tuple[tuple[int, str, str], ...]:
    """Place, phrase and code of everything said, the longest phrases first; what one covers is not read again."""
    words = ["khong" if word in _NOT else word for word in folded.split()]
    if _words_of(category).isdisjoint(words):
        return ()
    known = _exact(category)
    free = [True] * len(words)
    found = []
    for length in range(min(_longest(category), len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            if not all(free[start : start + length]):
                continue
            phrase = " ".join(words[start : start + length])
            code = known.get(phrase)
            if code is not None:
                found.append((start, phrase, code))
                free[start : start + length] = [False] * length
    return tuple(sorted(found))


@lru_cache(maxsize=32768)
def codes_in(category: str, text: str) -> tuple[str, ...]:
    """Every code that a text names, in the order of the text; what a longer phrase covers is not read again."""
    codes = [code for _, _, code in _found(category, fold(text)) if code != _OTHER]
    return tuple(dict.fromkeys(codes))


def code_of(category: str, text: str) -> str | None:
    """The first code that a text names."""
    codes = codes_in(category, text)
    return codes[0] if codes else None


def is_said_plainly(category: str, text: str) -> bool:
    """Whether the text is little more than a phrase of the category."""
    folded = fold(text)
    if not folded:
        return False
    return sum(len(phrase) for _, phrase, _ in _found(category, folded)) >= 0.6 * len(folded)


def categories() -> tuple[str, ...]:
    """The names of all categories."""
    return tuple(load("words"))


@lru_cache(maxsize=32768)
def exact_code(category: str, text: str) -> str | None:
    """The code whose phrase is the whole text."""
    return _exact(category).get(fold(text))


@cache
def _exact(category: str) -> Mapping[str, str]:
    return dict(_phrases(category))


def _may_mean_year(title: str) -> bool:
    """Whether a title typed without accents may be about a year: "Sinh nam"."""
    return title.isascii() and bool({"sinh", "ngay", "thang"} & set(fold(title).split()))


def _may_be(word: str, other: str) -> bool:
    """Whether a word may be another one with a slip; of short ones only where two letters changed places."""
    if len(word) < _ABBREVIATED or not is_a_slip(word, other):
        return False
    return len(word) > _ABBREVIATED or sorted(word) == sorted(other)


def _code_of_slip(category: str, title: str) -> str | None:
    """The code of a title with a slip of the keyboard in a word: "Bắt tạm gaim"."""
    known = _words_of(category)
    words = []
    for word in fold(title).split():
        near = [one for one in known if _may_be(word, one)] if word not in known else []
        words.append(near[0] if len(near) == 1 else word)
    return _exact(category).get(" ".join(words))


_BEFORE_A_MARK = frozenset(
    [
        "bat",
        "giu",
        "hinh",
        "thuc",
        "ket",
        "qua",
        "giai",
        "quyet",
        "nam",
        "sinh",
        "gioi",
        "tinh",
        "xu",
        "ly",
        "do",
        "truong",
        "hop",
        "thuc",
        "ra",
        "qd",
        "quyet",
        "dinh",
        "loai",
        "ngay",
        "thang",
        "so",
        "tra",
        "loi",
        "xet",
        "phuc",
        "tham",
        "lenh",
        "co",
    ]
)


@lru_cache(maxsize=4096)
def code_of_title(category: str, title: str) -> str | None:
    """The code that a title over a column of crosses names: "Quả tang", "Khởi tố (số, ngày)", "Năm sinh - Nữ"."""
    bare = title.split("(")[0].strip()
    code = exact_code(category, bare) or exact_code(category, title)
    if code is None:
        words = fold(bare).split()
        for start in range(1, len(words)):
            if not set(words[:start]) <= _BEFORE_A_MARK:
                break
            if code := _exact(category).get(" ".join(words[start:])):
                break
    if code is None and category != "sex":
        code = _code_of_slip(category, bare)
    if category == "sex" and code is not None and (not bare.lower().endswith(code.lower()) or _may_mean_year(bare)):
        return None  # "năm" is no "nam"
    return None if code == _OTHER else code
