"""The pack as one PDF: what ends soon, who is on duty, the numbers with room to write what became of each, and the blank forms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from io import BytesIO

from django.http import QueryDict
from pypdfium2 import PdfDocument

from eprocuracy.identity.queries import label_of
from eprocuracy.issuing.composing import paper_of
from eprocuracy.issuing.models import DowntimePack, Number
from eprocuracy.issuing.numbers.book import given_as
from eprocuracy.issuing.offices import issuer_of
from eprocuracy.issuing.sampling import blank
from eprocuracy.issuing.texts import forms_in
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.words import Label
from eprocuracy.office.queries import duty_of, names_of
from eprocuracy.office.words import Turn
from eprocuracy.platform.papers import Block, Column, Heading, Items, Paper, Paragraph, Table, as_pdf
from eprocuracy.platform.ui.writing import day_text, moment_text
from eprocuracy.workstreams.catalogue import Rules

from ..day.pages import DayPage, day_page
from ..papers import sheets
from ..papers.drawing import words

DAYS_OF_DUTY = 7
STEPS = (
    Label(
        "Làm đúng hạn bằng giấy. Việc về tạm giữ, tạm giam làm trước; hạn ghi ở phần 1.",
        "Keep every deadline on paper. Custody and detention come first; part 1 says what ends when.",
    ),
    Label(
        "Văn bản phải có số thì lấy số ở phần 3, theo thứ tự; không tự đặt số. Mẫu in sẵn ở phần 4 đã mang số.",
        "A paper that needs a number takes the next one of part 3; nobody makes one up. The forms of part 4 bear theirs.",
    ),
    Label(
        "Ghi ngay vào phần 3: ai ký, ngày giờ, vụ việc, người. Số viết hỏng: ghi “hủy” và lý do, giữ tờ hỏng.",
        "Write it into part 3 at once: who signed, day and hour, matter, person. A spoilt number: write “void” and why, keep the sheet.",
    ),
    Label(
        "Hệ thống trở lại: ghi từng việc với đúng số và ngày trên giấy, rồi đối chiếu từng số ở trang “Khi mất hệ thống”.",
        "When the system is back: record each act with the number and day of its paper, then reconcile each number on “Without the system”.",
    ),
)
DUTY = (Label("Ngày", "Day"), Turn.LEADER.label, Turn.PROCURATOR.label)
ROOM = "\u00a0\n\u00a0\n\u00a0"  # for a pen
NUMBERS = (
    (Label("Số", "Number"), 5),
    (Label("Mẫu", "Form"), 2),
    (Label("Ngày giờ ký", "Signed, day and hour"), 4),
    (Label("Vụ việc, người", "Matter, person"), 6),
    (Label("Người ký", "Signer"), 4),
    (Label("Hủy vì", "Void because"), 4),
)


def asked_of_office(actor: Actor) -> QueryDict:
    """My day of everybody in the own office."""
    return QueryDict(f"loc=1&unit={actor.unit}")


def page_of(rules: Rules, actor: Actor, now: datetime) -> DayPage:
    return day_page(rules, asked_of_office(actor), actor=actor, now=now)


def pack_pdf(
    pack: DowntimePack,
    numbers: Sequence[Number],
    day: DayPage,
    *,
    rules: Rules,
    actor: Actor,
    now: datetime,
    as_of: datetime,
    language: str,
) -> bytes:
    """The whole pack, of what is known as of a moment; the numbers are those of it that are open."""
    first = sheets.sheet(
        Label("Bộ giấy dự phòng khi mất hệ thống", "Pack for when the system is away"),
        [*_beginning(pack, day, actor, now, as_of, language), *_numbers(numbers, language)],
        by=actor,
        unit=label_of(pack.unit),
        now=now,
        language=language,
    )
    return _together([first, *_blanks(pack, numbers, rules, now)])


def _beginning(
    pack: DowntimePack, day: DayPage, actor: Actor, now: datetime, as_of: datetime, language: str
) -> list[Block]:
    def say(vi: str, en: str) -> str:
        return words(Label(vi, en), language)

    _, due = sheets.due(day, language)
    until = day_of(now) + timedelta(days=DAYS_OF_DUTY - 1)
    turns = list(duty_of(actor, day_of(now), until))
    names = names_of(one.account for one in turns)
    rows = []
    for each in sorted({one.on for one in turns}):
        on = {
            turn: ", ".join(names.get(one.account, one.account) for one in turns if (one.on, one.turn) == (each, turn))
            for turn in (Turn.LEADER.value, Turn.PROCURATOR.value)
        }
        rows.append((day_text(each), on[Turn.LEADER.value], on[Turn.PROCURATOR.value]))
    roster: Block = Table(tuple(Column(words(one, language), 3) for one in DUTY), tuple(rows))
    return [
        Paragraph(pack.reason, strong=True),
        Paragraph(
            say(
                f"Số liệu lúc {moment_text(as_of)}. Có tên người: giữ trong tủ khóa, hủy khi có bộ mới.",
                f"As of {moment_text(as_of)}. It names people: keep it locked, destroy it when there is a new one.",
            )
        ),
        Items(tuple(words(one, language) for one in STEPS), numbered=True),
        Heading(say("1. Thời hạn, tạm giữ và tạm giam trước", "1. Deadlines, custody and detention first")),
        *due,
        Heading(say("2. Lịch trực", "2. Duty")),
        roster if rows else Paragraph(say("Chưa xếp lịch trực.", "No duty is set.")),
    ]


def _numbers(numbers: Sequence[Number], language: str) -> list[Block]:
    columns = tuple(Column(words(label, language), share) for label, share in NUMBERS)
    heading = words(Label("3. Số đã dành", "3. Numbers reserved"), language)
    rows = tuple((given_as(one), one.form, ROOM, "", "", "") for one in numbers)
    return [Heading(heading, on_new_page=True), Table(columns, rows)]


def _blanks(pack: DowntimePack, numbers: Iterable[Number], rules: Rules, now: datetime) -> list[Paper]:
    """The forms are Vietnamese, whatever the language of the page."""
    known = {one.code: one for one in forms_in(pack.unit, at=now).values()}
    issuer, offences = issuer_of(pack.unit), rules.reference.offences
    return [
        paper_of(blank(known[one.form], issuer, offences, number=given_as(one))) for one in numbers if one.form in known
    ]


def _together(papers: Iterable[Paper]) -> bytes:
    whole = PdfDocument.new()
    for one in papers:
        with PdfDocument(as_pdf(one)) as part:
            whole.import_pages(part)
    held = BytesIO()
    whole.save(held)
    whole.close()
    return held.getvalue()
