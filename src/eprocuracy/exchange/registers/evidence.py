"""What the values of a column look like: the second witness, where a title leaves a doubt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import pairwise
from statistics import median

from .births import read_birth
from .cells import Cell, as_text
from .dates import find_days, find_hour, read_moment
from .kinds import BookKind, Kind
from .numbers import leading_number
from .offences import OffenceLookup, cited
from .people import is_nobody
from .text import fold, is_ditto, narrow
from .units import UnitNames, names_police
from .words import code_of, exact_code, is_said_plainly

_FIRST_BOOKS = 2013
_CROSS = frozenset("xX✓✔☑√×+vV")
_INT = re.compile(r"^\D{0,4}\d{1,5}(?:\s*/\s*(?:19|20)\d\d)?$")
_DECISION = re.compile(r"^(?:số\s*)?\d{1,5}\s*/\s*[^\W\d_]", re.I)
_DURATION = re.compile(r"^(?:trong\s+)?\d{1,3}\s*(?:ngày|tháng)$", re.I)
_CODE = re.compile(r"^[A-ZĐ0-9]{1,6}-\d{2,4}-\d+$|^[A-Z]{2,}\d{4,}$")
_BORN = re.compile(r"^(?:sn|sinh|ns|sinh năm|sinh ngày)\s*[:.]?\s*\d", re.I)
_ORGANISATION = re.compile(
    r"\b(?:ubnd|benh vien|tram y te|cong an|thanh tra|hat kiem lam|don bien phong|bao hiem|chi cuc|so|cuc|doi|kiem lam|truong|phong|ban|cong ty|ngan hang|thads|thahs|kho bac)\b"
)
_COURT = re.compile(r"\b(?:tand|toa an|toa)\b")
_HOUSE = re.compile(r"\b(?:nha tam giu|ntg|trai tam giam|ttg|trai)\b")
_ADDRESS = re.compile(r"\b(?:thon|xa|phuong|to|ban|xom|ap|khu pho|thi tran|so nha|duong)\b")
_JUDGMENT = re.compile(r"\b(?:ban an|ba)\b|\d/[^\s]*(?:ST|PT)\b", re.I)
_PEOPLE = re.compile(
    r"^\W*(?:\d{1,2}[.)/]\s*|[a-zđ]\)\s*)?(?:[A-ZĐÀ-Ỹ][^\W\d_]*['’]?\s+){1,5}[A-ZĐÀ-Ỹ][^\W\d_]*\b[^\d\n;]{0,60}?"
    r"(?:\b(?:sn|sinh|ns|năm)\b\D{0,10}\d{2}|[(,\-–]\s*(?:(?:19|20)\d\d|\d{1,2}[./]\d{1,2}[./]\d{2}))",
    re.I,
)
_UNTIL = re.compile(r"(?:đến|den|tới|hạn)\s*(?:hết\s*)?(?:ngày)?\s*:?\s*$", re.I)
_FROM = re.compile(r"^\W*(?:từ|tu|kể từ)\b", re.I)
_REQUEST = re.compile(r"\b(?:ycdt|yc)\b")
_NOT_REST = re.compile(
    r"\b(?:ngày|ngay|lúc|hồi|từ|số|lần\s*\d+)\b|\d{1,2}\s*(?:h|g|giờ|:)\s*\d{0,2}\s*(?:phút|p|')?|[\s():.,;\-–]", re.I
)

_CATEGORIES: Mapping[BookKind, tuple[str, ...]] = {
    Kind.CRIME_REPORTS: ("source", "report_outcome", "opinion"),
    Kind.CASES: ("case_outcome", "prosecution", "measure"),
    Kind.CUSTODY: ("arrest", "custody_end", "sex", "ethnic", "no_approval"),
    Kind.SUPERVISION: ("level", "matter", "paper_type", "rec_kind", "field", "reply"),
}

_RESULTS = ("report_outcome", "case_outcome", "prosecution", "reply", "custody_end")


@dataclass(frozen=True)
class Witness:
    """Who can tell what values mean: the units, the catalogue of offences, the kind of book."""

    kind: BookKind
    units: UnitNames
    within: str
    offences: OffenceLookup
    seen: dict[str, frozenset[str]] = field(default_factory=dict)

    def kinds_of(self, value: Cell) -> frozenset[str]:
        """The kinds that a value may be of."""
        match value:
            case datetime():
                return frozenset({"moment"})
            case date():
                return frozenset({_kind_of_day(value)})
            case time():
                return frozenset({"hour"})
            case int() | float():
                return _kinds_of_number(value)
        text = as_text(value)
        if text not in self.seen:
            self.seen[text] = frozenset(self._kinds_of_text(narrow(text)))
        return self.seen[text]

    def _kinds_of_text(self, text: str) -> set[str]:
        if text in _CROSS:
            return {"cross"}
        digits = re.sub(r"[\s.]", "", text)
        if digits.isdigit() and not find_days(text):
            return set(_kinds_of_digits(digits))
        kinds = self._kinds_of_words(text) if len(text) <= 60 else set()
        if any(letter.isdigit() for letter in text):
            kinds |= _kinds_with_digits(text)
            words = re.split(r"\d", text, maxsplit=1)[0]
            kinds |= {
                category
                for category in _RESULTS
                if category in _CATEGORIES.get(self.kind, ()) and len(words) > 2 and code_of(category, words)
            }
        elif not kinds and len(text) <= 160 and self.offences.find_by_name(text):
            kinds.add("offence_name")
        if len(text) > 45:
            kinds.add("sentence")
        if "," in text and _ADDRESS.search(fold(text)):
            kinds.add("address")
        if "," in text and _looks_like_a_name(text.split(",")[0]):
            kinds.add("named")
        return kinds or {"text"}

    def _kinds_of_words(self, text: str) -> set[str]:
        folded = fold(text)
        kinds = {
            category
            for category in _CATEGORIES.get(self.kind, ())
            if exact_code(category, text) is not None or (len(folded) > 3 and is_said_plainly(category, text))
        }
        if is_nobody(text):
            kinds.add("nobody")
        if _COURT.search(folded):
            kinds.add("court")
        elif _HOUSE.search(folded):
            kinds.add("house")
        elif names_police(text):
            kinds.add("police")
        if _ORGANISATION.search(folded):
            kinds.add("org")
        if not kinds - {"org"} and not find_days(text) and self.units.find(text, self.within):
            return {"office"}
        if not kinds and _looks_like_a_name(text):
            kinds.add("person")
        return kinds


def _kind_of_day(day: date | None) -> str:
    """Days before any register on a computer are days of birth."""
    return "birthday" if day is not None and day.year < _FIRST_BOOKS else "date"


def _kinds_of_number(value: float) -> frozenset[str]:
    if not float(value).is_integer():
        return frozenset({"moment"}) if read_moment(value) else frozenset({"int"})
    return _kinds_of_digits(str(int(value)))


def _kinds_of_digits(digits: str) -> frozenset[str]:
    length, number = len(digits), int(digits)
    if length >= 8:
        kinds = {"id"} if length <= 12 else {"code"}
        return frozenset(kinds | ({"phone"} if digits.startswith("0") and length == 10 else set()))
    if length == 5 and (moment := read_moment(number)) is not None:
        return frozenset({_kind_of_day(moment.on)})
    if length == 4 and 1900 <= number <= 2035:
        return frozenset({"year", "birth"})
    return frozenset({"int", "cross"} if digits == "1" else {"int"})


def _kinds_with_digits(text: str) -> set[str]:
    days = find_days(text)
    kinds: set[str] = set()
    if _BORN.match(text) and read_birth(text, 2100):
        kinds.add("birth")
    if not days:
        return kinds | _kinds_without_day(text)
    rest = text
    for day in reversed(days):
        rest = rest[: day.start] + " " + rest[day.end :]
    bare = not _NOT_REST.sub("", rest)
    hour = find_hour(text) is not None
    if bare:
        kinds.add("moment" if hour else _kind_of_day(days[0].on))
        if len(days) > 1:
            kinds.add("dates")
        return kinds
    until = bool(_UNTIL.search(text[: days[-1].start]))
    before = text[: days[0].start]
    if until:
        kinds.add("span" if len(days) > 1 and _FROM.search(before) else "until")
    if len(days) > 1:
        kinds.add("dates")
    if re.search(r"\d", _NOT_REST.sub(" ", before)) or re.search(r"\d", before):
        kinds.add("paper")
    if _JUDGMENT.search(text):
        kinds.add("judgment")
    if _REQUEST.search(fold(text)):
        kinds.add("request")
    if _PEOPLE.match(text):
        kinds.add("people")
    return kinds or {"text"}


def _kinds_without_day(text: str) -> set[str]:
    if find_hour(text) is not None and len(text) < 20:
        return {"hour"}
    if _DURATION.match(text):
        return {"duration"}
    if cited(text):
        return {"article"}
    if _INT.match(text):
        return {"int"}
    if _JUDGMENT.search(text):
        return {"judgment", "decno"}
    if _DECISION.match(text):
        return {"decno"}
    if _CODE.match(text):
        return {"code"}
    return {"people"} if _PEOPLE.match(text) else set()


def _looks_like_a_name(text: str) -> bool:
    words = text.split()
    return (
        2 <= len(words) <= 6
        and not any(letter.isdigit() or letter in ",;:/()" for letter in text)
        and all(word[:1].isupper() for word in words)
    )


@dataclass
class Evidence:
    """What was seen in a column."""

    rows: int = 0
    filled: int = 0
    looked_at: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    numbers: list[int] = field(default_factory=list)
    days: list[int] = field(default_factory=list)
    different: set[str] = field(default_factory=set)

    @property
    def fill(self) -> float:
        return self.filled / self.rows if self.rows else 0.0

    def share(self, kind: str) -> float:
        """The part of the values looked at that may be of a kind."""
        return self.kinds[kind] / self.looked_at if self.looked_at else 0.0

    def fit(self, values: Mapping[str, float]) -> float:
        """How well the values are what a field holds, from -1 to 1."""
        return max(-1.0, min(1.0, sum(weight * self.share(kind) for kind, weight in values.items())))

    @property
    def counts_lines(self) -> bool:
        """Whether the numbers are 1, 2, 3 … without a gap."""
        if len(self.numbers) < 5:
            return False
        steps = [later - earlier for earlier, later in pairwise(self.numbers)]
        return self.numbers[0] <= 1 and sum(step == 1 for step in steps) >= 0.97 * len(steps)

    @property
    def middle_day(self) -> float | None:
        return median(self.days) if self.days else None

    def add(self, other: Evidence) -> None:
        """Take in what another sheet showed for a column of the same title."""
        self.rows += other.rows
        self.filled += other.filled
        self.looked_at += other.looked_at
        self.kinds += other.kinds
        self.numbers += other.numbers
        self.days += other.days
        self.different |= other.different

    def __post_init__(self) -> None:
        self.kinds = Counter(self.kinds)


def look(values: Sequence[Cell], joined: Sequence[bool], witness: Witness, at_most: int) -> Evidence:
    """Look at a column: `joined` says where a value reaches down from a merged cell above."""
    evidence = Evidence(rows=len(values))
    telling = []
    for value, is_joined in zip(values, joined, strict=True):
        if value is None:
            evidence.filled += is_joined
            continue
        evidence.filled += 1
        if not (isinstance(value, str) and is_ditto(value)):
            telling.append(value)
    step = max(1, len(telling) // at_most)
    for value in telling[::step]:
        evidence.looked_at += 1
        kinds = witness.kinds_of(value)
        evidence.kinds.update(kinds)
        evidence.different.add(as_text(value)[:40])
        if kinds & {"date", "moment"} and (moment := read_moment(value)) and moment.on:
            evidence.days.append(moment.on.toordinal())
    if evidence.share("int") > 0.8:
        evidence.numbers = [number for value in telling if (number := leading_number(value)) is not None]
    return evidence
