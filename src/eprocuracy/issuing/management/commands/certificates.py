"""`certificates`: the register of certificates: enter one, report what happened to one, list them by the day they end."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from typing import Any

from asn1crypto import pem, x509
from django.core.management.base import BaseCommand
from django.utils import timezone

from eprocuracy.identity.models import Account
from eprocuracy.issuing.models import Certificate
from eprocuracy.issuing.signatures import holding
from eprocuracy.issuing.signatures.holding import SOON, Handed
from eprocuracy.issuing.signatures.words import Happening, Part
from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.kernel.moments import VIETNAM
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ground.folder import DataFolder


class Command(BaseCommand):
    help = (
        "Sổ chứng thư số: ghi, báo mất, liệt kê theo ngày hết hạn / the register of certificates: enter, report, list"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        deeds = parser.add_subparsers(dest="deed", required=True)
        enter = deeds.add_parser("enter", help="ghi một chứng thư số / enter a certificate")
        enter.add_argument("file", type=Path)
        whose = enter.add_mutually_exclusive_group(required=True)
        whose.add_argument("--account", default="", help="tài khoản người được cấp / whose it is")
        whose.add_argument("--seal-of", default="", help="mã đơn vị, nếu là dấu / the office whose seal it is")
        enter.add_argument("--device", required=True, help="nơi giữ khóa / where the key lies")
        enter.add_argument("--document", default="", help="số văn bản bàn giao / the paper of its handing over")
        report = deeds.add_parser("report", help="báo mất, lộ, hỏng, đổi, trả, thu hồi / report what happened")
        report.add_argument("id", type=int)
        report.add_argument("what", choices=[one.value for one in Happening])
        report.add_argument("--since", type=datetime.fromisoformat, help="từ lúc (giờ Việt Nam) / from (Vietnam time)")
        report.add_argument("--reason", required=True)
        listed = deeds.add_parser("list", help="liệt kê, sắp hết hạn trước / list, what ends first on top")
        listed.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        match options["deed"]:
            case "enter":
                self._enter(options, now)
            case "report":
                self._report(options, now)
            case _:
                self._list(now, as_json=options["json"])

    def _enter(self, options: dict[str, Any], now: datetime) -> None:
        content = options["file"].read_bytes()
        if pem.detect(content):
            _, _, content = pem.unarmor(content)
        account = Account.objects.filter(account=options["account"]).first()
        if options["account"] and account is None:
            raise Refused(
                Label(f"Không có tài khoản {options['account']}.", f"There is no account {options['account']}.")
            )
        handed = Handed(
            certificate=x509.Certificate.load(content),
            part=Part.PERSON if account else Part.AGENCY,
            unit=account.unit_id if account else options["seal_of"],
            device=options["device"],
            account=options["account"],
            document_no=options["document"],
        )
        made = holding.enter(handed, by=SYSTEM, at=now)
        self.stdout.write(f"{made.id}: {made.holder}, {made.serial}")

    def _report(self, options: dict[str, Any], now: datetime) -> None:
        held = Certificate.objects.filter(id=options["id"]).first()
        if held is None:
            raise Refused(Label("Không có chứng thư số này trong sổ.", "There is no such certificate in the register."))
        since: datetime = options["since"] or now
        since = since if since.tzinfo else since.replace(tzinfo=VIETNAM)
        told = {"since": since, "reason": options["reason"], "by": SYSTEM, "at": now}
        holding.report(held, Happening(options["what"]), folder=DataFolder.of_environment().path, **told)
        self.stdout.write(f"{held.id}: {Happening(options['what']).label.vi} / {Happening(options['what']).label.en}")

    def _list(self, now: datetime, *, as_json: bool) -> None:
        rows = [_row(one, now) for one in Certificate.objects.prefetch_related("events").order_by("to_at", "id")]
        if as_json:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1))
            return
        for row in rows:
            self.stdout.write(
                f"{row['id']:>5}  {row['to']}  {row['unit']:<8} {row['account'] or '(dấu / seal)':<16} {row['holder']}  {row['state']}"
            )


def _row(one: Certificate, now: datetime) -> dict[str, Any]:
    event = min(one.events.all(), key=lambda each: each.since, default=None)
    if event is not None:
        state = Happening(event.what).label
    elif one.to_at <= now:
        state = Label("đã hết hạn", "expired")
    elif one.to_at <= now + SOON:
        state = Label("sắp hết hạn", "ends soon")
    else:
        state = Label("đang dùng", "in use")
    return {
        "id": one.id,
        "holder": one.holder,
        "account": one.account,
        "unit": one.unit,
        "device": one.device,
        "serial": one.serial,
        "from": one.from_at.astimezone(VIETNAM).date().isoformat(),
        "to": one.to_at.astimezone(VIETNAM).date().isoformat(),
        "state": f"{state.vi} / {state.en}",
    }
