"""The commands `backup` and `restore`. They need no Django and start nothing but the database of the folder that is copied."""

from __future__ import annotations

import argparse
import json
import os
import signal
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ground.access import uses_embedded_server
from eprocuracy.platform.ground.cluster import Cluster
from eprocuracy.platform.ground.folder import DataFolder

from . import bases, deleting, journal, keeping, restoring, sealing, status, verifying
from .places import Place, pull, write_text
from .shipping import shipping

HERE = ZoneInfo("Asia/Ho_Chi_Minh")


def backup(arguments: list[str]) -> int:
    """Run `backup DEED`; returns its exit code."""
    asked = _backup_parser().parse_args(arguments)
    folder = DataFolder.of_environment()
    folder.prepare()
    match asked.deed:
        case "key":
            print(sealing.make_key(asked.file, folder))
        case "keep":
            return _keep(folder)
        case "pull":
            return _pull(asked)
        case "verify":
            found = verifying.verify_and_note(folder, _place(asked), sealing.keys_of(asked.key), at=datetime.now(UTC))
            assert found
            print(verifying.as_json(found) if asked.json else "\n".join(_verified(found)))
            return 0 if found.well else 1
        case "list":
            print(json.dumps(_listed(_place(asked)), indent=1) if asked.json else "\n".join(_table(_place(asked))))
        case "delete":
            gone = deleting.delete(folder, _place(asked), asked.base, asked.keys, reason=asked.reason)
            print(json.dumps({"deleted": gone}) if asked.json else "\n".join(gone))
        case _:
            taken = take_now(folder, _place(asked), whole=asked.deed == "full")
            print(json.dumps({"base": taken.name, "bytes": taken.bytes}) if asked.json else taken.name)
    return 0


def restore(arguments: list[str]) -> int:
    """Run `restore`; returns its exit code."""
    parser = argparse.ArgumentParser(prog="eprocuracy restore")
    parser.add_argument(
        "--to",
        type=_moment,
        help="thời điểm, giờ Việt Nam: 2026-11-22T14:05; không nêu: mới nhất / the moment; none: the latest",
    )
    parser.add_argument(
        "--into", type=Path, required=True, help="thư mục dữ liệu mới, trống / a new, empty data folder"
    )
    _source(parser)
    asked = parser.parse_args(arguments)
    began = datetime.now(UTC)
    done = restoring.restore(_place(asked), sealing.keys_of(asked.key), asked.into, to=asked.to)
    journal.note(
        done.folder,
        "restored",
        began=began,
        bases=list(done.bases),
        to=asked.to.isoformat() if asked.to else None,
        covered=done.covered.isoformat(),
        files=done.files,
    )
    done.folder.write_note(journal.RESTORED, {"at": began.isoformat()})
    if asked.json:
        print(restoring.as_json(done))
        return 0
    print(
        f"Đã khôi phục vào / Restored into {done.folder.path}: {', '.join(done.bases)}, {done.segments} đoạn nhật ký / parts of the log, "
        f"{done.files} tệp / files, {done.seconds:.1f} s.\n"
        f"Kiểm tra / Check: EPROCURACY_DATA='{done.folder.path}' bin/eprocuracy audit verify\n"
        f"Dùng thay bản cũ / Go on in its place: EPROCURACY_DATA='{done.folder.path}' bin/eprocuracy audit resume --help"
    )
    return 0


def take_now(folder: DataFolder, place: Place, *, whole: bool) -> bases.Base:
    """Take a base at once, with the log that makes it whole; waits for whoever takes the log off the server now."""
    began = datetime.now(UTC)
    status.note(folder, trouble=None)
    if uses_embedded_server():
        Cluster(folder).ensure()
    write_text(place, "README.md", files(__package__).joinpath("FORMAT.md").read_text(encoding="utf-8"))
    # the process that keeps the copies going may hold the log: then it will ship what this base needs
    with folder.locked("backup-base"):
        if status.is_kept(folder):
            taken = bases.take(folder, place, whole=whole)
            keeping.wait_until_covered(folder, taken.ended)
        else:
            with folder.locked("backup"), shipping(folder, place) as shipper:
                taken = bases.take(folder, place, whole=whole)
                status.note(folder, covered=shipper.cover())
    status.note(folder, base=taken.ended)
    journal.note(folder, "taken", began=began, base=taken.name, bytes=taken.bytes)
    return taken


