"""A backup that was never restored is no backup: bring it back into a folder of its own and have the product check itself there."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from eprocuracy.kernel.refusals import Refused
from eprocuracy.platform.ground.access import embedded_accesses
from eprocuracy.platform.ground.cluster import Cluster
from eprocuracy.platform.ground.folder import SOURCE, DataFolder

from . import journal, sealing, status
from .places import Place
from .restoring import restore

SAMPLE = 200  # stored files that are opened and compared with their names


@dataclass(frozen=True, slots=True)
class Verified:
    """What was brought back and what was found there."""

    bases: tuple[str, ...]
    covered: datetime
    seconds: float
    entries: int
    checkpoint: dict[str, Any] | None
    matters: int
    differences: int
    files: int
    named: int
    missing: int
    faults: tuple[str, ...]

    @property
    def well(self) -> bool:
        return not self.faults


def verify(place: Place, keys: Sequence[Any], *, to: datetime | None = None, sample: int = SAMPLE) -> Verified:
    """Restore into a scratch folder, and check the log, the folds of a sample of families, that no file is missing that a row names, and a sample of stored files."""
    with scratch() as folder:
        done = restore(place, keys, folder.path, to=to, files=False)
        faults: list[str] = []
        try:
            log, matters = _checked(done.folder, sample, faults)
            named, missing = _set_is_whole(done.folder, place, faults)
        finally:
            Cluster(done.folder).stop()
    count = _check_files(place, keys, sample, faults)
    return Verified(
        done.bases,
        done.covered,
        round(done.seconds, 1),
        log.get("entries", 0),
        log.get("checkpoint"),
        matters.get("matters", 0),
        len(matters.get("differences", [])),
        count,
        named,
        missing,
        tuple(faults),
    )


@contextlib.contextmanager
def scratch() -> Iterator[DataFolder]:
    """An empty folder that every account reaches, gone at the end with whatever runs in it."""
    with tempfile.TemporaryDirectory(prefix="eprocuracy-restored-") as made:
        Path(made).chmod(0o755)
        folder = DataFolder(Path(made) / "data")
        try:
            yield folder
        finally:
            with contextlib.suppress(Refused):
                Cluster(folder).stop()
            with contextlib.suppress(OSError):
                if folder.postgres.is_symlink():
                    shutil.rmtree(folder.postgres.resolve())


def _checked(folder: DataFolder, sample: int, faults: list[str]) -> tuple[dict[str, Any], dict[str, Any]]:
    Cluster(folder).ensure()
    superuser = embedded_accesses(folder).superuser
    assert superuser
    with superuser.connect() as connection:
        if connection.execute("select pg_is_in_recovery()").fetchone() != (False,):
            faults.append("still in recovery")
    log, _ = run(folder, "audit", "verify", "--json")
    faults += [one["en"] for one in log.get("faults", [{"en": "audit verify said nothing"}])]
    matters, code = run(folder, "replay", "--sample", str(sample), "--json")
    if code or "matters" not in matters:
        faults.append(f"replay: {len(matters.get('differences', []))} differences")
    return log, matters


def _set_is_whole(folder: DataFolder, place: Place, faults: list[str]) -> tuple[int, int]:
    """How many files the rows of the restored database name, and how many of these have no copy."""
    with tempfile.NamedTemporaryFile("w", encoding="ascii") as listed:
        listed.write("\n".join(path.name.removesuffix(sealing.ENDING) for path in place.files()))
        listed.flush()
        found, _ = run(folder, "files", "--among", listed.name, "--json")
    faults += [f"file {one['digest'][:12]} of {one['table']} has no copy" for one in found.get("first", ())]
    if "named" not in found:
        faults.append("files: nothing was said of them")
    return found.get("named", 0), found.get("missing", 0)


def run(folder: DataFolder, *words: str) -> tuple[dict[str, Any], int]:
    """A command of the product in a restored folder, and the document that it printed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE_")}
    kept = {name: value for name, value in kept.items() if not name.startswith("EPROCURACY_BACKUP")}
    environment = {**kept, "EPROCURACY_DATA": str(folder.path), "PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1"}
    environment.pop("EPROCURACY_DATABASE_PORT", None)
    done = subprocess.run(
        [sys.executable, "-P", "-m", "eprocuracy", *words], env=environment, capture_output=True, text=True, check=False
    )
    try:
        return json.loads(done.stdout), done.returncode
    except json.JSONDecodeError:
        print(done.stderr[-2000:], file=sys.stderr)
        return {}, done.returncode or 1


def _check_files(place: Place, keys: Sequence[Any], sample: int, faults: list[str]) -> int:
    found = list(place.files())
    chosen = random.sample(found, min(sample, len(found)))
    for path in chosen:
        content = io.BytesIO()
        digest = path.name.removesuffix(sealing.ENDING)
        try:
            sealing.unseal(path, content, keys)
        except Refused as refusal:
            faults.append(refusal.say("en"))
            continue
        if hashlib.sha256(content.getvalue()).hexdigest() != digest:
            faults.append(f"file {digest[:12]} is not what its name says")
    return len(chosen)


def verify_and_note(folder: DataFolder, place: Place, keys: Sequence[Any], *, at: datetime) -> Verified | None:
    """The same, with the result where the page of the administrator looks for it."""
    try:
        found = verify(place, keys)
    except Refused:
        status.note(folder, verified=at, verified_well=False)
        journal.note(folder, "verified", began=at, well=False)
        raise
    whole = {"named": found.named, "missing": found.missing, "seconds": found.seconds, "checkpoint": found.checkpoint}
    status.note(folder, verified=at, verified_well=found.well, verified_set=whole)
    journal.note(
        folder,
        "verified",
        began=at,
        well=found.well,
        covered=found.covered.isoformat(),
        entries=found.entries,
        named=found.named,
        missing=found.missing,
    )
    return found


def as_json(found: Verified) -> str:
    """The result as other programs read it."""
    return json.dumps({"well": found.well, **asdict(found)}, default=str, ensure_ascii=False, indent=1)
