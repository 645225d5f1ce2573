"""Going on with the log after a restore. What was published lies ahead of a restored database; two histories under one name must never be.

The published leaves that the database lost are taken back into the tree, without their entries: they say when and what kind of deed, and
name nobody. So the log goes on as the one that everybody knows, and says itself which entries were lost, when and why.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shutil import copytree
from typing import Any

from django.db import connection, transaction

from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.backup.journal import RESTORED
from eprocuracy.platform.ground.folder import DataFolder

from . import actions, deeds, notes, publishing, tiles, tree
from .checkpoints import TouchedError
from .keys import entry_keys, signer
from .leaves import COLUMNS, Written
from .models import Entry
from .sequencing import LOCK, between, finish_tiles, put_in_place
from .tiles import WIDTH

RESUMED = deeds.declare("log.resumed", "Cho nhật ký chạy tiếp sau khôi phục", "Log resumed after a restore")


class RestoredError(TouchedError):
    """The installation was restored: nothing gets its place or is signed before somebody has said how the log goes on."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """The size at which the log goes on, how many leaves were taken back, and how many of their entries are lost."""

    size: int
    taken_back: int
    lost: int


def installation() -> DataFolder:
    """The folder that says whether it was restored."""
    return DataFolder.of_environment()


def waits() -> bool:
    """Whether the log of this folder stands still until it is resumed."""
    return bool(installation().read_note(RESTORED))


def require_resumed() -> None:
    if waits():
        raise RestoredError("the installation was restored: say `audit resume` first")


@transaction.atomic
def resume(published: Path | None, *, reason: str, by: Actor, at: datetime) -> Resumed:
    """Go on from what was published (None: nothing ever was): take back the leaves that are missing, and say so in the log."""
    if not reason.strip():
        raise Refused(Label("Phải nêu lý do.", "Give the reason."))
    with connection.cursor() as cursor:
        cursor.execute(LOCK)
        cursor.execute("SELECT coalesce(max(index) + 1, 0), coalesce(max(sequence), 0) FROM audit_leaf")
        size, highest = cursor.fetchone()
        shown = _shown(published) if published else None
        missing = _missing(published, size, shown) if published and shown else []
        lost = _take_back(cursor, size, highest, missing, at)
    detail: dict[str, Any] = {"from": size, "to": size + len(missing), "lost": _runs(lost), "reason": reason.strip()}
    actions.record(RESUMED, by=by, at=at, about=["server:log"], detail=detail)
    if published and published.resolve() != publishing.place().resolve():
        copytree(published, publishing.place(), dirs_exist_ok=True)
    installation().write_note(RESTORED, {})
    return Resumed(size + len(missing), len(missing), len(lost))


def _shown(published: Path) -> notes.Checkpoint:
    said = publishing.published(published)
    note = (published / "checkpoint").read_text(encoding="utf-8") if said else ""
    if said is None or signer().verifier.signed(note) is None:
        raise Refused(
            Label(
                f"{published} không có điểm chốt do nhật ký này ký.",
                f"{published} has no checkpoint signed by this log.",
            ),
            Label("Hãy nêu thư mục đã công bố mới nhất.", "Name the folder that was published last."),
        )
    return said


def _missing(published: Path, size: int, shown: notes.Checkpoint) -> list[bytes]:
    """The published leaves after our own; refused unless the whole published tree is ours, and then these."""
    found: list[bytes] = []
    for number in range(-(-shown.size // WIDTH)):
        width = min(WIDTH, shown.size - number * WIDTH)
        path = published / tiles.entries_path(number, width)
        found += tiles.unbundle((path if path.exists() else published / tiles.entries_path(number)).read_bytes())[
            :width
        ]
    with connection.cursor() as cursor:
        cursor.execute("SELECT content FROM audit_leaf WHERE index < %s ORDER BY index", [shown.size])
        ours = [bytes(row[0]) for row in cursor.fetchall()]
    if found[: len(ours)] != ours or tree.root([tree.leaf(one) for one in found]) != shown.root:
        raise Refused(
            Label(
                "Nhật ký đã công bố không nối tiếp nhật ký trong bản khôi phục này.",
                "What was published does not continue the log of this restored installation.",
            ),
            Label(
                "Kiểm tra lại thư mục; nếu đúng, khôi phục về trước điểm khác nhau.",
                "Look at the folder again; if it is the one, restore a moment before they part.",
            ),
        )
    return found[size:]


def _take_back(cursor: Any, size: int, highest: int, missing: list[bytes], at: datetime) -> list[int]:
    """Put the leaves back, each with its entry where the database still has it; returns the numbers that stand for entries lost."""
    if not missing:
        return []
    cursor.execute(
        f"SELECT {COLUMNS} FROM audit_entry e WHERE NOT EXISTS (SELECT FROM audit_leaf l WHERE l.sequence = e.sequence)"  # noqa: S608
        " AND e.sequence > coalesce((SELECT sequence FROM audit_leaf WHERE index = %s), 0) ORDER BY 1",
        [max(0, size - 1000)],
    )
    keys = entry_keys()
    there = {one.leaf(one.digest(), keys): one.sequence for one in (Written(*row) for row in cursor.fetchall())}
    lost, numbers = [], []
    for content in missing:
        number = there.pop(content, None)
        if number is None:
            cursor.execute("SELECT nextval(pg_get_serial_sequence('audit_entry', 'sequence'))")
            number = int(cursor.fetchone()[0])
            lost.append(number)
        numbers.append(number)
    put_in_place(cursor, size, numbers, missing)
    finish_tiles(cursor, size, missing)
    # what was written and never published comes after, although its numbers are smaller
    for one in between(highest + 1, max(numbers), sorted(one for one in numbers if one > highest)):
        cursor.execute("INSERT INTO audit_gap (first, last, since) VALUES (%s, %s, %s)", [*one, at])
    return lost


def _runs(numbers: list[int]) -> list[list[int]]:
    """The numbers as runs, first and last."""
    found: list[list[int]] = []
    for one in numbers:
        if found and found[-1][1] == one - 1:
            found[-1][1] = one
        else:
            found.append([one, one])
    return found


def lost_and_said(using: str = "default") -> list[range]:
    """The numbers that stand for entries of which the log says itself that a restore lost them."""
    said = (
        Entry.objects.using(using).filter(deed=RESUMED, about__contains=["server:log"]).values_list("detail", flat=True)
    )
    return [range(first, last + 1) for detail in said for first, last in detail.get("lost", [])]
