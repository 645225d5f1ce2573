"""Time limits as pages: a list that can be searched, and one limit with its versions, its worked cases and who read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe

from eprocuracy.kernel.sentences import speak
from eprocuracy.kernel.words import LANGUAGES, Label
from eprocuracy.law.competence import Level
from eprocuracy.law.entries import Part, edition, editions
from eprocuracy.law.offences import plain
from eprocuracy.law.reference import Reference
from eprocuracy.law.severity import Severity
from eprocuracy.law.statutes import Reading, Statute
from eprocuracy.law.worked.cases import Worked, beside
from eprocuracy.platform.ui.addresses import without
from eprocuracy.platform.ui.language import say
from eprocuracy.platform.ui.parts import (
    Choice,
    ChoiceFilter,
    Column,
    Fact,
    Filters,
    Link,
    Step,
    Table,
    TextFilter,
    Why,
)
from eprocuracy.platform.ui.writing import day_text

from ..saying import joined
from .facts_form import headline
from .signing import Signed, signed, word_on
from .words import READ, citation_in, cited, day_or_none, extensions_in, lengths_in

SHOWN = 100


@dataclass(frozen=True, slots=True)
class StatutesPage:
    """The limits asked for."""

    filters: Filters
    table: Table


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One worked case in words: the facts, the answer with its derivation, and whether the jurist's answer is the same."""

    facts: Sequence[Label]
    answer: Label
    why: Why
    agrees: bool


@dataclass(frozen=True, slots=True)
class StatutePage:
    """One limit."""

    title: Label
    name: str
    facts: Sequence[Fact]
    versions: Table
    cases: Sequence[CaseLine]


def statutes_page(reference: Reference, query: QueryDict) -> StatutesPage:
    """The limits by words of their title, number of the article or name, and by how far their text was read."""
    asked = query.get("q", "")[:100]
    read = [one for one in query.getlist("doc") if one in {word.value for word in Reading}]
    words = plain(asked).removeprefix("dieu ").split()
    found = [
        one
        for one in reference.statutes.values()
        if _fits(one, words) and (not read or any(version.read.value in read for version in one.versions))
    ]
    known = signed(Part.STATUTES, [one.name for one in found[:SHOWN]])
    rows = [_row(reference, one, known.get(one.name, {})) for one in found[:SHOWN]]
    caption = Label(f"{len(found)} thời hạn", f"{len(found)} time limits")
    if len(found) > SHOWN:
        caption = Label(
            f"{SHOWN} trong {len(found)} thời hạn; tìm để thu hẹp", f"{SHOWN} of {len(found)}; search to narrow"
        )
    empty = Label(
        "Không có thời hạn nào khớp. Thử số điều, ví dụ 172, hoặc từ khác.",
        "No limit matches. Try an article, say 172.",
    )
    counts = {
        word: sum(1 for one in reference.statutes.values() if any(v.read is word for v in one.versions))
        for word in Reading
    }
    choices = [Choice(word.value, READ[word], word.value in read, counts[word]) for word in Reading if counts[word]]
    chosen = [Link(READ[Reading(one)], without(query, "doc", one)) for one in read]
    chosen += [Link(f"“{asked}”", without(query, "q"))] if asked else []
    groups = (
        TextFilter(
            "q",
            Label("Tìm điều, tên", "Search"),
            asked,
            Label("ví dụ: 172, tam giam, khang cao", "for example: 172, tam giam"),
        ),
        ChoiceFilter("doc", Label("Văn bản", "Text"), choices),
    )
    return StatutesPage(Filters(groups, chosen, clear="?" if chosen else ""), Table(caption, COLUMNS, rows, empty))


COLUMNS = (
    Column(Label("Thời hạn", "Time limit")),
    Column(Label("Hiện hành", "In force")),
    Column(Label("Căn cứ", "Basis")),
    Column(Label("Từ ngày", "Since")),
    Column(Label("Văn bản", "Text")),
    Column(Label("Xác nhận", "Confirmed")),
)


def _fits(one: Statute, words: Sequence[str]) -> bool:
    if not words:
        return True
    articles = " ".join(f"{basis.article} {basis.law}" for version in one.versions for basis in version.basis)
    text = plain(f"{one.title.vi} {one.title.en} {one.name} {articles}")
    return all(any(part.startswith(word) for part in text.split()) for word in words)


def _row(reference: Reference, one: Statute, known: Signed) -> list[object]:
    version = one.versions[-1]
    last = edition(reference, Part.STATUTES, one.name, version.first_day)
    return [
        Link(one.title, reverse("desk:law_statute", args=[one.name])),
        lengths_in(version.length),
        cited(version.basis),
        version.first_day,
        READ[version.read],
        word_on(last, known) if last else None,
    ]


