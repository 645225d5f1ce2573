"""`law impact CHANGE.yaml`: the open matters that an amended statute would move. `law agree`: every date counted twice."""

from __future__ import annotations

import json
import os
import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from eprocuracy.audit import actions as audit
from eprocuracy.desk import recounting
from eprocuracy.desk.law.moved import SHEET_COLUMNS, day_in, ending, lines, sheet_row
from eprocuracy.desk.law.trying import EXPORTED, units_under
from eprocuracy.exchange.sheets import Sheet, write_sheet
from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.kernel.refusals import Refused
from eprocuracy.law.amending import Change
from eprocuracy.records.impact import impact, open_matters, reached
from eprocuracy.records.rules import present
from eprocuracy.workstreams.amended import Amendment, Kind, Move


class Command(BaseCommand):
    help = "Thử một luật sửa đổi: vụ việc nào đổi ngày, loại tội, thẩm quyền / what an amended law would move"

    def add_arguments(self, parser: ArgumentParser) -> None:
        deeds = parser.add_subparsers(dest="deed", required=True)
        agreeing = deeds.add_parser(
            "agree", help="hai cách tính độc lập có khớp không / whether two ways of counting agree"
        )
        recounting.arguments(agreeing)
        one = deeds.add_parser("impact", help="so ngày, loại tội, thẩm quyền theo hai luật / compare under both laws")
        one.add_argument("file", type=Path, help="tệp thay đổi (YAML) / the file of changes")
        one.add_argument("--unit", help="mã đơn vị, kể cả đơn vị cấp dưới / unit code, with the units under it")
        one.add_argument("--json", action="store_true")
        one.add_argument("--xlsx", type=Path, help="ghi danh sách ra tệp Excel / write the list to an Excel file")
        one.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="số tiến trình / processes")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["deed"] == "agree":
            self._agree(options)
        else:
            self._impact(options)

    def _agree(self, options: dict[str, Any]) -> None:
        """The engine and the plain reader on invented histories; the exit code tells whether they agree."""
        asked = {name: options[name] for name in ("seed", "cases", "workers")}
        report = recounting.recounted(**asked, told=self.stderr.write)
        self.stdout.write(json.dumps(report, ensure_ascii=False) if options["json"] else recounting.said(report))
        if report["disagreements"] or report["misjudged"] or any(one["broken"] for one in report["promises"].values()):
            raise SystemExit(1)

    def _impact(self, options: dict[str, Any]) -> None:
        rules, now, started = present(), timezone.localtime(), time.monotonic()
        try:
            amendment = Amendment.of(rules, Change.read(options["file"].read_bytes()), on=now.date())
        except OSError as problem:
            raise CommandError(f"Không đọc được tệp / cannot read the file: {options['file']}") from problem
        except Refused as refused:
            raise CommandError(f"{refused.say('vi')} / {refused.say('en')}") from refused
        units = units_under(options["unit"]) if options["unit"] else None
        if units is not None and not units:
            raise CommandError(f"Không có đơn vị {options['unit']} / there is no unit {options['unit']}")
        families = reached(amendment, units=units)
        asked = {"units": units, "workers": options["workers"]}
        counts: Counter[str] = Counter()
        matters: set[str] = set()
        with TemporaryFile("w+", encoding="utf-8") as kept:  # there may be more of them than fit in memory
            for done, part in impact(amendment, families, partial(_reported, amendment), **asked):
                for report, _ in part:
                    counts[report["kind"]] += 1
                    matters.add(report["matter"])
                kept.writelines(f"{json.dumps(one, ensure_ascii=False)}\n" for one in part)
                self._progress(done, len(families))
            title = amendment.change.title
            head = {
                "change": {"vi": title.vi, "en": title.en},
                "unit": options["unit"],
                "open": open_matters(units).count(),
                "folded": len(families),
                "matters": len(matters),
                "counts": dict(counts),
                "seconds": round(time.monotonic() - started, 1),
            }
            if options["xlsx"]:
                self._sheet(options, amendment, [tuple(row) for _, row in _back(kept)])
            self._tell(head, kept, as_json=options["json"])

    def _tell(self, head: dict[str, Any], kept: IO[str], *, as_json: bool) -> None:
        """What was found, as one JSON document or as lines to read."""
        if as_json:
            self.stdout.write(json.dumps(head, ensure_ascii=False)[:-1] + ', "moved": [', ending="")
            for place, (report, _) in enumerate(_back(kept)):
                self.stdout.write(("," if place else "") + f"\n {json.dumps(report, ensure_ascii=False)}", ending="")
            self.stdout.write("]}")
            return
        for _, (unit, stream, number, _, person, _, what, before, after, _) in _back(kept):
            who = f" · {person}" if person else ""
            self.stdout.write(f"{unit} · {stream} {number}{who} · {what}: {before} → {after}")
        self.stdout.write(
            f"{head['change']['vi']}: {head['matters']} vụ việc đổi trong {head['open']} đang mở (tính lại {head['folded']}): "
            + ", ".join(f"{Kind(kind).label.vi} {count}" for kind, count in head["counts"].items())
        )

    def _progress(self, done: int, total: int) -> None:
        if done == total or done % 2000 == 0:
            self.stderr.write(f"{done}/{total}")

    def _sheet(self, options: dict[str, Any], amendment: Amendment, rows: list[tuple[Any, ...]]) -> None:
        now = timezone.localtime()
        made = Sheet(
            code="TDL",
            office=options["unit"] or "Viện kiểm sát nhân dân",
            label=f"Vụ việc thay đổi theo: {amendment.change.title.vi}",
            period=f"Tính đến {now:%H:%M} ngày {now:%d/%m/%Y}",
            titles=tuple(SHEET_COLUMNS),
            rows=tuple(rows),
        )
        write_sheet(made, options["xlsx"])
        about = [f"unit:{options['unit']}"] if options["unit"] else []
        audit.record(EXPORTED, by=SYSTEM, at=now, about=about, detail={"lines": len(rows)})


Reported = tuple[dict[str, Any], Sequence[Any]]


def _reported(amendment: Amendment, found: Sequence[Move]) -> list[Reported]:
    """Each move as the command prints it, and as a row of the sheet."""
    told = lines(amendment.rules.catalogue, amendment.law, found)
    return [
        ({**line.report(), "clock": one.what or None, "old": _end(one.before), "new": _end(one.after)}, sheet_row(line))
        for one, line in zip(found, told, strict=True)
    ]


def _back(kept: IO[str]) -> Iterator[Reported]:
    kept.seek(0)
    return map(json.loads, kept)


def _end(answer: Any) -> Any:
    """A day as such, anything else in words."""
    day = day_in(answer)
    if day is not None:
        return day.isoformat()
    said = ending(answer)
    return {"vi": said.vi, "en": said.en}
