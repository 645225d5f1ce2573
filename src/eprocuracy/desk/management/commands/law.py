"""`law impact CHANGE.yaml`: the open matters that an amended statute would move. `law agree`: every date counted twice."""

from __future__ import annotations

import json
import os
import time
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

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
from eprocuracy.records.impact import impact
from eprocuracy.records.rules import present
from eprocuracy.workstreams.amended import Amendment, Kind


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
        found = impact(amendment, units=units, workers=options["workers"], told=self._progress)
        told = lines(rules.catalogue, amendment.law, found.moves)
        if options["xlsx"]:
            self._sheet(options, amendment, [sheet_row(one) for one in told])
        title = amendment.change.title
        report = {
            "change": {"vi": title.vi, "en": title.en},
            "unit": options["unit"],
            "open": found.open,
            "folded": found.families,
            "matters": len({one.matter for one in found.moves}),
            "counts": dict(Counter(one.kind.value for one in found.moves)),
            "seconds": round(time.monotonic() - started, 1),
            "moved": [
                {**line.report(), "clock": one.what or None, "old": _end(one.before), "new": _end(one.after)}
                for one, line in zip(found.moves, told, strict=True)
            ],
        }
        if options["json"]:
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=1))
            return
        for line in told:
            who = f" · {line.person}" if line.person else ""
            self.stdout.write(
                f"{line.unit} · {line.workstream.vi} {line.number}{who} · {line.what.vi}: {line.before.vi} → {line.after.vi}"
            )
        self.stdout.write(
            f"{title.vi}: {report['matters']} vụ việc đổi trong {found.open} đang mở (tính lại {found.families}): "
            + ", ".join(f"{Kind(kind).label.vi} {count}" for kind, count in report["counts"].items())
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


def _end(answer: Any) -> Any:
    """A day as such, anything else in words."""
    day = day_in(answer)
    if day is not None:
        return day.isoformat()
    said = ending(answer)
    return {"vi": said.vi, "en": said.en}
