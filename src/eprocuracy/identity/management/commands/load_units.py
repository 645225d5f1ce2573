"""The command `load-units`."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from eprocuracy.identity.loading import load_units


class Command(BaseCommand):
    """Brings the table of units in line with the data; migrating does the same."""

    help = "Cập nhật danh mục đơn vị theo dữ liệu / Bring the units in line with the data"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true")

    def handle(self, *_: Any, **asked: Any) -> None:
        count = load_units()
        self.stdout.write(json.dumps({"units": count}) if asked["json"] else f"{count} đơn vị / units")
