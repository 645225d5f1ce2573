"""`keys`: every key of the installation; `keys rotate`: another one for sessions and second factors."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from eprocuracy.assurance import rotating
from eprocuracy.platform.ground import keys
from eprocuracy.platform.ground.folder import DataFolder


class Command(BaseCommand):
    help = "Sổ khóa của hệ thống: loại, tạo lúc nào, đổi trước ngày nào; đổi khóa / the keys: kind, made, to be changed by; change one"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("deed", nargs="?", choices=["list", "rotate"], default="list")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        folder = DataFolder.of_environment()
        if options["deed"] == "rotate":
            count = rotating.rotate(folder, at=timezone.now())
            self.stdout.write(f"Đã đổi khóa, mã hóa lại {count} bí mật. / Changed; {count} secrets encrypted anew.")
            return
        held = keys.held(folder)
        if options["json"]:
            self.stdout.write(json.dumps([_told(one) for one in held], ensure_ascii=False))
            return
        for one in held:
            by = one.rotate_by.date().strftime("%d/%m/%Y") if one.rotate_by else "–"
            said = one.kind.label.vi if one.kind else "không rõ / unknown"
            self.stdout.write(f"{one.name:28} {one.made.date():%d/%m/%Y} → {by:10}  {said} [{one.fingerprint}]")


def _told(one: keys.Held) -> dict[str, Any]:
    return {
        "name": one.name,
        "kind": one.kind.label.en if one.kind else None,
        "algorithm": one.kind.algorithm if one.kind else None,
        "made": one.made.isoformat(),
        "rotate_by": one.rotate_by.isoformat() if one.rotate_by else None,
        "fingerprint": one.fingerprint,
    }
