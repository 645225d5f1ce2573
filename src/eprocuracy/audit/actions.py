"""Writing an entry. One insert, in the transaction of the deed itself: if the entry cannot be written, the deed is not done."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from eprocuracy.kernel.actors import Actor

from . import deeds
from .models import Entry
from .origin import current

_SECRET = re.compile(r"passw|secret|token|cookie|authorization|private_?key|otp", re.IGNORECASE)


def record(
    deed: str, *, by: Actor, at: datetime, about: Iterable[str] = (), detail: Mapping[str, Any] | None = None
) -> int:
    """Write one entry in the caller's transaction; returns its number.

    `deed` must be declared; `about` names things as `matter:<id>`, `participant:<id>`, `account:<name>`. `detail` holds
    plain JSON without floats, secrets or names of persons.
    """
    if not deeds.is_declared(deed):
        raise ValueError(f"{deed!r} is not a declared deed")
    detail = dict(detail or {})
    _refuse_secrets(detail)
    here = current()
    entry = Entry(
        at=at,
        account=by.account,
        unit=by.unit,
        deed=deed,
        about=list(dict.fromkeys(about)),
        detail=detail,
        address=here.address,
        request=here.request,
    )
    entry.digest = entry.own_digest()
    entry.save(force_insert=True)
    return entry.sequence


def reads(deed: str, *, by: Actor, at: datetime, about: Iterable[str]) -> int | None:
    """Log that personal data were shown: one entry for a whole page, naming everything on it. An empty page is no entry."""
    seen = tuple(about)
    return record(deed, by=by, at=at, about=seen) if seen else None


def _refuse_secrets(detail: Mapping[str, Any]) -> None:
    for key, value in detail.items():
        if _SECRET.search(key):
            raise ValueError(f"the log never holds {key!r}")
        if isinstance(value, Mapping):
            _refuse_secrets(value)
