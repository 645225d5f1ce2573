"""Names that sound alike are written differently; a pattern that finds the usual ways of writing. Pure.

Accents are dropped before (`search_key`). What people of the same name write in several ways: i and y, d and gi, s and x, ch and tr,
c and k, l and n at the beginning; and a few surnames that are one name (Hoàng, Huỳnh).
"""

from __future__ import annotations

import re

_BEGINNINGS = (("gi", "d"), ("ch", "tr"), ("x", "s"), ("k", "c"), ("n", "l"))
_SAME = (("hoang", "huynh"), ("vu", "vo"), ("phuc", "phuoc"), ("chau", "chu"))
_SYLLABLE = re.compile(r"[a-z0-9]+")


def pattern(key: str) -> str:
    """A regular expression for names that contain the key, whole syllables, in any usual spelling; empty for no syllable."""
    syllables = _SYLLABLE.findall(key)
    # the last syllable may still be in the middle of being typed
    return r"\m" + "[^a-z0-9]+".join(_spelled(one) for one in syllables) if syllables else ""


def _spelled(syllable: str) -> str:
    for names in _SAME:
        if syllable in names:
            return f"({'|'.join(names)})"
    for ways in _BEGINNINGS:
        beginning = next((one for one in ways if syllable.startswith(one) and not _is_other(syllable, one)), "")
        if beginning and len(syllable) > len(beginning):
            return f"({'|'.join(ways)}){_vowels(syllable[len(beginning) :])}"
    return _vowels(syllable)


def _is_other(syllable: str, beginning: str) -> bool:
    """Letters that begin another sound: c in ch, k in kh, n in ng and nh."""
    return syllable.startswith(("ch", "kh", "ng", "nh")) and len(beginning) == 1


def _vowels(rest: str) -> str:
    return re.sub("[iy]", "[iy]", rest)
