"""Copies that outlive the system: how many there are and where, who can touch them, and whether they make up one whole."""

from __future__ import annotations

import json
import os
import tempfile
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pyrage

from eprocuracy.audit.copies import DEEDS
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.backup import deleting, restoring, sealing, server, status
from eprocuracy.platform.backup.bases import MANIFEST
from eprocuracy.platform.backup.places import Place, sha256_of, stamp, write_text
from eprocuracy.platform.ground.folder import write_private

from ..installation import Installation
from .copies import NO_PLACE, place_of_backups
from .registry import Parameter, Verdict, check, named, verdict

LOOKS_AT = Label("nơi sao lưu và sổ diễn tập", "the place of backups and the register of drills")

NO_COPY = ("chưa đặt bản sao biệt lập", "no isolated copy is set")
SITE = "EPROCURACY_BACKUP_SITE"
"""Where the isolated copy stands, in words: no program can see that."""


def _copy() -> Place | None:
    told = os.environ.get("EPROCURACY_BACKUP_COPY")
    return Place(Path(told)) if told and Path(told).exists() else None


@check("BKP-01")
def three_copies(there: Installation, parameter: Parameter) -> Verdict:
    """The data, the place of backups and the isolated copy, both up to date, on at least two disks, one of them elsewhere."""
    place, copy, site = place_of_backups(), _copy(), os.environ.get(SITE, "").strip()
    fresh = [one for one in (place, copy) if one and (upto := one.covered()) and there.now - upto <= status.COPY_AGE]
    disks = status.disks(there.folder.path, *(one.path for one in fresh))
    return verdict(
        1 + len(fresh) >= parameter["copies"] and len(disks) >= parameter["media"] and bool(site),
        f"{1 + len(fresh)} bản, kể cả dữ liệu đang dùng; {len(disks)} đĩa; nơi khác: {site or 'chưa nêu'}",
        f"{1 + len(fresh)} copies with the data in use; {len(disks)} disks; elsewhere: {site or 'not stated'}",
    )


@check("BKP-02")
def one_copy_is_out_of_reach(there: Installation, parameter: Parameter) -> Verdict:
    """The isolated copy is fresh, holds every base as it is with us, and this account can neither write nor remove there."""
    place, copy = place_of_backups(), _copy()
    if place is None or copy is None:
        return verdict(False, *(NO_PLACE if place is None else NO_COPY))
    upto = copy.covered()
    late = upto is None or there.now - upto > status.COPY_AGE
    old = [one for one in place.bases() if there.now - one.ended > status.COPY_AGE]
    without = [one.name for one in old if not _holds(copy, one.name, one.bytes)]
    folders = [copy.path, *(path for path in copy.path.rglob("*") if path.is_dir())]
    writable = [path.name for path in folders if os.access(path, os.W_OK)]
    return verdict(
        not late and not without and not writable,
        f"bản biệt lập {'cũ' if late else 'mới'}; thiếu hoặc khác: {named(without) or 'không'}; tài khoản này ghi được: {named(writable) or 'không'}",
        f"the isolated copy is {'old' if late else 'fresh'}; missing or other: {named(without) or 'none'}; this account may write to: {named(writable) or 'nothing'}",
    )


def _holds(copy: Place, name: str, size: int) -> bool:
    path = copy.path / "base" / name / sealing.BASE
    return path.exists() and path.stat().st_size == size


@check("BKP-10")
def two_persons_delete(there: Installation, parameter: Parameter) -> Verdict:
    """One key deletes nothing, retention takes nothing young, and no base that was taken lately is gone without two persons."""
    place = place_of_backups()
    if place is None:
        return verdict(False, *NO_PLACE)
    kept = status.days_kept()
    one_is_enough = _one_key_deletes(there.now)
    lie = {one.name for one in place.bases()}
    rows = there.ask(
        "SELECT deed, detail FROM audit_entry WHERE deed = ANY (%(deeds)s) AND at > %(since)s",
        deeds=[DEEDS["taken"], DEEDS["deleted"]],
        since=there.now - timedelta(days=kept),
    )
    told = [(deed, json.loads(detail) if isinstance(detail, str) else detail) for deed, detail in rows]
    agreed = {name for deed, detail in told if deed == DEEDS["deleted"] for name in detail["bases"]}
    gone = sorted({detail["base"] for deed, detail in told if deed == DEEDS["taken"]} - lie - agreed)
    return verdict(
        not one_is_enough and not gone and kept >= parameter["days"],
        f"một khóa {'XÓA ĐƯỢC' if one_is_enough else 'không xóa được'}; giữ {kept} ngày; mất mà không có hai người: {named(gone) or 'không'}",
        f"one key {'DELETES' if one_is_enough else 'deletes nothing'}; kept {kept} days; gone without two persons: {named(gone) or 'none'}",
    )


