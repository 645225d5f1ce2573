"""`bench [NAME]`: measure on what the database holds, and print each figure beside its bare reference."""

from __future__ import annotations

import json
from argparse import SUPPRESS, ArgumentParser
from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from eprocuracy.desk.bench import clerks, load
from eprocuracy.desk.bench.computing import folding, impacts, law, refolding
from eprocuracy.desk.bench.documents import documents
from eprocuracy.desk.bench.extremes import extremes
from eprocuracy.desk.bench.measure import Figure
from eprocuracy.desk.bench.national import national
from eprocuracy.desk.bench.pages import pages
from eprocuracy.desk.bench.recording import recording
from eprocuracy.desk.bench.registers import registers
from eprocuracy.desk.bench.signing import signing
from eprocuracy.desk.bench.trail import trail
from eprocuracy.records.models import ActRow, MatterRow
from eprocuracy.records.rules import present


class Command(BaseCommand):
    help = "Đo tốc độ trên dữ liệu đang có (trước đó: synthesize) / measure on the data that are there"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "name",
            nargs="?",
            choices=[
                "law",
                "impact",
                "refold",
                "fold",
                "record",
                "pages",
                "registers",
                "documents",
                "log",
                "clerks",
                "load",
                "national",
            ],
        )
        parser.add_argument(
            "--matters",
            type=int,
            default=100_000,
            help="national: cỡ dữ liệu / how many matters (1000000: the country)",
        )
        parser.add_argument("--json", action="store_true")
        many = parser.add_argument_group(
            "clerks", "nhiều cán bộ cùng lúc, trên dữ liệu riêng / many at once, on data of its own"
        )
        many.add_argument("--clerks", type=int, default=200, help="số cán bộ / how many")
        many.add_argument("--minutes", type=float, default=10, help="số phút (load cũng vậy) / for how long (load too)")
        many.add_argument("--think", type=float, default=10, help="giây giữa hai trang / seconds between two pages")
        many.add_argument("--here", action="store_true", help=SUPPRESS)
        parser.add_argument(
            "--rate",
            type=int,
            default=0,
            help="load: số yêu cầu mỗi giây; 0: tìm mức cao nhất / requests a second; 0: the highest there is",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["name"] in ("clerks", "load"):
            self._apart(options["name"], options)
            return
        rules, now = present(), timezone.now()
        parts: dict[str, Callable[[], Iterator[Figure]]] = {
            "law": lambda: law(rules),
            "impact": lambda: impacts(rules, now.date()),
            "refold": lambda: refolding(rules),
            "fold": lambda: chain(folding(rules), extremes(rules)),
            "record": lambda: recording(rules, now),
            "pages": lambda: pages(rules, now),
            "registers": lambda: registers(rules, now),
            "documents": lambda: chain(documents(rules), signing(now)),
            "log": lambda: trail(now),
        }
        chosen = [options["name"]] if options["name"] else list(parts)
        parts["national"] = lambda: national(rules, options["matters"], now, self.stderr.write)
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

    def _apart(self, name: str, options: dict[str, Any]) -> None:
        """Many people at once; what they record lies in a data folder that is made for it and removed."""
        asked = {
            one: options[one] for one in (("clerks", "minutes", "think") if name == "clerks" else ("rate", "minutes"))
        }
        here: Callable[..., dict[str, Any]] = clerks.here if name == "clerks" else load.here
        report = here(**asked, told=self.stderr) if options["here"] else clerks.read(clerks.apart(name, **asked))
        text = json.dumps(report, ensure_ascii=False, indent=1) if options["json"] else clerks.said(report)
        self.stdout.write(text)
        if not options["here"] and (report.get("lost") or report.get("doubled") or report["server_errors"]):
            raise CommandError(
                "có bản ghi mất, ghi hai lần hoặc lỗi máy chủ / acts were lost or doubled, or the server failed"
            )
