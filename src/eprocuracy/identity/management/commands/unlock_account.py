"""The command `unlock-account`."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from eprocuracy.identity.keeping import unlock
from eprocuracy.identity.models import Account
from eprocuracy.identity.queries import find_actor


class Command(BaseCommand):
    """Opens a lock before its time, in the name of another person who answers for it."""

    help = "Mở khóa đăng nhập trước hạn / Open the lock of an account before its time"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("account", help="tên tài khoản / account name")
        parser.add_argument(
            "--by", required=True, help="tài khoản người quản trị mở khóa / account of the administrator"
        )
        parser.add_argument("--reason", required=True, help="lý do / reason")

    def handle(self, *_: Any, **asked: Any) -> None:
        account, by = Account.objects.filter(account=asked["account"]).first(), find_actor(asked["by"])
        if account is None or by is None:
            raise CommandError("Không có tài khoản đó. / There is no such account.")
        unlock(account, reason=asked["reason"], by=by, at=timezone.now())
        self.stdout.write(f"Đã mở khóa / Unlocked: {account.account}")
