"""`synthesize --cases N --seed S [--province CODE] [--until DATE]`: a plausible, reproducible body of acts."""

from __future__ import annotations

import json
import time
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from eprocuracy.exchange.synthesis.body import Body, Recipe
from eprocuracy.exchange.synthesis.days import Days
from eprocuracy.exchange.synthesis.staffing import is_known, offices_of
from eprocuracy.exchange.synthesis.writing import write
from eprocuracy.records.rules import present


class Command(BaseCommand):
    help = "Tạo dữ liệu minh họa, lặp lại được / write a plausible, reproducible body of acts about invented persons"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--cases", type=int, required=True, help="số vụ án / how many criminal cases")
        parser.add_argument(
            "--seed", type=int, required=True, help="cùng số thì cùng dữ liệu / the same seed, the same acts"
        )
        parser.add_argument("--province", default="22", help="mã tỉnh, thành phố / two-digit code of the province")
        parser.add_argument("--until", type=date.fromisoformat, help="đến trước ngày này / before this day (today)")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["cases"] < 1:
            raise CommandError("cần ít nhất một vụ án / at least one case is needed")
        if not is_known(options["province"]):
            raise CommandError(f"không có tỉnh, thành phố mã {options['province']} / there is no such province")
        rules = present()
        until = options["until"] or timezone.localdate()
        recipe = Recipe(options["cases"], options["seed"], options["province"], until, offices_of(options["province"]))
        started = time.monotonic()
        self.stderr.write("đang soạn / making up …")
        body = Body(recipe, Days(rules.reference))
        told = write(rules, body, self._progress)
        report = {**told.report(), "until": until.isoformat(), "seconds": round(time.monotonic() - started, 1)}
        if options["json"]:
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=1))
        else:
            self.stdout.write(
                f"{report['matters']} vụ việc, {report['acts']} bản ghi (mới: {report['recorded']}); "
                f"vụ án đã truy tố, ví dụ: {report['example_case']}"
            )

    def _progress(self, matters: int, acts: int) -> None:
        self.stderr.write(f"{matters} vụ việc / matters, {acts} bản ghi / acts")
