"""`erase-person PARTICIPANT --document … --authority … --reason … --by ACCOUNT`, or `erase-person --number NUMBER --by ACCOUNT`."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from eprocuracy.identity.queries import find_actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.records.erasing import Ground, erase, erasure_of
from eprocuracy.records.rules import present


class Command(BaseCommand):
    help = "Xóa dữ liệu cá nhân theo quyết định, hoặc tra cứu việc đã xóa / Erase a person's data by order, or prove it"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "participant", nargs="?", type=UUID, help="mã người, ở cuối địa chỉ trang người / id of a person page"
        )
        parser.add_argument("--document", default="", help="số văn bản / number of the document")
        parser.add_argument("--authority", default="", help="cơ quan ban hành / the authority that issued it")
        parser.add_argument("--reason", default="", help="lý do / reason")
        parser.add_argument("--number", help="số định danh để tra cứu / identity number to ask about")
        parser.add_argument("--by", required=True, help="tài khoản của người có thẩm quyền / account of who may")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        actor = find_actor(options["by"])
        if actor is None or bool(options["participant"]) == bool(options["number"]):
            raise CommandError(
                "Cần một tài khoản đang dùng, và hoặc mã người hoặc số định danh. / "
                "An active account is needed, and either a person or a number."
            )
        now, secret = timezone.now(), settings.DATA.secret("erasures")
        if options["number"]:
            found = erasure_of(options["number"], by=actor, at=now, secret=secret)
            report: dict[str, object] = {
                "erased": found is not None,
                "document": found.document_no if found else None,
                "authority": found.authority if found else None,
                "at": found.erased_at.isoformat() if found else None,
            }
            told = (
                f"Đã xóa theo {found.document_no}, {found.authority} / erased by this document"
                if found
                else "Không có việc xóa nào ứng với số này / no erasure fits this number"
            )
        else:
            ground = Ground(options["document"].strip(), options["authority"].strip(), options["reason"].strip())
            try:
                done = erase(present(), options["participant"], ground, by=actor, at=now, secret=secret)
            except Refused as refused:
                raise CommandError(f"{refused.say('vi')} / {refused.say('en')}") from None
            report = {
                "erasure": str(done.erasure),
                "participants": [str(one) for one in done.participants],
                "matters": [str(one) for one in done.matters],
                "versions": done.versions,
                "birth_kept": done.birth_kept,
                "still_in_text": [str(one) for one in done.still_in_text],
                **done.elsewhere,
            }
            drafts = sum(done.elsewhere.values())
            told = (
                f"Đã xóa {done.versions} lần ghi của người này trong {len(done.matters)} vụ việc. "
                f"Đã xóa trong {drafts} dự thảo văn bản của các vụ việc này. "
                f"Tên còn trong lời văn của {len(done.still_in_text)} bản ghi. "
                "Đơn vị khác đang giữ hồ sơ của cùng người này thì tự quyết định. / "
                f"{done.versions} versions erased in {len(done.matters)} matters, and in their {drafts} drafts; "
                f"the name still stands in the words of {len(done.still_in_text)} acts."
            )
        self.stdout.write(json.dumps(report, ensure_ascii=False, indent=1) if options["json"] else told)
