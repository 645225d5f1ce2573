"""The first page of the law: what there is, where to search it, and how much of it was read in its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from eprocuracy.kernel.words import Label
from eprocuracy.law.competence import Rule
from eprocuracy.law.reference import Reference
from eprocuracy.law.statutes import Reading
from eprocuracy.law.worked.cases import cases
from eprocuracy.platform.ui.parts import Link


@dataclass(frozen=True, slots=True)
class Search:
    """A box that leads into a part."""

    label: Label
    hint: Label


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the law: what it is, how much there is, and how to get into it."""

    key: str
    title: Label
    address: str
    told: Label
    search: Search | None = None
    links: Sequence[Link] = ()


@dataclass(frozen=True, slots=True)
class IndexPage:
    """What there is, as counts that lead to it."""

    parts: Sequence[Part]


def index_page(reference: Reference, *, tries: bool) -> IndexPage:
    """The parts of the law; `tries` says whether the person may try an amended one."""
    parts = [
        _limits(reference),
        _offences(reference),
        _competence(reference),
        _readings(reference),
        _calendar(reference),
    ]
    return IndexPage([*parts, _amending()] if tries else parts)


def _limits(reference: Reference) -> Part:
    at, rows = reverse("desk:law_statutes"), reference.statutes.values()
    read = {word: sum(1 for one in rows if any(v.read is word for v in one.versions)) for word in Reading}
    worked = len(cases())
    return Part(
        "limits",
        Label("Thời hạn", "Time limits"),
        at,
        Label(
            f"{len(rows)} thời hạn, mỗi thời hạn có các phiên bản, gia hạn, cách tính và ví dụ đã tính ({worked}); nhập dữ kiện để tính thử.",
            f"{len(rows)} limits, each with its versions, extensions, way of counting and worked cases ({worked}); facts can be tried.",
        ),
        Search(Label("Tìm thời hạn", "Search a limit"), Label("172, tam giam, khang cao", "172, tam giam")),
        [Link(_of_text(word, count), f"{at}?doc={word.value}") for word, count in read.items() if count],
    )


def _of_text(word: Reading, count: int) -> Label:
    told = {
        Reading.GAZETTE: ("đã đọc trên Công báo", "read in the Gazette"),
        Reading.COPY: ("đọc từ bản sao", "read in a copy"),
        Reading.NOT_READ: ("chưa đọc văn bản", "text not read"),
    }[word]
    return Label(f"{count} {told[0]}", f"{count} {told[1]}")


def _offences(reference: Reference) -> Part:
    offences = sum(1 for one in reference.offences.articles.values() if one.kind == "offence")
    chapters = len(reference.offences.chapters)
    return Part(
        "offences",
        Label("Tội danh", "Offences"),
        reverse("desk:law_offences"),
        Label(
            f"{offences} tội danh trong {chapters} chương của Bộ luật Hình sự: khung hình phạt, loại tội phạm, luật có lợi hơn (Điều 7).",
            f"{offences} offences in {chapters} chapters of the Penal Code: frames, classes, the more lenient law (Article 7).",
        ),
        Search(Label("Tìm tội danh", "Search an offence"), Label("173, trom cap, ma tuy", "173, trom cap")),
    )


def _competence(reference: Reference) -> Part:
    unread = sum(1 for one in reference.competence.values() if not _read(one))
    return Part(
        "competence",
        Label("Thẩm quyền", "Competence"),
        reverse("desk:law_competence"),
        Label(
            f"{len(reference.competence)} quy tắc: đơn vị, Tòa án, cơ quan điều tra nào, ai ký, theo luật của ngày thực hiện; {unread} chưa đọc văn bản.",
            f"{len(reference.competence)} rules: which unit, court and investigating body, who signs, by the law of the day; {unread} not read in their text.",
        ),
    )


def _read(rule: Rule) -> bool:
    return all(version.read is not Reading.NOT_READ for version in rule.editions)


def _readings(reference: Reference) -> Part:
    every = reference.interpretations.values()
    unsure = sum(1 for one in every if one.confidence in ("low", "medium"))
    return Part(
        "readings",
        Label("Cách hiểu khi luật có hai cách đọc", "Readings where the text allows two"),
        reverse("desk:law_readings"),
        Label(
            f"{len(every)} cách hiểu đang theo, theo văn bản nào, cách hiểu khác cho ngày nào; {unsure} chưa chắc chắn. {len(reference.open_points)} điểm luật còn bỏ ngỏ.",
            f"{len(every)} readings that are followed, on whose authority, and the day under the other one; {unsure} not certain. {len(reference.open_points)} points the law leaves open.",
        ),
    )


def _calendar(reference: Reference) -> Part:
    calendar = reference.calendar
    years = sorted(calendar.years)
    provisional = [str(year) for year in years if calendar.decided(year) == "provisional"]
    return Part(
        "calendar",
        Label("Lịch làm việc", "Working calendar"),
        reverse("desk:law_calendar"),
        Label(
            f"Ngày nghỉ, ngày hoán đổi từ {years[0]} đến {years[-1]}; tạm tính: {', '.join(provisional) or 'không có'}; {len(calendar.in_dispute)} ngày còn tranh luận.",
            f"Days off and swapped days from {years[0]} to {years[-1]}; provisional: {', '.join(provisional) or 'none'}; {len(calendar.in_dispute)} days in dispute.",
        ),
    )


def _amending() -> Part:
    return Part(
        "amending",
        Label("Thử luật sửa đổi", "Try an amended law"),
        reverse("desk:law_trials"),
        Label(
            "Thử một dự thảo hoặc luật sắp có hiệu lực: vụ việc đang mở nào đổi ngày hết hạn, loại tội phạm, thẩm quyền. Không có gì được ghi vào hồ sơ.",
            "Try a draft or a law about to come into force: which open matters would get another last day, class or competence. Nothing is recorded.",
        ),
    )
