"""`reference [--check]`: write the reference part of the manual from the code, or say whether it is up to date."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from eprocuracy.records.rules import present
from eprocuracy.workstreams import manual

PLACE = Path(__file__).resolve().parents[5] / "docs" / "reference"


def pages() -> dict[str, str]:
    """The generated pages by file name."""
    rules = present()
    return {
        "acts.md": manual.acts(rules.catalogue),
        "forms.md": manual.forms(rules.catalogue),
        "moves.md": manual.moves(rules.catalogue),
        "clocks.md": manual.clocks(rules.catalogue),
        "limits.md": manual.limits(rules.reference),
    }


class Command(BaseCommand):
    help = "Viết phần tra cứu của tài liệu từ mã nguồn / write the reference manual from the code"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="chỉ kiểm tra / only check")

    def handle(self, *args: Any, **options: Any) -> None:
        PLACE.mkdir(parents=True, exist_ok=True)
        behind = []
        for name, text in pages().items():
            path = PLACE / name
            if path.exists() and path.read_text(encoding="utf-8") == text:
                continue
            behind.append(name)
            if not options["check"]:
                path.write_text(text, encoding="utf-8")
        if options["check"] and behind:
            raise CommandError(f"cần viết lại / out of date: {', '.join(behind)}")
        self.stdout.write(f"{', '.join(behind) or 'không có gì đổi / nothing changed'}")
