"""A small world with something to hide: three offices, seven people, a matter for each level of secrecy; and all that hangs on the sealed one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from django.test import Client

from eprocuracy.audit.models import Entry
from eprocuracy.desk.tests.hearings.court import acts_of_hearing, at, in_days
from eprocuracy.desk.tests.issuing.world import FIRST_ORDER, HELD_FOR, Detained, drafted, propose
from eprocuracy.desk.tests.world import UNIT, a_report, act, ago, an_account, now, put, signed_in
from eprocuracy.identity.models import Account
from eprocuracy.identity.queries import actor_of
from eprocuracy.issuing import numbers
from eprocuracy.issuing.models import Draft
from eprocuracy.issuing.numbers.words import PaperClass
from eprocuracy.kernel.actors import SYSTEM, Actor, Duty
from eprocuracy.law.ages import Birth
from eprocuracy.law.offences import Offence
from eprocuracy.office import actions as office
from eprocuracy.office import drawing
from eprocuracy.office.models import CustodyWarning
from eprocuracy.office.watching import keep_watch
from eprocuracy.office.words import Post, Sharing
from eprocuracy.records import rules
from eprocuracy.records.families import new_id
from eprocuracy.records.interests import declare_interest
from eprocuracy.records.models import ActRow, MatterRow, PlaceRow
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.beside.words import SpecialMeasure
from eprocuracy.workstreams.house_acts import Secrecy
from eprocuracy.workstreams.impartiality import Declared, Ground
from eprocuracy.workstreams.people import Person, Role

INSIDE = "mai"  # assigned to what is sealed
OUTSIDE = {  # account: office and duty of those who may not see it
    "thinh": (UNIT, Duty.PROCURATOR),
    "ha": (UNIT, Duty.DEPUTY_CHIEF),
    "thom": (UNIT, Duty.CLERK),
    "binh": ("22", Duty.CHIEF),
    "lang": ("22-KV1", Duty.PROCURATOR),
    "quan": (UNIT, Duty.ADMINISTRATOR),
}
DOCKET, HELD_DOCKET = 4711, 4733
TITLE = "Nhận hối lộ tại mỏ Kỳ Lân"
SENH, CHINH, TRANG = "Giàng Thị Sênh", "Sùng Seo Chính", "Ma Thị Trang"
PAPERS = ("8841/QĐ-KL", "8842/LTG-KL", "8843/YC-VKSKV3")
REMARK = "Nhân chứng ở bản Nậm Kỳ"
# what nobody outside may meet anywhere, in whatever case and format
SECRETS = (str(DOCKET), str(HELD_DOCKET), "Kỳ Lân", "Sênh", "Seo Chính", "Thị Trang", "Nậm Kỳ", "8841", "8842", "8843")


def people() -> dict[str, Client]:
    """Everybody, each signed in with a client of their own."""
    an_account(INSIDE, called="Hoàng Thị Mai")
    an_account("chief", duties=[Duty.CHIEF], called="Lê Quang Vinh")
    for name, (unit, duty) in OUTSIDE.items():
        an_account(name, unit=unit, duties=[duty], called=f"Người {name.capitalize()}")
    clients = {}
    for name in (INSIDE, "chief", *OUTSIDE):
        clients[name] = Client()
        signed_in(clients[name], Account.objects.get(account=name))
    return clients


def in_the_open() -> UUID:
    """An open matter, one that colleagues may only view, and a hearing of next week; returns the first."""
    matter = a_report(1, procurator="thinh", suspects=("Vừ A Páo",))
    put(act("matter.secrecy_set", a_report(2, procurator="mai"), ago(1), level=Secrecy.READ))
    put(*acts_of_hearing(3, at(in_days(7), 8, 30), procurator="thinh", name="Đặng Văn Mở"))
    office.add_contact(
        matter=matter,
        agency="Công an tỉnh",
        post=Post.INVESTIGATOR,
        name="Tô Văn Bền",
        phone="",
        by=_actor("thinh"),
        at=now(),
    )
    keep_watch(rules.present(), at=now())
    return matter


def seal(clients: dict[str, Client]) -> dict[str, object]:
    """A case with its hearing, special measures and a minor, and a person held with a draft and a number, both closed.

    Answers what they consist of, by the names under which addresses ask for it.
    """
    case, held = _case(), _held()
    mai = _actor(INSIDE)
    note = office.write_note(
        matter=case, text=f"Hỏi lại {REMARK}", sharing=Sharing.TEAM, remind_on=None, by=mai, at=now()
    )
    placed = office.add_contact(
        matter=held.matter, agency="Công an tỉnh", post=Post.INVESTIGATOR, name="Tô Văn Bền", phone="", by=mai, at=now()
    )
    draft = drafted(clients[INSIDE], held)
    propose(clients[INSIDE], draft)
    entry = numbers.Entry(
        subject=f"Yêu cầu về {CHINH}",
        signer="chief",
        form="12/HS",
        drafter=INSIDE,
        matter=held.matter,
        matter_name=f"{HELD_DOCKET}/2026",
        recipients=CHINH,
    )
    given = numbers.allot(
        unit=UNIT, paper_class=PaperClass.PROCEDURAL, symbol="KL-VKSKV3", entry=entry, by=SYSTEM, at=now()
    )
    keep_watch(rules.present(), at=now())
    return _ids(case, held.matter, note.pk, placed.pk, given.id)


def _ids(case: UUID, held: UUID, note: int, placed: int, number: int) -> dict[str, object]:
    """One of each thing that an address can ask for."""
    warning = CustodyWarning.objects.filter(matter=held).first()
    logged = Entry.objects.filter(about__contains=[f"matter:{case}"]).first()
    assert warning is not None
    assert logged is not None
    interest = declare_interest(Declared(ground=Ground.OTHER), name=SENH, relation=REMARK, by=_actor(INSIDE), at=now())
    draw = drawing.ask(MatterRow.objects.get(matter=held), by=_actor("chief"), at=now())
    return {
        "matter": case,
        "act": ActRow.objects.filter(matter=case, kind="case.reassigned").get().id,
        "participant": PlaceRow.objects.filter(matter=case, minor=True).get().participant,
        "draft": Draft.objects.get(matter=held).pk,
        "note": note,
        "placed": placed,
        "number": number,
        "warning": warning.pk,
        "entry": logged.sequence,
        "interest": interest.pk,
        "draw": draw.pk,
    }


def _actor(name: str) -> Actor:
    return actor_of(Account.objects.get(account=name))


def _case() -> UUID:
    """Of two accused, one of them fifteen; first handled by a colleague who is on it no more."""
    acts = acts_of_hearing(DOCKET, at(in_days(5), 8, 30), procurator="thinh", name=SENH)
    case = acts[0].matter
    young = Person(participant=new_id(), name=TRANG, birth=Birth.parse(ago(15 * 365).isoformat()))
    accused = (Link(Role.ACCUSED, young.participant, (Offence("173", 1),)),)
    acts[0] = replace(acts[0], title=TITLE, document_no=PAPERS[0])  # type: ignore[call-arg]
    put(
        *acts,
        act("accused.charged", case, ago(68), links=accused, people=(young,)),
        act("case.reassigned", case, ago(60), procurator=INSIDE, instead_of="thinh", ground=REMARK),
        act("special_measure.asked", case, ago(50), measure=SpecialMeasure.DATA, ground=REMARK),
        act("special_measure.approved", case, ago(48), measure=SpecialMeasure.DATA),
        act("matter.secrecy_set", case, ago(79), level=Secrecy.CLOSED),
    )
    return case


def _held() -> Detained:
    matter, person, day = new_id(), new_id(), ago(HELD_FOR)
    links = (Link(Role.HELD, person),)
    put(
        act(
            "custody.held",
            matter,
            day,
            unit=UNIT,
            number=HELD_DOCKET,
            year=day.year,
            offences=(Offence("354", 1),),
            agency="Cơ quan CSĐT",
            place="Trại tạm giam Kỳ Lân",
            procurator=INSIDE,
            links=links,
            people=(Person(participant=person, name=CHINH, id_no="022090004711"),),
        ),
        act(
            "detention.ordered",
            matter,
            day,
            begins=day,
            until=day + timedelta(days=FIRST_ORDER - 1),
            document_no=PAPERS[1],
            links=links,
        ),
        act("matter.secrecy_set", matter, day, level=Secrecy.CLOSED),
    )
    return Detained(matter, person)
