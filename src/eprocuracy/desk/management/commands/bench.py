"""`bench [NAME]`: measure on what the database holds, and print each figure beside its bare reference."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from eprocuracy.desk.bench.computing import folding, law
from eprocuracy.desk.bench.measure import Figure
from eprocuracy.desk.bench.pages import pages
from eprocuracy.desk.bench.recording import recording
from eprocuracy.desk.bench.registers import registers
from eprocuracy.records.models import ActRow, MatterRow
from eprocuracy.records.rules import present


class Command(BaseCommand):
    help = "Đo tốc độ trên dữ liệu đang có (trước đó: synthesize) / measure on the data that are there"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", nargs="?", choices=["law", "fold", "record", "pages", "registers"])
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        rules, now = present(), timezone.now()
        parts: dict[str, Callable[[], Iterator[Figure]]] = {
            "law": lambda: law(rules),
            "fold": lambda: folding(rules),
            "record": lambda: recording(rules, now),
            "pages": lambda: pages(now),
            "registers": lambda: registers(rules, now),
        }
        chosen = [options["name"]] if options["name"] else list(parts)
        counts = {"matters": MatterRow.objects.count(), "acts": ActRow.objects.count()}
        self.stderr.write(f"{counts['matters']:,} matters, {counts['acts']:,} acts")
        figures = []
        for name in chosen:
            for one in parts[name]():
                figures.append(one)
                self.stderr.write(
                    f"{one.name:58} {one.value:>16} {one.unit:16} {one.bare:>10} {one.ratio:>6} {one.target}"
                )
        if options["json"]:
            self.stdout.write(
                json.dumps({**counts, "figures": [one.as_json() for one in figures]}, ensure_ascii=False, indent=1)
            )
