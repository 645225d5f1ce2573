"""`verify FILE.pdf`: what can be said of every signature in a file, question by question."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from eprocuracy.issuing.signatures.saying import answers, as_json, summary
from eprocuracy.issuing.signatures.trust import trust_of
from eprocuracy.issuing.signatures.verifying import verify
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ground.folder import DataFolder


class Command(BaseCommand):
    help = "Kiểm tra chữ ký số của một tệp PDF / check the signatures of a PDF file"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        if not path.is_file():
            raise Refused(Label(f"Không có tệp {path}.", f"There is no file {path}."))
        now = timezone.now()
        verdict = verify(path.read_bytes(), trust=trust_of(DataFolder.of_environment().path, at=now), at=now)
        if options["json"]:
            self.stdout.write(json.dumps({"file": str(path), **as_json(verdict)}, ensure_ascii=False, indent=1))
            return
        lines = [f"{summary(verdict).vi} / {summary(verdict).en}"]
        for place, one in enumerate(verdict.signatures, 1):
            lines.append(f"\n{place}. {one.field}")
            lines += [
                f"   {asked.vi} / {asked.en}: {found.vi}" + (f" / {found.en}" if found.en != found.vi else "")
                for asked, found in answers(one)
            ]
        self.stdout.write("\n".join(lines))
