"""People and matters as the tests of the desk need them: real acts through the real door, dated around today."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.test import Client
from django.utils import timezone

from eprocuracy.identity import actions, sessions
from eprocuracy.identity.models import Account
from eprocuracy.identity.queries import actor_of
from eprocuracy.identity.views import BACKEND
from eprocuracy.kernel.actors import SYSTEM, Actor, Duty
from eprocuracy.kernel.moments import When
from eprocuracy.law.offences import Offence
from eprocuracy.records import rules
from eprocuracy.records.families import new_id
from eprocuracy.records.recording import record
from eprocuracy.workstreams.acts import Act, Link, Source
from eprocuracy.workstreams.crime_reports.words import SourceKind
from eprocuracy.workstreams.people import Person, Role

UNIT = "22-KV3"


def now() -> datetime:
    return timezone.localtime()


def ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


def an_account(
    name: str = "mai", *, unit: str = UNIT, duties: Collection[Duty] = (Duty.PROCURATOR,), called: str = "Hoàng Thị Mai"
) -> Account:
    return actions.create_account(
        account=name,
        name=called,
        unit=unit,
        duties=duties,
        by=SYSTEM,
        at=now(),
        illustrative_password="Mưa trên 7 mái!",
    ).account


def signed_in(client: Client, account: Account) -> Actor:
    """The client goes on as this person."""
    client.force_login(account, backend=BACKEND)
    session = client.session
    sessions.begin(session, at=now())
    session.save()
    return actor_of(account)


def act(kind: str, matter: UUID, on: date | datetime, **more: Any) -> Act:
    when = When.at(on) if isinstance(on, datetime) else When.on(on)
    made: Any = rules.present().catalogue.kinds[kind]
    built: Act = made(**{"id": new_id(), "matter": matter, "occurred": when, **more})
    return built


def put(*acts: Act, by: Actor = SYSTEM) -> None:
    record(rules.present(), acts, by=by, at=now(), source=Source.PAGE)


def acts_of_report(
    number: int | None = 1,
    *,
    on: date | None = None,
    unit: str = UNIT,
    procurator: str = "",
    suspects: Sequence[str] = ("Lò Văn Páo",),
    title: str = "Mất một xe máy tại chợ",
    offences: Sequence[Offence] = (Offence("173", 1),),
    id_no: str = "",
) -> list[Act]:
    """A crime report: received, then entered in the docket and assigned as far as said."""
    matter, day = new_id(), on or ago(5)
    people = [Person(participant=new_id(), name=name, id_no=id_no) for name in suspects]
    acts = [
        act(
            "report.received",
            matter,
            day,
            unit=unit,
            agency="Cơ quan CSĐT Công an tỉnh",
            source_kind=SourceKind.DENUNCIATION,
            description=title,
            offences=tuple(offences),
            links=tuple(Link(Role.SUSPECT, one.participant) for one in people),
            people=tuple(people),
        )
    ]
    if number is not None:
        acts.append(act("report.accepted", matter, day, unit=unit, number=number, year=day.year, notified_on=day))
    if procurator:
        acts.append(act("report.assigned", matter, day, procurator=procurator))
    return acts


def a_report(number: int | None = 1, **more: Any) -> UUID:
    """A recorded crime report; returns its matter."""
    acts = acts_of_report(number, **more)
    put(*acts)
    return acts[0].matter


def reports(count: int, **more: Any) -> None:
    """Many recorded crime reports, numbered from 1."""
    put(*[act for number in range(1, count + 1) for act in acts_of_report(number, **more)])


def a_person_held(number: int = 1, *, hours: int = 2, unit: str = UNIT, procurator: str = "thinh") -> UUID:
    """A person arrested some hours ago and taken into custody at once; returns the matter."""
    matter, at = new_id(), now() - timedelta(hours=hours)
    person = Person(participant=new_id(), name="Vàng A Tủa")
    put(
        act(
            "custody.held",
            matter,
            at,
            unit=unit,
            number=number,
            year=at.year,
            offences=(Offence("173", 1),),
            procurator=procurator,
            links=(Link(Role.HELD, person.participant),),
            people=(person,),
        ),
        act("custody.ordered", matter, at, begins=When.at(at), links=(Link(Role.HELD, person.participant),)),
    )
    return matter
