"""`sign IN.pdf OUT.pdf --signer ACCOUNT`: sign a PDF file as one of the accounts, with the seal of the office in a demonstration."""

from __future__ import annotations

import json
import os
from argparse import ArgumentParser
from getpass import getpass
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from eprocuracy.exchange.demo import accounts
from eprocuracy.identity.queries import find_actor
from eprocuracy.issuing.signatures.papers import ready_to_sign
from eprocuracy.issuing.signatures.trust import trust_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ground.folder import DataFolder

DEMO = "demo"  # the account that may sign documents of demonstration and synthetic data
PIN = "EPROCURACY_PIN"  # the variable that holds the PIN where nobody can be asked; it is kept nowhere


class Command(BaseCommand):
    help = "Ký số một tệp PDF / sign a PDF file"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", type=Path)
        parser.add_argument("target", type=Path)
        parser.add_argument("--signer", required=True, help="tên tài khoản / account")
        parser.add_argument("--number", default="", help="số, ký hiệu trên văn bản / the number it bears")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        source, target, now = options["source"], options["target"], timezone.now()
        if not source.is_file():
            raise Refused(Label(f"Không có tệp {source}.", f"There is no file {source}."))
        folder, name = DataFolder.of_environment(), options["signer"]
        if name == DEMO:
            accounts.ensure(accounts.password(folder), at=now)
        actor = find_actor(name)
        if actor is None:
            raise Refused(Label(f"Không có tài khoản {name} đang dùng.", f"There is no account {name} in use."))
        pin = os.environ.get(PIN) or (accounts.password(folder) if name == DEMO else getpass("PIN: "))
        with ready_to_sign(by=actor, unit=actor.unit, pin=pin, at=now, folder=folder.path) as sign:
            signed = sign(source.read_bytes(), options["number"])
        target.write_bytes(signed)
        level = trust_of(folder.path, at=now).level.value
        report = {"file": str(target), "signer": actor.name, "unit": actor.unit, "level": level, "bytes": len(signed)}
        said = f"{actor.name}, {level} → {target}"
        self.stdout.write(json.dumps(report, ensure_ascii=False) if options["json"] else said)
