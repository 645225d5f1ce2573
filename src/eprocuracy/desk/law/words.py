"""What the law says, in words for its pages: lengths, who grants, what was read, penalties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.sentences import speak
from eprocuracy.kernel.words import Label
from eprocuracy.law.reference import Reference
from eprocuracy.law.severity import Severity
from eprocuracy.law.statutes import Extension, Grantor, Lengths, Reading, Version
from eprocuracy.law.time_limits import TimeLimit
from eprocuracy.law.wording import ordinal_label
from eprocuracy.platform.ui.parts import Text

from ..saying import joined

READ = {
    Reading.GAZETTE: Label("đã đọc trên Công báo", "read in the Gazette"),
    Reading.COPY: Label("đọc từ bản sao", "read in a copy"),
    Reading.NOT_READ: Label("chưa đọc", "not read"),
}
NO_NUMBER = Label("luật không ấn định số", "the law sets no number")
CONFIDENCE = {
    "certain": Label("chắc chắn", "certain"),
    "high": Label("cao", "high"),
    "medium": Label("trung bình", "medium"),
    "low": Label("thấp, cần người có thẩm quyền quyết định", "low: somebody competent must decide"),
}


_CITED = re.compile(r"Điều (?P<article>\S+)(?: khoản (?P<clause>\S+))?(?: điểm (?P<point>\S+))? (?P<law>.+)")


def citation_in(text: str) -> Text:
    """A provision that was written as a sentence of a derivation, as a citation again, which both languages can say."""
    found = _CITED.fullmatch(text)
    return cite(found["law"], found["article"], found["clause"] or "", found["point"] or "") if found else text


def cited(basis: Iterable[Any]) -> Label | None:
    """Provisions, one after the other."""
    return joined(*(Label(one.say("vi"), one.say("en")) for one in basis), by="; ")


def lengths_in(told: Lengths) -> Label:
    """`20 ngày`, a length for each class, or one for each case that the article tells apart."""
    if told is None:
        return NO_NUMBER
    if isinstance(told, TimeLimit):
        return told.label
    parts = [
        joined(_short(key), length.label, by=": ") if isinstance(key, Severity) else length.label
        for key, length in told.items()
    ]
    return joined(*dict.fromkeys(parts), by="; ") or NO_NUMBER


def _short(severity: Severity) -> Label:
    """`ít nghiêm trọng`: without saying each time that it is an offence."""
    said = severity.label
    return Label(said.vi.removeprefix("tội phạm "), said.en.removesuffix(" offence"))


def extensions_in(reference: Reference, version: Version) -> list[Label]:
    """Each extension with its length and who grants it."""
    return [_extension(reference, one) for one in version.extensions.values()]


def _extension(reference: Reference, one: Extension) -> Label:
    by = one.granted_by
    if isinstance(by, Grantor):
        grants: Label | None = by.label
    elif isinstance(by, Mapping):
        grants = joined(*dict.fromkeys(grantor.label for grantor in by.values()), by="; ")
    else:
        known = reference.statutes.get(by)
        grants = Label(f"như {known.title.vi}", f"as for {known.title.en}") if known else None
    length = lengths_in(one.length) if one.length is not None else None
    ordinal = ordinal_label(one.ordinal)
    return joined(joined(ordinal, length, by=": "), grants, by=" · ") or ordinal


def day_or_none(day: date | None) -> str:
    return speak(day) if day else ""


def penalties(told: Mapping[str, Any]) -> Label:
    """The principal penalties of a frame, the mildest first."""
    parts: list[Label | None] = [
        Label("cảnh cáo", "warning") if told.get("warning") else None,
        _span("phạt tiền", "fine", told.get("fine"), _money),
        _span("cải tạo không giam giữ", "non-custodial reform", told.get("non_custodial"), _term),
        _span("phạt tù", "imprisonment", told.get("imprisonment"), _term),
        Label("tù chung thân", "life imprisonment") if told.get("life") else None,
        Label("tử hình", "death") if told.get("death") else None,
    ]
    return joined(*parts, by="; ") or Label("không có hình phạt riêng", "no penalty of its own")


def _span(vi: str, en: str, told: Any, said: Any) -> Label | None:
    if not told:
        return None
    least, most = told
    if least is None or least == most:
        value = said(most)
        to = "" if least == most else "đến "
        return Label(f"{vi} {to}{value.vi}", f"{en} {'up to ' if to else ''}{value.en}")
    one, other = said(least), said(most)
    return Label(f"{vi} {one.vi} – {other.vi}", f"{en} {one.en} – {other.en}")


def _term(months: int) -> Label:
    if months % 12 == 0 and months:
        return Label(f"{months // 12} năm", f"{months // 12} years")
    return Label(f"{months} tháng", f"{months} months")


def _money(amount: int) -> Label:
    return Label(f"{speak(amount)} đồng", f"{speak(amount, 'en')} đồng")


def yes(told: bool) -> Text:
    return Label("có", "yes") if told else "–"
