"""`statistics --unit CODE --from D --to D`: every indicator of a unit and all under it, each with how it came about."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from datetime import date, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from eprocuracy.identity.codes import SUPREME
from eprocuracy.identity.queries import unit_names
from eprocuracy.insight.counting import figures, recounted, sums_of, terms_of
from eprocuracy.insight.declared import indicators
from eprocuracy.insight.measuring import Figure, Group, Sums
from eprocuracy.insight.periods import between
from eprocuracy.insight.saying import plain, value_text


class Command(BaseCommand):
    help = "Các chỉ tiêu thống kê của một đơn vị và các đơn vị trực thuộc / the indicators of a unit and all under it"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--unit", required=True, help="mã đơn vị / code of the unit: TC, 22, 22-KV3")
        parser.add_argument("--from", dest="first", type=date.fromisoformat, required=True)
        parser.add_argument("--to", dest="last", type=date.fromisoformat, required=True)
        parser.add_argument(
            "--known-at",
            type=datetime.fromisoformat,
            help="theo số liệu biết tại thời điểm này / as was known at this moment",
        )
        parser.add_argument(
            "--recount",
            action="store_true",
            help="đếm lại từ từng dữ kiện, báo chỗ khác với số cộng dồn / count again from the facts, and say where the kept sums differ",
        )
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        unit, known_at = options["unit"], options["known_at"]
        if options["last"] < options["first"]:
            raise CommandError("Ngày cuối phải sau ngày đầu / the last day must not be before the first")
        if known_at is not None and known_at.tzinfo is None:
            raise CommandError(
                "Thời điểm phải có múi giờ, ví dụ 2026-10-05T08:00+07:00 / the moment needs its time zone"
            )
        under = {one.code for one in unit_names(unit)}
        if not under:
            raise CommandError(f"Không có đơn vị {unit} / there is no unit {unit}")
        period = between(options["first"], options["last"])
        wanted = tuple(indicators().values())
        counted = sums_of(terms_of(wanted), period, units=None if unit == SUPREME else under, known_at=known_at)
        found = figures(wanted, counted, on=period.last)
        if options["recount"]:
            _say_differences(self, recounted(terms_of(wanted), period))
        if options["json"]:
            report = {
                "unit": unit,
                "from": period.first.isoformat(),
                "to": period.last.isoformat(),
                "indicators": [_told(one) for one in found],
            }
            self.stdout.write(json.dumps(report, ensure_ascii=False))
            return
        for one in found:
            self.stdout.write(_line(one))


def _say_differences(command: Command, found: list[tuple[Group, Sums, Sums]]) -> None:
    """On the side, so that `--json` stays one document; a difference is a fault, and ends the command with it."""
    for group, kept, true in found:
        command.stderr.write(f"{group.unit} {group.code} {group.outcome}: {tuple(kept)} ≠ {tuple(true)}")
    if found:
        raise CommandError(f"{len(found)} số cộng dồn khác dữ kiện / kept sums differ from the facts")
    command.stderr.write("Số cộng dồn khớp dữ kiện. / The kept sums are those of the facts.")


def _told(one: Figure) -> dict[str, Any]:
    target = one.indicator.target
    return {
        "code": one.indicator.code,
        "name": one.indicator.name.vi,
        "numerator": one.numerator,
        "denominator": one.denominator,
        "value": value_text(one, "en") or None,
        "fraction": [one.value.numerator, one.value.denominator] if one.value is not None else None,
        "target": f"{target.op} {plain(target.value, 'en')}" if target else None,
        "met": one.met,
        "verified": one.indicator.verified,
        "uncounted": one.indicator.uncounted.vi if one.indicator.uncounted else None,
    }


def _line(one: Figure) -> str:
    if one.indicator.uncounted is not None:
        return f"{one.indicator.code:7} –  {one.indicator.name.vi}: {one.indicator.uncounted.vi}"
    parts = f"{one.numerator}" + (f"/{one.denominator}" if one.denominator is not None else "")
    return f"{one.indicator.code:7} {value_text(one, 'vi') or '–':>9}  {one.indicator.name.vi} ({parts})"
