"""Histories with people in them, as the pages of a matter need them."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.kernel.moments import VIETNAM
from eprocuracy.law.offences import Offence
from eprocuracy.records import rules
from eprocuracy.records.families import new_id
from eprocuracy.records.recording import record
from eprocuracy.workstreams.acts import Act, Link, Source
from eprocuracy.workstreams.people import Person, Role

from ..world import UNIT, act, ago, put


def in_dispute(*acts: Act, at: datetime) -> None:
    """Recorded at a moment gone by."""
    record(rules.present(), acts, by=SYSTEM, at=at, source=Source.PAGE)


def a_case(number: int = 45, *, days: int = 50, unit: str = UNIT, procurator: str = "mai") -> tuple[UUID, list[UUID]]:
    """A case of theft under investigation with three accused; returns the matter and the accused."""
    matter = new_id()
    accused = [
        Person(participant=new_id(), name=name) for name in ("Nguyễn Văn An", "Trần Thị Bình", "Phạm Đình Chung")
    ]
    day = ago(days)
    put(
        act(
            "case.instituted",
            matter,
            day,
            unit=unit,
            agency="Cơ quan CSĐT Công an tỉnh Quảng Ninh",
            title="Trộm cắp tài sản",
            offences=(Offence("173", 1),),
            document_no="31/QĐ-CSĐT",
        ),
        act("case.accepted", matter, day, number=number, year=day.year, procurator=procurator),
        act(
            "accused.charged",
            matter,
            ago(days - 5),
            document_no="12/QĐ-CSĐT",
            links=tuple(Link(Role.ACCUSED, one.participant, (Offence("173", 1),)) for one in accused),
            people=tuple(accused),
        ),
        act(
            "charge.file_received",
            matter,
            ago(days - 5),
            links=tuple(Link(Role.ACCUSED, one.participant) for one in accused),
        ),
        act(
            "charge.approved",
            matter,
            ago(days - 6),
            document_no="8/QĐ-VKS",
            links=tuple(Link(Role.ACCUSED, one.participant) for one in accused),
        ),
    )
    return matter, [one.participant for one in accused]


def many_requests(matter: UUID, count: int) -> None:
    """As many requests to the investigators, one a day."""
    put(
        *[
            act(
                "investigation.requested",
                matter,
                ago(40 - place % 40),
                ordinal=place + 1,
                items=(f"Việc thứ {place + 1}",),
            )
            for place in range(count)
        ]
    )


def moment(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=VIETNAM)
