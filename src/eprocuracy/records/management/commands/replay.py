"""`replay [--unit CODE] [--sample N] [--workers N]`: fold all acts again and compare with what is stored."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from eprocuracy.records.replaying import Difference, mend, replay
from eprocuracy.records.rules import present


class Command(BaseCommand):
    help = "Tính lại mọi vụ việc từ các bản ghi và so với kết quả đang lưu / fold all acts again and compare"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--unit", help="mã đơn vị / unit code")
        parser.add_argument(
            "--sample", type=int, help="chỉ một số họ vụ việc, lấy ngẫu nhiên / only so many families, by lot"
        )
        parser.add_argument("--workers", type=int, default=1, help="số tiến trình / processes")
        parser.add_argument("--json", action="store_true")
        parser.add_argument(
            "--mend",
            action="store_true",
            help="tính lại và lưu những gì theo quy tắc cũ / refold what older rules computed",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        rules = present()
        if options["mend"]:
            mend(rules, at=timezone.now(), workers=options["workers"])
        done = replay(rules, unit=options["unit"], sample=options["sample"], workers=options["workers"])
        report = {
            "matters": done.matters,
            "acts": done.acts,
            "differences": [_said(one) for one in done.differences],
            "moved": [_said(one) for one in done.moved],
        }
        if options["json"]:
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=1))
        else:
            self.stdout.write(
                f"{done.matters} vụ việc, {done.acts} bản ghi; khác {len(done.differences)}, "
                f"đổi theo quy tắc mới {len(done.moved)}"
            )
        if done.differences:
            raise CommandError(
                f"{len(done.differences)} chỗ khác nhau giữa kết quả lưu và kết quả tính lại / "
                f"{len(done.differences)} differences between what is stored and what is computed"
            )


def _said(one: Difference) -> dict[str, object]:
    return {
        "table": one.table,
        "matter": str(one.matter),
        "stored_only": one.stored_only,
        "computed_only": one.computed_only,
    }
