"""Decisions that assign a matter: form 03/HS for a crime report, form 71/HS for a case (Circular 03/2026/TT-VKSTC).

Prescribed forms are Vietnamese whatever the language of the pages. What is not known is printed as missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from eprocuracy.platform.papers import Items, Letterhead, Paper, Paragraph, Signature
from eprocuracy.platform.papers.missing import given, missing

PRESCRIBED = "Ban hành theo Thông tư số 03/2026/TT-VKSTC ngày 09/02/2026"
SIGNED_BY_DEPUTY = ("KT. Viện trưởng", "Phó Viện trưởng")
SIGNED_BY_CHIEF = ("Viện trưởng",)


@dataclass(frozen=True, slots=True)
class Issuer:
    """The office that issues: its name, that above it, its abbreviation in symbols, and where it has its seat."""

    name: str
    superior: str
    abbreviation: str
    seat: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who is charged with what; everything as the file has it, None where it does not."""

    issuer: Issuer
    number: str | None
    on: date | None
    procurator: str | None
    with_procurators: str | None = None
    deputy_chief: str | None = None
    agency: str | None = None
    signed_by: str | None = None
    by_deputy: bool = False


@dataclass(frozen=True, slots=True)
class InstitutedCase:
    """The decision that instituted the case."""

    number: str | None
    on: date | None
    by: str | None
    offence: str | None  # "Trộm cắp tài sản", with its article
    article: str | None


@dataclass(frozen=True, slots=True)
class AcceptedReport:
    """The report as the investigating body accepted it."""

    kind: str | None
    received_on: date | None
    content: str | None


def form_03(said: Assignment, report: AcceptedReport) -> Paper:
    """Quyết định phân công thực hành quyền công tố, kiểm sát việc giải quyết nguồn tin về tội phạm: mẫu 03/HS."""
    bases = (
        "Căn cứ các điều 41, 42, 43, 159 và 160 của Bộ luật Tố tụng hình sự;",
        f"Xét nguồn tin về tội phạm ({given(report.kind, 'loại nguồn tin')}) do {given(said.agency, 'cơ quan thụ lý')}"
        f" tiếp nhận ngày {_day(report.received_on, 'ngày tiếp nhận')}: {given(report.content, 'nội dung nguồn tin')},",
    )
    return _decision(
        said,
        form="03/HS",
        subtitle="Phân công thực hành quyền công tố, kiểm sát việc tiếp nhận, giải quyết nguồn tin về tội phạm",
        bases=bases,
        task="thực hành quyền công tố, kiểm sát việc tiếp nhận, giải quyết nguồn tin về tội phạm nêu trên",
        kept="Lưu: HSNT, HSKS, VP.",
    )


def form_71(said: Assignment, case: InstitutedCase) -> Paper:
    """Quyết định phân công Kiểm sát viên, Kiểm tra viên thực hành quyền công tố, kiểm sát vụ án: mẫu 71/HS."""
    instituted = (
        f"Căn cứ Quyết định khởi tố vụ án hình sự số {given(case.number, 'số quyết định khởi tố vụ án')}"
        f" ngày {_day(case.on, 'ngày quyết định khởi tố vụ án')} của {given(case.by, 'cơ quan khởi tố')}"
        f" về tội {given(case.offence, 'tội danh')} quy định tại {given(case.article, 'điều, khoản')} của Bộ luật Hình sự;"
    )
    return _decision(
        said,
        form="71/HS",
        subtitle="Phân công Kiểm sát viên, Kiểm tra viên thực hành quyền công tố, kiểm sát vụ án hình sự",
        bases=("Căn cứ các điều 41, 42 và 43 của Bộ luật Tố tụng hình sự;", instituted),
        task="thực hành quyền công tố, kiểm sát việc khởi tố, điều tra, truy tố vụ án nêu trên",
        kept="Lưu: HSVA, HSKS, VP.",
    )


def _decision(said: Assignment, *, form: str, subtitle: str, bases: tuple[str, ...], task: str, kept: str) -> Paper:
    people = [f"{given(said.procurator, 'Kiểm sát viên thụ lý chính')}: Kiểm sát viên thụ lý chính"]
    if said.deputy_chief:
        people.insert(0, f"{said.deputy_chief}: Phó Viện trưởng phụ trách")
    if said.with_procurators:
        people.append(f"{said.with_procurators}: phối hợp")
    seat = given(said.issuer.seat, "nơi ban hành")
    day = said.on
    return Paper(
        title="QUYẾT ĐỊNH",
        on=day,
        subtitle=subtitle,
        head=Letterhead(
            superior=said.issuer.superior,
            issuer=said.issuer.name,
            number=f"Số: {said.number or f'…/QĐ-{said.issuer.abbreviation}'}",
            place_and_day=(
                f"{seat}, ngày {day.day:02d} tháng {day.month:02d} năm {day.year}"
                if day
                else f"{seat}, {missing('ngày quyết định')}"
            ),
        ),
        blocks=(
            Paragraph(f"VIỆN TRƯỞNG {said.issuer.name.upper()}", strong=True),
            *(Paragraph(one) for one in bases),
            Paragraph("QUYẾT ĐỊNH:", strong=True),
            Paragraph("Phân công các ông (bà) có tên dưới đây " + task + ":", lead="Điều 1."),
            Items(tuple(people), numbered=True),
            Paragraph(
                "Các ông (bà) có tên tại Điều 1 thực hiện nhiệm vụ, quyền hạn, trách nhiệm theo quy định tại các điều 41,"
                " 42 và 43 của Bộ luật Tố tụng hình sự.",
                lead="Điều 2.",
            ),
            Signature(
                (f"{given(said.agency, 'cơ quan điều tra')};", "Các ông (bà) có tên tại Điều 1;", kept),
                SIGNED_BY_DEPUTY if said.by_deputy else SIGNED_BY_CHIEF,
                said.signed_by or "",
            ),
        ),
        foot=f"Mẫu số {form} ({PRESCRIBED})",
    )


def _day(day: date | None, what: str) -> str:
    return f"{day:%d/%m/%Y}" if day else missing(what)
