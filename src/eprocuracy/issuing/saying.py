"""Values as an official paper writes them: "ngày 04 tháng 3 năm 2026", "01 tháng 27 ngày", "khoản 1 Điều 173"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from eprocuracy.kernel.moments import VIETNAM, Precision, When
from eprocuracy.kernel.words import Label, Word
from eprocuracy.law.ages import Birth
from eprocuracy.law.offences import Catalogue, Offence
from eprocuracy.law.time_limits import TimeLimit, Unit

MONTH_OF_CUSTODY = 30  # BLTTHS 134: one month of custody or detention is thirty days


def day_said(day: date) -> str:
    """`ngày 04 tháng 3 năm 2026`: the first two months are written with two digits as well (Decree 30/2020)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def length_said(limit: TimeLimit) -> str:
    """`01 tháng 27 ngày`, `20 ngày`: numbers of one digit are written with two."""
    said = f"{limit.amount:02d} {limit.unit.say('vi')}"
    return f"{said} {limit.and_days:02d} ngày" if limit.and_days else said


def detained_for(first: date, last: date) -> TimeLimit | None:
    """How long from one day to another, both counted, a month being thirty days; None when the last comes before the first."""
    days = (last - first).days + 1
    if days < 1:
        return None
    months, left = divmod(days, MONTH_OF_CUSTODY)
    return TimeLimit(months, Unit.MONTH, left) if months else TimeLimit(left, Unit.DAY)


def held_said(limit: TimeLimit) -> str:
    """A length of detention written in days, as orders say it: `84 ngày` is `02 tháng 24 ngày`."""
    months, days = divmod(limit.amount, MONTH_OF_CUSTODY)
    return length_said(TimeLimit(months, Unit.MONTH, days) if limit.unit is Unit.DAY and months else limit)


def provision_said(offence: Offence) -> str:
    """`điểm b khoản 2 Điều 173`: forms go from the point to the article."""
    parts = (
        f"điểm {offence.point}" if offence.point else "",
        f"khoản {offence.clause}" if offence.clause else "",
        f"Điều {offence.article}",
    )
    return " ".join(part for part in parts if part)


def offence_said(offence: Offence, offences: Catalogue, on: date | None) -> str:
    """`Trộm cắp tài sản quy định tại khoản 1 Điều 173 của Bộ luật Hình sự`."""
    named = offences.name(offence.article, on).vi if offence.article in offences.articles else ""
    name = named.removeprefix("Tội ").strip()
    said = f"{name[:1].upper()}{name[1:]}" if name else ""
    return f"{said} quy định tại {provision_said(offence)} của Bộ luật Hình sự".strip()


_ORDINALS = ("", "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")


def ordinal_said(number: int) -> str:
    """`lần thứ nhất`, `lần thứ tư`; from the eleventh on in figures."""
    return _ORDINALS[number] if 0 < number < len(_ORDINALS) else str(number)


def birth_said(birth: Birth) -> str:
    """`ngày 12 tháng 4 năm 1990`, or the year alone."""
    if birth.day:
        return day_said(birth.day)
    if birth.month and birth.year:
        return f"tháng {birth.month:02d} năm {birth.year}"
    return f"năm {birth.year}" if birth.year else ""


def joined(texts: Iterable[str]) -> str:
    """`A; B và C` is never guessed: a semicolon parts them all."""
    return "; ".join(one for one in texts if one)


OFFICES = (
    "Kiểm sát",
    "Kiểm tra viên",
    "Viện ",
    "Phó Viện",
    "Tòa án",
    "Cơ quan",
    "Công an",
    "Ủy ban",
    "Hội đồng",
    "Trại ",
)


def lowered(text: str) -> str:
    """A label inside a sentence: its first letter small, unless it begins with an abbreviation or an office."""
    return text if text[:2].isupper() or text.startswith(OFFICES) else text[:1].lower() + text[1:]


def said(value: Any) -> str | tuple[str, ...]:
    """One value of an act as the paper writes it; several values make several texts, nothing an empty one."""
    match value:
        case None:
            return ""
        case bool():
            return "có" if value else "không"
        case int():
            return f"{value:,}".replace(",", ".") if value >= 1000 else f"{value:02d}"
        case When():
            return _when_said(value)
        case datetime():
            return _when_said(When.at(value.astimezone(VIETNAM)))
        case date():
            return day_said(value)
        case TimeLimit():
            return length_said(value)
        case Offence():
            return provision_said(value)
        case Birth():
            return birth_said(value)
        case Word():
            return lowered(value.say("vi"))
        case Label():
            return value.say("vi")
        case UUID():
            return ""
        case tuple() | list():
            return tuple(_flat(one) for one in value)
        case _ if is_dataclass(value) and not isinstance(value, type):
            parts = (getattr(value, one.name) for one in fields(value))
            return " | ".join(_flat(part) for part in parts)
    return str(value)


def _flat(value: Any) -> str:
    told = said(value)
    return told if isinstance(told, str) else joined(told)


def _when_said(when: When) -> str:
    if when.day is None:
        return ""
    if when.minute is not None:
        return f"{when.minute.hour:02d} giờ {when.minute.minute:02d} phút {day_said(when.day)}"
    if when.precision is Precision.MONTH:
        return f"tháng {when.day.month:02d} năm {when.day.year}"
    if when.precision is Precision.YEAR:
        return f"năm {when.day.year}"
    return day_said(when.day)
