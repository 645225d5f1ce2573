"""`deadlines FILE.yaml`: the time limits of a file of facts and questions, each with its basis and derivation."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import yaml
from django.core.management.base import BaseCommand, CommandError

from eprocuracy.law.reference import Reference
from eprocuracy.law.worked import Need, answer_all, needs_of


class Command(BaseCommand):
    help = "Tính thời hạn cho các ví dụ trong một tệp YAML / compute the time limits of a file of worked examples"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true")
        parser.add_argument(
            "--facts",
            action="store_true",
            help="dữ kiện nào cần đến, dữ kiện nào không và vì sao / which facts each answer needs, and why not the others",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        document = _read(options["file"])
        answers = answer_all(Reference.load(), document)
        if options["facts"]:
            for one, example in zip(answers, document["examples"], strict=True):
                one["facts"] = [_need(need) for need in needs_of(Reference.load(), example)]
        if options["json"]:
            self.stdout.write(json.dumps(answers, ensure_ascii=False))
            return
        for one in answers:
            self.stdout.write(f"{one['id']}: {json.dumps(one['answer'], ensure_ascii=False)}")
            for step in one["steps"]:
                self.stdout.write(f"  {step['vi']}")
            self.stdout.write(f"  {'; '.join(one['basis'])}")
            for need in one.get("facts", ()):
                self.stdout.write(f"  – {need['vi']}")


def _need(need: Need) -> dict[str, Any]:
    said = {"vi": need.said.say("vi"), "en": need.said.say("en")}
    return {"question": need.question, "fact": need.fact, "of": need.of, "needed": need.needed, **said}


def _read(path: Path) -> dict[str, Any]:
    try:
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise CommandError(f"Không đọc được tệp / cannot read the file: {path}") from problem
    except yaml.YAMLError as problem:
        raise CommandError(f"Tệp không phải YAML / not a YAML file: {problem}") from problem
    if not isinstance(document, dict) or not isinstance(document.get("examples"), list):
        raise CommandError("Tệp không có danh sách “examples” / the file has no list “examples”")
    return document