def _one_key_deletes(now: datetime) -> bool:
    """Whether a base made for the try can be deleted with one key, or with the same one twice."""
    with tempfile.TemporaryDirectory() as made:
        place, key = _tried(Path(made), now), Path(made) / "key"
        for keys in ([key], [key, key]):
            try:
                deleting.refuse_unless_two_agree(place.bases()[0], keys)
            except Refused:
                continue
            return True
    return False


@check("BKP-11")
def targets_are_looked_at_first(there: Installation, parameter: Parameter) -> Verdict:
    """A moment out of reach, a folder that is not empty, a disk too small and another version are refused before anything is written."""
    tries: dict[str, dict[str, Any]] = {
        "ngoài tầm / out of reach": {"to": there.now + timedelta(days=1)},
        "không trống / not empty": {"into": "."},
        "hết chỗ / no room": {"size": 1 << 60},
        "phiên bản khác / another version": {"version": "9.6"},
    }
    done = [name for name, one in tries.items() if not _refused_untouched(there.now, **one)]
    return verdict(
        not done,
        f"bắt đầu mà không kiểm tra: {named(done) or 'không trường hợp nào'} (thử {len(tries)})",
        f"begun without looking: {named(done) or 'none'} ({len(tries)} tried)",
    )


def _refused_untouched(
    now: datetime, *, into: str = "into", to: datetime | None = None, size: int = 1, version: str = ""
) -> bool:
    """Whether such a restore is refused, and leaves no folder begun."""
    with tempfile.TemporaryDirectory() as made:
        place, target = _tried(Path(made), now, size=size, version=version), Path(made) / into
        try:
            restoring.restore(place, sealing.keys_of(Path(made) / "key"), target, to=to)
        except Refused:
            return not (target / "secrets").exists()
    return False


@check("BKP-12")
def files_and_database_are_one_set(there: Installation, parameter: Parameter) -> Verdict:
    """In the latest test of restoring every file that rows name had its copy, and the set is known by a checkpoint of the log."""
    stands = status.of(there.folder)
    whole = stands.verified_set
    if stands.verified is None or "missing" not in whole:
        return verdict(False, "chưa thử khôi phục lần nào", "no restore was ever tried")
    lately, said = there.now - stands.verified <= status.VERIFIED_AGE, whole.get("checkpoint") or {}
    root = f"{said['size']}/{said['root'][:12]}" if said else "?"
    return verdict(
        lately and not whole["missing"] and bool(said),
        f"dữ liệu nêu {whole['named']} tệp, thiếu {whole['missing']}; bộ phục hồi: {root}",
        f"rows name {whole['named']} files, {whole['missing']} missing; the set: {root}",
    )


@check("BKP-13")
def tools_fit_the_server(there: Installation, parameter: Parameter) -> Verdict:
    """The programs that copy the database are of its own major version."""
    ((present,),) = there.ask("SELECT current_setting('server_version')")
    tools = server.version()
    return verdict(
        present.split(".")[0] == tools.split(".")[0],
        f"máy chủ PostgreSQL {present}, công cụ {tools}",
        f"server PostgreSQL {present}, programs {tools}",
    )


def _tried(folder: Path, now: datetime, *, size: int = 1, version: str = "") -> Place:
    """A place with one base, sealed for a key that lies in the folder; it holds nothing."""
    key = pyrage.x25519.Identity.generate()
    write_private(folder / "key", f"{key}\n")
    place, name, segment = Place(folder / "place"), f"base/{stamp(now)}-full", "0" * 23 + "1"
    for one in (f"{name}/{sealing.BASE}", f"wal/{segment}.{stamp(now)}{sealing.ENDING}"):
        place.write(one, lambda target: sealing.seal(BytesIO(b"."), target, [key.to_public()]))
    write_text(place, f"{name}/{MANIFEST}", json.dumps({"Files": [{"Size": size}]}))
    about = {
        "parent": None,
        "started": now.isoformat(),
        "ended": now.isoformat(),
        "bytes": 1,
        "system": "",
        "first_segment": segment,
        "sha256": sha256_of(place.path / name / sealing.BASE),
        "postgresql": version or server.version(),
    }
    write_text(place, f"{name}/about.json", json.dumps(about))
    return place
