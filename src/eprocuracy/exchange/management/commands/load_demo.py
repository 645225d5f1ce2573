"""`load_demo`: the demonstration province with its staff and matters; `demo` shows what this prints."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from eprocuracy.exchange.demo import accounts
from eprocuracy.exchange.demo.loading import UNITS, load
from eprocuracy.platform.ground.folder import DataFolder
from eprocuracy.records.rules import present


class Command(BaseCommand):
    help = "Nạp tỉnh minh họa: tài khoản và vụ việc / Load the demonstration: accounts and matters"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--today", type=date.fromisoformat, help="nạp như vào ngày này / load as if on this day")

    def handle(self, *args: Any, **options: Any) -> None:
        secret = accounts.password(DataFolder.of_environment())
        self.stderr.write(
            "đang nạp dữ liệu minh họa (dưới một phút) … / loading the demonstration (less than a minute) …"
        )
        loaded = load(present(), today=options["today"] or timezone.localdate(), secret=secret, at=timezone.now())
        self.stdout.write(said(loaded.matters, secret))


def said(matters: int, secret: str) -> str:
    """What a visitor needs: the accounts with their duties, and the one password of all of them."""
    width = max(len(one.account) for one in accounts.listed())
    rows = [
        f"  {one.account:<{width}}  {one.unit:<7}  {one.duty.label.vi} / {one.duty.label.en}: {one.name}"
        for one in accounts.listed()
    ]
    return "\n".join(
        (
            f"Dữ liệu minh họa: {matters} vụ việc của {', '.join(UNITS)}. Mọi người nêu tên đều là hư cấu.",
            f"Demo data: {matters} matters of {', '.join(UNITS)}. Every person named is invented.",
            f"Mật khẩu của mọi tài khoản / password of every account: {secret}",
            *rows,
        )
    )
