"""`form CODE --matter NUMBER OUT.pdf`: a prescribed form from the acts of a matter, as PDF or Word."""

from __future__ import annotations

import json
import re
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from unicodedata import normalize

from django.core.management.base import BaseCommand
from django.utils import timezone

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.issuing.drawing import pdf, word
from eprocuracy.issuing.forms import catalogue
from eprocuracy.issuing.from_file import filled_from, matter_called
from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.records.rules import present

_NUMBERED = re.compile(r"(?:mẫu\s*(?:số\s*)?)?0*(\d{1,3})(?:/hs)?")
DRAWN = declare("form.drawn", "Lập văn bản theo mẫu", "Prescribed form drawn up")
WAYS = {".pdf": pdf, ".docx": word}


class Command(BaseCommand):
    help = "Lập một mẫu văn bản từ hồ sơ vụ việc / draw a prescribed form from the acts of a matter"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", help="42, 42/HS, de-xuat")
        parser.add_argument("file", type=Path, help="OUT.pdf, OUT.docx")
        parser.add_argument("--matter", required=True, help="12/2026, 12/2026 · 22-KV3")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        file = options["file"]
        form = catalogue().get(_key(options["code"]))
        draw = WAYS.get(file.suffix.lower())
        if form is None:
            raise Refused(Label(f"Không có mẫu {options['code']}.", f"There is no form {options['code']}."))
        if draw is None:
            raise Refused(Label("Tệp phải là .pdf hoặc .docx.", "The file must be .pdf or .docx."))
        row = matter_called(options["matter"])
        made = filled_from(present(), form, row, at=timezone.now())
        drawn = draw(made)
        try:
            file.write_bytes(drawn)
        except OSError as fault:
            no = Label(f"Không ghi được tệp {file}.", f"The file {file} cannot be written.")
            raise Refused(
                no, instead=Label("Chọn thư mục có sẵn và ghi được.", "Name a folder that is there and open.")
            ) from fault
        audit.record(DRAWN, by=SYSTEM, at=timezone.now(), about=[f"matter:{row.matter_id}"], detail={"form": form.code})
        missing = [one.vi for one in made.missing]
        report = {
            "form": form.code,
            "matter": str(row.matter_id),
            "file": str(file),
            "complete": made.complete,
            "missing": missing,
        }
        lacking = f"; còn thiếu / missing: {', '.join(missing)}" if missing else ""
        said = f"Mẫu {form.code}: {file}{lacking}"
        self.stdout.write(json.dumps(report, ensure_ascii=False, indent=1) if options["json"] else said)


def _key(code: str) -> str:
    """A form as people write it: `5`, `05/HS`, `Mẫu 42`, `De-Xuat`."""
    told = normalize("NFC", code).strip().casefold()
    numbered = _NUMBERED.fullmatch(told)
    return f"{int(numbered[1]):02d}" if numbered else told
