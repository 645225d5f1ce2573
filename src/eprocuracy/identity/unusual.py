"""What a person must be told of their own account: signed in to from a new address, and what it is opened with changed by whomever.

Read from the log, so nobody who got in can take it away.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from eprocuracy.audit import reading
from eprocuracy.kernel.words import Label

from . import words

KNOWN_FOR = timedelta(days=90)  # an address that was not signed in from for so long is a new one
TOLD_FOR, LOUD_FOR = timedelta(days=30), timedelta(days=3)
MOST = 500
NEW_ADDRESS = Label("Đăng nhập từ địa chỉ mới", "Signed in from a new address")
CHANGES = {
    words.PASSWORD_CHANGED: Label("Đổi mật khẩu", "Password changed"),
    words.FIRST_PASSWORD_GIVEN: Label("Được cấp mật khẩu lần đầu", "First password given"),
    words.FACTOR_ADDED: Label("Thêm yếu tố đăng nhập", "Factor added"),
    words.FACTOR_REMOVED: Label("Bỏ yếu tố đăng nhập", "Factor removed"),
    words.FACTORS_TAKEN: Label("Gỡ các yếu tố thứ hai", "Second factors taken away"),
    words.RECOVERY_MADE: Label("Tạo mã dự phòng", "Recovery codes made"),
    words.LOCKED: Label("Khóa sau nhiều lần sai", "Locked after repeated failures"),
    words.UNLOCKED: Label("Mở khóa đăng nhập", "Sign-in unlocked"),
    words.LINKED: Label("Liên kết đăng nhập một lần", "Linked to single sign-on"),
    words.UNLINKED: Label("Gỡ liên kết đăng nhập một lần", "Unlinked from single sign-on"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One thing to be told: what, when, from which address."""

    what: Label
    at: datetime
    address: str

    def is_loud(self, at: datetime) -> bool:
        """Whether it is so new that it stands on My day too."""
        return at - self.at <= LOUD_FOR


def of_account(account: str, *, at: datetime) -> list[Told]:
    """What happened to the account within the last thirty days, the latest first; one query."""
    asked = reading.Asked(deeds=(words.SIGNED_IN, *CHANGES), since=at - KNOWN_FOR, most=MOST)
    known, found = set[str](), list[Told]()
    for line in reversed(reading.of_things([f"account:{account}"], asked)):
        address = line.address or ""
        if line.deed in CHANGES:
            found.append(Told(CHANGES[line.deed], line.at, address))
        elif address not in known:
            if known:  # the first of all is new to nobody
                found.append(Told(NEW_ADDRESS, line.at, address))
            known.add(address)
    return [one for one in reversed(found) if at - one.at <= TOLD_FOR]
