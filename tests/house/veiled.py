"""Matters that everybody of the office may open, with persons whom lists do not name, and with what is done secretly in them."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from eprocuracy.desk.tests.hearings.court import acts_of_hearing, at, in_days
from eprocuracy.desk.tests.world import UNIT, act, ago, put
from eprocuracy.kernel.moments import When
from eprocuracy.law.ages import Birth
from eprocuracy.law.offences import Offence
from eprocuracy.records.families import new_id
from eprocuracy.records.models import ActRow
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.beside.words import Protection, SpecialMeasure
from eprocuracy.workstreams.people import Person, Role

TEAM = "mai"
YOUNG, WITNESS, HELD = "Tẩn Mùi Khé", "Thào Thị Mỷ", "Hoàng Seo Dín"
SECRET = ("9947/QĐ-BV", "9948/PC-VKSKV3")
# what nobody may meet who is neither on the matter nor leads the office; nor what is done in secret, whom the chief did not put on it
UNNAMED = ("Mùi Khé", "Thị Mỷ", "Seo Dín", "Khé Con", "022210009123", "Bản Suối Veo")
GUARDED = (*SECRET, "ghi âm ở chợ", "dọa nhà nhân chứng", "special_measure_decided_late")


def in_plain_sight() -> dict[str, UUID]:
    """A case of somebody of fifteen with a protected witness and a special measure, and a person of sixteen held."""
    acts = acts_of_hearing(61, at(in_days(4), 9, 0), procurator=TEAM, name="Hầu Mí Dế")
    case = acts[0].matter
    # of the year alone, as of the last day of it
    young = Person(
        participant=new_id(),
        name=YOUNG,
        other_names="Khé Con",
        birth=Birth.parse(str(ago(15 * 365).year)),
        id_no="022210009123",
        address="Bản Suối Veo",
    )
    witness = Person(participant=new_id(), name=WITNESS)
    accused, seen_by = (
        (Link(Role.ACCUSED, young.participant, (Offence("173", 1),)),),
        (Link(Role.WITNESS, witness.participant),),
    )
    acts[0] = replace(acts[0], title=f"{YOUNG.upper()} cùng đồng phạm trộm cắp")  # type: ignore[call-arg]
    put(
        *acts,
        act("accused.charged", case, ago(68), links=accused, people=(young,)),
        act("person.joined", case, ago(67), links=seen_by, people=(witness,), wishes=f"{WITNESS} xin giữ kín"),
        act("protection.requested", case, ago(66), links=seen_by, danger="dọa nhà nhân chứng"),
        act("protection.ordered", case, ago(65), links=seen_by, measure=Protection.GUARDED, document_no=SECRET[0]),
        act(
            "special_measure.asked",
            case,
            ago(64),
            measure=SpecialMeasure.DATA,
            ground="ghi âm ở chợ",
            received=When.on(ago(64)),
        ),
        act("special_measure.approved", case, ago(50), measure=SpecialMeasure.DATA, document_no=SECRET[1]),
    )
    return {
        "matter": case,
        "participant": young.participant,
        "act": _latest(case, "accused.charged"),
        "secret": _latest(case, "special_measure.asked"),
        "held": _held(),
    }


def _latest(case: UUID, kind: str) -> UUID:
    return ActRow.objects.filter(matter=case, kind=kind).latest("position").id


def _held() -> UUID:
    matter, day = new_id(), ago(6)
    one = Person(participant=new_id(), name=HELD, birth=Birth.parse(ago(16 * 365).isoformat()))
    links = (Link(Role.HELD, one.participant),)
    put(
        act(
            "custody.held",
            matter,
            day,
            unit=UNIT,
            number=62,
            year=day.year,
            offences=(Offence("173", 1),),
            procurator=TEAM,
            links=links,
            people=(one,),
        ),
        act("custody.ordered", matter, day, links=links),
    )
    return matter
