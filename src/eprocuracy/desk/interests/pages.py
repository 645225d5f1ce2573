"""Interests as tables: one's own, and what is found of them in the matters that people handle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.html import format_html

from eprocuracy.identity.queries import colleagues
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.law.ages import Birth
from eprocuracy.platform.ui.language import say
from eprocuracy.platform.ui.parts import Column, Link, Table, Text
from eprocuracy.records import rules
from eprocuracy.records.interests import Conflict, declared_by, standing
from eprocuracy.records.models import Interest, MatterRow, PlaceRow
from eprocuracy.records.queries import matters_visible_to
from eprocuracy.workstreams.impartiality import EarlierRole, Ground

from ..addresses import matter_address
from ..frame import may_assign
from ..matter.naming import called
from ..persons.naming import NAMED, shown
from ..registers.naming import staff_names

SURE, PERHAPS = Label("chắc chắn", "certain"), Label("trùng tên, cần hỏi lại", "same name, to be asked")
ASKED = Label("đã đề nghị được thay đổi", "has asked to be relieved")
MATTER, WHO, WHY = Label("Vụ việc", "Matter"), Label("Người thụ lý", "In charge"), Label("Căn cứ", "Ground")
HOW_SURE, ABOUT = Label("Mức trùng khớp", "How sure"), Label("Người tham gia", "Participant")


@dataclass(frozen=True, slots=True)
class Noticed:
    """What My day tells of interests: of one's own matters, and to whoever assigns of the others."""

    own: Table | None
    led: Table | None
    about: tuple[str, ...] = ()  # for the log


NOTHING = Noticed(None, None)


def noticed(actor: Actor, now: datetime) -> Noticed:
    """Matters whose handler declared an interest in them, and nobody has decided; one query where nothing is declared."""
    leads = may_assign(actor, now)
    whose = colleagues(actor).values_list("account", flat=True) if leads else [actor.account]
    found = standing(whose, matters_visible_to(actor))
    if not found:
        return NOTHING
    rows = _rows(found, actor)
    staff = staff_names({one.account for one in found})
    own = [one for one in found if one.account == actor.account]
    led = [one for one in found if one.account != actor.account]
    return Noticed(
        own=_table(
            Label("Vụ việc bạn phải xem xét từ chối", "Matters in which you must consider refusing"),
            own,
            rows,
            staff,
            own=True,
        ),
        led=_table(
            Label("Người thụ lý có lợi ích liên quan", "Those in charge who have an interest"),
            led,
            rows,
            staff,
            own=False,
        ),
        about=tuple(
            dict.fromkeys(part for one in found for part in (f"matter:{one.matter}", f"account:{one.account}"))
        ),
    )


def ground_of(one: Conflict) -> Label:
    """`Người thân thích · Điều 49 khoản 1 BLTTHS 2015`."""
    basis = one.fit.basis
    return Label(f"{one.ground.label.vi} · {basis.say('vi')}", f"{one.ground.label.en} · {basis.say('en')}")


def found_table(found: Sequence[Conflict], names: Mapping[str, str], matters: Mapping[UUID, Text]) -> Table:
    """What was found of some persons in some matters, for whoever decides."""
    persons = persons_of(found)
    return Table(
        caption=Label("Lợi ích liên quan đã khai báo", "Interests that were declared"),
        columns=[Column(one) for one in (Label("Người", "Person"), MATTER, WHY, ABOUT, HOW_SURE)],
        rows=[
            [
                names.get(one.account, one.account),
                matters.get(one.matter, ""),
                ground_of(one),
                persons.get((one.matter, one.participant), ""),
                sure_of(one),
            ]
            for one in found
        ],
        total=len(found),
    )


def persons_of(found: Sequence[Conflict]) -> dict[tuple[UUID, UUID | None], str]:
    """The participants they are about, as every page names them to whoever looks; one query."""
    places = PlaceRow.objects.filter(
        matter__in={one.matter for one in found}, participant__in={one.participant for one in found if one.participant}
    )
    told = places.values_list("matter_id", "participant", *NAMED)
    return {(matter, participant): shown(*named) for matter, participant, *named in told}


