"""What offices are called: in full, in English, and as people shorten it in their books. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from eprocuracy.kernel.words import Label

FULL = "Viện kiểm sát nhân dân"
_TONES = "\u0300\u0301\u0303\u0309\u0323"  # huyền, sắc, ngã, hỏi, nặng
_SHORT = ("VKSND", "VKS")
_SHORT_KINDS = {
    "tỉnh": ("tỉnh", "T"),
    "thành phố": ("thành phố", "TP"),
    "thị xã": ("thị xã", "TX"),
    "quận": ("quận", "Q"),
    "huyện": ("huyện", "H"),
}
_ENGLISH_KINDS = {"tỉnh": "Province", "thành phố": "City", "thị xã": "Town", "quận": "District", "huyện": "District"}


def territorial(kind: str, name: str) -> Label:
    """The procuracy of a province, city, town or district."""
    return Label(f"{FULL} {kind} {name}", f"People's Procuracy of {name} {_ENGLISH_KINDS[kind]}")


def regional(number: int, province_name: str) -> Label:
    # the city's own list writes its name with the word for city
    place = f"Thành phố {province_name}" if province_name == "Hồ Chí Minh" else province_name
    return Label(f"{FULL} khu vực {number} - {place}", f"People's Procuracy of Region {number}, {province_name}")


def spellings(kinds: Iterable[str], name: str, *, bare: bool) -> tuple[str, ...]:
    """How an office is written in books, to be compared `folded`: full and short, with each kind it had.

    `bare` allows the name of the place alone.
    """
    found: list[str] = []
    for kind in kinds:
        found.append(f"{FULL} {kind} {name}")
        for short_kind in _SHORT_KINDS[kind]:
            found += [f"{short} {short_kind} {name}" for short in _SHORT]
            found.append(f"{short_kind} {name}")
    if bare:
        found += [*(f"{short} {name}" for short in _SHORT), name]
    return tuple(dict.fromkeys(found))


def of_the_province(kinds: Iterable[str]) -> tuple[str, ...]:
    """How a book of one province calls its provincial procuracy: VKS tỉnh."""
    return tuple(f"{short} {kind}" for kind in kinds for short in (FULL, *_SHORT))


def regional_spellings(number: int, full: str, province_name: str) -> tuple[str, ...]:
    forms = [*(f"{word} {number}" for word in ("khu vực", "KV")), f"KV{number}"]
    short = [f"{short} {form}" for short in (FULL, *_SHORT) for form in forms]
    return tuple(dict.fromkeys([full, *forms, *short, *(f"{one} - {province_name}" for one in short)]))


def folded(text: str) -> str:
    """A spelling as it is compared: capitals, dots, dashes, spaces and the place of the tone mark make no difference.

    Marks do: Bảo Yên is not Bao Yên. Hoà Bình and Hòa Bình are the same.
    """
    words = re.sub(r"[.,\-–/()]", " ", text).casefold().split()
    return " ".join(_with_tone_at_the_end(word) for word in words)


def without_department(text: str) -> str:
    """The office in a cell that names a department of it: Phòng 1 - VKS tỉnh is VKS tỉnh."""
    return re.sub(
        r"^\s*(?:phòng|ban|tổ|bộ phận|văn phòng)\b[^-–,/]*[-–,/]\s*(?=vks|viện)", "", text, flags=re.IGNORECASE
    )


def _with_tone_at_the_end(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    tones = "".join(mark for mark in parts if mark in _TONES)
    return "".join(mark for mark in parts if mark not in _TONES) + tones
