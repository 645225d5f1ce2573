"""The lock after repeated failures: the limit of django-allauth, read, held and opened by its own keys.

Five wrong passwords lock a name for twelve hours (`limits.py`); the same number of wrong codes locks the second factor. A name that no account bears is counted alike, so that nobody learns which names exist.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator

from allauth.core.internal import ratelimit
from django.core.cache import cache


def of_name(name: str) -> str:
    """What wrong passwords for a name are counted under, whichever address the pages were opened at."""
    return f"name:{name.strip().lower()}"


def of_factor(account_id: int) -> str:
    """What wrong codes of an account are counted under; the name is django-allauth's."""
    return f"mfa-auth-user-{account_id}"


def is_locked(key: str) -> bool:
    """Whether as many failures as are allowed stand under this key."""
    return key in locked([key])


def locked(keys: Collection[str]) -> frozenset[str]:
    """Which of these are locked; one query."""
    places = {where: (key, rate) for key in keys for where, rate in _kept(key)}
    counted = cache.get_many(places)
    return frozenset(places[where][0] for where, times in counted.items() if _is_over(times, places[where][1]))


def hold(key: str) -> None:
    """Let the lock last its whole time from now on, however long ago the first of its failures was."""
    for where, rate in _kept(key):
        cache.set(where, [time.time()] * rate.amount, rate.duration)


def forget(key: str) -> None:
    """Count from the beginning: after the right password, or when another person unlocks. Addresses stay counted."""
    for where, _ in _kept(key):
        cache.delete(where)


def _kept(key: str) -> Iterator[tuple[str, ratelimit.Rate]]:
    for rate in ratelimit.get_rates(app="allauth.account", action="login_failed"):
        if rate.per == "key":
            where = ratelimit.get_cache_key(
                None,  # only limits by address ask for the request
                app="allauth.account",
                action="login_failed",
                rate=rate,
                key=key,
            )
            yield where, rate


def _is_over(times: list[float], rate: ratelimit.Rate) -> bool:
    return not ratelimit.apply_rate(times, time.time(), rate, dry_run=True)[0]
