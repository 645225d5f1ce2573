"""Backups as they lie there, what was noted of them, and the drills that were held."""

from __future__ import annotations

from datetime import timedelta

from eprocuracy.audit.copies import DEEDS
from eprocuracy.kernel.words import Label
from eprocuracy.platform.backup import sealing, status
from eprocuracy.platform.backup.places import Place
from eprocuracy.platform.drills import register
from eprocuracy.platform.drills.telling import Drill
from eprocuracy.platform.ground import room

from ..installation import Installation
from .registry import Parameter, Verdict, check, named, verdict

LOOKS_AT = Label("nơi sao lưu và sổ diễn tập", "the place of backups and the register of drills")

NO_PLACE = ("chưa đặt nơi sao lưu", "no place of backups is set")


def place_of_backups() -> Place | None:
    """Where backups go, if it is set and there."""
    path = sealing.backup_place()
    return Place(path) if path is not None and path.exists() else None


@check("BKP-03")
def backups_are_sealed(there: Installation, parameter: Parameter) -> Verdict:
    """Nothing in the place of backups lies there open but what says how to read it, and no key that opens it lies beside it."""
    place = place_of_backups()
    if place is None:
        return verdict(False, *NO_PLACE)
    known = {".age", ".md", ".json", ".manifest"}
    held = [path for path in place.path.rglob("*") if path.is_file()]
    open_ = [path.name for path in held if path.suffix not in known and path.name != "backup_manifest"]
    keys = [path.name for path in held if b"AGE-SECRET-KEY" in path.read_bytes()[:4096]]
    return verdict(
        not open_ and not keys and bool(held),
        f"{len(held)} tệp; không niêm phong: {named(open_) or 'không'}; khóa để cạnh: {named(keys) or 'không'}",
        f"{len(held)} files; not sealed: {named(open_) or 'none'}; keys beside them: {named(keys) or 'none'}",
    )


@check("BKP-04")
def little_would_be_lost(there: Installation, parameter: Parameter) -> Verdict:
    """What was recorded has a copy up to so many minutes ago, on a base that is not older than a day."""
    stands = status.of(there.folder)
    if not stands.configured or stands.covered is None or stands.base is None:
        return verdict(False, *NO_PLACE)
    behind, old = (there.now - stands.covered) / timedelta(minutes=1), (there.now - stands.base) / timedelta(hours=1)
    return verdict(
        behind <= parameter["rpo_minutes"] and there.now - stands.base <= status.BASE_AGE,
        f"bản sao chậm {behind:.0f} phút; bản gốc {old:.0f} giờ trước",
        f"copies are {behind:.0f} minutes behind; the base is {old:.0f} hours old",
    )


@check("BKP-06", "BKP-07")
def restores_are_tried(there: Installation, parameter: Parameter) -> Verdict:
    """The latest test of restoring (database, log, folds, digests of files) is not older than a day, and went well."""
    stands = status.of(there.folder)
    if stands.verified is None:
        return verdict(False, "chưa thử khôi phục lần nào", "no restore was ever tried")
    hours = (there.now - stands.verified) / timedelta(hours=1)
    return verdict(
        stands.verified_well and there.now - stands.verified <= status.VERIFIED_AGE,
        f"thử khôi phục {hours:.0f} giờ trước, {'đạt' if stands.verified_well else 'KHÔNG đạt'}",
        f"restored for a test {hours:.0f} hours ago, {'passed' if stands.verified_well else 'FAILED'}",
    )


@check("BKP-08")
def every_backup_is_in_the_log(there: Installation, parameter: Parameter) -> Verdict:
    """Every base that lies there has its entry in the log."""
    place = place_of_backups()
    if place is None:
        return verdict(False, *NO_PLACE)
    lie = [one.name for one in place.bases()]
    logged = {
        row[0]
        for row in there.ask("SELECT detail->>'base' FROM audit_entry WHERE deed = %(deed)s", deed=DEEDS["taken"])
    }
    without = [one for one in lie if one not in logged]
    return verdict(
        bool(lie) and not without,
        f"{len(lie)} bản gốc; không có dòng nhật ký: {named(without) or 'không'}",
        f"{len(lie)} bases; without an entry: {named(without) or 'none'}",
    )


@check("LOG-12")
def there_is_room(there: Installation, parameter: Parameter) -> Verdict:
    """The disk of the data is not as full as that somebody must be told."""
    percent = room.used(there.folder.path)
    return verdict(percent < parameter["warn_percent"], f"đĩa đầy {percent} %", f"the disk is {percent} % full")


def held_lately(there: Installation, *drills: Drill) -> Verdict:
    """Whether each drill was held when it was due, and passed."""
    amiss = [
        one.drill.name
        for one in register.calendar(there.folder, drills)
        if not one.passed or one.due is None or one.due < there.now
    ]
    return verdict(
        not amiss,
        f"chưa diễn tập, quá hạn hoặc không đạt: {named(amiss) or 'không có'}",
        f"not held, overdue or failed: {named(amiss) or 'none'}",
    )


def _of_control(name: str) -> None:
    @check(name)
    def held(there: Installation, parameter: Parameter) -> Verdict:
        """The drills of the control were held when they were due, and passed."""
        from ..drills.programme import DRILLS  # the drills use checks themselves

        return held_lately(there, *(one for one in DRILLS.values() if name in ("DRL-00", one.control)))


for _name in ("DRL-00", "DRL-01", "DRL-02", "DRL-03", "DRL-04", "DRL-05", "DRL-06", "DRL-07", "DRL-08", "DRL-09"):
    _of_control(_name)
