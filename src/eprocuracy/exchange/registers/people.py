"""Lists of people in one cell: suspects, accused, each with birth, other name, identity number and own article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from .births import read_birth
from .cells import Cell, as_text
from .dates import find_days
from .offences import cited
from .text import as_name, fold, narrow, with_capitals
from .values import Birth, Offence, Person

_NOBODY = re.compile(
    r"^(?:chua|khong)\s*(?:ro|xac\s*dinh|xd|co|ktbc|khoi\s*to|bi\s*can|biet)\b|^chua$|^khong$|^dang\s+(?:xac\s*minh|lam\s*ro|dieu\s*tra)"
)
_AND_OTHERS = re.compile(
    r"^.{0,60}?\b(?:và|cùng|cùng với)\s+(?:các\s+)?(?:đồng phạm|đồng bọn|đối tượng khác)\s*(?:\([^)]*\))?\s*(?:gồm|,|-)?\s*[:\n]\s*",
    re.I | re.S,
)
_OTHERS_BEHIND = re.compile(r"\s*(?:và|cùng)\s+(?:các\s+)?(?:đồng phạm|đồng bọn)\s*(?:\([^)]*\))?\s*\.?\s*$", re.I)
_HEAD_COUNT = re.compile(r"^\s*(?:gồm|có)?\s*\d+\s*(?:bị can|đối tượng|người|b/c)\s*(?:gồm)?\s*[:\n]\s*", re.I)
_ITEM = re.compile(
    r"(?:^|(?<=[\n;,\s]))(?<!khoản )(?<!điều )(?<!điểm )\s*(?:\d{1,2}\s*[.)/](?!\d)[^\S\n]*(?=[^\W\d_])|(?-i:[a-zđ])\)\s*(?=[^\W\d_])|(?<=\n)[-+•*–]\s*)",
    re.I,
)
_CODE_OF = re.compile(
    r"\b(?:blhs|bộ luật hình sự)\b(?:\s*năm)?\s*(?:1999|2015|2025)?(?:\s*\([^()]*(?:sửa đổi|sđ)[^()]*\))?", re.I
)
_BRACKETS = re.compile(r"\([^()\n]*\)")
_BULLET = re.compile(r"^[\s\-+•*–.,;:]+")
_ALIAS = re.compile(
    r"\(?\s*(?:tên\s+gọi\s+khác|tên\s+khác|tgk|còn\s+gọi\s+là|tức(?:\s+là)?|biệt\s+danh|bí\s+danh|thường\s+gọi(?:\s+là)?)\s*:?\s*"
    r"(?P<alias>[^\d(),;:]+?)\s*(?:\)|(?=\s*[(,;–-]|\s+(?:s\.?n|sinh(?=\s*(?:năm|ngày|\d))|ns|năm|ngày|cccd|cmnd)\b|\s*\d|$))",
    re.I,
)
_ID = re.compile(
    r"\(?(?:số\s*)?(?:cccd|cmnd|cmtnd|cmt|căn cước(?: công dân)?|đdcn|giấy tờ)\s*(?:/\s*(?:cccd|cmnd))?\s*(?:số)?\s*[:.]?\s*"
    r"(?P<id>\d[\d .]{6,16}\d)\)?",
    re.I,
)
# looked for first, so that the long patterns are spared the texts in which they cannot find anything
_MAYBE_ALIAS = re.compile(r"tên|tgk|còn|tức|danh|thường")
_MAYBE_ID = re.compile(r"\d[\d .]{6}")
_BORN = re.compile(
    r"[(,\-–;\s]*(?:(?:sinh\s+ngày|sinh\s+năm|ngày\s+sinh|(?-i:năm)\s+sinh|(?<=[,(;])\s*năm\s+sinh|sinh|s\.?n\.?|ns)\s*[:.]?\s*)?"
    r"(?P<day>ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?!\d)|(?<!\d)(?:19|20)\d\d(?![\d/]))\s*\)?"
    r"|[(,\-–;\s]*(?:sinh\s+năm|sinh|s\.?n\.?|ns|(?-i:năm)\s+sinh)\s*[:.]?\s*(?P<short>\d{2})(?![\d/-]|\.\d)\s*\)?",
    re.I,
)
_NOT_A_NAME = frozenset(
    [
        "trú",
        "hktt",
        "đktt",
        "đkhktt",
        "sinh",
        "sn",
        "ns",
        "cccd",
        "cmnd",
        "cmt",
        "số",
        "nơi",
        "thôn",
        "bản",
        "tổ",
        "xóm",
        "ấp",
        "khu",
        "xã",
        "phường",
        "thị",
        "huyện",
        "tp",
        "tx",
        "tỉnh",
        "thành",
        "quận",
        "nghề",
        "trình",
        "điều",
        "khoản",
        "điểm",
        "tội",
        "hiện",
        "đang",
        "bị",
        "tên",
        "tức",
        "giới",
        "dân",
        "quốc",
        "nam",
        "nữ",
        "đối",
        "bpnc",
        "tạm",
        "cùng",
        "và",
        "người",
        "con",
        "bố",
        "mẹ",
        "chỗ",
        "quê",
    ]
)
_ADDRESS = re.compile(r"\b(?:tru|hktt|dktt|noi|thon|xa|phuong|huyen|thi tran|thi xa|tinh|to dan pho)\b")
_BEHIND_NAME = re.compile(
    r"[,(;\d]|\b(?:sinh(?=\s*(?:năm|ngày|:|\d))|(?-i:ngày|năm)\s+sinh\b|s\.n\b|sn\b|ns\b|tức\b|trú\b|hktt|đktt|dân tộc|cccd|cmnd|cmt\b)",
    re.I,
)
_CITED_AT = re.compile(
    r"[(,\-–;\s]*(?:\b(?:điều|đ\.?|khoản|k|điểm)\s*\.?\s*\d|\b\d{3}\s*/\s*\d|\b\d{3}[a-z]?\s*,?\s*(?:khoản|k\s*\d)|\bđiểm\s)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Listed:
    """The people a cell lists, and a day of birth in it that does not exist."""

    people: tuple[Person, ...] = ()
    impossible: str | None = None


def is_nobody(text: str) -> bool:
    """Whether a cell says that nobody is known."""
    words = fold(text)
    return not words or bool(_NOBODY.match(words))


def read_people(value: Cell, latest_year: int) -> Listed:
    """Everyone named in a cell; a year of birth in two digits never lies after `latest_year`."""
    return _read(as_text(value), latest_year)


@lru_cache(maxsize=16384)
def _read(text: str, latest_year: int) -> Listed:
    text = narrow(text)
    if is_nobody(text) and not re.search(r"\d{4}", text):
        return Listed()
    impossible = next((text[day.start : day.end] for day in find_days(text) if not day.exists), None)
    body = _HEAD_COUNT.sub("", _AND_OTHERS.sub("", text)) or text
    body = _OTHERS_BEHIND.sub("", body)
    people = tuple(person for piece in _pieces(body) if (person := _person(piece, latest_year)) is not None)
    return Listed(people, impossible)


def _pieces(text: str) -> Iterator[str]:
    """One piece of text for each person."""
    # "(sn 1990; trú tại …)" is of one person
    whole = _BRACKETS.sub(lambda one: one[0].replace(";", ","), text) if ";" in text else text
    marked = _ITEM.sub("\n", "\n" + whole)
    for line in re.split(r"[\n;]", marked):
        line = _BULLET.sub("", line).strip()
        if line:
            yield from _by_commas(line)


def _by_commas(line: str) -> Iterator[str]:
    """A line cut at the commas (and "và") behind which another person's name begins."""
    parts = _outside_brackets(line)
    if len(parts) == 1:
        yield line
        return
    piece, address = parts[0], False
    anyone_born = bool(_BORN.search(line))
    for index, part in enumerate(parts[1:], 1):
        following = parts[index + 1] if index + 1 < len(parts) else ""
        born = bool(_BORN.search(part)) or bool(re.match(r"\s*(?:sn|sinh|ns|(?:19|20)\d\d)\b", following, re.I))
        if _is_name(part) and (born or (not address and not anyone_born)):
            yield piece
            piece, address = part, False
            continue
        address = address or bool(_ADDRESS.search(fold(part)))
        piece = f"{piece}, {part}"
    yield piece


