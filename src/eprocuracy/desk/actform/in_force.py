"""Articles and clauses that were not in force on the day of the offence: refused once, and taken where the paper has it so."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from eprocuracy.law.offences import CODE_IN_FORCE, Offence
from eprocuracy.platform.ui.language import both
from eprocuracy.platform.ui.writing import day_text
from eprocuracy.workstreams.acts import Act

from .fields import OffencesField
from .setting import Setting

AS_WRITTEN = "offences_as_written"


def refused(
    fields: Mapping[str, forms.Field], cleaned: Mapping[str, Any], setting: Setting, mends: Act | None
) -> dict[str, str]:
    """By field, why what was typed is refused. What the record being mended says already is not asked about again.

    The day is that of the offence; where nobody knows it, the day of the paper. Older Codes are not in the catalogue.
    """
    occurred = cleaned.get("occurred")
    day = cleaned.get("offence_on") or setting.offence_on or (occurred.known_day if occurred else None) or setting.today
    if day < CODE_IN_FORCE:
        return {}
    said = {one for value in (mends.values() if mends else {}).values() if isinstance(value, tuple) for one in value}
    said |= {one for link in (mends.links if mends else ()) for one in link.offences}
    found = {}
    for name, field in fields.items():
        if not isinstance(field, OffencesField):
            continue
        typed = cleaned.get(name) or ()
        typed = (typed,) if isinstance(typed, Offence) else typed
        wrong = [one for one in typed if one not in said and not setting.in_force(one, day)]
        if wrong:
            found[name] = _refusal(wrong, day)
    return found


def _refusal(wrong: list[Offence], day: date) -> str:
    vi, en = ("; ".join(one.say(language) for one in wrong) for language in ("vi", "en"))
    return both(
        f"Bộ luật Hình sự có hiệu lực ngày {day_text(day)} không có {vi}. Chọn điều, khoản khác; nếu văn bản ghi đúng như vậy"
        " thì đánh dấu “Văn bản ghi đúng điều, khoản này”.",
        f"The Penal Code in force on {day_text(day)} has no {en}. Choose another provision; if the paper does say so, tick"
        " “The paper says just this”.",
    )


def tick() -> forms.BooleanField:
    """The box by which a writer says that the paper has it so: what others wrote is recorded as they wrote it."""
    return forms.BooleanField(
        required=False, label=both("Văn bản ghi đúng điều, khoản này", "The paper says just this")
    )
