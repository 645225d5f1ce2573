"""Whom lists do not name: a person under 18 and a protected witness, looked for by who is on the matter and by who is not."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import quote
from uuid import UUID

from django.urls import reverse

from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.words import Label
from eprocuracy.law.ages import Birth
from eprocuracy.records.families import new_id
from eprocuracy.records.models import MatterRow
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.beside.words import Protection, SpecialMeasure
from eprocuracy.workstreams.people import Person, Role

from ..installation import Installation
from .permitting import Reader, a_report, acted, put, signed_in, somebody
from .registry import Parameter, Verdict, check, named, verdict

LOOKS_AT = Label("vụ việc, tài khoản tạm, rồi hoàn tác", "a matter and accounts made for it and undone")

YOUNG, WITNESS, PAPER = "Mùa Thị Thử Trẻ", "Mùa Thị Thử Chứng", "7071/PC-THU"
SIXTEEN = timedelta(days=16 * 365)


@check("AUZ-03", "PDP-06")
def the_veiled_are_named_to_few(there: Installation, parameter: Parameter) -> Verdict:
    """Names of a child and a protected witness, and the paper of a special measure, on lists, searches, prints and pages of an open matter."""
    on_it, colleague = (signed_in(there, somebody(there, Duty.PROCURATOR)) for _ in range(2))
    matter = _matter(there, on_it.actor.account)
    met = _met(on_it, matter)
    leaked = _met(colleague, matter)
    told = "dưới 18 tuổi" in colleague.see(reverse("desk:matter", args=[matter])).content.decode()
    kept = len(met) == 3 and not leaked and told
    return verdict(
        kept,
        f"người thụ lý gặp {len(met)}/3 điều được giữ kín; đồng nghiệp cùng đơn vị gặp: {named(sorted(leaked)) or 'không'};"
        f" {'nêu' if told else 'không nêu'} “người dưới 18 tuổi” thay tên",
        f"who handles it meets {len(met)} of 3 things kept; a colleague of the office meets: {named(sorted(leaked)) or 'none'};"
        f" “person under 18” {'stands' if told else 'does not stand'} in place of the name",
    )


def _met(reader: Reader, matter: UUID) -> set[str]:
    """What of it a person meets, wherever it might stand."""
    row = MatterRow.objects.get(matter=matter)
    search = [f"{reverse('desk:search')}?q={quote(one)}" for one in ("mua thi thu tre", "mua thi thu chung")]
    on_it = [reverse(f"desk:{name}", args=[matter]) for name in ("matter", "matter_history", "matter_beside")]
    lists = [reverse("desk:day"), reverse("desk:register", args=[row.workstream]), reverse("desk:violations")]
    told = "".join(reader.see(one).content.decode() for one in (*search, *on_it, *lists))
    return {one for one in (YOUNG, WITNESS, PAPER) if one in told}


def _matter(there: Installation, procurator: str) -> UUID:
    matter, today = a_report(there, procurator=procurator), day_of(there.now)
    young = Person(participant=new_id(), name=YOUNG, birth=Birth(day=today - SIXTEEN))
    witness = Person(participant=new_id(), name=WITNESS)
    heard = (Link(Role.VICTIM, young.participant), Link(Role.WITNESS, witness.participant))
    put(
        there,
        acted(there, "person.joined", matter, links=heard, people=(young, witness)),
        acted(there, "protection.ordered", matter, links=heard[1:], measure=Protection.GUARDED),
        acted(there, "special_measure.asked", matter, measure=SpecialMeasure.DATA, document_no=PAPER),
    )
    return matter
