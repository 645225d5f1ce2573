"""The catalogue of offences: which clause existed on a day, its class, its name, and from which age one is liable."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Self

from eprocuracy.kernel.quick import quickly_made
from eprocuracy.kernel.words import Label

from .severity import Severity

_WRITTEN = re.compile(r"(\d{1,3}[a-z]?)(?:/(\d{1,2})?(?:/([a-zđ]))?)?")
_NO_PENALTY = frozenset({"reference", "exemption", "rule"})


@quickly_made
@dataclass(frozen=True, slots=True)
class Offence:
    """A provision of the Penal Code: article, clause (khoản) and point (điểm) as far as they are written."""

    article: str
    clause: int | None = None
    point: str | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """The inverse of `str`: `173`, `173/1`, `173/1/b`."""
        found = _WRITTEN.fullmatch(text.strip().lower())
        if found is None:
            raise ValueError(f"not an offence: {text!r}")
        return cls(found[1], int(found[2]) if found[2] else None, found[3])

    def __str__(self) -> str:
        clause = "" if self.clause is None else f"/{self.clause}"
        return self.article + (f"{clause or '/'}/{self.point}" if self.point else clause)

    def say(self, language: str = "vi") -> str:
        """`Điều 173 khoản 1 điểm b` or `Article 173(1)(b)`; the code is left to the sentence around it."""
        if language == "en":
            clause = f"({self.clause})" if self.clause else ""
            return f"Article {self.article}{clause}" + (f"({self.point})" if self.point else "")
        clause = f" khoản {self.clause}" if self.clause else ""
        return f"Điều {self.article}{clause}" + (f" điểm {self.point}" if self.point else "")


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause with a penalty: its class, its highest imprisonment in months, and who is liable under it."""

    number: int
    severity: Severity
    most_months: int | None
    life: bool
    death: bool
    at_14: bool
    preparation: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """One version of an article: its first and last day, its clauses with a penalty, and every clause number it has."""

    first_day: date
    until: date | None
    clauses: Mapping[int, Clause]
    numbers: frozenset[int]


@dataclass(frozen=True, slots=True)
class Article:
    """One article of the special part."""

    number: str
    name: Label
    kind: str
    chapter: str
    from_age: int
    flags: frozenset[str]
    wordings: tuple[Wording, ...]
    told: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)  # as it is written in the data

    def on(self, day: date | None) -> Wording | None:
        """The wording in force on `day`; the newest without a day, the oldest before the Code."""
        if not self.wordings:
            return None
        if day is None:
            return self.wordings[-1]
        day = max(day, CODE_IN_FORCE)
        for wording in reversed(self.wordings):
            if wording.first_day <= day:
                return None if wording.until and day > wording.until else wording
        return None


@dataclass(frozen=True, slots=True)
class Found:
    """One line of a search."""

    article: str
    name: Label


CODE_IN_FORCE = date(2018, 1, 1)


def plain(text: str) -> str:
    """Lower case, without accents, single spaces: how people type when they search."""
    folded = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    bare = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", bare).split())


