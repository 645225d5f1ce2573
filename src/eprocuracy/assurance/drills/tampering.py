"""Somebody who rules the database and the machine changes what was recorded, and what the log says of it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from django.conf import settings
from psycopg.types.json import Jsonb

from eprocuracy.audit import verifying
from eprocuracy.audit.faults import Fault
from eprocuracy.audit.keys import entry_keys
from eprocuracy.audit.leaves import COLUMNS, Written
from eprocuracy.kernel.words import Label
from eprocuracy.platform import files
from eprocuracy.platform.drills.telling import NOBODY, Outcome
from eprocuracy.platform.ground.append_only import TRIGGER
from eprocuracy.records.models import ActRow
from eprocuracy.records.reconciling import RECORDED, digests_of, reconcile

from ..checks import checks
from ..controls import controls
from ..installation import Installation
from .stage import Stage, stored

LOCKED = ("records_actrow", "audit_entry")


def tamper(stage: Stage, full: bool, protected: bool) -> Outcome:
    """Acts, entries and a stored file are altered by somebody who has every right and every key. Protection: the tree of the log, signed and kept elsewhere.

    The thief also writes the digest in the entry anew and stamps it: only what was sealed before can contradict.
    """
    stage.account()
    stage.matters(300 if full else 3)
    digest = files.keep("Biên bản của một người bịa ra".encode())
    checkpoint = stage.seal() if protected else ""
    acts = list(ActRow.objects.order_by("-position").values_list("id", flat=True)[: 20 if full else 2])
    with stage.ruler() as thief, _unlocked(thief):
        _alter(thief, acts)
        struck = time.monotonic()
        unlike = {act for act, _ in reconcile().differing}
        compared = time.monotonic() - struck
        changed, removed = _cover(thief, acts), _remove(thief)
    if protected:
        stored(Path(settings.MEDIA_ROOT), digest).write_bytes(b"x")
    kept = [checkpoint] if checkpoint else []
    struck = time.monotonic()
    if not protected:
        stage.seal()  # the first seal comes over what was changed already
    found = verifying.verify(kept=kept)
    named = {one.entry for one in found.findings if one.fault in (Fault.ALTERED, Fault.MISSING)}
    there = Installation(stage.now, stage.folder)
    damaged = protected and not checks()["DOC-01"](there, controls()["DOC-01"].parameter).kept
    took = time.monotonic() - struck
    hidden = len(set(acts) - unlike) + len(set(changed) - named) + len({removed} - named) + (protected and not damaged)
    noticed = bool(named or unlike or damaged)
    return Outcome(
        attempted=Label(
            f"Người nắm cả máy chủ sửa {len(acts)} việc đã ghi, sửa theo cả dòng nhật ký của chúng, xóa 1 dòng, thay 1 tệp.",
            f"Whoever rules the server alters {len(acts)} recorded acts, then their entries in the log to match, removes 1 entry, replaces 1 file.",
        ),
        noticed_by=Label(
            "kiểm tra nhật ký (audit verify), đối soát việc đã ghi, giá trị băm của tệp",
            "the check of the log (audit verify), acts against the log, digests of files",
        )
        if noticed
        else NOBODY,
        noticed_after=took if noticed else None,
        contained=Label(
            f"Gọi tên {len(unlike)} việc, {len(named)} dòng nhật ký, {int(damaged)} tệp; bản gốc lấy lại từ bản sao lưu.",
            f"Named are {len(unlike)} acts, {len(named)} entries, {int(damaged)} file; what stood there comes back from the backup.",
        ),
        lost=hidden,
        figures=(
            (Label("đối soát việc đã ghi", "acts against the log"), compared),
            (Label("kiểm tra nhật ký, tệp", "log and files"), took),
        ),
    )


@contextmanager
def _unlocked(thief: psycopg.Connection[Any]) -> Iterator[None]:
    """While what refuses changes is switched off; afterwards everything looks as it did."""
    for table in LOCKED:
        thief.execute(f"ALTER TABLE {table} DISABLE TRIGGER {TRIGGER}")
    yield
    for table in LOCKED:
        thief.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {TRIGGER}")


def _alter(thief: psycopg.Connection[Any], acts: list[UUID]) -> None:
    thief.execute("UPDATE records_actrow SET document_no = document_no || 'a' WHERE id = ANY(%s)", [acts])


def _cover(thief: psycopg.Connection[Any], acts: list[UUID]) -> list[int]:
    """Alter the entries of acts so that they say what the acts say now; returns them."""
    found = thief.execute(
        "SELECT DISTINCT e.sequence, e.about FROM audit_entry e, unnest(%s::text[]) act WHERE e.deed = %s AND act = ANY(e.about)",
        [[f"act:{one}" for one in acts], RECORDED],
    ).fetchall()
    for entry, about in found:
        said = digests_of([UUID(one.removeprefix("act:")) for one in about])
        thief.execute("UPDATE audit_entry SET detail = %s WHERE sequence = %s", [Jsonb({"digests": said}), entry])
        row = thief.execute(f"SELECT {COLUMNS} FROM audit_entry e WHERE e.sequence = %s", [entry]).fetchone()  # noqa: S608
        assert row
        stamp = entry_keys().stamp(Written(*row).digest())
        thief.execute("UPDATE audit_entry SET stamp = %s WHERE sequence = %s", [stamp, entry])
    return [int(entry) for entry, _ in found]


def _remove(thief: psycopg.Connection[Any]) -> int:
    """Take the first entry away; returns its number."""
    (entry,) = thief.execute(
        "DELETE FROM audit_entry WHERE sequence = (SELECT min(sequence) FROM audit_entry WHERE deed <> %s) RETURNING sequence",
        [RECORDED],
    ).fetchone() or (0,)
    return int(entry)
