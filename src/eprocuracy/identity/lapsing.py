"""When an account lapses: unused, or long not reviewed. Pure.

QCVN 12:2026/BCA, 3.7.2.7.6 and 3.7.2.5.2; TCVN 14423:2026, 5.6.2.1 d and 5.6.2.3: out of use after 45 days without signing in; the list
reviewed every 90 days, and what nobody reviewed lapses, here at the latest day that level 3 allows.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from eprocuracy.kernel.words import Word

UNUSED = timedelta(days=45)
REVIEWED_EVERY = timedelta(days=90)
UNREVIEWED = timedelta(days=183)


class Lapse(Word):
    """Why an account goes out of use by itself."""

    UNUSED = "unused", f"quá {UNUSED.days} ngày không đăng nhập", f"not signed in for more than {UNUSED.days} days"
    UNREVIEWED = (
        "unreviewed",
        f"quá {UNREVIEWED.days} ngày không được rà soát",
        f"not reviewed for more than {UNREVIEWED.days} days",
    )


class Outcome(Word):
    """What a review of somebody's access came to."""

    CONFIRMED = "confirmed", "giữ nguyên", "confirmed"
    ENDED = "ended", "ngừng dùng", "ended"


def lapse_of(
    *, activated_at: datetime, last_login: datetime | None, reviewed_at: datetime | None, at: datetime
) -> Lapse | None:
    """Why the account is over at this moment, or nothing. Bringing an account back begins both times anew."""
    if at - max(activated_at, last_login or activated_at) > UNUSED:
        return Lapse.UNUSED
    if at - max(activated_at, reviewed_at or activated_at) > UNREVIEWED:
        return Lapse.UNREVIEWED
    return None


def review_due(*, activated_at: datetime, reviewed_at: datetime | None) -> datetime:
    """Until when somebody must look at the account again."""
    return max(activated_at, reviewed_at or activated_at) + REVIEWED_EVERY
