"""Text as people type it: blanks, accents, ditto marks, letters lost for good."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SHAPES = "\u0302\u0306\u031b"
_TONE_BEFORE_SHAPE = re.compile(f"([{_TONES}]+)([{_SHAPES}]+)")
_LOOSE = re.compile("[\u0300-\u036f]")
_ACCENTS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
_UNUSUAL = re.compile("[^\\S ]|  |_x000D_|[\u200b\u200c\u200d\u2060\ufeff]")
_ZERO_WIDTH = re.compile("[\u200b\u200c\u200d\u2060\ufeff]")
_BLANKS = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" ?\n[ \n]*")
_NOT_WORD = re.compile(r"[^0-9a-z]+")
_DITTO = re.compile(r"""^[\W_]*(nt|n\s*/\s*t|nhu\s*tren|nhu\s*tr|idem)[\W_]*$""")
LONGEST_DITTO = 12
_DITTO_MARKS = frozenset("\"〃″”“„'’")
_FIRST_LETTER = re.compile(r"(?:^|(?<= ))[^\W\d_]")
# A question mark inside or before a word stands where a letter was; one after a word may be a real question.
_LOST = re.compile(r"\ufffd|[^\W\d_]\?+[^\W\d_]|(?:^|[\s(,;:.\-])\?+[^\W\d_]")


def composed(text: str) -> str:
    """The text with every accent joined to its letter, even where the tone was typed before the letter's shape."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    if not _LOOSE.search(text):
        return text
    loose = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", _TONE_BEFORE_SHAPE.sub(r"\2\1", loose))


@lru_cache(maxsize=65536)
def clean(text: str) -> str:
    """One kind of blank, none doubled, none at the ends; line breaks are kept, single."""
    text = composed(text)
    if _UNUSUAL.search(text):
        text = text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")
        text = _LINES.sub("\n", _BLANKS.sub(" ", _ZERO_WIDTH.sub("", text)))
    text = text.strip()
    return text[1:].lstrip() if text[:1] == "'" and text[1:2].isdigit() else text


def one_line(text: str) -> str:
    """The text on one line."""
    return clean(text).replace("\n", " ")


@lru_cache(maxsize=65536)
def narrow(text: str) -> str:
    """Full-width digits, letters and signs in their ordinary width."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


@lru_cache(maxsize=131072)
def fold(text: str) -> str:
    """Words without case, accents, punctuation and doubled blanks: what spellings have in common."""
    text = _ACCENTS.sub("", unicodedata.normalize("NFKD", text.lower().replace("đ", "d")))
    if not text.isascii():
        text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return _NOT_WORD.sub(" ", text).strip()


def is_ditto(text: str) -> bool:
    """Whether the whole cell says "as above"."""
    return len(text) <= LONGEST_DITTO and not text[:1].isdigit() and _says_as_above(text)


@lru_cache(maxsize=65536)
def _says_as_above(text: str) -> bool:
    if text and _DITTO_MARKS.issuperset(text):
        return True
    loose = unicodedata.normalize("NFKD", text.lower())
    return bool(_DITTO.match("".join(letter for letter in loose if not unicodedata.combining(letter))))


def has_lost_letters(text: str, *, name: bool = False) -> bool:
    """Whether letters were lost for good; in a name any question mark is one."""
    if "?" not in text and "\ufffd" not in text:
        return False
    return bool(_LOST.search(text)) or (name and "?" in text)


def in_title_case(name: str) -> str:
    """A name typed in capitals, with capitals only where a name has them."""
    return re.sub(r"[^\W\d_]+", lambda word: word[0][0].upper() + word[0][1:].lower(), name)


@lru_cache(maxsize=65536)
def as_name(text: str, *, short: bool = False) -> str:
    """A person's name as it is written in a sentence; `short` names of two or three capitals are names too."""
    name = one_line(text).strip(" .,;:-–+*")
    letters = list(filter(str.isalpha, name))
    shouted = sum(map(str.isupper, letters)) > 0.8 * len(letters) and len(letters) > (1 if short else 3)
    return in_title_case(name) if shouted else name


@lru_cache(maxsize=65536)
def with_capitals(name: str) -> str:
    """A name with a capital in every word: old encodings have no capitals with a tone, and type "Ánh" as "ánh"."""
    return _FIRST_LETTER.sub(lambda letter: letter[0].upper(), name)


def is_a_slip(one: str, other: str) -> bool:
    """Whether two words differ by one slip: a letter wrong, missing, too many, or two neighbours exchanged."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1 or one == other:
        return False
    start = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[start:] == other[start + 1 :]
    exchanged = one[start : start + 2] == other[start : start + 2][::-1] and one[start + 2 :] == other[start + 2 :]
    return exchanged or one[start + 1 :] == other[start + 1 :]
