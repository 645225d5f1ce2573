"""The command `audit`."""

from __future__ import annotations

import base64
import json
import os
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from eprocuracy.audit import checkpoints, keeping, monitoring, proving, publishing, resuming, spooling, taking_in
from eprocuracy.audit.exporting import export
from eprocuracy.audit.verifying import as_json, verify
from eprocuracy.audit.witnessing import CONFLICT, WitnessFolder
from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label


class Command(BaseCommand):
    """`audit verify`, `export DIR`, `events`, `seal`, `proof NUMBER`, `consistency OLD NEW`, `resume`, `take-in [FILE…]`, `witness DIR`."""

    help = (
        "Kiểm tra, ký chốt, xuất, chứng minh nhật ký hệ thống / Check, sign, export, prove the log of what people did"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        deeds = parser.add_subparsers(dest="deed", required=True)
        _verify_arguments(
            deeds.add_parser("verify", help="ký chốt phần mới rồi kiểm tra / sign what is new, then check everything")
        )
        exporting = deeds.add_parser("export", help="ghi ra cho người ngoài kiểm tra / write out for outside checkers")
        exporting.add_argument("folder", type=Path)
        events = deeds.add_parser("events", help="các sự kiện cho hệ thống giám sát / events for a monitoring system")
        events.add_argument("--after", type=int, default=-1, help="từ sau vị trí này / behind this place in the log")
        deeds.add_parser("seal", help="xếp chỗ và ký chốt phần mới / sequence and sign what is new")
        proof = deeds.add_parser("proof", help="biên nhận của một dòng (.tlog-proof) / the receipt of an entry")
        proof.add_argument("entry", type=int, help="số của dòng / the number of the entry")
        proof.add_argument("file", type=Path, nargs="?", help="ghi vào tệp này / write to this file")
        between = deeds.add_parser(
            "consistency", help="chứng minh bản sau nối tiếp bản trước / the later continues the earlier"
        )
        between.add_argument("old", type=int)
        between.add_argument("new", type=int)
        witness = deeds.add_parser(
            "witness",
            help="bên chứng kiến: đọc yêu cầu, ký hoặc từ chối / a witness: reads a request, cosigns or refuses",
        )
        witness.add_argument("folder", type=Path)
        witness.add_argument("--log", help="lập mới: khóa công khai của nhật ký / set up: the verifier key of the log")
        witness.add_argument("--name", help="lập mới: tên bên chứng kiến / set up: the name of the witness")
        resuming_ = deeds.add_parser(
            "resume", help="sau khôi phục: cho nhật ký chạy tiếp / after a restore: let the log go on"
        )
        resuming_.add_argument("--reason", required=True, help="lý do, ghi vào nhật ký / the reason, for the log")
        known = resuming_.add_mutually_exclusive_group(required=True)
        known.add_argument("--published", type=Path, help="thư mục đã công bố mới nhất / the folder published last")
        known.add_argument("--never-published", action="store_true", help="chưa từng công bố / it never was")
        spooled = deeds.add_parser(
            "take-in",
            help="đưa vào nhật ký những gì ghi ra tệp khi chỉ xem / take in what read-only pages wrote to files",
        )
        spooled.add_argument("files", type=Path, nargs="*", help="mặc định: mọi tệp / default: every file")
        for one in deeds.choices.values():
            one.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **asked: Any) -> None:
        if asked["deed"] == "witness":
            self._witness(asked)
            return
        if asked["deed"] == "events":
            self._events(asked)
            return
        try:
            answer, lines = getattr(self, f"_{asked['deed'].replace('-', '_')}")(asked)
        except resuming.RestoredError as waits:
            raise Refused(
                Label(
                    "Hệ thống vừa được khôi phục: nhật ký đứng yên.",
                    "The installation was restored: its log stands still.",
                ),
                Label("Hãy chạy: audit resume --help", "Run: audit resume --help"),
            ) from waits
        self.stdout.write(json.dumps(answer, ensure_ascii=False) if asked["json"] else "\n".join(lines))
        if asked.get("fail") and not answer["intact"]:
            raise SystemExit(1)

    def _verify(self, asked: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
        kept = [_text_of(path) for path in asked["kept"]]
        latest = checkpoints.latest()
        since = (latest.size if latest else 0) if asked["since"] == "last" else int(asked["since"] or 0)
        try:
            keeping.close(at=timezone.now())
        except checkpoints.TouchedError as fault:  # what exactly was touched is found below
            self.stderr.write(f"Không ký tiếp / Not signed: {fault}")
        verdict = verify(since=since, kept=kept, folder=publishing.place(), workers=asked["workers"])
        answer = as_json(verdict)
        lines = [f"{one['vi']} / {one['en']}" for one in answer["faults"]] or ["Nguyên vẹn / Intact"]
        return answer, [*lines, "", verdict.checkpoint]

    def _export(self, asked: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
        done = export(asked["folder"], by=SYSTEM, at=timezone.now())
        answer = {
            "folder": str(done.folder),
            "entries": done.entries,
            "checkpoint": done.checkpoint,
            "verifier": done.verifier,
        }
        return answer, [
            f"{done.entries} dòng / entries → {done.folder}",
            f"khóa / key: {done.verifier}",
            done.checkpoint,
        ]

    def _events(self, asked: dict[str, Any]) -> None:
        for one in monitoring.events(after=asked["after"]):
            self.stdout.write(monitoring.as_line(one))

    def _seal(self, _asked: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
        one = keeping.close(at=timezone.now())
        return {"size": one.size if one else 0}, [one.note if one else "Nhật ký trống / The log is empty"]

    def _resume(self, asked: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
        done = resuming.resume(asked["published"], reason=asked["reason"], by=SYSTEM, at=timezone.now())
        return asdict(done), [
            f"Nhật ký chạy tiếp từ {done.size} lá; lấy lại {done.taken_back}, mất nội dung {done.lost} dòng. / "
            f"The log goes on at {done.size} leaves; taken back: {done.taken_back}, entries lost: {done.lost}."
        ]

    def _take_in(self, asked: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
        files = asked["files"] or sorted(spooling.folder().glob(f"*{spooling.SUFFIX}"))
        taken = [taking_in.take_in(one, by=SYSTEM, at=timezone.now()) for one in files]
        lines = [f"{one.spool}: {one.lines} dòng, mới {one.new} / entries, {one.new} of them new" for one in taken]
        return {"spools": [asdict(one) for one in taken]}, lines or ["Không có tệp nào / No file"]

    def _proof(self, asked: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
        found = proving.receipt(asked["entry"])
        answer = {
            "entry": found.sequence,
            "pending": found.pending,
            "index": found.index,
            "leaf": base64.b64encode(found.leaf).decode(),
            "proof": found.text,
        }
        if asked["file"] and not found.pending:
            asked["file"].write_text(found.text, encoding="utf-8")
            asked["file"].with_suffix(".leaf").write_bytes(found.leaf)
        return answer, ["Đang chờ ký chốt / Pending" if found.pending else found.text]

    def _consistency(self, asked: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
        proof = [base64.b64encode(one).decode() for one in proving.consistency(asked["old"], asked["new"])]
        return {"old": asked["old"], "new": asked["new"], "proof": proof}, proof

    def _witness(self, asked: dict[str, Any]) -> None:
        if asked["log"]:
            made = WitnessFolder.make(asked["folder"], name=asked["name"] or asked["folder"].name, log=asked["log"])
            self.stdout.write(made.signer.verifier.line())
            return
        answer = WitnessFolder(asked["folder"]).add(sys.stdin.read(), at=timezone.now())
        self.stdout.write(str(answer))
        if isinstance(answer, int):
            raise SystemExit(CONFLICT)


def _verify_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--since", help="chỉ từ điểm chốt này: số dòng, hoặc last / only from this checkpoint on: its size, or last"
    )
    parser.add_argument(
        "--kept",
        type=Path,
        action="append",
        default=[],
        help="điểm chốt đã giữ ở nơi khác / a checkpoint kept elsewhere",
    )
    parser.add_argument("--workers", type=int, default=min(2, os.cpu_count() or 1), help="số tiến trình / processes")
    parser.add_argument(
        "--fail", action="store_true", help="mã thoát 1 nếu không nguyên vẹn / exit code 1 unless intact"
    )


def _text_of(path: Path) -> str:
    if not path.is_file():
        raise Refused(
            Label(f"Không có tệp {path}.", f"There is no file {path}."),
            Label("Hãy chỉ tới điểm chốt đã giữ.", "Name the checkpoint that was kept."),
        )
    return path.read_text(encoding="utf-8")
