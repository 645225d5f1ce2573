"""The register of drills on the administrator's page, and a report of one as a paper."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.words import Label
from eprocuracy.platform.drills.register import Held, said
from eprocuracy.platform.papers import Facts, Paper
from eprocuracy.platform.ui.writing import moment_text

NOTICED = Label("nhận ra sau", "noticed after")
PASSED, FAILED = Label("đạt", "passed"), Label("KHÔNG ĐẠT", "FAILED")


@dataclass(frozen=True, slots=True)
class DrillLine:
    """One drill: when it was last held, with what result, and when it is due."""

    name: str
    title: Label
    protection: Label
    at: datetime | None
    due: datetime | None
    overdue: bool
    result: Label | None
    passed: bool
    figures: tuple[tuple[Label, float], ...]


def lines_of(calendar: tuple[Held, ...], *, at: datetime) -> tuple[DrillLine, ...]:
    """The calendar as the page shows it."""
    return tuple(
        DrillLine(
            one.drill.name,
            one.drill.title,
            one.drill.protection,
            one.at,
            one.due,
            one.due is None or one.due < at,
            (PASSED if one.passed else FAILED) if one.last else None,
            one.passed,
            _figures(one.last) if one.last else (),
        )
        for one in calendar
    )


def _figures(report: dict[str, Any]) -> tuple[tuple[Label, float], ...]:
    after = report["noticed_after"]
    noticed = () if after is None else ((NOTICED, after),)
    return (*noticed, *((said(each), each["seconds"]) for each in report["figures"]))


def paper_of(report: dict[str, Any], language: str) -> Paper:
    """The report of one drill: what was attempted, noticed, by whom, after how long, and what was lost."""
    at = datetime.fromisoformat(report["at"])

    def word(label: Label) -> str:
        return label.vi if language == "vi" else label.en

    after = report["noticed_after"]
    rows = [
        (Label("Lúc", "When"), moment_text(at)),
        (Label("Yêu cầu", "Control"), report["control"]),
        (Label("Biện pháp được thử", "Protection tried"), word(said(report["protection"]))),
        (Label("Đã thử làm gì", "What was attempted"), word(said(report["attempted"]))),
        (Label("Ai nhận ra", "Who noticed"), word(said(report["noticed_by"]))),
        (Label("Sau bao lâu", "After how long"), "–" if after is None else f"{after} s"),
        (Label("Xử lý", "What was done"), word(said(report["contained"]))),
        (Label("Mất gì", "What was lost"), str(report["lost"])),
        *((said(one), f"{one['seconds']} s") for one in report["figures"]),
        (Label("Quy mô", "Size"), word(Label("đầy đủ", "full") if report["full"] else Label("rút gọn", "short"))),
        (Label("Kết quả", "Result"), word(PASSED if report["passed"] else FAILED)),
    ]
    return Paper(
        title=word(Label("Báo cáo diễn tập", "Report of a drill")).upper(),
        on=day_of(at),
        subtitle=word(said(report["title"])),
        blocks=(Facts(tuple((word(label), value) for label, value in rows)),),
        language=language,
        page_word=word(Label("Trang", "Page")),
    )
