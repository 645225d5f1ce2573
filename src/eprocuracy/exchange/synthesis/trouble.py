"""What can go wrong in an invented history: the few things that are unlawful or contradict each other."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum


class Trouble(Enum):
    """One irregularity of a family; most families have none."""

    NONE = "none"
    REPORT_LATE = "report settled after its limit"
    REPORT_EXTENDED_LATE = "report extended after its limit had run out"
    CHARGED_BEFORE_CASE = "an accused charged before the case was instituted"
    INVESTIGATION_TOO_LONG = "investigation extended beyond what the law gives"
    CONCLUDED_LATE = "investigation concluded after its limit"
    FILE_SENT_LATE = "file sent to court after three days"
    CUSTODY_TOO_LONG = "a person held longer than was approved"
    APPROVAL_LATE = "a charge approved after three days"
    NUMBER_OF_ANOTHER = "an identification number that does not fit the year of birth"


OF_REPORTS: Mapping[Trouble, float] = {
    Trouble.REPORT_LATE: 3,
    Trouble.REPORT_EXTENDED_LATE: 2,
}
OF_CASES: Mapping[Trouble, float] = {
    **OF_REPORTS,
    Trouble.CHARGED_BEFORE_CASE: 1,
    Trouble.INVESTIGATION_TOO_LONG: 1.5,
    Trouble.CONCLUDED_LATE: 2,
    Trouble.FILE_SENT_LATE: 1,
    Trouble.CUSTODY_TOO_LONG: 1.5,
    Trouble.APPROVAL_LATE: 2,
    Trouble.NUMBER_OF_ANOTHER: 2,
}