def _outside_brackets(line: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for found in re.finditer(r"[(),]|\s(?:và|cùng)\s(?=[A-ZĐÀ-Ỹ])", line):
        if found[0] == "(":
            depth += 1
        elif found[0] == ")":
            depth = max(0, depth - 1)
        elif depth == 0:
            parts.append(line[start : found.start()])
            start = found.end()
    parts.append(line[start:])
    return [part.strip() for part in parts if part.strip()]


def _is_name(part: str) -> bool:
    """Whether a part begins with a person's name: two words or more in capitals."""
    name = _BEHIND_NAME.split(part, maxsplit=1)[0].strip(" -–:")
    own = name.split()
    if not own or own[0].lower().strip(".:") in _NOT_A_NAME:
        return False
    return 2 <= len(own) <= 6 and all(_begins_big(word) for word in own) and any(word[0].isupper() for word in own)


def _begins_big(word: str) -> bool:
    """A capital, or a small letter with an accent: TCVN3 has no capital for it and types "ừng" for "Ừng"."""
    return word[0].isupper() or (word[0].isalpha() and not word[0].isascii() and word[0] != "đ")


def _person(piece: str, latest_year: int) -> Person | None:
    alias = id_no = None
    piece = _CODE_OF.sub(" ", piece)  # the year of the Code is nobody's birth
    if _MAYBE_ALIAS.search(piece.lower()) and (found := _ALIAS.search(piece)):
        alias = as_name(found["alias"], short=found["alias"].strip().isupper())
        piece = f"{piece[: found.start()]} {piece[found.end() :]}"
    if _MAYBE_ID.search(piece) and (found := _ID.search(piece)):
        id_no = re.sub(r"\D", "", found["id"])
        piece = f"{piece[: found.start()]} {piece[found.end() :]}"
    at = _CITED_AT.search(piece)
    offence = _own_offence(piece[at.start() :]) if at else None
    birth: Birth | None = None
    end = len(piece)
    if found := _BORN.search(piece):
        birth = read_birth(found["day"] or found["short"], latest_year)
        end = found.start()
    if at:
        end = min(end, at.start())
    written = _BEHIND_NAME.split(piece[:end], maxsplit=1)[0]
    name = with_capitals(as_name(written))
    name = re.sub(r"^(?:bị can|đối tượng|ông|bà|anh|chị)\s*:?\s+", "", name, flags=re.I)
    if not any(letter.isalpha() for letter in name) or is_nobody(name):
        return None
    return Person(name, birth, alias or None, id_no, offence)


def _own_offence(text: str) -> Offence | None:
    offences: Sequence[Offence] = cited(text)
    return offences[0] if offences else None
