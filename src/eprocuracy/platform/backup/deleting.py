"""Taking a backup away before its time: two persons, each with a key that opens it, and never the last way back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ground.folder import DataFolder

from . import journal, sealing
from .places import Base, Place

APPROVALS = 2


def delete(folder: DataFolder, place: Place, name: str, keys: Sequence[Path], *, reason: str) -> list[str]:
    """Take away a base with those that stand on it, and the log that no other needs; returns the names of what went.

    Every key is another person's; each must open the base. Refuses to take the last base from which anything can be restored.
    """
    base = next((one for one in place.bases() if one.name == name), None)
    if base is None:
        raise Refused(
            Label(f"Không có bản gốc {name}.", f"There is no base {name}."),
            Label('Xem "bin/eprocuracy backup list".', 'See "bin/eprocuracy backup list".'),
        )
    holders = refuse_unless_two_agree(base, keys)
    going = _standing_on(base, place.bases())
    left = [one for one in place.bases() if one not in going]
    if not left:
        raise Refused(
            Label("Đây là bản gốc duy nhất còn lại.", "This is the only base that is left."),
            Label("Hãy sao lưu toàn bộ trước: backup full.", "Take a whole one first: backup full."),
        )
    began = datetime.now(UTC)
    place.remove(going, upto=left[0].first_segment)
    names = [one.name for one in going]
    journal.note(folder, "deleted", began=began, bases=names, keys=holders, reason=reason)
    return names


def refuse_unless_two_agree(base: Base, keys: Sequence[Path]) -> list[str]:
    """The public keys of the persons who agree, one of each file; refuses fewer than two, and a key that does not open the base."""
    found = {str(one[0].to_public()): one for one in (sealing.keys_of(file) for file in keys) if one}
    opening = [public for public, one in found.items() if sealing.opens(base.folder / sealing.BASE, one)]
    if len(opening) < APPROVALS:
        raise Refused(
            Label(
                f"Xóa bản sao lưu trước hạn cần {APPROVALS} khóa khác nhau, mỗi khóa đều mở được bản ấy; mới có {len(opening)}.",
                f"To delete a backup before its time takes {APPROVALS} different keys that each open it; there is {len(opening)}.",
            ),
            Label(
                "Người giữ khóa thứ hai phải có mặt: --key TỆP1 --key TỆP2.",
                "Who holds the second key must be there: --key FILE1 --key FILE2.",
            ),
        )
    return sorted(opening)


def _standing_on(base: Base, known: Sequence[Base]) -> list[Base]:
    going = [base]
    for one in known:  # the oldest first: a parent comes before those that stand on it
        if one.parent in {other.name for other in going}:
            going.append(one)
    return going
