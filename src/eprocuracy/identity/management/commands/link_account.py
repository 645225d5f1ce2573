"""The command `link-account`."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from eprocuracy.identity.keeping import link
from eprocuracy.identity.models import Account
from eprocuracy.identity.single_sign_on import subjects_of
from eprocuracy.kernel.actors import SYSTEM


class Command(BaseCommand):
    """Links an account to a person at the provider of single sign-on."""

    help = "Liên kết tài khoản với đăng nhập một lần / Link an account to single sign-on"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("account", help="tên tài khoản / account name")
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--subject", help="định danh (sub) ở nơi cấp / the identity (sub) at the provider")
        what.add_argument("--remove", action="store_true", help="gỡ liên kết / take the link away")

    def handle(self, *_: Any, **asked: Any) -> None:
        account = Account.objects.filter(account=asked["account"]).first()
        if account is None:
            raise CommandError(f"Không có tài khoản {asked['account']}. / There is no account {asked['account']}.")
        link(account, subject=asked["subject"] or "", by=SYSTEM, at=timezone.now())
        subjects = ", ".join(subjects_of(account.pk)) or "–"
        self.stdout.write(f"{account.account}: {subjects}")