def _backup_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="eprocuracy backup")
    deeds = parser.add_subparsers(dest="deed", required=True)
    for name, said in {
        "now": "chép những gì đã đổi từ bản gốc trước / copy what changed since the last base",
        "full": "chép toàn bộ / copy everything",
        "list": "các bản sao lưu và thời điểm đưa về được / the backups and the moments they reach",
        "verify": "khôi phục vào nơi tạm rồi kiểm tra / restore into a scratch folder and check",
    }.items():
        _source(deeds.add_parser(name, help=said))
    deeds.add_parser("keep", help="chép liên tục, cho đến khi dừng / go on copying until stopped")
    key = deeds.add_parser("key", help="tạo khóa; cất tệp này ở nơi khác / make the key; keep this file elsewhere")
    key.add_argument("file", type=Path)
    going = deeds.add_parser(
        "delete",
        help="xóa bản gốc trước hạn: hai người, hai khóa / delete a base before its time: two persons, two keys",
    )
    going.add_argument("base")
    going.add_argument("--from", dest="source", type=Path, help="nơi có bản sao lưu / where the backups are")
    going.add_argument(
        "--key", dest="keys", type=Path, action="append", required=True, help="tệp khóa / a file of keys"
    )
    going.add_argument("--reason", required=True, help="lý do, ghi vào nhật ký / the reason, for the log")
    going.add_argument("--json", action="store_true")
    pulling = deeds.add_parser(
        "pull", help="bản sao biệt lập, chạy bằng tài khoản khác / the isolated copy, run as another account"
    )
    pulling.add_argument("source", type=Path)
    pulling.add_argument("into", type=Path)
    pulling.add_argument("--prune", action="store_true", help="bỏ bản quá hạn giữ / take away what is kept no longer")
    pulling.add_argument("--json", action="store_true")
    return parser


def _source(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="source", type=Path, help="nơi có bản sao lưu / where the backups are")
    parser.add_argument("--key", type=Path, help="tệp khóa / the file of the key")
    parser.add_argument("--json", action="store_true")


def _place(asked: argparse.Namespace) -> Place:
    path = asked.source or sealing.backup_place()
    if path is None:
        raise Refused(
            Label("Chưa đặt nơi sao lưu.", "No place of backups is set."),
            Label("Hãy đặt biến EPROCURACY_BACKUP.", "Set EPROCURACY_BACKUP."),
        )
    return Place(path.absolute())


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=HERE)


def _keep(folder: DataFolder) -> int:
    told: list[int] = []
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, lambda number, _frame: told.append(number))
    if uses_embedded_server():
        Cluster(folder).ensure()
    if sealing.backup_place() is None:
        _place(argparse.Namespace(source=None))
    keeping.keep(folder, lambda: not told)
    return 0


def _pull(asked: argparse.Namespace) -> int:
    done = pull(Place(asked.source.absolute()), Place(asked.into.absolute()))
    if asked.prune:
        done["pruned"] = Place(asked.into.absolute()).prune(
            before=datetime.now(UTC) - timedelta(days=status.days_kept())
        )
    if asked.json:
        print(json.dumps(done))
    else:
        print(f"Đã chép / Copied: {done['taken']}")
        print(
            *(f"KHÁC bản đang giữ, không chép / DIFFERS from ours, not taken: {name}" for name in done["changed"]),
            sep="\n",
        )
    return 1 if done["changed"] else 0


def _listed(place: Place) -> dict[str, object]:
    covered = place.covered()
    return {
        "place": str(place.path),
        "covered": covered.isoformat() if covered else None,
        "bases": [
            {"name": one.name, "parent": one.parent, "ended": one.ended.isoformat(), "bytes": one.bytes}
            for one in place.bases()
        ],
        "segments": len(place.segments()),
        "files": sum(1 for _ in place.files()),
    }


def _table(place: Place) -> Sequence[str]:
    covered = place.covered()
    lines = [f"{_local(one.ended)}  {one.bytes / 1e6:10.1f} MB  {one.name}" for one in place.bases()]
    reach = _local(covered) if covered else "?"
    return [*lines, f"Đưa về được đến / Reaches up to {reach}  ({os.fspath(place.path)})"]


def _verified(found: verifying.Verified) -> Sequence[str]:
    return [
        f"Khôi phục / Restored: {found.seconds} s, đến / up to {_local(found.covered)}",
        f"Nhật ký / Log: {found.entries}; vụ việc tính lại / matters folded again: {found.matters}; tệp / files: {found.files}",
        f"Tệp mà dữ liệu nêu / Files that rows name: {found.named}; thiếu / missing: {found.missing}",
        *(f"SAI / WRONG: {one}" for one in found.faults),
        "ĐẠT / PASSED" if found.well else "KHÔNG ĐẠT / FAILED",
    ]


def _local(moment: datetime) -> str:
    return moment.astimezone(HERE).strftime("%d/%m/%Y %H:%M:%S")
