"""Cases that wait for their hearing, as the tests of the calendar need them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from eprocuracy.desk.tests.world import UNIT, act, ago, put
from eprocuracy.kernel.moments import VIETNAM, When
from eprocuracy.law.offences import Offence
from eprocuracy.records.families import new_id
from eprocuracy.workstreams.acts import Act, Link
from eprocuracy.workstreams.people import Person, Role

COURT = "Tòa án nhân dân khu vực 3"


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def at(day: date, hour: int, minute: int = 0) -> When:
    return When.at(datetime.combine(day, time(hour, minute), VIETNAM))


def acts_of_hearing(
    number: int,
    hearing: When,
    *,
    procurator: str = "mai",
    unit: str = UNIT,
    court: str = COURT,
    name: str = "Lò Văn Páo",
) -> list[Act]:
    """A case of one accused from its institution to the order that sets its hearing."""
    matter, one = new_id(), Person(participant=new_id(), name=name)
    accused = (Link(Role.ACCUSED, one.participant, (Offence("173", 1),)),)
    return [
        act(
            "case.instituted",
            matter,
            ago(80),
            unit=unit,
            agency="Cơ quan CSĐT",
            title="Trộm cắp tài sản",
            offences=(Offence("173", 1),),
            offence_on=ago(100),
        ),
        act("case.accepted", matter, ago(79), unit=unit, number=number, year=2026, procurator=procurator),
        act("accused.charged", matter, ago(70), links=accused, people=(one,)),
        act("charge.approved", matter, ago(69), links=accused),
        act("case.indicted", matter, ago(40)),
        act("court.docketed", matter, ago(30), court=court),
        act("hearing.set", matter, ago(14), hearing=hearing, place="Phòng xử số 2", issued_by=court),
    ]


def a_hearing(number: int, hearing: When, **more: str) -> UUID:
    """A recorded case with its hearing; returns the matter."""
    acts = acts_of_hearing(number, hearing, **more)
    put(*acts)
    return acts[0].matter
