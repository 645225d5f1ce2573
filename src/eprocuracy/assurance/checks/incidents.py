"""Incidents: every hour that the law counts, the register that counts it, a way to talk outside; and what holds drills off real data."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.drills.scratch import Scratch

from ..incidents import register
from ..incidents.duties import rules
from ..incidents.words import Kind, Mark
from ..installation import Installation
from .registry import Check, Parameter, Verdict, check, named, verdict

LOOKS_AT = Label("sổ sự cố và một sự cố thử", "the register of incidents, and one made up for the check")

LEAST_THRESHOLDS = 2  # what is an event, and what an incident


def _told_in_time(duty: str, mark: Mark) -> Check:
    """An incident with this mark asks for the notice within the hours of the control, and none of the register is late."""

    def looks(there: Installation, parameter: Parameter) -> Verdict:
        noticed = there.now - timedelta(hours=parameter["hours"])
        with transaction.atomic():
            made = register.open_incident(
                kind=Kind.OTHER,
                summary="Kiểm tra",
                noticed_at=noticed,
                noticed_by="Kiểm tra",
                marks=[mark],
                by=SYSTEM,
                at=there.now,
            )
            (one,) = register.told([made])
            transaction.set_rollback(True)
        due = [step.due for step in one.steps if step.duty.code == duty]
        late = register.overdue(at=there.now)
        return verdict(
            bool(due) and due[0] <= there.now and not late,
            f"hạn {rules().duties[duty].hours} giờ từ lúc phát hiện; quá hạn chưa báo: {late}",
            f"due {rules().duties[duty].hours} hours after being noticed; overdue and not given: {late}",
        )

    return looks


check("INC-01")(_told_in_time("first_notice", Mark.SERIOUS))
check("INC-02")(_told_in_time("cause", Mark.SERIOUS))
check("INC-03")(_told_in_time("at_once", Mark.NATIONAL))
check("INC-04")(_told_in_time("personal_data", Mark.PERSONAL))


@check("INC-05")
def those_affected_are_told(there: Installation, parameter: Parameter) -> Verdict:
    """Location or biometric data ask that those affected be told, and the register is kept as long as it must be."""
    told = _told_in_time("affected", Mark.LOCATED)(there, parameter)
    years = rules().keep_years
    return verdict(
        told.kept and years >= parameter["record_years"],
        f"{told.found.vi}; giữ {years} năm, không ai xóa được",
        f"{told.found.en}; kept {years} years, nobody can delete",
    )


@check("INC-06")
def none_is_closed_unexplained(there: Installation, parameter: Parameter) -> Verdict:
    """An incident closes with cause, course and remedy alone; the thresholds of event and incident are written down."""
    closed = True
    with transaction.atomic():
        made = register.open_incident(
            kind=Kind.OTHER,
            summary="Kiểm tra",
            noticed_at=there.now,
            noticed_by="Kiểm tra",
            marks=[],
            by=SYSTEM,
            at=there.now,
        )
        try:
            register.close(made, cause="Rõ", course=" ", remedy="Xong", by=SYSTEM, at=there.now)
        except Refused:
            closed = False
        transaction.set_rollback(True)
    thresholds = len(rules().thresholds)
    return verdict(
        not closed and thresholds >= LEAST_THRESHOLDS,
        f"thiếu diễn biến: {'vẫn đóng được' if closed else 'không đóng được'}; {thresholds} ngưỡng đã định",
        f"without its course it {'closes' if closed else 'does not close'}; {thresholds} thresholds are defined",
    )


@check("INC-07")
def there_is_another_channel(there: Installation, parameter: Parameter) -> Verdict:
    """Whom to call about an incident is set, and shown where incidents are."""
    channel = bool(settings.INCIDENT_CHANNEL.strip())
    return verdict(
        channel,
        "đã đặt kênh liên lạc ngoài hệ thống" if channel else "chưa đặt kênh liên lạc ngoài hệ thống",
        "a channel outside the system is set" if channel else "no channel outside the system is set",
    )


@check("DRL-12")
def drills_hold_off(there: Installation, parameter: Parameter) -> Verdict:
    """Neither the folder of this installation nor the one around it can be handed to a drill; none is made for real data."""
    reached = [path.name for path in (there.folder.path, there.folder.path.parent) if _is_taken(path)]
    return verdict(
        not reached,
        f"diễn tập nhận thư mục dữ liệu này: {named(reached) or 'không'}; không có diễn tập nào chạy trên dữ liệu thật",
        f"a drill takes this data folder: {named(reached) or 'no'}; no drill is made for real data",
    )


def _is_taken(path: Path) -> bool:
    try:
        return bool(Scratch(path).folder)
    except Refused:
        return False
