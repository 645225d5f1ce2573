"""The command `create-account`."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from eprocuracy.identity.actions import create_account
from eprocuracy.kernel.actors import SYSTEM, Duty
from eprocuracy.kernel.words import LANGUAGES


class Command(BaseCommand):
    """Makes an account and prints its first password once."""

    help = "Tạo tài khoản, in mật khẩu lần đầu / Create an account and print its first password"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("account", help="tên tài khoản / account name")
        parser.add_argument("--name", required=True, help="họ và tên / full name")
        parser.add_argument("--unit", required=True, help="mã đơn vị / code of the unit, 22-KV3")
        parser.add_argument("--duty", action="append", required=True, choices=[duty.value for duty in Duty])
        parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])
        parser.add_argument("--json", action="store_true")

    def handle(self, *_: Any, **asked: Any) -> None:
        made = create_account(
            account=asked["account"],
            name=asked["name"],
            unit=asked["unit"],
            duties=[Duty(value) for value in asked["duty"]],
            language=asked["language"],
            by=SYSTEM,
            at=timezone.now(),
        )
        answer = {"account": made.account.account, "first_password": made.first_password}
        lines = (
            f"Tài khoản / Account: {made.account.account}\n"
            f"Mật khẩu lần đầu (24 giờ, một lần) / First password (24 hours, once): {made.first_password}"
        )
        self.stdout.write(json.dumps(answer) if asked["json"] else lines)
