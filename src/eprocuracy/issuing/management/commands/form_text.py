"""`form-text NUMBER --unit CODE`: print a form's text as an office uses it, or put a new version in its place."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from django.core.management.base import BaseCommand
from django.utils import timezone

from eprocuracy.issuing.forms import Form
from eprocuracy.issuing.texts import forms_in, put_text
from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label


class _Text(str):
    """A text that is written line by line."""


def _lines(dumper: Any, data: _Text) -> Any:
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(data), style="|")


class _Written(yaml.SafeDumper):
    """YAML as a person would write it."""


_Written.add_representer(_Text, _lines)


class Command(BaseCommand):
    help = "Xem, sửa, thêm nội dung mẫu của đơn vị / show, change or add the text of a form in an office"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("number", help="42, de-xuat")
        parser.add_argument("file", type=Path, nargs="?", help="FORM.yaml: text, to (title, name)")
        parser.add_argument("--unit", required=True)
        parser.add_argument("--why", default="", help="lý do / why it is changed")
        parser.add_argument("--from", dest="from_on", type=date.fromisoformat, help="dùng từ ngày / used from this day")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        number = options["number"].partition("/")[0]
        number = number.zfill(2) if number.isdigit() else number
        if options["file"] is None:
            form = forms_in(options["unit"], at=timezone.now()).get(number)
            if form is None:
                raise Refused(Label(f"Không có mẫu {number}.", f"There is no form {number}."))
            self.stdout.write(json.dumps(_told(form), ensure_ascii=False, indent=1) if options["json"] else _said(form))
            return
        told = yaml.safe_load(options["file"].read_text(encoding="utf-8"))
        if not isinstance(told, dict) or not isinstance(told.get("text"), str):
            raise Refused(Label("Tệp phải có mục text.", "The file needs a text."))
        form = put_text(
            options["unit"],
            number,
            text=told["text"],
            recipients=told.get("to", ()),
            why=options["why"],
            by=SYSTEM,
            at=timezone.now(),
            title=told.get("title", ""),
            name=Label(**told["name"]) if told.get("name") else None,
            from_on=options["from_on"],
        )
        report = {"form": form.number, "version": form.version}
        said = f"Mẫu {form.number}: phiên bản {form.version} / version {form.version}"
        self.stdout.write(json.dumps(report) if options["json"] else said)


def _told(form: Form) -> dict[str, Any]:
    told = {"form": form.number, "version": form.version, "to": list(form.recipients), "text": _Text(form.text)}
    return (
        told if not form.internal else {**told, "title": form.title, "name": {"vi": form.name.vi, "en": form.name.en}}
    )


def _said(form: Form) -> str:
    return yaml.dump(_told(form), Dumper=_Written, allow_unicode=True, sort_keys=False, width=10_000)
