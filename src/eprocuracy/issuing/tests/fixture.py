"""A case from its report to the court, with one adult and one minor, told for the tests of forms. All names are invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from eprocuracy.issuing.known import Issuer, Known
from eprocuracy.kernel.actors import Duty
from eprocuracy.law.ages import Birth
from eprocuracy.law.offences import Offence
from eprocuracy.workstreams.acts import Act, Link
from eprocuracy.workstreams.folding import folded
from eprocuracy.workstreams.heads import heads
from eprocuracy.workstreams.people import Person, Role, Sex
from eprocuracy.workstreams.tests.story import named, rules, when

OFFICE = Issuer(
    "Viện kiểm sát nhân dân khu vực 3 - Quảng Ninh", "Viện kiểm sát nhân dân tỉnh Quảng Ninh", "VKSKV3", "Quảng Ninh"
)
POLICE = "Cơ quan Cảnh sát điều tra Công an tỉnh Quảng Ninh"
HOUSE = "Trại tạm giam số 1 Công an tỉnh Quảng Ninh"
ADULT, MINOR = named("Lò Văn Thử"), named("Vừ A Mẫu")
PEOPLE = {
    ADULT: Person(
        participant=ADULT,
        name="Lò Văn Thử",
        other_names="Thử Đen",
        birth=Birth.parse("1990-04-12"),
        sex=Sex.MALE,
        ethnic="Thái",
        id_no="022090000123",
        address="tổ 2, phường Minh Họa, tỉnh Quảng Ninh",
    ),
    MINOR: Person(
        participant=MINOR,
        name="Vừ A Mẫu",
        birth=Birth.parse("2001-09-30"),
        sex=Sex.MALE,
        ethnic="Mông",
        id_no="022201000456",
        address="thôn Ví Dụ, xã Minh Họa, tỉnh Quảng Ninh",
    ),
}
VICTIM, INFORMANT = named("Trần Thị Bị Hại"), named("Phạm Văn Báo")


def an_act(kind: str, on: str, no: str = "", **told: Any) -> Act:
    """One act of the history; `who` names accused, `matter` is `case`, `report` or `custody`."""
    matter = told.pop("matter", "case")
    role = told.pop("role", {"case": Role.ACCUSED, "report": Role.SUSPECT, "custody": Role.HELD}[matter])
    links = tuple(Link(role, one, told.get("charged", ())) for one in told.pop("who", ()))
    links += tuple(Link(tie, named(other), is_matter=True) for tie, other in told.pop("ties", {}).items())
    told.pop("charged", None)
    return rules().catalogue.kinds[kind](
        id=named(f"{kind} {on} {no}"),
        matter=named(matter),
        occurred=when(on),
        document_no=no or None,
        links=links,
        **told,
    )


def history() -> tuple[Act, ...]:
    """The acts in their order; the counting of the detention is the example of the circular: 04/3 to 29/4/2018."""
    theft = (Offence.parse("173/2/a"),)
    both = (ADULT, MINOR)
    told = (
        an_act("report.received", "2018-01-08", matter="report", unit="22-KV3", agency=POLICE,
               description="Mất một xe máy tại chợ Ví Dụ", who=both, people=tuple(PEOPLE.values())),
        an_act("report.instituted", "2018-01-20", "45/QĐ-CSĐT", matter="report"),
        an_act("case.instituted", "2018-01-20", "45/QĐ-CSĐT", unit="22-KV3", agency=POLICE, title="Lò Văn Thử và đồng phạm",
               offences=theft, offence_on=date(2018, 1, 7), place="chợ Ví Dụ", ties={Role.REPORT: "report"}),
        an_act("case.accepted", "2018-01-22", number=7, year=2018, procurator="mai"),
        an_act("accused.charged", "2018-02-22", "50/QĐ-CSĐT", who=both, charged=theft, people=tuple(PEOPLE.values())),
        an_act("charge.approved", "2018-02-24", "07/QĐ-VKSKV3", who=both),
        an_act("custody.held", "2018-02-23T09:30", matter="custody", unit="22-KV3", agency=POLICE, place=HOUSE,
               who=(ADULT,), people=(PEOPLE[ADULT],), ties={Role.CASE: "case"}),
        an_act("custody.ordered", "2018-02-23T10:00", "11/QĐ-CSĐT", matter="custody", who=(ADULT,)),
        an_act("detention.ordered", "2018-02-25", "12/LTG-CSĐT", matter="custody", who=(ADULT,), begins=date(2018, 2, 26),
               until=date(2018, 3, 3), place=HOUSE),
        an_act("detention.approved", "2018-02-25", "08/QĐ-VKSKV3", matter="custody", who=(ADULT,)),
    )  # fmt: skip
    return heads(replace(act, position=place) for place, act in enumerate(told, 1)).acts


def an_extension(**told: Any) -> Act:
    """The extension that form 42 is drawn for."""
    return an_act(
        "detention.extended", "2018-03-01", matter="custody", who=(ADULT,), ordinal=1, until=date(2018, 4, 29), **told
    )


def known(candidate: Act | None = None, acts: tuple[Act, ...] | None = None, **changes: Any) -> Known:
    """What is known on the day of a paper."""
    acts = history() if acts is None else acts
    told: dict[str, Any] = {
        "issuer": OFFICE,
        "offences": rules().reference.offences,
        "matter": candidate.matter if candidate else named("case"),
        "acts": acts,
        "states": changes.get("states") or folded(rules(), acts)[1],
        "candidate": candidate,
        "chosen": (ADULT,),
        "names": {"mai": "Hoàng Thị Mai", "nam": "Trần Văn Nam"},
        "number": "12/QĐ-VKSKV3",
        "on": date(2018, 3, 1),
        "signer": "Nguyễn Văn Ký",
        "duty": Duty.DEPUTY_CHIEF,
    }
    return Known(**{**told, **changes})


__all__ = ["ADULT", "MINOR", "OFFICE", "UUID", "an_act", "an_extension", "history", "known"]