def statute_page(reference: Reference, one: Statute) -> StatutePage:
    """One limit with all that the data say of it."""
    starts = joined(*(reference.event(start.event) for start in one.counted_from), by="; ")
    known = signed(Part.STATUTES, [one.name]).get(one.name, {})
    facts = [
        Fact(Label("Mã", "Name"), one.name),
        Fact(Label("Tính từ", "Counted from"), starts or Label("không có việc riêng", "no event of its own")),
        Fact(Label("Cách tính", "Counting"), one.counting.label),
        Fact(Label("Người phải làm", "Who is bound"), one.versions[-1].bound),
        Fact(Label("Hết thời hạn thì", "On expiry"), one.on_expiry.label),
    ]
    if one.continued_by is not None:
        onward = reference.statutes[one.continued_by[0]]
        facts.append(
            Fact(
                Label("Được thay bằng", "Followed by"),
                Link(onward.title, reverse("desk:law_statute", args=[onward.name])),
            )
        )
    facts += [
        Fact(
            Label(f"Người dưới 18 tuổi, từ {day_text(rule.first_day)}", f"Under 18, from {day_text(rule.first_day)}"),
            Link(reference.statutes[rule.take].title, reverse("desk:law_statute", args=[rule.take]))
            if rule.take
            else Label(f"{rule.share} thời hạn này", f"{rule.share} of this limit"),
        )
        for rule in one.for_juveniles
    ]
    rows = []
    for version, entry in zip(
        reversed(one.versions), reversed(editions(reference, Part.STATUTES, one.name)), strict=True
    ):
        open_points = joined(*reference.points(version.open), by="; ")
        rows.append(
            [
                version.first_day,
                day_or_none(version.until or _replaced_on(one, version.first_day)) or None,
                joined(lengths_in(version.length), open_points, by="; còn bỏ ngỏ: ")
                if open_points
                else lengths_in(version.length),
                format_html_join(mark_safe("<br>"), "{}", ((say(one),) for one in extensions_in(reference, version)))
                or None,
                cited(version.basis),
                joined(READ[version.read], day_or_none(version.read_on) or None, by=", "),
                word_on(entry, known),
            ]
        )
    return StatutePage(
        title=one.title,
        name=one.name,
        facts=facts,
        versions=Table(Label("Các phiên bản, mới nhất trước", "Versions, the newest first"), VERSION_COLUMNS, rows),
        cases=[case_line(reference, case) for case in beside(reference, one.name)],
    )


VERSION_COLUMNS = (
    Column(Label("Từ ngày", "From")),
    Column(Label("Đến hết", "Until")),
    Column(Label("Thời hạn", "Length")),
    Column(Label("Gia hạn", "Extensions")),
    Column(Label("Căn cứ", "Basis")),
    Column(Label("Văn bản", "Text")),
    Column(Label("Xác nhận", "Confirmed")),
)


def _replaced_on(one: Statute, first_day: date) -> date | None:
    """The last day before the next version."""
    later = next((version.first_day for version in one.versions if version.first_day > first_day), None)
    return later - timedelta(days=1) if later else None


def case_line(reference: Reference, one: Worked) -> CaseLine:
    """A worked case in words, its answer computed by the law as it is."""
    told = one.case.told
    facts: list[Label | None] = [_event(reference, event) for event in told["facts"].get("events", ())]
    facts += [
        _circumstance(reference, name, value) for name, value in (told["facts"].get("circumstances") or {}).items()
    ]
    steps = [
        Step(Label(step["vi"], step["en"]), basis=citation_in(step.get("basis", ""))) for step in one.answer["steps"]
    ]
    answers = one.answer["answer"] if "asks" in told else {"ask": one.answer["answer"]}
    heads = [headline(answer) for answer in answers.values()]
    return CaseLine([fact for fact in facts if fact], joined(*heads, by="; ") or heads[0], Why(steps), one.agrees)


def _event(reference: Reference, event: Mapping[str, Any]) -> Label:
    label = reference.event(str(event.get("event")))
    day = _day(event.get("at"))
    more = [f"{event['ordinal']}"] if isinstance(event.get("ordinal"), int) else []
    vi = f"{label.vi}{' lần ' + more[0] if more else ''}: {day or 'chưa biết ngày'}"
    en = f"{label.en}{' no. ' + more[0] if more else ''}: {day or 'day not known'}"
    return Label(vi[:1].upper() + vi[1:], en[:1].upper() + en[1:])


def _circumstance(reference: Reference, name: str, value: Any) -> Label | None:
    label = reference.circumstances.get(name)
    if label is None:
        return None
    if name == "severity" and isinstance(value, str):
        value = Severity(value)
    elif name.endswith("_level") and value in {one.value for one in Level}:
        value = Level(value)
    elif isinstance(value, dict):
        value = next(iter(value.values()), None)
    said = ", ".join(_day(one) or str(one) for one in value) if isinstance(value, list) else _day(value) or value
    texts = [speak(said, language) if said is not None else None for language in LANGUAGES]
    if isinstance(value, str) and not _day(value):  # a word of the vocabulary: what it is called here is not told
        return Label(label.vi[:1].upper() + label.vi[1:], label.en[:1].upper() + label.en[1:])
    unknown = ("chưa biết", "not known")
    vi, en = (text or unknown[place] for place, text in enumerate(texts))
    return Label(f"{label.vi[:1].upper()}{label.vi[1:]}: {vi}", f"{label.en[:1].upper()}{label.en[1:]}: {en}")


def _day(told: Any) -> str:
    """`2026-03-03T10:00` as people write it; empty for what is no day."""
    day, _, clock = str(told).partition("T")
    try:
        said = day_text(date.fromisoformat(day))
    except ValueError:
        return ""
    return f"{clock} {said}" if clock else said