class Catalogue:
    """The offences of the Penal Code, asked by article, clause and day; pure and immutable after loading."""

    def __init__(self, articles: Mapping[str, Article], chapters: Mapping[str, Label]) -> None:
        self.articles = articles
        self.chapters = chapters
        self._plain = {number: plain(article.name.vi) for number, article in articles.items()}
        self._names: dict[str, str | None] = {}
        for number, name in self._plain.items():
            for form in {name, name.removeprefix("toi ")}:
                self._names[form] = None if form in self._names else number

    @classmethod
    def from_data(cls, chapters: Iterable[Mapping[str, Any]]) -> Self:
        """From the parsed chapter files."""
        articles: dict[str, Article] = {}
        titles: dict[str, Label] = {}
        for chapter in chapters:
            titles[chapter["chapter"]] = Label(**chapter["title"])
            for number, told in chapter["articles"].items():
                articles[number] = article_from(number, chapter["chapter"], told)
        return cls(articles, titles)

    def exists(self, article: str, clause: int | None = None, on: date | None = None) -> bool:
        """Whether the article, and the clause if one is named, is an offence in force that day."""
        known = self.articles.get(article)
        wording = known.on(on) if known and known.kind == "offence" else None
        return wording is not None and (clause is None or clause in wording.numbers)

    def clause(self, offence: Offence, on: date | None = None) -> Clause | None:
        """The clause charged with its penalty; None when it is not written and the article has several."""
        known = self.articles.get(offence.article)
        wording = known.on(on) if known else None
        if wording is None:
            return None
        if offence.clause is not None:
            return wording.clauses.get(offence.clause)
        return next(iter(wording.clauses.values())) if len(wording.clauses) == 1 else None

    def severity(self, offence: Offence, on: date | None = None) -> Severity | None:
        """The class of the clause in force that day; without a clause, only where every clause gives the same class."""
        classes = self.classes(offence, on)
        return next(iter(classes)) if len(classes) == 1 else None

    def classes(self, offence: Offence, on: date | None = None) -> frozenset[Severity]:
        """Every class the offence can have as it is written; empty when there is no such offence that day."""
        known = self.articles.get(offence.article)
        wording = known.on(on) if known else None
        if wording is None:
            return frozenset()
        if offence.clause is not None:
            clause = wording.clauses.get(offence.clause)
            return frozenset({clause.severity} if clause else ())
        return frozenset(clause.severity for clause in wording.clauses.values())

    def name(self, article: str, on: date | None = None) -> Label:
        """The name of the offence; an article that does not exist raises KeyError."""
        return self.articles[article].name

    def search(self, text: str, on: date | None = None) -> list[Found]:
        """Offences by the beginning of the number or by words of the name, accents left out; nearest first."""
        asked = plain(text).removeprefix("dieu ").split()
        if not asked:
            return []
        ranked: list[tuple[int, int, Found]] = []
        for place, (number, article) in enumerate(self.articles.items()):
            if not self.exists(number, on=on):
                continue
            rank = self._rank(asked, number, self._plain[number])
            if rank is not None:
                ranked.append((rank, place, Found(number, article.name)))
        return [found for _, _, found in sorted(ranked, key=lambda one: one[:2])]

    @staticmethod
    def _rank(asked: list[str], number: str, name: str) -> int | None:
        phrase = " ".join(asked)
        if phrase == number:
            return 0
        if len(asked) == 1 and number.startswith(phrase) and phrase[0].isdigit():
            return 1
        if f"toi {phrase}" == name or phrase == name:
            return 2
        if phrase in name:
            return 3
        words = name.split()
        return 4 if all(any(word.startswith(part) for word in words) for part in asked) else None

    def find_by_name(self, text: str) -> str | None:
        """The article whose name this is, accents and the word "tội" left out; None when none or several fit."""
        return self._names.get(plain(text)) or self._names.get(plain(text).removeprefix("toi "))

    def liable_at_14(self, offence: Offence, on: date | None = None) -> bool | None:
        """Whether a person from 14 to under 16 is liable (BLHS 12(2)); None when the clause is needed to tell."""
        known = self.articles.get(offence.article)
        wording = known.on(on) if known else None
        if wording is None:
            return None
        if offence.clause is not None:
            clause = wording.clauses.get(offence.clause)
            return clause.at_14 if clause else None
        answers = {clause.at_14 for clause in wording.clauses.values()}
        return answers.pop() if len(answers) == 1 else None

    def gravest(self, offences: Iterable[Offence], on: date | None = None) -> tuple[Offence, Severity] | None:
        """The offence of the gravest class, the first of equals; None when no class can be told of any."""
        best: tuple[Offence, Severity] | None = None
        for offence in offences:
            severity = self.severity(offence, on)
            if severity is not None and (best is None or severity > best[1]):
                best = (offence, severity)
        return best

    def foremost(self, offences: Iterable[Offence], on: date | None = None) -> tuple[Offence, Severity | None] | None:
        """The gravest offence with its class; where no class can be told of any, the one of the lowest article, without."""
        cited = tuple(offences)
        if (best := self.gravest(cited, on)) is not None:
            return best
        return (min(cited, key=lambda one: _in_order(one.article)), None) if cited else None


def _in_order(article: str) -> tuple[int, str]:
    digits = "".join(letter for letter in article if letter.isdigit())
    return int(digits or 0), article


def article_from(number: str, chapter: str, told: Mapping[str, Any]) -> Article:
    wordings = []
    for first_day, version in sorted(told.get("versions", {}).items()):
        clauses = {}
        for clause, frame in version["clauses"].items():
            if frame.get("kind") in _NO_PENALTY:
                continue
            clauses[clause] = Clause(
                number=clause,
                severity=Severity(frame["severity"]),
                most_months=frame["imprisonment"][1] if "imprisonment" in frame else None,
                life=frame.get("life", False),
                death=frame.get("death", False),
                at_14=frame.get("at_14", False),
                preparation=frame.get("kind") == "preparation",
            )
        wordings.append(Wording(first_day, version.get("until"), clauses, frozenset(version["clauses"])))
    return Article(
        number=number,
        name=Label(**told["name"]),
        kind=told.get("kind", "offence"),
        chapter=chapter,
        from_age=told.get("from_age", 16),
        flags=frozenset(told.get("flags", ())),
        wordings=tuple(wordings),
        told=told,
    )
