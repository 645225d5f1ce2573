"""Whether text reads as Vietnamese: how many of its accented words are syllables of the language."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_INITIALS = "ngh|ng|nh|gh|gi|ch|kh|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x|"
_RIMES = (
    "a|ac|ach|ai|am|an|ang|anh|ao|ap|at|au|ay|ă|ăc|ăm|ăn|ăng|ăp|ăt|â|âc|âm|ân|âng|âp|ât|âu|ây|e|ec|em|en|eng|eo|ep|et|ê|êch|êm|ên|ênh|êp|êt|êu"
    "|i|ia|ich|im|in|inh|ip|it|iu|iêc|iêm|iên|iêng|iêp|iêt|iêu|o|oa|oac|oach|oai|oam|oan|oang|oanh|oao|oap|oat|oay|oăc|oăm|oăn|oăng|oăt|oc|oe|oem|oen|oeo|oet"
    "|oi|om|on|ong|oong|op|ot|ô|ôc|ôi|ôm|ôn|ông|ôp|ôt|ơ|ơi|ơm|ơn|ơp|ơt|u|ua|uât|uân|uâng|uây|uc|uê|uêch|uênh|ui|um|un|ung|uôc|uôi|uôm|uôn|uông|uôt|up|ut"
    "|uy|uya|uych|uynh|uyp|uyt|uyu|uyên|uyêt|uơ|ư|ưa|ưc|ưi|ưm|ưn|ưng|ươc|ươi|ươm|ươn|ương|ươp|ươt|ươu|ưt|ưu|y|yêm|yên|yêng|yêt|yêu|yt|ynh|ych"
)
_SYLLABLE = re.compile(f"(?:{_INITIALS})(?:{_RIMES})")
_ACCENTED = re.compile(r"[a-zA-Z]*[^\W\d_a-zA-Z][^\W\d_]*")


@lru_cache(maxsize=65536)
def _is_syllable(word: str) -> bool:
    parts = unicodedata.normalize("NFD", word.lower())
    if sum(mark in _TONES for mark in parts) > 1:
        return False
    return (
        _SYLLABLE.fullmatch(unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in _TONES)))
        is not None
    )


def reading(text: str) -> int:
    """Accented words that are syllables, less those that are not."""
    words = [_is_syllable(word) for word in _ACCENTED.findall(text)]
    return 2 * sum(words) - len(words)
