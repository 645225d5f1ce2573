"""The lines of the log as an Excel file."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from django.http import HttpResponse

from eprocuracy.audit.deeds import label_of
from eprocuracy.audit.reading import Line
from eprocuracy.exchange.sheets import XLSX, Sheet, write_sheet
from eprocuracy.identity import queries
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Text

from ..registers.naming import staff_names
from .pages import LINES, called, moment_text

MOST = 20_000  # lines of one file; whoever needs more takes a shorter time
CODE = "NHATKY"
TITLES = (
    (Label("Số dòng", "Entry"), 12),
    (Label("Lúc", "When"), 20),
    (Label("Người", "Person"), 26),
    (Label("Tài khoản", "Account"), 18),
    (Label("Đơn vị", "Unit"), 14),
    (Label("Việc", "Deed"), 40),
    (Label("Từ máy", "From"), 16),
    (Label("Mã yêu cầu", "Request"), 16),
    (Label("Chỗ trong nhật ký", "Place in the log"), 16),
)


def sheet_answer(heading: Text, lines: Sequence[Line], *, unit: str) -> HttpResponse:
    """The file, headed by whose log it is."""
    people = staff_names({one.account for one in lines})
    rows = tuple(_row(one, called(people, one.account)) for one in lines)
    name = heading if isinstance(heading, str) else heading.say("vi")
    titles = tuple((title, None, width) for title, width in TITLES)
    held = BytesIO()
    write_sheet(Sheet(CODE, queries.label_of(unit).vi, f"{LINES.vi}: {name}", "", titles, rows), held)
    answer = HttpResponse(held.getvalue(), content_type=XLSX)
    answer["Content-Disposition"] = 'attachment; filename="nhat-ky.xlsx"'
    return answer


def _row(one: Line, who: Text) -> tuple[object, ...]:
    name, place = who if isinstance(who, str) else who.say("vi"), "chờ" if one.place is None else one.place
    said = (moment_text(one.at), name, one.account, one.unit, label_of(one.deed).vi, one.address or "", one.request)
    return (one.sequence, *said, place)
