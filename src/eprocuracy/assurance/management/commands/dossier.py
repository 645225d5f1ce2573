"""`dossier OUT.pdf` (or `.docx`): the dossier of level 3 as the installation runs; `--what record`, `--what impact` other papers of it."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from eprocuracy.assurance.dossier import PAPERS
from eprocuracy.assurance.dossier.gathering import gather
from eprocuracy.assurance.dossier.system import what_is_missing
from eprocuracy.assurance.installation import Installation
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import LANGUAGES
from eprocuracy.platform.ground.folder import DataFolder
from eprocuracy.platform.papers import as_pdf, as_word


class Command(BaseCommand):
    help = "Lập hồ sơ an ninh cấp độ 3 từ cấu hình đang chạy / draw up the dossier of level 3 from the running configuration"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("out", type=Path, help="tệp .pdf hoặc .docx / a .pdf or .docx file")
        parser.add_argument("--what", choices=sorted(PAPERS), default="system")
        parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0])

    def handle(self, *args: Any, **options: Any) -> None:
        out: Path = options["out"]
        ways = {".pdf": as_pdf, ".docx": as_word}
        if out.suffix not in ways:
            raise CommandError("Tệp phải là .pdf hoặc .docx. / The file must be .pdf or .docx.")
        try:
            seen = gather(Installation(timezone.now(), DataFolder.of_environment()))
        except Refused as refused:
            raise CommandError(f"{refused.say('vi')} / {refused.say('en')}") from None
        out.write_bytes(ways[out.suffix](PAPERS[options["what"]](seen, options["language"])))
        for one in what_is_missing(seen):
            self.stderr.write(f"{one.vi} / {one.en}")
        self.stdout.write(str(out))
