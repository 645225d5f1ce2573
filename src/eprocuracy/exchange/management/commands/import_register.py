"""`import-register KIND FILE.xlsx --unit CODE [--as-of DATE] [--mapping FILE.yaml] [--dry-run]`."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from eprocuracy.exchange.importing.at_once import take_at_once
from eprocuracy.exchange.importing.judging import counted
from eprocuracy.exchange.importing.reading import read_register, source_of
from eprocuracy.exchange.importing.taking import Taken
from eprocuracy.exchange.registers import Book, Mapping
from eprocuracy.exchange.registers.sheets import read_sheets
from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.records.memory import no_cycle_search
from eprocuracy.records.rules import present


class Command(BaseCommand):
    help = "Nhập sổ Excel của một đơn vị / read an office's Excel register"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", help="crime_reports, cases, custody, supervision, …")
        parser.add_argument("file", type=Path)
        parser.add_argument("--unit", required=True, help="đơn vị giữ sổ / the office that kept the book")
        parser.add_argument("--as-of", type=date.fromisoformat, help="ngày khóa sổ / closing day")
        parser.add_argument("--mapping", type=Path, help="tệp khớp cột đã sửa / a corrected mapping")
        parser.add_argument("--dry-run", action="store_true", help="chỉ đọc, không ghi / read only")
        parser.add_argument(
            "--correct", action="store_true", help="dòng đã đổi trở thành bản sửa / changed rows become corrections"
        )
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["file"].exists():
            raise Refused(
                Label(f"Không có tệp {options['file']}.", f"There is no file {options['file']}."),
                Label("Kiểm tra đường dẫn.", "Check the path."),
            )
        rules, now = present(), timezone.now()
        source = source_of(rules, options["kind"])
        content = options["file"].read_bytes()
        columns = Mapping.from_yaml(options["mapping"].read_text(encoding="utf-8")) if options["mapping"] else None
        as_of = options["as_of"] or day_of(now)
        with no_cycle_search():
            book = read_register(rules, source, list(read_sheets(content)), unit=options["unit"], mapping=columns)
            if options["dry_run"]:
                taken = Taken(read=len(book.rows), held=book.held)
            else:
                taken = take_at_once(
                    rules,
                    book,
                    content=content,
                    file_name=options["file"].name,
                    as_of=as_of,
                    columns=columns,
                    by=SYSTEM,
                    at=now,
                    correct=options["correct"],
                    progress=self._progress,
                )
        found = counted(rules.catalogue, taken.matters, as_of)
        if options["json"]:
            self.stdout.write(json.dumps(_report(book, taken, found, as_of), ensure_ascii=False, indent=1))
        else:
            self._say(book, taken, found, dry=options["dry_run"])

    def _progress(self, done: int, everything: int) -> None:
        self.stderr.write(f"{done}/{everything}")

    def _say(self, book: Book, taken: Taken, found: Any, *, dry: bool) -> None:
        if dry:
            self.stdout.write(book.mapping.to_yaml())
        self.stdout.write(
            f"đọc {taken.read}, ghi {taken.recorded}, không đổi {taken.unchanged}, sửa {taken.corrected}, "
            f"khác bản đã ghi {len(taken.changed)}, giữ lại {len(taken.held)}"
        )
        if book.missing:
            numbers = ", ".join(str(row.values.get("number") or "–") for row in book.missing)
            self.stdout.write(f"  không còn trong tệp, không bỏ: số {numbers}")
        for row in taken.held:
            for problem in row.problems:
                self.stdout.write(f"  {row.sheet}!{problem.column}{row.row}: {problem.sentence.vi}")
        catalogue = present().catalogue
        for code, count in found.items():
            label = catalogue.findings[code].label.vi if code in catalogue.findings else code
            self.stdout.write(f"  {count:4}  {label}")


def _report(book: Book, taken: Taken, found: Any, as_of: date) -> dict[str, Any]:
    return {
        "register": book.kind.value,
        "unit": book.unit,
        "as_of": as_of.isoformat(),
        "read": taken.read,
        "recorded": taken.recorded,
        "unchanged": taken.unchanged,
        "corrected": taken.corrected,
        "changed": [{"sheet": one.row.sheet, "row": one.row.row} for one in taken.changed],
        "missing": [row.values.get("number") for row in book.missing],
        "held": [
            {
                "sheet": row.sheet,
                "row": row.row,
                "column": problem.column,
                "header": problem.header,
                "category": problem.reason.value,
                "reason": problem.sentence.vi,
                "value": problem.value,
            }
            for row in taken.held
            for problem in row.problems
        ],
        "findings": dict(found),
        "mapping": {
            sheet: {letter: list(fields) for letter, fields in columns.items()}
            for sheet, columns in book.mapping.sheets.items()
        },
    }
