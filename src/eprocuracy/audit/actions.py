"""Writing an entry. One insert, in the transaction of the deed itself: if the entry cannot be written, the deed is not done."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import connection

from eprocuracy.kernel.actors import Actor

from . import canonical, deeds, leaves, spooling
from .keys import entry_keys
from .origin import current

_SECRET = re.compile(r"passw|secret|token|cookie|authorization|private_?key|otp", re.IGNORECASE)
SALT_BYTES = 16


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
    canonical.refuse_floats(detail)
    here, things, salt = current(), list(dict.fromkeys(about)), secrets.token_bytes(SALT_BYTES)
    # as the database will hand it out again, for that is what gets hashed
    written = json.dumps(detail, ensure_ascii=False, allow_nan=False)
    address = canonical.address(here.address)
    content = leaves.payload(
        at=canonical.moment(at),
        account=by.account,
        unit=by.unit,
        deed=deed,
        about=things,
        detail=json.loads(written),
        address=address,
        request=here.request,
    )
    if settings.READ_ONLY:
        return spooling.write(content, at=at)
    stamp = entry_keys().stamp(sha256(salt + content).digest())
    # a page writes one with every look, so not through a model: its checks cost more than the insert
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, [at, by.account, by.unit, deed, things, written, address, here.request, salt, stamp])
        return int(cursor.fetchone()[0])


_INSERT = """
    INSERT INTO audit_entry (at, account, unit, deed, about, detail, address, request, salt, stamp)
    VALUES (%s, %s, %s, %s, %s, %s::jsonb, %s::inet, %s, %s, %s)
    RETURNING sequence
"""


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
