"""`drill list`, `drill NAME [--full] [--pdf FILE]`: hold a drill in a scratch installation and keep its report."""

from __future__ import annotations

import json
import time
from argparse import SUPPRESS, ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from eprocuracy.assurance.drills.programme import DRILLS, OnStage
from eprocuracy.assurance.drills.stage import Stage
from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.desk.running.drilling import paper_of
from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.platform.drills import register
from eprocuracy.platform.drills.scratch import never
from eprocuracy.platform.drills.telling import as_json
from eprocuracy.platform.ground.folder import DataFolder
from eprocuracy.platform.papers import as_pdf
from eprocuracy.platform.ui.writing import moment_text

HELD = declare("drill.held", "Diễn tập sự cố", "Drill held")


class Command(BaseCommand):
    help = "Diễn tập sự cố trong một bản chạy riêng, không đụng dữ liệu thật / hold a drill in a scratch installation"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", choices=["list", *DRILLS], help="list: lịch / the calendar")
        parser.add_argument("--full", action="store_true", help="quy mô đầy đủ / at full size")
        parser.add_argument("--pdf", type=Path, help="ghi báo cáo ra tệp PDF này / write the report to this PDF")
        parser.add_argument("--json", action="store_true")
        parser.add_argument("--on-stage", action="store_true", help=SUPPRESS)  # by the drill itself, in its scratch

    def handle(self, *args: Any, **asked: Any) -> None:
        folder, now = DataFolder.of_environment(), timezone.now()
        if asked["name"] == "list":
            for held in register.calendar(folder, DRILLS.values()):
                due = moment_text(held.due) if held.due else "chưa diễn tập / never held"
                self.stdout.write(f"{held.drill.name:<22}{held.drill.title.vi} / {held.drill.title.en}: {due}")
            return
        drill = DRILLS[asked["name"]]
        if asked["on_stage"]:
            if not isinstance(drill.play, OnStage):
                raise never()
            began = time.monotonic()
            outcome = drill.play.play(Stage.of_environment(now), asked["full"], True)
            told = as_json(drill, outcome, at=now, seconds=time.monotonic() - began, full=asked["full"])
            self.stdout.write(json.dumps(told, ensure_ascii=False))
            return
        report = register.hold(drill, folder, at=now, full=asked["full"])
        audit.record(HELD, by=SYSTEM, at=now, detail={"drill": report["drill"], "passed": report["passed"]})
        if asked["pdf"]:
            asked["pdf"].write_bytes(as_pdf(paper_of(report, "vi")))
        self.stdout.write(json.dumps(report, ensure_ascii=False, indent=1) if asked["json"] else _said(report))
        if not report["passed"]:
            raise SystemExit(1)


def _said(report: dict[str, Any]) -> str:
    lines = [
        *(f"{report[name]['vi']} / {report[name]['en']}" for name in ("title", "attempted", "noticed_by", "contained")),
        f"nhận ra sau / noticed after: {report['noticed_after']} s",
        *(f"{one['vi']} / {one['en']}: {one['seconds']} s" for one in report["figures"]),
        f"mất / lost: {report['lost']}",
        "ĐẠT / PASSED" if report["passed"] else "KHÔNG ĐẠT / FAILED",
    ]
    return "\n".join(lines)
