"""Old Vietnamese encodings, told by the content of a sheet and never by the name of a font.

TCVN3 (ABC) and VNI keep Vietnamese letters in places that Unicode gives to other signs. They are decoded before any
compatibility normalisation, which would destroy ``µ ª ¨ ¼ ½ ¾ ¸``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import Enum
from functools import lru_cache

from .syllables import reading
from .text import composed


class Encoding(Enum):
    """How the text of a sheet is kept."""

    UNICODE = "unicode"
    TCVN3 = "tcvn3"
    VNI = "vni"

    def __str__(self) -> str:
        return self.value


_TCVN3 = str.maketrans(
    dict(
        zip(
            "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
            "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
            strict=True,
        )
    )
)
_TCVN3_ONLY = frozenset("µ¶·¸¹§¨©ª«¬\xad®»¼½¾¡¢£¤¥¦Æ×ØÞßÐÖÜçëïäåæðñö÷øûüþ")

_VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_HATS = {
    "â": "\u0302",
    "á": "\u0302\u0301",
    "à": "\u0302\u0300",
    "å": "\u0302\u0309",
    "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
}
_VNI_BOWLS = {
    "ê": "\u0306",
    "é": "\u0306\u0301",
    "è": "\u0306\u0300",
    "ú": "\u0306\u0309",
    "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
}
_VNI_SINGLE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_PAIR = re.compile("[aeoAEO][âáàåãäÂÁÀÅÃÄ]|[aA][êéèúüëÊÉÈÚÜË]|[aeouyôöAEOUYÔÖ][ùøûõïÙØÛÕÏ]|[ñôöíìæóòîÑÔÖÍÌÆÓÒÎ]")
_VNI_MARKS = re.compile("[aeoAEO][âáàåãäÂÁÀÅÃÄ]|[aA][êéèúüëÊÉÈÚÜË]|[aeouyôöAEOUYÔÖ][ùøûõïÙØÛÕÏ]|[ñÑ]")
_MISREAD = re.compile("á»|áº|Ä‘|Ä\x91|Æ°|Æ¡|Ã[\x80-\xbf¡-¿]")
_LATIN_1_END = "\xff"
_BEYOND_LATIN_1 = re.compile("[^\x00-\xff]")


def _is_unicode(text: str) -> bool:
    """Letters that neither old encoding has."""
    return any(map(str.isalpha, _BEYOND_LATIN_1.findall(text)))


def _has_tcvn3_marks(text: str) -> bool:
    return not _TCVN3_ONLY.isdisjoint(text)


def detect(texts: Iterable[str]) -> Encoding:
    """The encoding in which most of the accented texts of a sheet are kept: the one in which their words are words."""
    old = Counter[Encoding]()
    plain = 0
    for text, count in Counter(text for text in texts if not text.isascii()).items():
        if _is_unicode(text):
            plain += count
        elif (kept := _kept_in(text)) is not None:
            old[kept] += count
    found = max((Encoding.TCVN3, Encoding.VNI), key=lambda one: old[one])
    plain += old[Encoding.UNICODE]
    return found if old[found] > max(3, plain // 4) else Encoding.UNICODE


@lru_cache(maxsize=65536)
def _kept_in(text: str) -> Encoding | None:
    """The encoding in which a text of none but Latin-1 letters reads as Vietnamese; None where it may be two."""
    as_it_is = reading(text)
    if as_it_is >= 0:
        return Encoding.UNICODE if as_it_is > 0 else None  # "Hoàng" is a name, though VNI would read "Hồng"
    signs = {Encoding.TCVN3: _has_tcvn3_marks(text), Encoding.VNI: _VNI_MARKS.search(text) is not None}
    scores = {
        Encoding.UNICODE: as_it_is,
        Encoding.TCVN3: reading(from_tcvn3(text)) if signs[Encoding.TCVN3] else -len(text),
        Encoding.VNI: reading(from_vni(text)),
    }
    best = max(scores.values())
    found = [one for one, score in scores.items() if score == best]
    if len(found) == 1:
        return found[0]
    marked = [one for one in found if signs.get(one)]
    return marked[0] if len(marked) == 1 and Encoding.UNICODE not in found else None


def decode_columns(columns: Sequence[Sequence[object]], encoding: Encoding) -> list[list[object]]:
    """Every text of a sheet in Unicode; a column typed later in Unicode is left as it is."""
    return [_decode_column(column, encoding) for column in columns]


def _decode_column(column: Sequence[object], encoding: Encoding) -> list[object]:
    if encoding is Encoding.UNICODE:
        return [_mended(cell) if isinstance(cell, str) and not cell.isascii() else cell for cell in column]
    texts = Counter(cell for cell in column if isinstance(cell, str) and not cell.isascii())
    old = sum(count for text, count in texts.items() if _is_old(text, encoding))
    new = sum(count for text, count in texts.items() if _is_unicode(text))
    decoded = {text: _decoded(text, encoding, doubtful_is_old=old >= new) for text in texts}
    return [decoded.get(cell, cell) if isinstance(cell, str) else cell for cell in column]


def _is_old(text: str, encoding: Encoding) -> bool:
    if _is_unicode(text):
        return False
    if (kept := _kept_in(text)) is not None:
        return kept is encoding
    return _has_tcvn3_marks(text) if encoding is Encoding.TCVN3 else bool(_VNI_MARKS.search(text))


def _decoded(text: str, encoding: Encoding, *, doubtful_is_old: bool) -> str:
    if _is_old(text, encoding) or (doubtful_is_old and not _is_unicode(text)):
        return from_tcvn3(text) if encoding is Encoding.TCVN3 else from_vni(text)
    return _mended(text)


def from_tcvn3(text: str) -> str:
    """TCVN3 (ABC) in Unicode; capitals with a tone do not exist there and stay small."""
    return text.translate(_TCVN3)


def from_vni(text: str) -> str:
    """VNI in Unicode: a letter followed by the sign of its accent."""
    return composed(_VNI_PAIR.sub(lambda found: _vni_letter(found[0]), text))


@lru_cache(maxsize=1024)
def _vni_letter(written: str) -> str:
    """A letter with the sign of its accent behind it, or a letter that VNI keeps in one sign."""
    if len(written) == 1:
        letter = _VNI_SINGLE[written.lower()]
        return letter.upper() if written.isupper() else letter
    base, mark = written[0], written[1].lower()
    if base.lower() in "ôö":
        changed = _VNI_SINGLE[base.lower()]
        base = changed.upper() if base.isupper() else changed
        return base + _VNI_TONES[mark]
    if mark in _VNI_HATS and base.lower() in "aeo":
        return base + _VNI_HATS[mark]
    return base + (_VNI_BOWLS.get(mark) or _VNI_TONES[mark])


def _mended(text: str) -> str:
    """UTF-8 that was once read as Windows-1252, read again; any other text as it is."""
    if not _MISREAD.search(text):
        return text
    try:
        return bytes(_byte(letter) for letter in text).decode("utf-8")
    except (UnicodeDecodeError, UnicodeEncodeError, ValueError):
        return text


def _byte(letter: str) -> int:
    if letter <= _LATIN_1_END:
        return ord(letter)
    return letter.encode("cp1252")[0]
