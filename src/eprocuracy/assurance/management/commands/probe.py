"""`probe [--values N] [--json] [--table FILE]`: what an attacker would try at every parameter and door, in a scratch installation; exit code 1 for a fault."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from argparse import SUPPRESS, ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from eprocuracy.assurance.drills.stage import ELSEWHERE, Stage
from eprocuracy.assurance.probing.running import probe, table, told
from eprocuracy.assurance.visiting import Visitor
from eprocuracy.exchange.demo.loading import PROVINCES, load
from eprocuracy.kernel.actors import Duty
from eprocuracy.platform.drills.scratch import scratch
from eprocuracy.records.rules import present

PEOPLE = ("vt.kv3", "vanthu.kv3", "quantri")  # a head, a clerk, an administrator
SECRET = "câu dài của một bản thử"  # noqa: S105 - of accounts that live in a scratch


class Command(BaseCommand):
    help = "Thử tấn công mọi tham số, mọi chỗ gửi tệp, trong một bản chạy riêng / attack every parameter and door, in a scratch installation"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--values", type=int, default=3, help="mỗi loại mấy giá trị (3) / values of each kind (3)")
        parser.add_argument("--json", action="store_true")
        parser.add_argument("--table", type=Path, help="ghi bảng Markdown vào tệp / write the table to a file")
        parser.add_argument("--on-stage", action="store_true", help=SUPPRESS)  # by the command itself, in its scratch

    def handle(self, *args: Any, **asked: Any) -> None:
        if asked["on_stage"]:
            self.stdout.write(json.dumps(_played(asked["values"]), ensure_ascii=False))
            return
        report = _in_a_scratch(asked["values"])
        if asked["table"]:
            asked["table"].write_text("\n".join(table(report)) + "\n", encoding="utf-8")
        faults = [each for one in report for each in one["faults"]]
        said = (
            json.dumps(report, ensure_ascii=False, indent=1)
            if asked["json"]
            else "\n".join([*table(report), *map(str, faults)])
        )
        self.stdout.write(said)
        if faults:
            raise SystemExit(1)


def _in_a_scratch(values: int) -> list[dict[str, Any]]:
    with scratch() as one:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "eprocuracy", "probe", "--on-stage", "--values", str(values)],
            env={**os.environ, "EPROCURACY_DATA": str(one.folder.path), "EPROCURACY_DEMO": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        raise CommandError(done.stderr.strip()[-2000:])
    report: list[dict[str, Any]] = json.loads(done.stdout)
    return report


def _played(values: int) -> list[dict[str, Any]]:
    stage = Stage.of_environment(timezone.now())
    folder = stage.folder.path
    load(
        present(),
        today=stage.now.date(),
        secret=SECRET,
        at=stage.now,
        folder=folder,
        provinces=[replace(PROVINCES[0], cases=5)],
    )
    other, password = stage.account(Duty.CHIEF, unit=ELSEWHERE)
    people = [_signed_in(stage, one, SECRET) for one in PEOPLE]
    return told(probe(people, stage.visitor(), _signed_in(stage, other.account, password), values=values))


def _signed_in(stage: Stage, account: str, password: str) -> Visitor:
    visitor = stage.visitor()
    visitor.sign_in(account, password)
    visitor.past_factors()
    return visitor
