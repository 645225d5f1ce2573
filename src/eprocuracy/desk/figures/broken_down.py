"""A number broken down: by chapter, article, severity, agency or result. What a reader may not see stands in one line, undivided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, Func, QuerySet, Sum, Value
from django.http import QueryDict

from eprocuracy.insight.declared import Term
from eprocuracy.insight.listing import facts_behind
from eprocuracy.insight.naming import outcome_label
from eprocuracy.kernel.actors import SYSTEM, Actor
from eprocuracy.kernel.words import Label
from eprocuracy.law.severity import Severity
from eprocuracy.platform.ui.parts import Column, Link, Table, Text
from eprocuracy.platform.ui.writing import number_text
from eprocuracy.platform.wall.sight import whole
from eprocuracy.records.models import FactRow
from eprocuracy.workstreams.catalogue import Rules

from ..registers.columns import begun
from .asked import Asked

UNKNOWN = Label("chưa rõ", "not known")
UNSEEN = Label("Vụ việc bạn không được xem", "Matters that you may not see")
WAY = "theo"
ARTICLE = Func(F("offence"), Value("/"), Value(1), function="split_part", output_field=CharField())


@dataclass(frozen=True, slots=True)
class Way:
    """One way to divide a number: what is asked of the facts, and what each answer is called."""

    label: Label
    column: Any
    named: Callable[[Rules, Term, str], Text]


def _chapter(rules: Rules, _term: Term, article: str) -> Text:
    known = rules.reference.offences.articles.get(article)
    return rules.reference.offences.chapters[known.chapter] if known else UNKNOWN


def _article(rules: Rules, _term: Term, article: str) -> Text:
    known = rules.reference.offences.articles.get(article)
    if known is None:
        return article or UNKNOWN
    return Label(f"Điều {article}. {known.name.vi}", f"Article {article}. {known.name.en}")


def _severity(_rules: Rules, _term: Term, severity: str) -> Text:
    return Severity(severity).label if severity else UNKNOWN


def _agency(_rules: Rules, _term: Term, agency: str) -> Text:
    return agency or UNKNOWN


def _outcome(rules: Rules, term: Term, outcome: str) -> Text:
    return outcome_label(rules.catalogue, term.fact, outcome) if outcome else UNKNOWN


WAYS: Mapping[str, Way] = {
    "chuong": Way(Label("chương của Bộ luật Hình sự", "chapter of the Penal Code"), ARTICLE, _chapter),
    "dieu": Way(Label("điều luật", "article"), ARTICLE, _article),
    "loai": Way(Label("loại tội phạm", "severity"), F("severity"), _severity),
    "co-quan": Way(Label("cơ quan", "agency"), F("agency"), _agency),
    "ket-qua": Way(Label("kết quả", "result"), F("outcome"), _outcome),
}


@dataclass(frozen=True, slots=True)
class BrokenDown:
    """The ways to divide the number, and the number divided, if one was asked for; the rows sum to the number."""

    ways: tuple[Link, ...]
    table: Table | None


def broken_down(rules: Rules, term: Term, asked: Asked, query: QueryDict, actor: Actor) -> BrokenDown:
    """The number of one part in the way that the address asks for; two questions, none where none is asked for."""
    place = query.get("part", "")
    part = {"part": place} if place.isdecimal() else {}
    ways = tuple(
        Link(way.label, f"?{asked.of(asked.period, **part, **{WAY: code})}#matters") for code, way in WAYS.items()
    )
    way = WAYS.get(query.get(WAY, ""))
    return BrokenDown(ways, _table(rules, way, term, asked, actor) if way else None)


def _table(rules: Rules, way: Way, term: Term, asked: Asked, actor: Actor) -> Table:
    found: Counter[Text] = Counter()
    seen = facts_behind(term, asked.period, units=asked.units, actor=actor)
    for key, number in seen.order_by().values_list(way.column).annotate(number=Sum("amount")):
        found[way.named(rules, term, key)] += number
    with whole():  # how many there are is told, and nothing else of them
        every = _amount(facts_behind(term, asked.period, units=asked.units, actor=SYSTEM))
    rows: list[list[object]] = [
        [name, Label(number_text(number, "vi"), number_text(number, "en"))]
        for name, number in sorted(found.items(), key=lambda one: (-one[1], str(one[0])))
    ]
    unseen = every - sum(found.values())
    if unseen:
        rows.append([UNSEEN, Label(number_text(unseen, "vi"), number_text(unseen, "en"))])
    return Table(
        caption=Label(f"Chia theo {way.label.vi}", f"By {way.label.en}"),
        columns=[Column(begun(way.label)), Column(Label("Số lượng", "Number"), numeric=True)],
        rows=rows,
        total=every,
    )


def _amount(facts: QuerySet[FactRow]) -> int:
    return int(facts.aggregate(number=Sum("amount"))["number"] or 0)
