"""The command `audit`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from eprocuracy.audit.exporting import export, read_heads
from eprocuracy.audit.sealing import seal
from eprocuracy.audit.verifying import as_json, verify
from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label


class Command(BaseCommand):
    """`audit verify`, `audit export DIR`, `audit seal`."""

    help = "Kiểm tra, xuất, niêm phong nhật ký hệ thống / Check, export, seal the log of what people did"

    def add_arguments(self, parser: CommandParser) -> None:
        deeds = parser.add_subparsers(dest="deed", required=True)
        checking = deeds.add_parser(
            "verify", help="niêm phong phần mới rồi kiểm tra tất cả / seal what is new, then check everything"
        )
        checking.add_argument("--heads", type=Path, help="heads.txt đã giữ ở nơi khác / a heads.txt kept elsewhere")
        checking.add_argument(
            "--fail", action="store_true", help="mã thoát 1 nếu không nguyên vẹn / exit code 1 unless intact"
        )
        exporting = deeds.add_parser("export", help="ghi ra cho người ngoài kiểm tra / write out for outside checkers")
        exporting.add_argument("folder", type=Path)
        sealing = deeds.add_parser("seal", help="niêm phong phần mới / seal what is new")
        for one in (checking, exporting, sealing):
            one.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **asked: Any) -> None:
        answer: dict[str, Any]
        match asked["deed"]:
            case "verify":
                answer = self._verify(asked["heads"])
                lines = [f"{one['vi']} / {one['en']}" for one in answer["faults"]] or ["Nguyên vẹn / Intact"]
            case "export":
                answer = self._export(asked["folder"])
                lines = [f"{answer['entries']} dòng / entries → {answer['folder']}"]
            case _:
                answer = {"sealed": seal(at=timezone.now())}
                lines = [f"{answer['sealed']} dòng đã niêm phong / entries sealed"]
        self.stdout.write(json.dumps(answer, ensure_ascii=False) if asked["json"] else "\n".join(lines))
        if asked.get("fail") and not answer["intact"]:
            raise SystemExit(1)

    def _verify(self, heads: Path | None) -> dict[str, Any]:
        now = timezone.now()
        noted = read_heads(heads) if heads and _readable(heads) else None
        seal(at=now)
        return as_json(verify(at=now, heads=noted))

    def _export(self, folder: Path) -> dict[str, Any]:
        done = export(folder, by=SYSTEM, at=timezone.now())
        return {"folder": str(done.folder), "entries": done.entries, "blocks": done.blocks, "head": done.head}


def _readable(path: Path) -> bool:
    if not path.is_file():
        raise Refused(
            Label(f"Không có tệp {path}.", f"There is no file {path}."),
            Label("Hãy chỉ tới tệp heads.txt đã giữ.", "Name the heads.txt that was kept."),
        )
    return True
