"""What comes in and goes out: strange input, formulas in sheets, the word to outsiders, made-up people, who may see the country's figures."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from openpyxl import load_workbook

from eprocuracy.exchange.sheets import Sheet, write_sheet
from eprocuracy.identity.models import Account
from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.words import Label

from ..installation import Installation
from ..probing.payloads import PROBES
from . import pages
from .code import modules
from .permitting import signed_in, somebody
from .registry import Parameter, Verdict, check, named, verdict

LOOKS_AT = Label("trang web, tệp xuất, tài khoản", "pages, exported files, accounts")
# NUL is refused at the door whatever else is sent along, and a million characters are no address
STRANGE = tuple(one.values[0] for one in PROBES if one.name not in ("nul", "long"))
NAMES = (
    "q",
    "so",
    "trang",
    "don-vi",
    "tu",
    "den",
    "trang-thai",
    "loai",
    "nam",
    "sap-xep",
    "id",
    "reason",
    "file",
    "next",
)
SPARED = ("/identity/sign-out/", "/ui/language/", "/ui/language")
CELL = "1+1"


@check("APP-01")
def strange_input_breaks_nothing(there: Installation, parameter: Parameter) -> Verdict:
    """Every address without parameters takes strange questions and strange forms from people signed in, and never fails."""
    failed, asked = set(), 0
    strange = {name: STRANGE[place % len(STRANGE)] for place, name in enumerate(NAMES)}
    for duty in (Duty.PROCURATOR, Duty.ADMINISTRATOR):
        inside = signed_in(there, somebody(there, duty))
        page = inside.see(reverse("identity:change_password")).content.decode()
        token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[-1]
        for address in pages.addresses():
            if address in SPARED:
                continue
            answers = (
                _apart(inside.see, address, data=strange),
                _apart(inside.send, address, {**strange, "csrfmiddlewaretoken": token}),
            )
            asked += len(answers)
            if max(answers) >= 500:
                failed.add(address)
    return verdict(
        asked > 0 and not failed,
        f"{asked} lần gửi dữ liệu lạ; trang lỗi: {named(sorted(failed)) or 'không có'}",
        f"{asked} times strange input was sent; failed: {named(sorted(failed)) or 'none'}",
    )


@check("APP-08")
def no_formula_leaves(there: Installation, parameter: Parameter) -> Verdict:
    """A sheet with texts that a spreadsheet would take for formulas has none, and no other module writes sheets of its own."""
    signs = [{"tab": "\t", "cr": "\r"}.get(one, one) for one in parameter["prefix_chars"].split()]
    held, column = BytesIO(), (Label("Nội dung", "Text"), None, 20)
    write_sheet(Sheet("T", "T", "T", "", (column,), tuple((f"{sign}{CELL}",) for sign in signs)), held)
    cells = [cell for row in load_workbook(held).worksheets[0].iter_rows() for cell in row if CELL in str(cell.value)]
    live = [str(one.value) for one in cells if one.data_type == "f" or str(one.value)[0] in signs]
    writers = [
        one.path for one in modules(there.source) if {"openpyxl.Workbook", "openpyxl.load_workbook"} & one.imports
    ]
    others = [one for one in writers if one not in parameter["writers"] and not one.startswith("assurance/")]
    return verdict(
        len(cells) == len(signs) and not live and not others,
        f"{len(signs)} ký tự đầu đã thử; còn là công thức: {len(live)}; nơi khác ghi tệp Excel: {named(others) or 'không có'}",
        f"{len(signs)} first characters tried; still formulas: {len(live)}; other writers of sheets: {named(others) or 'none'}",
    )


@check("APP-12")
def outsiders_know_whom_to_tell(there: Installation, parameter: Parameter) -> Verdict:
    """A stranger finds a contact at the address of RFC 9116, and the text has not run out."""
    answer = there.visitor().see(parameter["path"])
    said = dict(one.split(": ", 1) for one in answer.content.decode().splitlines() if ": " in one)
    known = answer.status_code == 200 and said.get("Contact", "").startswith(("mailto:", "https:"))
    holds = known and datetime.fromisoformat(said.get("Expires", "1970-01-01T00:00:00Z")) > there.now
    return verdict(
        holds,
        f"{parameter['path']}: {'có địa chỉ liên hệ, còn hiệu lực' if holds else 'không có địa chỉ liên hệ còn hiệu lực'}",
        f"{parameter['path']}: {'a contact that holds' if holds else 'no contact that holds'}",
    )


@check("APP-14")
def made_up_people_stay_apart(there: Installation, parameter: Parameter) -> Verdict:
    """Made-up accounts and those of real people are never in use side by side, and nothing runs with debugging."""
    made_up, real = (Account.objects.filter(is_active=True, illustrative=one).count() for one in (True, False))
    return verdict(
        not there.settings.DEBUG and not (made_up and real),
        f"{made_up} tài khoản minh họa, {real} tài khoản thật đang dùng; gỡ lỗi: {'bật' if there.settings.DEBUG else 'tắt'}",
        f"{made_up} made-up accounts and {real} real ones in use; debugging: {'on' if there.settings.DEBUG else 'off'}",
    )


def _apart(ask: Callable[..., HttpResponse], *given: Any, **more: Any) -> int:
    """The status of an answer; what the asking did to the database is undone at once, so that one failure brings no other."""
    with transaction.atomic():
        answer = ask(*given, **more)
        transaction.set_rollback(True)
    return answer.status_code
