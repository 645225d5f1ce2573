"""Text as old programs and careless copying left it: TCVN3 (ABC), VNI, loose accents, other blanks."""

from __future__ import annotations

import unicodedata

from eprocuracy.exchange.tests.registers.strangers.lot import Lot

# letter by letter as the code pages were published: a vowel with its five tones (grave, acute, hook, tilde, dot) and without
_TCVN3 = {
    "aàáảãạ": "aµ¸¶·¹", "ăằắẳẵặ": "¨»¾¼½Æ", "âầấẩẫậ": "©ÇÊÈÉË", "eèéẻẽẹ": "eÌÐÎÏÑ", "êềếểễệ": "ªÒÕÓÔÖ", "iìíỉĩị": "i×ÝØÜÞ",
    "oòóỏõọ": "oßãáâä", "ôồốổỗộ": "«åèæçé", "ơờớởỡợ": "¬êíëìî", "uùúủũụ": "uïóñòô", "ưừứửữự": "\xadõøö÷ù", "yỳýỷỹỵ": "yúýûüþ",
    "đ": "®", "ĂÂÊÔƠƯĐ": "¡¢£¤¥¦§",
}  # fmt: skip
_TO_TCVN3 = {
    ord(letter): code for letters, codes in _TCVN3.items() for letter, code in zip(letters, codes, strict=True)
}
_VNI_TONES = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
_VNI_HAT = {"": "â", "\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
_VNI_BOWL = {"": "ê", "\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
_VNI_I = {"\u0301": "í", "\u0300": "ì", "\u0309": "æ", "\u0303": "ó", "\u0323": "ò"}


def to_tcvn3(text: str) -> str:
    """The text in TCVN3; a capital with a tone does not exist there and becomes small."""
    known = "".join(
        letter if ord(letter) in _TO_TCVN3 or letter.isascii() else letter.lower()
        for letter in unicodedata.normalize("NFC", text)
    )
    return known.translate(_TO_TCVN3)


def to_vni(text: str) -> str:
    """The text in VNI, where an accent is a letter behind its vowel."""
    return "".join(_vni(letter) for letter in unicodedata.normalize("NFC", text))


def _vni(letter: str) -> str:
    big = letter.isupper()
    if letter in "đĐ":
        return "Ñ" if big else "ñ"
    base, *marks = unicodedata.normalize("NFD", letter.lower())
    tone = next((mark for mark in marks if mark in _VNI_TONES), "")
    if "\u0302" in marks:
        said = base + _VNI_HAT[tone]
    elif "\u0306" in marks:
        said = base + _VNI_BOWL[tone]
    elif "\u031b" in marks:
        said = {"o": "ô", "u": "ö"}[base] + (_VNI_TONES[tone] if tone else "")
    elif base == "i" and tone:
        said = _VNI_I[tone]
    elif base == "y" and tone == "\u0323":
        said = "î"
    elif tone:
        said = base + _VNI_TONES[tone]
    else:
        return letter
    return said.upper() if big else said


def worn(lot: Lot, text: str, wear: float) -> str:
    """The text with what copying does to it: loose accents, other blanks, blanks at the ends."""
    if not lot.happens(wear):
        return text
    match lot.upto(4):
        case 0 | 1:
            return unicodedata.normalize("NFD", text)
        case 2:
            return text.replace(" ", "\u00a0", 2)
        case 3:
            return f" {text}  "
        case _:
            return text.replace(" ", "  ", 1)
