"""What a downtime pack holds, and what a reserved number was used for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from eprocuracy.issuing.forms import Form
from eprocuracy.issuing.known import Issuer
from eprocuracy.issuing.numbers.reserving import Wanted
from eprocuracy.platform.ui.forms import REQUIRED, DayField
from eprocuracy.platform.ui.language import both

MOST_OF_ONE = 20
# what cannot wait for the system: papers on somebody's liberty, each with how many an office of a region needs for a day
USUAL: Mapping[str, int] = {
    "31": 1,
    "33": 2,
    "34": 0,
    "35": 1,
    "36": 1,
    "37": 1,
    "40": 2,
    "42": 2,
    "43": 1,
    "58": 1,
    "59": 1,
    "90": 1,
    "23": 0,
}
BARE = ("QĐ", "YC", "TB", "KN")  # numbers for whatever else there is


class PackForm(forms.Form):
    """How many copies of which form, each with a number of its own."""

    reason = forms.CharField(
        label=both("Lập bộ giấy để", "What the pack is for"),
        help_text=both(
            "ví dụ: bảo trì ngày 30/11/2026; dự phòng tuần này",
            "such as maintenance on 30/11/2026, or this week's reserve",
        ),
        max_length=500,
        error_messages={"required": REQUIRED},
    )

    def __init__(self, known: Mapping[str, Form], issuer: Issuer, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.symbols: dict[str, tuple[str, str]] = {}
        for number, usual in USUAL.items():
            form = known.get(number)
            if form is not None and form.symbol:
                symbol = form.symbol_of(issuer.abbreviation, issuer.department)
                title = both(f"Mẫu {form.number}: {form.name.vi}", f"Form {form.number}: {form.name.en}")
                self._add(f"form_{number}", title, usual, symbol, form.code)
        for one in BARE:
            symbol = "-".join(part for part in (one, issuer.abbreviation, issuer.department) if part)
            title = both(f"Số …/{symbol}, không kèm mẫu", f"Numbers …/{symbol} without a form")
            self._add(f"bare_{one}", title, 1 if one == "QĐ" else 0, symbol, "")

    def _add(self, name: str, title: Any, usual: int, symbol: str, code: str) -> None:
        self.symbols[name] = (symbol, code)
        self.fields[name] = forms.IntegerField(
            label=title,
            min_value=0,
            max_value=MOST_OF_ONE,
            initial=usual,
            required=False,
            error_messages={
                "invalid": both("Nhập một số.", "Enter a number."),
                "min_value": both("Nhập từ 0.", "Enter 0 or more."),
                "max_value": both(f"Nhiều nhất {MOST_OF_ONE}.", f"At most {MOST_OF_ONE}."),
            },
        )

    @property
    def counts(self) -> list[forms.BoundField]:
        return [self[name] for name in self.symbols]

    def wanted(self) -> list[Wanted]:
        return [
            Wanted(symbol, code, copies)
            for name, (symbol, code) in self.symbols.items()
            if (copies := self.cleaned_data[name] or 0)
        ]


class OtherwiseForm(forms.Form):
    """A paper that is no act of a matter."""

    subject = forms.CharField(
        label=both("Văn bản về việc gì", "What the paper is about"),
        help_text=both(
            "không nêu tên người trong hồ sơ: sổ số không bao giờ xóa",
            "name nobody of a file: the book is never erased",
        ),
        max_length=500,
        error_messages={"required": REQUIRED},
    )
    signed_on = DayField(label=both("Ngày ký", "Signed on"), error_messages={"required": REQUIRED})
