"""`export-register KIND OUT.xlsx --unit CODE --from D --to D`: the book of a unit for a period."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from eprocuracy.exchange.exporting import book, write
from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.records.rules import present


class Command(BaseCommand):
    help = "Xuất sổ của một đơn vị ra tệp Excel / write the book of a unit to an Excel file"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind")
        parser.add_argument("file", type=Path)
        parser.add_argument("--unit", required=True)
        parser.add_argument("--from", dest="first", type=date.fromisoformat, required=True)
        parser.add_argument("--to", dest="last", type=date.fromisoformat, required=True)
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        made = book(
            present().catalogue,
            options["kind"],
            unit=options["unit"],
            first=options["first"],
            last=options["last"],
            by=SYSTEM,
            at=timezone.now(),
        )
        write(made, options["file"])
        report = {"book": made.register.code, "unit": made.unit, "lines": len(made.rows), "file": str(options["file"])}
        said = f"{made.register.label.vi}: {len(made.rows)} dòng → {options['file']}"
        self.stdout.write(json.dumps(report, ensure_ascii=False) if options["json"] else said)