def sure_of(one: Conflict) -> Label:
    """In words, whether it is certain, and what was done about it."""
    told = SURE if one.fit.certain else PERHAPS
    return Label(f"{told.vi}; {ASKED.vi}", f"{told.en}; {ASKED.en}") if one.asked else told


def own_table(actor: Actor, token: str) -> Table:
    """What a person declared, each with the way to withdraw it; two queries."""
    held = list(declared_by(actor.account))
    rows = {
        row.matter_id: row
        for row in matters_visible_to(actor).filter(matter__in=[one.matter_id for one in held if one.matter_id])
    }
    return Table(
        caption=Label("Bạn đã khai báo", "What you declared"),
        columns=[
            Column(WHY),
            Column(Label("Người, tổ chức, vụ việc", "Person, body or matter")),
            Column(Label("Sinh", "Born")),
            Column(Label("Số định danh", "Number")),
            Column(Label("Quan hệ, tư cách", "Relation or role")),
            Column(Label("Khai lúc", "Declared")),
            Column(Label("Việc làm", "Deeds")),
        ],
        rows=[_own(one, rows, token) for one in held],
        empty=Label(
            "Bạn chưa khai báo gì. Điều bạn khai ở đây được đối chiếu khi phân công và khi ghi người tham gia.",
            "You have declared nothing. What you declare is compared when matters are assigned and participants recorded.",
        ),
        total=len(held),
    )


def _own(one: Interest, rows: Mapping[UUID, MatterRow], token: str) -> list[object]:
    row = rows.get(one.matter_id) if one.matter_id else None
    whom: object = one.name
    if one.matter_id:
        whom = _link(row) if row else Label("vụ việc đã khai", "the matter declared")
    return [
        Ground(one.ground).label,
        whom,
        Birth.parse(one.birth).written,
        one.id_no,
        EarlierRole(one.role).label if one.role else one.relation,
        one.declared_at,
        format_html(
            '<form method="post" action="{}"><input type="hidden" name="csrfmiddlewaretoken" value="{}">'
            '<button class="ep-button ep-button--quiet ep-button--small" type="submit">{}</button></form>',
            reverse("desk:interest_withdraw", args=[one.pk]),
            token,
            say(Label("Rút", "Withdraw")),
        ),
    ]


def _table(
    title: Label,
    found: Sequence[Conflict],
    rows: Mapping[UUID, MatterRow],
    staff: Mapping[str, str],
    *,
    own: bool,
) -> Table | None:
    if not found:
        return None
    persons = persons_of(found)
    deed = Label("Đề nghị được thay đổi", "Ask to be relieved") if own else Label("Xem xét", "Decide")
    heads = [MATTER, *([] if own else [WHO]), WHY, ABOUT, HOW_SURE, Label("Việc làm", "Deeds")]
    return Table(
        caption=title,
        columns=[Column(one) for one in heads],
        rows=[
            [
                _link(rows[one.matter]),
                *([] if own else [staff.get(one.account, one.account)]),
                ground_of(one),
                persons.get((one.matter, one.participant), ""),
                sure_of(one),
                ""
                if own and one.asked
                else Link(deed, reverse("desk:interest_in_matter", args=[one.matter, one.account])),
            ]
            for one in found
        ],
        total=len(found),
    )


def _rows(found: Sequence[Conflict], actor: Actor) -> dict[UUID, MatterRow]:
    return {row.matter_id: row for row in matters_visible_to(actor).filter(matter__in={one.matter for one in found})}


def _link(row: MatterRow) -> Link:
    return Link(name_of(row), matter_address(row.matter_id))


def name_of(row: MatterRow) -> Label:
    """`Vụ án 45/2026`."""
    return called(rules.present().catalogue.workstreams[row.workstream].one, row.number, row.year)
