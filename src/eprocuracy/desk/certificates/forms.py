"""What is asked when something happens to a certificate, and when one is entered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from asn1crypto import pem, x509
from django import forms

from eprocuracy.issuing.signatures.words import Happening
from eprocuracy.kernel.moments import VIETNAM, When
from eprocuracy.platform.ui.forms import REQUIRED, WhenField
from eprocuracy.platform.ui.language import both

from ..office.forms import of_words

LARGEST = 64 * 1024  # bytes of a certificate
NO_CERTIFICATE = both(
    "Tệp không phải chứng thư số (.crt, .cer, .pem).", "The file is no certificate (.crt, .cer, .pem)."
)


class HappeningForm(forms.Form):
    """What happened to a certificate, since when, and by which paper."""

    what = forms.ChoiceField(
        label=both("Việc xảy ra", "What happened"), choices=[], error_messages={"required": REQUIRED}
    )
    since = WhenField(
        label=both("Từ lúc", "Since"),
        help_text=both(
            "giờ chưa rõ thì để trống: tính từ 0 giờ ngày đó", "without a time it counts from midnight of that day"
        ),
    )
    reason = forms.CharField(
        label=both("Lý do, số biên bản hoặc văn bản", "Reason, number of the record or document"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": REQUIRED},
    )

    def __init__(self, *told: Any, **more: Any) -> None:
        super().__init__(*told, **more)
        self.fields["what"].choices = of_words(Happening)  # type: ignore[attr-defined]

    def clean_since(self) -> datetime:
        when: When = self.cleaned_data["since"]
        return when.moment or datetime.combine(when.earliest_day, time(), VIETNAM)


class EnterForm(forms.Form):
    """A certificate as it is handed out."""

    file = forms.FileField(
        label=both("Tệp chứng thư số", "The certificate"),
        help_text=both(
            "do nơi cấp gửi kèm thiết bị (.crt, .cer, .pem); không phải khóa", "as the issuer sends it; not the key"
        ),
        widget=forms.FileInput(attrs={"accept": ".crt,.cer,.pem"}),
        error_messages={"required": REQUIRED, "empty": NO_CERTIFICATE, "invalid": REQUIRED, "missing": REQUIRED},
    )
    account = forms.ChoiceField(
        label=both("Cấp cho", "Handed to"), choices=[], required=False, error_messages={"required": REQUIRED}
    )
    device = forms.CharField(
        label=both("Thiết bị giữ khóa", "The token that holds the key"),
        help_text=both("số hiệu, nhãn trên thiết bị", "number or label on the token"),
        max_length=200,
        error_messages={"required": REQUIRED},
    )
    document_no = forms.CharField(
        label=both("Số biên bản bàn giao", "Number of the record of its handing over"), max_length=120, required=False
    )

    def __init__(self, people: Iterable[tuple[str, str]], *told: Any, **more: Any) -> None:
        super().__init__(*told, **more)
        seal = ("", both("(con dấu của đơn vị)", "(the seal of the office)"))
        self.fields["account"].choices = [seal, *people]  # type: ignore[attr-defined]

    def clean_file(self) -> x509.Certificate:
        sent = self.cleaned_data["file"]
        content = sent.read() if (sent.size or 0) <= LARGEST else b""
        try:
            if pem.detect(content):
                _, _, content = pem.unarmor(content)
            read = x509.Certificate.load(content, strict=True)
            read.not_valid_after, read.serial_number, read.issuer.native  # noqa: B018 - parsed only when asked
        except (ValueError, TypeError, KeyError) as problem:
            raise forms.ValidationError(NO_CERTIFICATE) from problem
        return read
