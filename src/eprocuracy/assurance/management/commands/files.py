"""`files`: whether every file that a row names is there."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from eprocuracy.platform import files

SHOWN = 200


class Command(BaseCommand):
    help = "Đối chiếu các tệp mà dữ liệu nêu với các tệp đang có / compare the files that rows name with those that are there"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--among", type=Path, help="danh sách mã băm thay cho kho tệp / a list of digests instead of the store"
        )
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        listed = options["among"]
        there = set(listed.read_text(encoding="ascii").split() if listed else files.lying_there())
        tables = {digest: table for table, digest in files.named_by_rows()}
        missing = sorted(set(tables) - there)
        unnamed = len(there - {digest for _, digest in files.named_by_rows(passing=True)})
        if options["json"]:
            found = {
                "named": len(tables),
                "missing": len(missing),
                "first": [{"table": tables[one], "digest": one} for one in missing[:SHOWN]],
                "unnamed": unnamed,
            }
            self.stdout.write(json.dumps(found))
        else:
            for one in missing[:SHOWN]:
                self.stdout.write(f"thiếu / missing: {one} ({tables[one]})")
            self.stdout.write(
                f"{len(tables)} tệp được nêu / files named, {len(missing)} thiếu / missing, "
                f"{unnamed} không dòng nào nêu / named by no row"
            )
        if missing:
            raise SystemExit(1)
