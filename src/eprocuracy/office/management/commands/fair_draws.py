"""`fair-draws --unit CODE --year YEAR`: the draws of an office, to be checked by `tools/check_draws.py`."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from eprocuracy.office.draw_export import exported


class Command(BaseCommand):
    help = "Xuất các lần rút người được giao để kiểm tra / the draws of an office, for anyone to check"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--unit", required=True, help="mã đơn vị / code of the office")
        parser.add_argument("--year", required=True, type=int)
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        found = exported(options["unit"], options["year"])
        if options["json"]:
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=1))
            return
        for one in found["draws"]:
            request = one["request"]
            given = one["given_to"] or "chưa giao / not given"
            why = f" ({one['reason']})" if one["reason"] else ""
            self.stdout.write(f"{request['number']}/{request['year']}: {one['picked'] or '…'} → {given}{why}")
        self.stdout.write(f"{len(found['draws'])} lần rút / draws")
