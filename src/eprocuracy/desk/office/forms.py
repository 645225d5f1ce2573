"""What the pages of this part ask for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from eprocuracy.kernel.words import Word
from eprocuracy.office.words import Post, Sharing
from eprocuracy.platform.ui.forms import REQUIRED, DayField
from eprocuracy.platform.ui.language import both

NOBODY = ("", both("(chưa chọn)", "(nobody)"))
People = Iterable[tuple[str, str]]


def of_words(words: Iterable[Word]) -> list[tuple[str, str]]:
    """The words of a list as choices in the language of the page."""
    return [(one.value, both(one.label.vi, one.label.en)) for one in words]


def _text(vi: str, en: str, most: int, **more: Any) -> forms.CharField:
    return forms.CharField(label=both(vi, en), max_length=most, error_messages={"required": REQUIRED}, **more)


class NoteForm(forms.Form):
    """A note on a matter; with a day it is a reminder."""

    text = _text("Nội dung", "Text", 2000, widget=forms.Textarea(attrs={"rows": 2}))
    remind_on = DayField(
        required=False,
        label=both("Nhắc ngày", "Remind on"),
        help_text=both(
            "để trống nếu chỉ ghi nhớ; có ngày thì đứng ở “Việc hôm nay” từ ngày đó",
            "leave empty for a mere note; with a day it stands in My day from then",
        ),
    )
    sharing = forms.ChoiceField(
        label=both("Cho ai xem", "Who may read it"),
        choices=[],
        initial=Sharing.PRIVATE.value,
        widget=forms.RadioSelect(),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["sharing"].choices = of_words(Sharing)  # type: ignore[attr-defined]


class PinForm(forms.Form):
    """A list under a name, for oneself or a colleague."""

    address = forms.CharField(max_length=1500, widget=forms.HiddenInput())
    name = _text("Tên danh sách", "Name of the list", 120)
    to = forms.ChoiceField(required=False, label=both("Gửi cho", "Send to"), choices=[])

    def __init__(self, people: People, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        mine = ("", both("(ghim cho tôi)", "(pin for myself)"))
        self.fields["to"].choices = [mine, *people]  # type: ignore[attr-defined]


class DutyForm(forms.Form):
    """Who is on duty from a day to a day."""

    from_on = DayField(label=both("Từ ngày", "From"))
    to_on = DayField(required=False, label=both("Đến hết ngày", "To"))
    leader = forms.ChoiceField(required=False, label=both("Lãnh đạo trực", "Leader on duty"), choices=[])
    procurator = forms.ChoiceField(required=False, label=both("Kiểm sát viên trực", "Procurator on duty"), choices=[])
    second = forms.ChoiceField(
        required=False, label=both("Kiểm sát viên trực thứ hai", "Second procurator on duty"), choices=[]
    )

    def __init__(self, leaders: People, people: People, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["leader"].choices = [NOBODY, *leaders]  # type: ignore[attr-defined]
        staff = [NOBODY, *people]
        self.fields["procurator"].choices = staff  # type: ignore[attr-defined]
        self.fields["second"].choices = staff  # type: ignore[attr-defined]


class LeaveForm(forms.Form):
    """From when to when somebody is away, and who does the work."""

    account = forms.ChoiceField(label=both("Người nghỉ", "Who is away"), choices=[])
    from_on = DayField(label=both("Từ ngày", "From"))
    to_on = DayField(label=both("Đến hết ngày", "To"))
    stand_in = forms.ChoiceField(
        required=False,
        label=both("Người làm thay", "Stand-in"),
        choices=[],
        help_text=both(
            "thấy việc của người nghỉ ở “Việc hôm nay” của mình, ghi và dự thảo thay trong những ngày này; không ký thay",
            "sees the work of the person away in the own day, records and drafts for them on these days; signs nothing for them",
        ),
    )

    def __init__(self, those: People, people: People, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["account"].choices = list(those)  # type: ignore[attr-defined]
        self.fields["stand_in"].choices = [NOBODY, *people]  # type: ignore[attr-defined]


class HandingForm(forms.Form):
    """To whom a whole desk goes, from when, by which paper and why."""

    to = forms.ChoiceField(label=both("Giao cho", "Hand over to"), choices=[], error_messages={"required": REQUIRED})
    on = DayField(label=both("Ngày giao", "Day"))
    document_no = forms.CharField(required=False, max_length=200, label=both("Số quyết định", "Number of the decision"))
    reason = _text("Lý do", "Reason", 1000, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, people: People, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["to"].choices = [NOBODY, *people]  # type: ignore[attr-defined]


class ContactForm(forms.Form):
    """Somebody of the other side on a matter: known to the office, or new."""

    known = forms.ChoiceField(required=False, label=both("Đã có trong danh bạ", "Known to the office"), choices=[])
    post = forms.ChoiceField(label=both("Vai", "Post"), choices=[], required=False)
    name = forms.CharField(required=False, max_length=200, label=both("Họ và tên", "Name"))
    agency = forms.CharField(required=False, max_length=300, label=both("Cơ quan", "Agency"))
    phone = forms.CharField(required=False, max_length=60, label=both("Điện thoại", "Telephone"))

    def __init__(self, known: People, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        fresh = ("", both("(ghi người mới)", "(somebody new)"))
        self.fields["known"].choices = [fresh, *known]  # type: ignore[attr-defined]
        self.fields["post"].choices = of_words(Post)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("known"):
            for name in ("name", "agency"):
                if not (cleaned.get(name) or "").strip():
                    self.add_error(name, REQUIRED)
        return cleaned


class LettersForm(forms.Form):
    """Which letters a person wants, and where to."""

    address = forms.EmailField(
        required=False,
        max_length=200,
        label=both("Địa chỉ thư công vụ", "Official e-mail address"),
        error_messages={"invalid": both("Ghi địa chỉ dạng ten@coquan.vn.", "Write an address like name@office.vn.")},
    )
    morning = forms.BooleanField(
        required=False,
        label=both("Mỗi sáng lúc 6:30: các hạn trong 3 ngày", "Each morning at 6:30: what is due within 3 days"),
    )
    urgent = forms.BooleanField(
        required=False,
        label=both(
            "Ngay khi tạm giữ, tạm giam còn dưới 24 giờ", "At once when custody or detention ends within 24 hours"
        ),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if (cleaned.get("morning") or cleaned.get("urgent")) and not cleaned.get("address") and not self.errors:
            self.add_error("address", REQUIRED)
        return cleaned
