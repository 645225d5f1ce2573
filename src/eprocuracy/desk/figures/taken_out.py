"""The figures on paper: the same numbers as the page, as an Excel file and as a sheet to print."""

from __future__ import annotations

from io import BytesIO

from eprocuracy.exchange.sheets import Sheet, write_sheet
from eprocuracy.insight.saying import value_text
from eprocuracy.kernel.words import Label
from eprocuracy.platform.papers import Block, Column, Table
from eprocuracy.platform.ui.language import current
from eprocuracy.platform.ui.parts import Text
from eprocuracy.platform.ui.writing import day_text

from .asked import Asked
from .pages import NOTHING, held_against, value_label, with_year_before

TITLE = Label("Kết quả các chỉ tiêu công tác", "Indicators of the work")
TITLES = (
    (Label("Mã", "Code"), 9),
    (Label("Chỉ tiêu", "Indicator"), 52),
    (Label("Tử số", "Numerator"), 12),
    (Label("Mẫu số", "Denominator"), 12),
    (Label("Kết quả", "Value"), 14),
    (Label("Yêu cầu", "Target"), 20),
    (Label("Cùng kỳ năm trước", "Year before"), 14),
)


def as_sheet(asked: Asked, office: Label) -> bytes:
    """An Excel file; numerators and denominators are numbers that can be added up."""
    period = f"Từ ngày {day_text(asked.period.first)} đến ngày {day_text(asked.period.last)}"
    titles = tuple((title, None, width) for title, width in TITLES)
    rows = tuple(
        (
            *(one.indicator.code, one.indicator.name.vi, one.numerator, one.denominator),
            *(value_label(one).vi, _said(held_against(one), "vi")),
            value_text(earlier, "vi") or NOTHING.vi,
        )
        for one, earlier in with_year_before(asked)
    )
    held = BytesIO()
    write_sheet(Sheet("Chi tieu", office.vi, TITLE.vi, period, titles, rows), held)
    return held.getvalue()


def as_blocks(asked: Asked) -> list[Block]:
    """A table to print, in the language of the page."""
    language = current()
    rows = tuple(
        (
            *(one.indicator.code, one.indicator.name.say(language)),
            *("" if number is None else str(number) for number in (one.numerator, one.denominator)),
            *(value_label(one).say(language), _said(held_against(one), language)),
            value_label(earlier).say(language),
        )
        for one, earlier in with_year_before(asked)
    )
    return [Table(tuple(Column(title.say(language), weight) for title, weight in TITLES), rows)]


def _said(text: Text, language: str) -> str:
    return text if isinstance(text, str) else text.say(language)
