"""What can be found of any matter, whatever its khâu."""

from __future__ import annotations

from eprocuracy.kernel.words import Label

from .crossings import CROSSING_FINDINGS
from .projected import FindingKind

OUT_OF_ORDER = FindingKind(
    code="act_out_of_order", label=Label("Việc ghi nhận không đúng trình tự", "Act out of its place in the proceeding")
)
BEFORE_OPENING = FindingKind(
    code="act_before_opening",
    label=Label("Việc xảy ra trước khi vụ việc được thụ lý", "Act dated before the matter was opened"),
)
NEVER_OPENED = FindingKind(
    code="matter_never_opened", label=Label("Chưa có bản ghi mở vụ việc", "The matter has no opening record")
)
OPENED_TWICE = FindingKind(
    code="matter_opened_twice", label=Label("Vụ việc được mở hai lần", "The matter was opened twice")
)
STATED_DIFFERS = FindingKind(
    code="stated_differs",
    label=Label("Ngày ghi trong sổ khác ngày tính được", "The day in the register differs from the computed one"),
)
HOUSE_FINDINGS = (OUT_OF_ORDER, BEFORE_OPENING, NEVER_OPENED, OPENED_TWICE, STATED_DIFFERS, *CROSSING_FINDINGS)
