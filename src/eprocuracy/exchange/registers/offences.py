"""Articles of the Penal Code as registers cite them, in every notation, and names of offences without an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Protocol

from .cells import Cell, as_text
from .text import clean, fold, narrow
from .values import Offence


class OffenceLookup(Protocol):
    """What the reading asks of the catalogue of offences; `on` is None where the day is not known."""

    def exists(self, article: str, clause: int | None, on: date | None) -> bool:
        """Whether the code has this article and, where one is given, this clause (0: one unnumbered paragraph)."""
        ...

    def find_by_name(self, text: str) -> str | None:
        """The article of an offence named in words; None where no name or more than one fits."""
        ...


class SeverityLookup(Protocol):
    """A catalogue that also classes offences."""

    def severity(self, article: str, clause: int, point: str | None, on: date | None) -> str | None:
        """The class of the offence: less_serious, serious, very_serious, extremely_serious."""
        ...


@dataclass(frozen=True, slots=True)
class Cited:
    """What a cell cites: offences, or the words in which no offence was recognised."""

    offences: tuple[Offence, ...] = ()
    unknown: str | None = None


_TOKEN = re.compile(
    r"(?P<slash>(?<![\d/])(?P<sa>\d{3}[a-z]?)\s*/\s*(?:khoản\s*|k\.?\s*)?(?P<sc>\d{1,2})(?![\d/]))"
    r"|(?P<back>(?<![\d/\w])(?:khoản\s*|k\.?\s*)?(?P<bc>\d)\s*/\s*(?:điều\s*|đ\.?\s*)?(?P<ba>\d{3}[a-z]?)(?![\d/]))"
    r"|(?P<article>(?<![^\W\d_])(?:các\s+)?(?:điều|dieu|đ)\s*\.?\s*(?P<a>\d{2,4}[a-z]?(?:\s*(?:,|và)\s*\d{3}[a-z]?(?!\s*/))*)(?!\d)(?:[./](?P<ac>\d)(?!\d|\.\d))?)"
    r"|(?P<clause>(?:(?<![^\W\d_])(?:khoản|khoan|khỏan|k)\s*\.?\s*|(?<=\d)k)(?P<c>\d{1,2}(?:\s*(?:,|và)\s*(?:khoản\s*)?\d{1,2}(?!\d))*)(?!\d))"
    r"|(?P<point>(?<![^\W\d_])(?:điểm|diem|đ\.|đ)\s*(?P<p>[a-zđ]{1,2}(?:\s*(?:,|và)\s*[a-zđ](?![^\W\d_]))*)(?![^\W_]))"
    r"|(?P<bare>(?<![\d/\w])(?P<n>\d{3}[a-z]?)(?=\s*(?:,|\)|$|;|\n|của|blhs|bộ luật|k\s*\d|khoản|-)))",
    re.I,
)
_CODE = re.compile(r"\b(?:blhs|bộ luật hình sự|bltths)\b(?:\s*(?:năm\s*)?(?:1999|2015))?", re.I)
_NOTHING = (
    "chua xac dinh",
    "chua ro",
    "chua co",
    "khong xac dinh",
    "khong ro",
    "khong co",
    "dang xac minh",
    "dang lam ro",
    "chua",
    "khong",
    "o",
)
_NOTHING_AND_MORE = tuple(one for one in _NOTHING if len(one) > 8)
_LEAD_IN = re.compile(r"^(?:có\s+)?(?:tội danh|tội|dấu hiệu(?:\s+tội phạm)?|hành vi|về)\s*:?\s*", re.I)
_ENDS = " .,;:-–—()[]/+\n"
_MARKER = re.compile(r"^\s*(?:\d{1,2}\s*[.)]\s+|[-+•*]\s*|[a-zđ]\)\s*)")


def is_nothing(text: str) -> bool:
    """Whether a cell says that nothing is known yet."""
    words = fold(text)
    return not words or words in _NOTHING or words.startswith(_NOTHING_AND_MORE)


def read_offences(value: Cell, lookup: OffenceLookup, on: date | None) -> Cited:
    """The offences a cell cites; an article that does not exist, and a name that fits none, are `unknown`."""
    text = as_text(value)
    if is_nothing(text):
        return Cited()
    offences: list[Offence] = []
    for part in _parts(text):
        found = list(cited(part))
        if not found:
            named = _named(part, lookup)
            if not named:
                if _means_an_offence(part) and not offences:
                    return Cited(tuple(offences), part)
                continue
            found = [Offence(article) for article in named]
        for offence in found:
            settled = settle(offence, lookup, on)
            if settled is None:
                return Cited(tuple(offences), part)
            if settled not in offences:
                offences.append(settled)
    return Cited(tuple(offences))


def settle(offence: Offence, lookup: OffenceLookup, on: date | None) -> Offence | None:
    """The offence with clause 0 where its article has no numbered clause; None where it does not exist."""
    if not lookup.exists(offence.article, offence.clause, on):
        return None
    if offence.clause is None and lookup.exists(offence.article, 0, on):
        return Offence(offence.article, 0, offence.point)
    return offence


def _parts(text: str) -> list[str]:
    """The text cut where a new offence begins: at semicolons and line breaks that part two citations."""
    pieces = [piece for piece in re.split(r"[;\n]", text) if piece.strip(_ENDS)]
    parts: list[str] = []
    for piece in pieces:
        alone = not _has_article(piece) and (_has_article(parts[-1]) is False if parts else False)
        needs_more = parts and (not _has_article(parts[-1]) or _is_rest(piece))
        if (needs_more and not alone) or (alone and _is_rest(piece)):
            parts[-1] = f"{parts[-1]} {piece}"
        else:
            parts.append(piece)
    return [_MARKER.sub("", part) for part in parts]


def _has_article(text: str) -> bool:
    return any(kind in ("slash", "back", "article", "bare") for kind, _ in _tokens(text))


def _is_rest(piece: str) -> bool:
    """Whether a piece only carries on the citation before it: "khoản 1", "BLHS"."""
    kinds = [kind for kind, _ in _tokens(piece)]
    words = fold(_CODE.sub(" ", _TOKEN.sub(" ", narrow(piece).lower())))
    return not words and not any(kind in ("slash", "back", "article", "bare") for kind in kinds)


@lru_cache(maxsize=16384)
def _tokens(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((kind, found[0]) for found in _TOKEN.finditer(narrow(text).lower()) if (kind := _kind(found)))


def _kind(found: re.Match[str]) -> str:
    return found.lastgroup or ""  # the groups inside end before their own


@lru_cache(maxsize=16384)
def cited(text: str) -> tuple[Offence, ...]:
    """The offences cited by number in one piece of text, whether or not they exist."""
    return tuple(_offences(narrow(text).lower()))


def _offences(text: str) -> Iterator[Offence]:
    """Clauses and points belong to the article behind them, or before them, as the first of them shows."""
    articles: list[tuple[str, list[int], list[str]]] = []
    clauses: list[int] = []
    points: list[str] = []
    for found in _TOKEN.finditer(text):
        match _kind(found):
            case "slash":
                articles.append((found["sa"], [int(found["sc"])], points))
                clauses, points = [], []
            case "back":
                articles.append((found["ba"], [int(found["bc"])], points))
                clauses, points = [], []
            case "bare" if articles or _is_year_or_money(text, found):
                continue
            case "article" | "bare":
                names = re.findall(r"\d{2,4}[a-z]?", found["a"] or found["n"])
                own = [int(found["ac"])] if found["ac"] else []
                articles.extend((name, own + clauses, list(points)) for name in names)
                clauses, points = [], []
            case "clause":
                clauses += [int(one) for one in re.findall(r"\d+", found["c"])]
            case "point":
                points += re.findall(r"(?<!\w)[a-zđ]{1,2}(?!\w)", found["p"])
        if articles and (clauses or points) and _belongs_before(articles, text, found):
            last = articles[-1]
            last[1].extend(clauses)
            last[2].extend(points)
            clauses, points = [], []
    for article, own_clauses, own_points in articles:
        point = ", ".join(dict.fromkeys(own_points)) or None
        for clause in dict.fromkeys(own_clauses) or [None]:
            yield Offence(article, clause, point)


def _belongs_before(articles: list[tuple[str, list[int], list[str]]], text: str, found: re.Match[str]) -> bool:
    """Whether a clause or point continues the article before it: "Điều 173 khoản 2 điểm b", not "K1 Đ173, K2 Đ174"."""
    if not any(_kind(one) in ("article", "slash", "back") for one in _TOKEN.finditer(text, found.end())):
        return True
    first = _TOKEN.search(text)
    return first is not None and _kind(first) in ("article", "slash", "bare")


def _is_year_or_money(text: str, found: re.Match[str]) -> bool:
    return text[max(0, found.start() - 1) : found.start()] in (".", ",") or text[found.end() : found.end() + 1] == "."


def _named(part: str, lookup: OffenceLookup) -> list[str]:
    """The articles of one name, or of several names in a row; none where one of them is not known."""
    name = clean(_CODE.sub(" ", part)).strip(_ENDS)
    name = _LEAD_IN.sub("", name).strip(_ENDS)
    if len(fold(name)) < 4:
        return []
    if article := _by_name(name, lookup):
        return [article]
    pieces = [piece.strip(_ENDS) for piece in re.split(r",|\bvà\b|/| - ", name) if piece.strip(_ENDS)]
    found = [_by_name(_LEAD_IN.sub("", piece), lookup) for piece in pieces] if len(pieces) > 1 else []
    return [article for article in found if article] if found and all(found) else []


def _by_name(name: str, lookup: OffenceLookup) -> str | None:
    return lookup.find_by_name(name) or lookup.find_by_name(f"Tội {name[:1].lower()}{name[1:]}")


def _means_an_offence(part: str) -> bool:
    return len(fold(part)) > 1 and not is_nothing(part)
