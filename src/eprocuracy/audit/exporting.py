"""Writing the log out, with the little program an outsider needs to check it without us."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from shutil import copyfile
from zipfile import ZIP_DEFLATED, ZipFile

from django.db import transaction

from eprocuracy.kernel.actors import Actor
from eprocuracy.platform.ground.folder import CHECKOUT

from . import actions, checkpoints, deeds, keeping, proving, publishing
from .keys import signer

CHECKER = CHECKOUT / "tools" / "check_log.py"


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, and the checkpoint to keep elsewhere."""

    folder: Path
    entries: int
    checkpoint: str
    verifier: str


def export(folder: Path, *, by: Actor, at: datetime) -> Exported:
    """Close the log, then write its tiles, entries and checkpoint, every earlier checkpoint and the checker into `folder`."""
    with transaction.atomic():
        actions.record(deeds.LOG_EXPORTED, by=by, at=at, detail={"folder": folder.name})
    one = keeping.close(at=at)
    assert one is not None
    folder.mkdir(parents=True, exist_ok=True)
    publishing.publish(folder)
    with open(folder / "checkpoints.jsonl", "w", encoding="utf-8") as earlier:
        for each in checkpoints.Checkpoint.objects.filter(size__lte=one.size).order_by("size").iterator():
            earlier.write(json.dumps({"at": each.at.isoformat(), "note": each.note}, ensure_ascii=False) + "\n")
    copyfile(CHECKER, folder / CHECKER.name)
    return Exported(folder, one.size, one.note, signer().verifier.line())


def receipt_package(sequence: int) -> bytes | None:
    """The receipt of an entry with its leaf, the key and the checker, as one zip; None while the entry is pending."""
    found = proving.receipt(sequence)
    if found.pending:
        return None
    name, key = f"{sequence}", signer().verifier.line()
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as packed:
        packed.writestr(f"{name}.tlog-proof", found.text)
        packed.writestr(f"{name}.leaf", found.leaf)
        packed.writestr("vkey.txt", f"{key}\n")
        packed.write(CHECKER, CHECKER.name)
        packed.writestr("README.txt", _HOW.format(name=name, key=key))
    return held.getvalue()


_HOW = """Biên nhận của dòng {name} trong nhật ký. Tự kiểm tra, không cần hệ thống:
Receipt of entry {name} of the log. To check it without the system:

    python3 check_log.py --proof {name}.tlog-proof --leaf {name}.leaf --key '{key}'

So khóa trên với khóa đã công bố ở nơi khác. / Compare the key with the one published elsewhere.
"""
