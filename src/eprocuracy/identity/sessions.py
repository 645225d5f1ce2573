"""How long a session lives: TCVN 14423:2026, 5.5.2.2; QCVN 12:2026/BCA, 3.6.2.1.8. Checked at the server with every request."""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from eprocuracy.kernel.actors import Duty

from .limits import FRESH_SECONDS

BEGAN, SEEN, SHOWN = "began_at", "seen_at", "shown_at"
# what the account still needs beside its password; until then nothing is possible but adding it
LACKING = "lacking"
# the session is written again at most this often, so that reading pages does not become writing
NOTED_EVERY = timedelta(seconds=30)
CLOCKS_DIFFER = timedelta(minutes=1)  # between two servers, at most


@dataclass(frozen=True, slots=True)
class Limits:
    """How long one may do nothing, and how long a session lasts however busy."""

    idle: timedelta
    whole: timedelta


ORDINARY = Limits(idle=timedelta(minutes=15), whole=timedelta(hours=10))
ADMINISTRATOR = Limits(idle=timedelta(minutes=5), whole=timedelta(hours=4))


def limits_of(duties: frozenset[Duty]) -> Limits:
    return ADMINISTRATOR if Duty.ADMINISTRATOR in duties else ORDINARY


def begin(session: MutableMapping[str, Any], *, at: datetime, lacking: str = "") -> None:
    session[BEGAN] = session[SEEN] = session[SHOWN] = at.isoformat()
    session[LACKING] = lacking


def show_again(session: MutableMapping[str, Any], *, at: datetime) -> None:
    """Note that the person has just shown again who they are."""
    session[SHOWN] = at.isoformat()


def is_fresh(session: MutableMapping[str, Any], *, at: datetime) -> bool:
    """Whether the person showed who they are so lately that a weighty deed need not ask again."""
    shown = session.get(SHOWN)
    return shown is not None and at - datetime.fromisoformat(shown) <= timedelta(seconds=FRESH_SECONDS)


def has_ended(session: MutableMapping[str, Any], limits: Limits, *, at: datetime) -> bool:
    """Whether the session is over; one that does not say when it began is."""
    try:
        began, seen = (datetime.fromisoformat(session[key]) for key in (BEGAN, SEEN))
    except KeyError:
        return True
    # one that was used in the future was used by a clock that has been put right since
    return at - began >= limits.whole or at - seen >= limits.idle or seen - at > CLOCKS_DIFFER


def touch(session: MutableMapping[str, Any], *, at: datetime) -> None:
    """Note that the person did something."""
    if at - datetime.fromisoformat(session[SEEN]) >= NOTED_EVERY:
        session[SEEN] = at.isoformat()
