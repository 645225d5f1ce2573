"""What is asked about access: which deed, which person; for the administrator also which matter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from eprocuracy.identity.powers import Deed
from eprocuracy.kernel.actors import Actor
from eprocuracy.platform.ui.forms import REQUIRED
from eprocuracy.platform.ui.language import both

from ..frame import role_of
from ..registers.columns import begun
from .asking import OF_A_MATTER


class AskForm(forms.Form):
    """Which deed, and of whom it is asked why."""

    viec = forms.ChoiceField(required=False, label=both("Việc", "Deed"))
    nguoi = forms.ChoiceField(
        required=False, label=both("Vì sao người này được, hay không được?", "Why may this person, or not?")
    )

    def __init__(self, people: Iterable[Actor], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        deeds = [(one.value, both(begun(one.label).vi, begun(one.label).en)) for one in OF_A_MATTER]
        named = [(one.account, _called(one)) for one in sorted(people, key=lambda one: (one.unit, one.name))]
        self.fields["viec"].choices = deeds  # type: ignore[attr-defined]
        self.fields["nguoi"].choices = [("", both("chưa chọn", "nobody chosen")), *named]  # type: ignore[attr-defined]


class NumberForm(forms.Form):
    """A docket number, for whoever keeps the accounts and sees no matter."""

    so = forms.CharField(
        max_length=60,
        label=both("Số vụ việc", "Number of the matter"),
        help_text=both("ví dụ 12/2026 hoặc 12/2026 · 22-KV3", "for example 12/2026 or 12/2026 · 22-KV3"),
        widget=forms.TextInput(),
        error_messages={"required": REQUIRED},
    )


def deed_asked(text: str) -> Deed:
    """The deed of the address; seeing the matter, where it names none."""
    return next((one for one in OF_A_MATTER if one.value == text), Deed.SEE)


def _called(one: Actor) -> Any:
    role = role_of(one)
    return both(f"{one.name} · {role.vi} · {one.unit}", f"{one.name} · {role.en} · {one.unit}")
