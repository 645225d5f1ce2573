"""`controls`: looks at every control that has a check and says how it stands with all of them; `controls ID …` at some."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from eprocuracy.assurance import running
from eprocuracy.assurance.controls import OPEN, State, controls
from eprocuracy.assurance.installation import Installation
from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.platform.ground.folder import DataFolder


class Command(BaseCommand):
    help = "Kiểm tra các biện pháp kiểm soát an ninh, nói rõ đạt hay chưa / look at the security controls and say how they stand"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("only", nargs="*", help="chỉ những mã này / only these controls")
        parser.add_argument(
            "--last", action="store_true", help="không chạy, nói kết quả lần trước / what was found last"
        )
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        only = set(options["only"])
        if unknown := only - set(controls()):
            raise CommandError(f"Không có mã / no control: {', '.join(sorted(unknown))}")
        if not options["last"]:
            running.run(Installation(timezone.now(), DataFolder.of_environment()), by=SYSTEM, only=only)
        rows = [one for one in running.standings() if not only or one.control.id in only]
        counts = Counter(one.state for one in rows)
        if options["json"]:
            self.stdout.write(json.dumps(_report(rows, counts), ensure_ascii=False))
            return
        for one in rows:
            if one.state not in (State.UNCHECKED, State.SHOWN) or only:
                self.stdout.write(f"{one.control.id:7} {one.state.label.vi:16} {one.found or one.control.says}")
        told = "; ".join(f"{state.label.vi} / {state.label.en}: {counts[state]}" for state in State if counts[state])
        self.stdout.write(f"{told}\n{sum(counts[state] for state in OPEN)} / {len(rows)} còn đỏ / still red")


def _report(rows: list[running.Standing], counts: Counter[State]) -> dict[str, Any]:
    return {
        "counts": {state.value: counts[state] for state in State},
        "controls": [
            {
                "id": one.control.id,
                "area": one.control.area.value,
                "priority": one.control.priority.value,
                "state": one.state.value,
                "found": one.found.vi if one.found else None,
                "at": one.at.isoformat() if one.at else None,
                "shown": list(one.control.shown),
            }
            for one in rows
        ],
    }
