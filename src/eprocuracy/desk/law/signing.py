"""Who read which text of the law: what the data say, and what jurists have put their name to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from eprocuracy.kernel.words import Label
from eprocuracy.law.entries import Edition, Part
from eprocuracy.office.law_models import LawReading
from eprocuracy.office.words import Seen
from eprocuracy.platform.ui.forms import DayField
from eprocuracy.platform.ui.language import both
from eprocuracy.platform.ui.parts import Text
from eprocuracy.platform.ui.writing import day_text

NOBODY = Label("chưa ai xác nhận", "confirmed by nobody")
Signed = Mapping[tuple[str, date | None], LawReading]


@dataclass(frozen=True, slots=True)
class Signing:
    """The form by which a jurist signs a version off, where the person may."""

    form: SignForm
    part: str
    name: str


class SignForm(forms.Form):
    """Which version was read, where, on which day."""

    version = forms.ChoiceField(label=both("Phiên bản đã đọc", "Version that was read"))
    seen = forms.ChoiceField(
        label=both("Đọc từ", "Read in"),
        choices=[(one.value, both(one.label.vi[:1].upper() + one.label.vi[1:], one.label.en)) for one in Seen],
        widget=forms.RadioSelect(attrs={"inline": True}),
    )
    on = DayField(label=both("Ngày đọc", "Day of reading"))
    note = forms.CharField(
        required=False, max_length=1000, label=both("Ghi chú", "Note"), widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, editions: Sequence[Edition], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["version"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(key(one), said(one)) for one in reversed(editions)]


def key(edition: Edition) -> str:
    """How a version is named in the form."""
    return edition.first_day.isoformat() if edition.first_day else "-"


def said(edition: Edition) -> Any:
    """`từ 01/07/2025`; a reading has one version only."""
    if edition.first_day is None:
        return both("cách hiểu đang theo", "the reading that is followed")
    return both(f"từ {day_text(edition.first_day)}", f"from {day_text(edition.first_day)}")


def signed(part: Part, names: Iterable[str]) -> Mapping[str, Signed]:
    """The latest word of a jurist on every version of some entries; one query."""
    found: dict[str, dict[tuple[str, date | None], LawReading]] = {}
    for one in LawReading.objects.filter(part=part.value, name__in=list(names)).order_by("at"):
        found.setdefault(one.name, {})[one.name, one.first_day] = one
    return found


def word_on(edition: Edition, known: Signed) -> Text:
    """Who confirmed a version, where and when; that the data changed since, where they did."""
    one = known.get((edition.name, edition.first_day))
    if one is None:
        return NOBODY
    seen = Seen(one.seen).label
    vi = f"{one.by_name}, {day_text(one.on)}, {seen.vi}"
    en = f"{one.by_name}, {day_text(one.on)}, {seen.en}"
    if one.digest != edition.digest:
        return Label(f"{vi}; nội dung đã đổi từ đó, cần đọc lại", f"{en}; the data changed since: to be read again")
    return Label(vi, en)
