"""`load_demo`: the demonstration province with its staff and matters; `demo` shows what this prints."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from eprocuracy.exchange.demo import accounts
from eprocuracy.exchange.demo.loading import load
from eprocuracy.platform.ground.folder import DataFolder
from eprocuracy.records.rules import present

FIRST = (
    "demo",
    "vt.kv1",
    "ksv1.kv1",
    "vt.kv3",
    "ksv1.kv3",
    "vanthu.kv3",
    "vt.laocai",
    "ksv1.kv1.laocai",
    "ksv1.kv2.laocai",
)
GUIDE = "docs/how-to/the-demo.md"


class Command(BaseCommand):
    help = "Nạp tỉnh minh họa: tài khoản và vụ việc / Load the demonstration: accounts and matters"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--today", type=date.fromisoformat, help="nạp như vào ngày này / load as if on this day")

    def handle(self, *args: Any, **options: Any) -> None:
        data = DataFolder.of_environment()
        secret = accounts.password(data)
        self.stderr.write(
            "đang nạp dữ liệu minh họa (khoảng một phút) … / loading the demonstration (about a minute) …"
        )
        today = options["today"] or timezone.localdate()
        loaded = load(
            present(), today=today, secret=secret, at=timezone.now(), folder=data.path, progress=self._progress
        )
        self.stdout.write(said(loaded.matters, secret))

    def _progress(self, matters: int) -> None:
        self.stderr.write(f"  {matters} vụ việc / matters")


def said(matters: int, secret: str) -> str:
    """What a visitor needs first: some accounts with their duties, and the one password of all of them."""
    shown = [one for one in accounts.listed() if one.account in FIRST]
    width = max(len(one.account) for one in shown)
    rows = [
        f"  {one.account:<{width}}  {one.unit:<7}  {one.duty.label.vi} / {one.duty.label.en}: {one.name}"
        for one in shown
    ]
    more = len(accounts.listed()) - len(shown)
    return "\n".join(
        (
            f"Dữ liệu minh họa: {matters} vụ việc của Quảng Ninh và Lào Cai. Mọi người nêu tên đều là hư cấu.",
            f"Demo data: {matters} matters of Quảng Ninh and Lào Cai. Every person named is invented.",
            f"Mật khẩu của mọi tài khoản / password of every account: {secret}",
            *rows,
            f"  … và {more} tài khoản khác, các vụ việc để thử / and {more} more, and matters to try: {GUIDE}",
        )
    )
