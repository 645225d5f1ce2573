"""An office, its people, and somebody detained whose time comes to its end: by real acts through the real door."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from eprocuracy.identity import actions as identity
from eprocuracy.identity.models import Account
from eprocuracy.identity.powers import Deed
from eprocuracy.identity.queries import actor_of
from eprocuracy.kernel.actors import SYSTEM, Actor, Duty
from eprocuracy.kernel.moments import VIETNAM, When
from eprocuracy.law.offences import Offence
from eprocuracy.law.time_limits import TimeLimit
from eprocuracy.records import rules
from eprocuracy.records.families import new_id
from eprocuracy.records.recording import record
from eprocuracy.workstreams.acts import Act, Link, Source
from eprocuracy.workstreams.people import Person, Role

UNIT = "22-KV3"
NOW = datetime(2026, 5, 25, 9, 30, tzinfo=VIETNAM)
TODAY = date(2026, 5, 25)
LAST_DAY = date(2026, 6, 3)  # ninety days of detention from 6 March
TWO_MONTHS_ON = LAST_DAY + timedelta(days=60)


def an_account(name: str, *duties: Duty, called: str = "", unit: str = UNIT) -> Actor:
    made = identity.create_account(
        account=name,
        name=called or name,
        unit=unit,
        duties=duties,
        by=SYSTEM,
        at=NOW,
        illustrative_password="Mưa trên 7 mái!",
    )
    return actor_of(made.account)


def entrust(deputy: str, *, from_on: date, to_on: date, workstreams: Collection[str] = ()) -> None:
    """The chief's written authorisation of the deputy to sign."""
    identity.delegate(
        from_=Account.objects.get(account="chief"),
        to=Account.objects.get(account=deputy),
        deeds=[Deed.ISSUE],
        from_on=from_on,
        to_on=to_on,
        document_no="15/UQ-VKS",
        workstreams=workstreams,
        by=SYSTEM,
        at=NOW,
    )


def act(kind: str, matter: UUID, on: date | datetime, **more: Any) -> Act:
    when = When.at(on) if isinstance(on, datetime) else When.on(on)
    made: Any = rules.present().catalogue.kinds[kind]
    built: Act = made(**{"id": new_id(), "matter": matter, "occurred": when, **more})
    return built


@dataclass(frozen=True)
class Detained:
    """Somebody detained until the last day, in a matter that mai handles."""

    matter: UUID
    person: UUID

    def extension(self, until: date = TWO_MONTHS_ON, on: date = TODAY) -> Act:
        """Form 42: the first extension, by two months of thirty days."""
        return act(
            "detention.extended",
            self.matter,
            on,
            ordinal=1,
            length=TimeLimit.parse("2 months"),
            until=until,
            links=(Link(Role.HELD, self.person),),
        )


def somebody_detained(procurator: str = "mai") -> Detained:
    matter, person = new_id(), new_id()
    links = (Link(Role.HELD, person),)
    acts = [
        act(
            "custody.held",
            matter,
            datetime(2026, 3, 6, 8, 0, tzinfo=VIETNAM),
            unit=UNIT,
            number=7,
            year=2026,
            offences=(Offence("173", 2),),
            agency="Cơ quan CSĐT Công an tỉnh",
            place="Trại tạm giam số 1",
            procurator=procurator,
            links=links,
            people=(Person(participant=person, name="Vàng A Tủa"),),
        ),
        act(
            "detention.ordered",
            matter,
            date(2026, 3, 6),
            begins=date(2026, 3, 6),
            until=LAST_DAY,
            document_no="4/LTG",
            issued_by="Cơ quan CSĐT Công an tỉnh",
            links=links,
        ),
    ]
    record(rules.present(), acts, by=SYSTEM, at=NOW, source=Source.PAGE)
    return Detained(matter, person)
