"""`may ACCOUNT DEED --matter NUMBER`: whether an account may do a deed with a matter, by which rule, and who else may."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from eprocuracy.desk.access.asking import answered
from eprocuracy.identity.powers import Deed
from eprocuracy.identity.queries import find_actor
from eprocuracy.issuing.from_file import matter_called
from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label


class Command(BaseCommand):
    help = "Một người có được làm một việc với vụ việc không, vì sao / whether an account may do a deed, and why"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("account", help="tên tài khoản / account name")
        parser.add_argument("deed", choices=[one.value for one in Deed])
        parser.add_argument("--matter", required=True, help="12/2026, 12/2026 · 22-KV3")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        actor = find_actor(options["account"])
        if actor is None:
            name = options["account"]
            raise Refused(Label(f"Không có tài khoản đang dùng “{name}”.", f"There is no active account “{name}”."))
        row, deed = matter_called(options["matter"]), Deed(options["deed"])
        found = answered(row, deed, actor.account, by=SYSTEM, at=timezone.now(), besides=[actor])
        told = found.explanation
        assert told is not None
        report = {
            "account": actor.account,
            "deed": deed.value,
            "matter": str(row.matter_id),
            "allowed": told.decision.allowed,
            "rule": told.decision.rule.value,
            "why": {"vi": told.decision.why.vi, "en": told.decision.why.en},
            "basis": [one.say() for one in told.basis],
            "facts": {one.what.vi: one.value if isinstance(one.value, str) else one.value.vi for one in told.facts},
            "who": [one.account for one, _ in found.able],
        }
        if options["json"]:
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=1))
            return
        answer = "Được / yes" if told.decision.allowed else "Không được / no"
        lines = [f"{answer}: {told.decision.why.vi} / {told.decision.why.en}"]
        lines += [f"{told.decision.rule.label.vi} / {told.decision.rule.label.en}", *report["basis"]]
        lines += [f"  {what}: {value}" for what, value in report["facts"].items()]
        lines.append(f"Ai được / who may: {', '.join(report['who'])}")
        self.stdout.write("\n".join(lines))
