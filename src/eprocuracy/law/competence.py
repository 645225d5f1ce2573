"""Which body is competent: the court, the investigating body, the procuracy, from class, place in the Code and rank.

Pure. Bodies are told by their level; which unit of that level it is follows from the place, which the caller knows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from eprocuracy.kernel.citations import Citation
from eprocuracy.kernel.sentences import Sentence, declare
from eprocuracy.kernel.words import Label, Word

from .offences import Clause, Offence, plain
from .severity import Severity
from .statutes import Reading

if TYPE_CHECKING:
    from .reference import Reference

COURT = "court"
LIFE_MONTHS = 10_000  # above every term: life and death


class Level(Word):
    """A level of courts, procuracies and investigating bodies."""

    COMMUNE = "commune", "cấp xã", "commune"
    DISTRICT = "district", "cấp huyện", "district"
    REGION = "region", "khu vực", "region"
    PROVINCE = "province", "cấp tỉnh", "province"
    HIGH = "high", "cấp cao", "high"
    SUPREME = "supreme", "tối cao", "supreme"


class Agency(Word):
    """The rank of the body that investigates."""

    COMMUNE = (
        "commune",
        "Công an cấp xã (Trưởng, Phó Trưởng là Điều tra viên)",
        "commune police (chief as investigator)",
    )
    DISTRICT = "district", "Cơ quan điều tra cấp huyện", "district investigating agency"
    PROVINCE = "province", "Cơ quan điều tra cấp tỉnh", "provincial investigating agency"
    MINISTRY = "ministry", "Cơ quan điều tra Bộ Công an", "investigating agency of the Ministry"
    PROCURACY = "procuracy", "Cơ quan điều tra Viện kiểm sát nhân dân tối cao", "investigating agency of the Procuracy"


UP_TO_CLASS = declare(
    "law.competence_class",
    "{offence} là {severity}, không quá {most}",
    "{offence} is a {severity}, no graver than {most}",
)
UP_TO_YEARS = declare(
    "law.competence_years",
    "Khung của {offence} cao nhất {years} năm tù, không quá {most} năm",
    "The frame of {offence} goes up to {years} years, no more than {most}",
)
NOT_EXCEPTED = declare(
    "law.competence_not_excepted",
    "{offence} không thuộc các tội được loại trừ",
    "{offence} is not among the offences that are excepted",
)
BY_AGENCY = declare("law.competence_agency", "Cơ quan thụ lý: {agency}", "Handled by: {agency}")
TRIED_BY = declare(
    "law.competence_tried",
    "Thuộc thẩm quyền xét xử sơ thẩm của {court}",
    "Tried in the first instance by: {court}",
)
ALL_OTHERS = declare(
    "law.competence_others",
    "Không thuộc cấp nào kể trên, nên thuộc {body}",
    "It falls to none of the levels before, so to: {body}",
)


@dataclass(frozen=True, slots=True)
class Tier:
    """One level with what must be so for it to be the one."""

    level: Level
    body: Label
    most: Severity | None = None
    most_months: int | None = None
    not_chapters: frozenset[str] = frozenset()
    not_articles: frozenset[str] = frozenset()
    agency: frozenset[Agency] = frozenset()
    triable_by: Level | None = None


@dataclass(frozen=True, slots=True)
class Edition:
    """A rule of competence as it stood from its first day on."""

    first_day: date
    tiers: tuple[Tier, ...]
    basis: tuple[Citation, ...]
    read: Reading
    read_on: date | None
    moved_up: Label | None
    note: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One question of competence through all its versions."""

    name: str
    title: Label
    editions: tuple[Edition, ...]
    told: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)

    def on(self, day: date) -> Edition:
        """The edition in force on `day`; the oldest for a day before it."""
        return next((one for one in reversed(self.editions) if one.first_day <= day), self.editions[0])


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a case: the offences, the day of the act, who investigates. None: not known."""

    offences: tuple[Offence, ...] = ()
    committed: date | None = None
    agency: Agency | None = None


@dataclass(frozen=True, slots=True)
class Competent:
    """The level and body, why, and on what basis; `missing` names what one has to know, and then there is no level."""

    rule: Rule
    edition: Edition
    tier: Tier | None
    because: tuple[Sentence, ...] = ()
    missing: tuple[str, ...] = ()  # clause, agency
    perhaps: tuple[Tier, ...] = ()  # among which it cannot be told


def competent(reference: Reference, rule: str, about: About, *, on: date) -> Competent:
    """Who is competent under a rule, by the law of the day on which the body acts; an unknown rule raises KeyError."""
    known = reference.competence[rule]
    edition = known.on(on)
    missing: list[str] = []
    perhaps: list[Tier] = []
    for tier in edition.tiers:
        because, lacking, holds = _holds(reference, tier, about, on)
        if holds is False:
            continue
        if holds is True and not perhaps:
            if not because:
                because = [Sentence(ALL_OTHERS, {"body": tier.body})] if len(edition.tiers) > 1 else []
            return Competent(known, edition, tier, tuple(because))
        perhaps.append(tier)
        missing += lacking
        if holds is True:
            break
    return Competent(known, edition, None, (), tuple(dict.fromkeys(missing)), tuple(perhaps))


def _holds(reference: Reference, tier: Tier, about: About, on: date) -> tuple[list[Sentence], list[str], bool | None]:
    """Whether the conditions of a tier hold; None where a fact is missing, and which."""
    because: list[Sentence] = []
    lacking: list[str] = []
    if tier.agency:
        if about.agency is None:
            lacking.append("agency")
        elif about.agency not in tier.agency:
            return [], [], False
        else:
            because.append(Sentence(BY_AGENCY, {"agency": about.agency}))
    for offence in about.offences:
        if _excepted(reference, tier, offence):
            return [], [], False
    if tier.most is not None or tier.most_months is not None:
        verdict = _within(reference, tier, about, because)
        if verdict is False:
            return [], [], False
        if verdict is None:
            lacking.append("clause")
    if tier.not_chapters or tier.not_articles:
        because += [Sentence(NOT_EXCEPTED, {"offence": _said(one)}) for one in about.offences[:1]]
    if tier.triable_by is not None:
        court = competent(reference, COURT, about, on=on)
        if court.tier is None:
            lacking += court.missing
        elif court.tier.level is not tier.triable_by:
            return [], [], False
        else:
            because.append(Sentence(TRIED_BY, {"court": court.tier.body}))
    return because, lacking, None if lacking else True


def _within(reference: Reference, tier: Tier, about: About, because: list[Sentence]) -> bool | None:
    """Whether every offence stays below the bound of a tier; None where a clause is not known and it depends on it."""
    if not about.offences:
        return None
    doubtful = False
    for offence in about.offences:
        clauses = _clauses(reference, offence, about.committed)
        inside = {_below(tier, clause) for clause in clauses}
        if inside == {False}:
            return False
        doubtful = doubtful or inside != {True}
    if doubtful:
        return None
    gravest = max(
        about.offences, key=lambda one: max(months_of(two) for two in _clauses(reference, one, about.committed))
    )
    clause = max(_clauses(reference, gravest, about.committed), key=months_of)
    if tier.most is not None:
        values = {"offence": _said(gravest), "severity": clause.severity, "most": tier.most}
        because.append(Sentence(UP_TO_CLASS, values))
    if tier.most_months is not None:
        values = {"offence": _said(gravest), "years": _years(months_of(clause)), "most": _years(tier.most_months)}
        because.append(Sentence(UP_TO_YEARS, values))
    return True


def _clauses(reference: Reference, offence: Offence, committed: date | None) -> Sequence[Clause]:
    """The clauses that may be meant, of the law of the day of the act: one where it is written."""
    article = reference.offences.articles.get(offence.article)
    wording = article.on(committed) if article else None
    if wording is None:
        return ()
    if offence.clause is not None:
        named = wording.clauses.get(offence.clause)
        return (named,) if named else ()
    return tuple(one for one in wording.clauses.values() if not one.preparation)


def _below(tier: Tier, clause: Clause) -> bool:
    if tier.most is not None and clause.severity > tier.most:
        return False
    return tier.most_months is None or months_of(clause) <= tier.most_months


def months_of(clause: Clause) -> int:
    """The highest term of a clause in months; life and death are above every term."""
    return LIFE_MONTHS if clause.life or clause.death else clause.most_months or 0


def _years(months: int) -> str:
    return str(months // 12) if months % 12 == 0 else f"{months / 12:.1f}".replace(".", ",")


def _excepted(reference: Reference, tier: Tier, offence: Offence) -> bool:
    article = reference.offences.articles.get(offence.article)
    return offence.article in tier.not_articles or (article is not None and article.chapter in tier.not_chapters)


def _said(offence: Offence) -> Label:
    return Label(f"{offence.say('vi')} BLHS", f"{offence.say('en')} of the Penal Code")


_RANKS: tuple[tuple[str, Agency], ...] = (
    (r"\bvien kiem sat\b|\bvks", Agency.PROCURACY),
    (r"\bbo cong an\b|\bcuc canh sat\b|\bc0[0-9]\b", Agency.MINISTRY),
    (r"\b(cong an|ca) (xa|phuong|dac khu|thi tran)\b", Agency.COMMUNE),
    (r"\bhuyen\b|\bthi xa\b|(?<!co )\bquan\b", Agency.DISTRICT),
    (r"\b(tinh|thanh pho|tp|cap tinh|cat|catp)\b|\bp[ac]0[0-9]\b", Agency.PROVINCE),
)


def agency_of(written: str) -> Agency | None:
    """The rank of an investigating body by its name as people write it; None where the name does not tell."""
    name = plain(written)
    return next((rank for pattern, rank in _RANKS if re.search(pattern, name)), None)
