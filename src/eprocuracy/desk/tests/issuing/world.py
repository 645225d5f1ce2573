"""Somebody detained whose time comes to its end, and the extension that is drafted for it."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.test import Client

from eprocuracy.desk.tests.matter.sending import filled
from eprocuracy.desk.tests.world import UNIT, act, ago, an_account, now, put, signed_in
from eprocuracy.identity.models import Account
from eprocuracy.kernel.actors import Duty
from eprocuracy.law.offences import Offence
from eprocuracy.records.families import new_id
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.people import Person, Role

HELD_FOR, FIRST_ORDER = 80, 90  # days


@dataclass(frozen=True)
class Detained:
    matter: UUID
    person: UUID

    @property
    def last_day(self) -> Any:
        return ago(HELD_FOR) + timedelta(days=FIRST_ORDER - 1)

    @property
    def until(self) -> Any:
        """The last day of a first extension by two months of thirty days."""
        return self.last_day + timedelta(days=60)


def staff() -> None:
    an_account("mai", called="Hoàng Thị Mai")
    an_account("chief", duties=[Duty.CHIEF], called="Lê Quang Vinh")
    an_account("deputy", duties=[Duty.DEPUTY_CHIEF], called="Phạm Thu Hà")


def somebody_detained() -> Detained:
    matter, person, day = new_id(), new_id(), ago(HELD_FOR)
    links = (Link(Role.HELD, person),)
    put(
        act(
            "custody.held",
            matter,
            datetime.combine(day, datetime.min.time(), now().tzinfo).replace(hour=8),
            unit=UNIT,
            number=7,
            year=day.year,
            offences=(Offence("173", 2),),
            agency="Cơ quan CSĐT Công an tỉnh Quảng Ninh",
            place="Trại tạm giam Công an tỉnh Quảng Ninh",
            procurator="mai",
            links=links,
            people=(
                Person(participant=person, name="Vàng A Tủa", id_no="022090001234", address="xã Tân Lập, Quảng Ninh"),
            ),
        ),
        act(
            "detention.ordered",
            matter,
            day,
            begins=day,
            until=day + timedelta(days=FIRST_ORDER - 1),
            document_no="4/LTG",
            issued_by="Cơ quan CSĐT Công an tỉnh Quảng Ninh",
            links=links,
        ),
    )
    return Detained(matter, person)


def drafted(client: Client, held: Detained, **typed: Any) -> str:
    """Fill form 42 on the act form of the matter as a person does, and keep it as a draft; returns its address."""
    address = f"/vu-viec/{held.matter}/ghi/detention.extended/"
    sent = filled(client, address, **typed)
    found = re.search(r'formaction="([^"]+)"', client.get(address).content.decode())
    assert found is not None
    answer = client.post(found[1], sent)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def as_(client: Client, name: str) -> Client:
    signed_in(client, Account.objects.get(account=name))
    return client


def text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.status_code
    return html.unescape(answer.content.decode())


def send(client: Client, address: str, status: int = 302, **typed: str) -> str:
    answer = client.post(address, filled(client, address, **typed))
    assert answer.status_code == status, html.unescape(answer.content.decode())
    return html.unescape(answer.content.decode())


def propose(client: Client, address: str, to: str = "chief", status: int = 302) -> str:
    """Answer every point that asks for words, and send it on."""
    page = f"{address}trinh-ky/"
    points = [name for name in filled(client, page) if name.startswith("point-")]
    return send(client, page, status, to=to, **dict.fromkeys(points, "Đã xem xét, có căn cứ."))


def proposed(client: Client, held: Detained, to: str = "chief") -> str:
    address = drafted(as_(client, "mai"), held)
    propose(client, address, to)
    return address
