"""The catalogue of offences as pages: search by number and words without accents, one article with its versions, Article 7."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.urls import reverse

from eprocuracy.kernel.words import Label
from eprocuracy.law import lenient
from eprocuracy.law.entries import Part, edition
from eprocuracy.law.offences import Article, Wording
from eprocuracy.law.reference import Reference
from eprocuracy.platform.ui.addresses import without
from eprocuracy.platform.ui.parts import Choice, ChoiceFilter, Column, Fact, Filters, Link, Table, TextFilter
from eprocuracy.platform.ui.writing import day_text

from ..saying import joined
from .signing import signed, word_on
from .words import day_or_none, penalties, yes

SHOWN = 100


@dataclass(frozen=True, slots=True)
class OffencesPage:
    """The articles asked for."""

    filters: Filters
    table: Table


@dataclass(frozen=True, slots=True)
class LenientPart:
    """The wording of the day of the offence beside the present one."""

    note: Label
    table: Table
    not_compared: Label


@dataclass(frozen=True, slots=True)
class OffencePage:
    """One article."""

    title: Label
    number: str
    facts: Sequence[Fact]
    versions: Sequence[Table]
    lenient: LenientPart | None
    competence: str


def offences_page(reference: Reference, query: QueryDict, *, today: date) -> OffencesPage:
    """Articles in force on a day, by the beginning of the number or words of the name, and by chapter."""
    catalogue = reference.offences
    asked, on = query.get("q", "")[:100], _day(query.get("ngay", "")) or today
    chapters = [one for one in query.getlist("chuong") if one in catalogue.chapters]
    numbers = (
        [one.article for one in catalogue.search(asked, on)]
        if asked
        else [n for n in catalogue.articles if catalogue.exists(n, on=on)]
    )
    found = [catalogue.articles[n] for n in numbers if not chapters or catalogue.articles[n].chapter in chapters]
    rows = [_row(one, on) for one in found[:SHOWN]]
    day = day_text(on)
    caption = Label(f"{len(found)} tội danh có hiệu lực ngày {day}", f"{len(found)} offences in force on {day}")
    if len(found) > SHOWN:
        caption = Label(
            f"{SHOWN} trong {len(found)} tội danh có hiệu lực ngày {day}",
            f"{SHOWN} of {len(found)} offences in force on {day}",
        )
    listed = [
        Choice(code, Label(f"{code}. {name.vi}", f"{code}. {name.en}"), code in chapters)
        for code, name in catalogue.chapters.items()
    ]
    chosen = [Link(catalogue.chapters[code], without(query, "chuong", code)) for code in chapters]
    chosen += [Link(f"“{asked}”", without(query, "q"))] if asked else []
    chosen += [Link(Label(f"ngày {day}", f"on {day}"), without(query, "ngay"))] if query.get("ngay") else []
    groups = (
        TextFilter(
            "q",
            Label("Tìm điều, tên tội", "Search"),
            asked,
            Label("ví dụ: 173, trom cap", "for example: 173, trom cap"),
        ),
        TextFilter(
            "ngay",
            Label("Có hiệu lực ngày", "In force on"),
            query.get("ngay", ""),
            Label("ngày/tháng/năm; bỏ trống: hôm nay", "day/month/year; empty: today"),
        ),
        ChoiceFilter("chuong", Label("Chương", "Chapter"), listed),
    )
    empty = Label(
        "Không có tội danh nào khớp. Thử số điều hoặc vài từ của tên tội.",
        "No offence matches. Try the number, or a few words.",
    )
    return OffencesPage(Filters(groups, chosen, clear="?" if chosen else ""), Table(caption, COLUMNS, rows, empty))


COLUMNS = (
    Column(Label("Điều", "Article"), numeric=True),
    Column(Label("Tên tội", "Name")),
    Column(Label("Loại tội phạm", "Classes")),
    Column(Label("14–16 tuổi", "Aged 14–16")),
    Column(Label("Pháp nhân", "Legal entities")),
    Column(Label("Theo yêu cầu bị hại", "At the victim's request")),
)


def _day(text: str) -> date | None:
    day, _, rest = text.strip().partition("/")
    month, _, year = rest.partition("/")
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _row(one: Article, on: date) -> list[object]:
    wording = one.on(on)
    classes = sorted({clause.severity for clause in wording.clauses.values()}) if wording else []
    said = classes[0].label if len(set(classes)) == 1 else None
    if len(set(classes)) > 1:
        low, high = classes[0].label, classes[-1].label
        said = Label(f"từ {low.vi} đến {high.vi}", f"{low.en} to {high.en}")
    return [
        one.number,
        Link(one.name, reverse("desk:law_offence", args=[one.number])),
        said,
        yes("at_14" in one.flags),
        yes("entity" in one.flags),
        yes("victim_request" in one.flags),
    ]


def offence_page(reference: Reference, one: Article, query: QueryDict, *, today: date) -> OffencePage:
    """One article with every version; with a day of the offence, that of the day beside the present one (Article 7)."""
    committed = _day(query.get("ngay", ""))
    known = signed(Part.OFFENCES, [one.number]).get(one.number, {})
    facts = [
        Fact(Label("Chương", "Chapter"), reference.offences.chapters.get(one.chapter, "–")),
        Fact(Label("Tuổi thấp nhất", "Lowest age"), _age(one)),
        Fact(
            Label("Pháp nhân thương mại", "Commercial legal entities"),
            _flag(one, "entity", "chịu trách nhiệm hình sự (Điều 76)", "liable (Article 76)"),
        ),
        Fact(
            Label("Chuẩn bị phạm tội", "Preparation"),
            _flag(one, "preparation", "phải chịu trách nhiệm hình sự", "punishable"),
        ),
        Fact(
            Label("Yêu cầu của bị hại", "The victim's request"),
            _flag(
                one,
                "victim_request",
                "khoản 1 chỉ khởi tố khi bị hại yêu cầu (Điều 155 BLTTHS)",
                "clause 1 only at the victim's request (BLTTHS 155)",
            ),
        ),
    ]
    versions = []
    for wording in reversed(one.wordings):
        entry = edition(reference, Part.OFFENCES, one.number, wording.first_day)
        word = word_on(entry, known) if entry else ""
        until = day_or_none(wording.until)
        vi = f"Từ {day_text(wording.first_day)}{f' đến hết {until}' if until else ''}"
        en = f"From {day_text(wording.first_day)}{f' until {until}' if until else ''}"
        caption = joined(Label(vi, en), word, by=" · ") or Label(vi, en)
        versions.append(Table(caption, CLAUSES, _clauses(one, wording)))
    return OffencePage(
        title=Label(f"Điều {one.number}. {one.name.vi}", f"Article {one.number}. {one.name.en}"),
        number=one.number,
        facts=facts,
        versions=versions,
        lenient=_lenient(one, committed, today) if committed else None,
        competence=f"{reverse('desk:law_competence')}?toi={one.number}",
    )


CLAUSES = (
    Column(Label("Khoản", "Clause"), numeric=True),
    Column(Label("Khung hình phạt", "Frame of penalty")),
    Column(Label("Loại tội phạm", "Class")),
    Column(Label("14–16 tuổi", "Aged 14–16")),
    Column(Label("Ghi chú", "Note")),
)


def _clauses(one: Article, wording: Wording) -> list[list[object]]:
    rows: list[list[object]] = []
    for number, clause in wording.clauses.items():
        told = lenient.frame(one, wording, number)
        notes = [
            Label("chuẩn bị phạm tội", "preparation") if clause.preparation else None,
            Label("theo yêu cầu của bị hại", "at the victim's request") if told.get("victim_request") else None,
        ]
        rows.append([number or "–", penalties(told), clause.severity.label, yes(clause.at_14), joined(*notes, by="; ")])
    return rows


def _age(one: Article) -> Label:
    if one.from_age == 14:
        return Label(
            "16; từ đủ 14 với khoản rất nghiêm trọng, đặc biệt nghiêm trọng (Điều 12 khoản 2)",
            "16; from 14 under very and extremely serious clauses (Article 12(2))",
        )
    return Label(f"{one.from_age}", f"{one.from_age}")


def _flag(one: Article, flag: str, vi: str, en: str) -> Label:
    return Label(vi, en) if flag in one.flags else Label("không", "no")


def _lenient(one: Article, committed: date, today: date) -> LenientPart | None:
    found = lenient.compare(one, committed=committed, now=today)
    if found is None:
        same = one.on(committed) is not None
        note = Label(
            f"Ngày {day_text(committed)} và hôm nay áp dụng cùng một phiên bản."
            if same
            else f"Ngày {day_text(committed)} điều này không có hiệu lực.",
            f"On {day_text(committed)} and today the same version governs."
            if same
            else f"On {day_text(committed)} this article was not in force.",
        )
        return LenientPart(note, Table(Label("So sánh", "Comparison"), (), ()), lenient.NOT_COMPARED)
    rows = []
    then, now = one.on(committed), one.on(today)
    for each in found.clauses:
        before = penalties(lenient.frame(one, then, each.number)) if each.then and then else None
        after = penalties(lenient.frame(one, now, each.number)) if each.now and now else None
        rows.append([each.number or "–", before, after, each.verdict.label])
    note = Label(
        f"Hành vi ngày {day_text(committed)}: theo phiên bản từ {day_text(found.then_from)}; phiên bản nay nặng hơn thì không áp dụng, nhẹ hơn thì áp dụng (Điều 7 khoản 2, 3).",
        f"An act of {day_text(committed)} falls under the version of {day_text(found.then_from)}; the present one does not apply where graver, and does where milder (Article 7(2), (3)).",
    )
    columns = (
        Column(Label("Khoản", "Clause"), numeric=True),
        Column(Label("Ngày phạm tội", "Day of the offence")),
        Column(Label("Nay", "Now")),
        Column(Label("Khung nay so với trước", "The present frame is")),
    )
    return LenientPart(
        note,
        Table(
            Label("Luật có lợi cho người phạm tội (Điều 7)", "The law more favourable to the offender (Article 7)"),
            columns,
            rows,
        ),
        lenient.NOT_COMPARED,
    )
