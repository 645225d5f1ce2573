"""What stands in each other's way: one procurator before two courts at a time, or away on the day. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import time

from eprocuracy.kernel.words import Label
from eprocuracy.office.models import Leave
from eprocuracy.platform.ui.writing import clock_text, day_text, local
from eprocuracy.records.models import HearingRow
from eprocuracy.workstreams.projected import HearingOutcome

NOON = time(12)
Called = Callable[[HearingRow], Label]


def clashes(
    rows: Iterable[HearingRow], among: Sequence[HearingRow], leaves: Sequence[Leave], called: Called
) -> Mapping[int, tuple[Label, ...]]:
    """For each hearing that is still to be held: what it clashes with. Nobody knows how long a hearing takes, so two of
    one procurator clash when they begin in the same half of a day, or when the hour of one is not known."""
    of_procurator: dict[str, list[HearingRow]] = {}
    for one in among:
        if one.procurator and one.outcome == HearingOutcome.SET.value:
            of_procurator.setdefault(one.procurator, []).append(one)
    found: dict[int, tuple[Label, ...]] = {}
    for row in rows:
        if row.outcome != HearingOutcome.SET.value or not row.procurator:
            continue
        others = (
            one for one in of_procurator.get(row.procurator, ()) if one.on == row.on and one.matter_id != row.matter_id
        )
        told = [said for one in others if (said := _between(row, one, called(one)))]
        told += [
            _away(leave)
            for leave in leaves
            if leave.account == row.procurator and leave.from_on <= row.on <= leave.to_on
        ]
        if told:
            found[row.pk] = tuple(told)
    return found


def _between(row: HearingRow, other: HearingRow, title: Label) -> Label | None:
    if row.at is None or other.at is None:
        return Label(f"Cùng ngày với {title.vi}, chưa rõ giờ", f"Same day as {title.en}, hour not known")
    hour = clock_text(other.at)
    if row.at == other.at:
        return Label(f"Trùng giờ với {title.vi} ({hour})", f"Same hour as {title.en} ({hour})")
    morning = local(row.at).time() < NOON
    if morning is not (local(other.at).time() < NOON):
        return None
    if morning:
        return Label(f"Cùng buổi sáng với {title.vi} ({hour})", f"Same morning as {title.en} ({hour})")
    return Label(f"Cùng buổi chiều với {title.vi} ({hour})", f"Same afternoon as {title.en} ({hour})")


def _away(leave: Leave) -> Label:
    first, last = day_text(leave.from_on), day_text(leave.to_on)
    return Label(
        f"Kiểm sát viên nghỉ từ {first} đến hết {last}", f"The procurator is on leave from {first} until {last}"
    )
