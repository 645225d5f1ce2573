"""Deciding on findings: each decision is an act of supervision that names the findings it deals with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from eprocuracy.identity.policy import About, require
from eprocuracy.identity.powers import Deed
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label, Word
from eprocuracy.platform.turns import take_turns
from eprocuracy.platform.ui.language import say
from eprocuracy.records.families import new_id
from eprocuracy.records.models import FindingRow
from eprocuracy.records.recording import record
from eprocuracy.workstreams.acts import Act, Link, Source
from eprocuracy.workstreams.catalogue import Catalogue, Rules
from eprocuracy.workstreams.people import Role
from eprocuracy.workstreams.supervision.acts_issued import FindingRef
from eprocuracy.workstreams.supervision.words import AREA_OF

from ..irregular import basis_of, figures, finding_of, label_of
from ..matter.naming import called
from .waiting import DISMISSED, PROTEST, RECOMMENDATION, REMINDED, VIOLATION, Asked, waiting


class Decision(Word):
    """What is to become of findings."""

    RECOMMEND = "recommend", "Kiến nghị", "Recommend"
    PROTEST = "protest", "Kháng nghị", "Protest"
    REMIND = "remind", "Nhắc nhở, rút kinh nghiệm", "Remind"
    DISMISS = "dismiss", "Không xử lý", "No measure"


NEXT = {Decision.RECOMMEND: RECOMMENDATION, Decision.PROTEST: PROTEST}
"""The paper that is written next in the thread."""
CHANGED = Refused(
    Label(
        "Có phát hiện đã được xử lý hoặc đã thay đổi. Chưa có gì được ghi.",
        "Some findings were decided on or have changed meanwhile. Nothing was recorded.",
    ),
    Label("Xem lại danh sách, rồi chọn lại.", "Look at the list again, then choose again."),
)
SEVERAL_BODIES = Refused(
    Label(
        "Các phát hiện đã chọn thuộc nhiều cơ quan; một kiến nghị, kháng nghị gửi một cơ quan.",
        "The findings chosen concern several bodies; a recommendation or protest addresses one.",
    ),
    Label("Lọc theo một cơ quan, rồi chọn lại.", "Filter by one body, then choose again."),
)


@dataclass(frozen=True, slots=True)
class Picked:
    """A finding as the page showed it, by what makes it the same one."""

    matter: UUID
    code: str
    act: UUID | None
    participant: UUID | None

    def __str__(self) -> str:
        return "~".join((str(self.matter), self.code, str(self.act or ""), str(self.participant or "")))

    @classmethod
    def of(cls, row: FindingRow) -> Picked:
        return cls(row.matter_id, row.code, row.act, row.participant)

    @classmethod
    def read(cls, text: str) -> Picked | None:
        parts = text.split("~")
        try:
            matter, code, act, participant = parts
            return cls(UUID(matter), code, UUID(act) if act else None, UUID(participant) if participant else None)
        except ValueError:
            return None


@transaction.atomic
def decide(
    rules: Rules, picked: Sequence[Picked], decision: Decision, said: str, *, by: Actor, on: date, at: datetime
) -> UUID:
    """Record the decision on all of them, or none; returns the thread. Raises `Refused`.

    Two persons of an office who decide at once wait for each other, so that no finding gets two decisions.
    """
    require(Deed.RECORD, of=by, about=About(unit=by.unit, workstream=rules.catalogue.home[VIOLATION].code))
    take_turns(f"findings {by.unit}")
    rows = _there(rules.catalogue, picked, by)
    if decision in NEXT and len({row.matter.row.agency for row in rows}) > 1:
        raise SEVERAL_BODIES
    acts = _acts(rules.catalogue, rows, decision, said, by=by, on=on)
    record(rules, acts, by=by, at=at, source=Source.PAGE, seen={})
    return acts[0].matter


def _there(catalogue: Catalogue, picked: Sequence[Picked], by: Actor) -> list[FindingRow]:
    """The rows of everything picked; refused where one of them no longer waits."""
    found = waiting(catalogue, Asked(), actor=by, known=()).filter(matter__in={one.matter for one in picked})
    wanted = set(picked)
    rows = {Picked.of(row): row for row in found.select_related("matter__row").order_by("id")}
    if not wanted or not wanted <= rows.keys():
        raise CHANGED
    return [row for key, row in rows.items() if key in wanted]


def _acts(
    catalogue: Catalogue, rows: Sequence[FindingRow], decision: Decision, said: str, *, by: Actor, on: date
) -> list[Act]:
    thread = new_id()
    about = tuple(Link(Role.ABOUT, matter, is_matter=True) for matter in dict.fromkeys(row.matter_id for row in rows))
    refs = tuple(
        FindingRef(matter=row.matter_id, code=row.code, act=row.act, participant=row.participant) for row in rows
    )
    agency = next((row.matter.row.agency for row in rows if row.matter.row.agency), "")

    def made(kind: str, **content: Any) -> Act:
        cls: Any = catalogue.kinds[kind]
        act: Act = cls(id=new_id(), matter=thread, occurred=When.on(on), signed_by=by.name or None, **content)
        return act

    common: dict[str, Any] = {
        "links": about,
        "unit": by.unit,
        "target": agency or None,
        "findings": refs,
        "procurator": by.account,
    }
    if decision is Decision.DISMISS:
        return [made(DISMISSED, ground=said, **common)]
    areas = {AREA_OF.get(row.matter.row.workstream) for row in rows}
    opened = made(
        VIOLATION,
        area=areas.pop() if len(areas) == 1 else None,
        description=described(catalogue, rows),
        provision="; ".join(provisions(catalogue, rows)) or None,
        **common,
    )
    return [opened, made(REMINDED, content_said=said)] if decision is Decision.REMIND else [opened]


def described(catalogue: Catalogue, rows: Sequence[FindingRow]) -> str:
    """The findings as a numbered text, without the name of anybody: names lie with persons, not in acts."""
    lines = []
    for number, row in enumerate(rows, start=1):
        stream = catalogue.workstreams.get(row.matter.row.workstream)
        one = finding_of(row)
        told = label_of(catalogue, one)
        where = called(stream.one, row.matter.row.number, row.matter.row.year) if stream else ""
        figured = figures(catalogue, one)
        parts = [_vi(told), _vi(where), _vi(figured) if figured else ""]
        lines.append(f"{number}. {' · '.join(part for part in parts if part)}")
    return "\n".join(lines)


def provisions(catalogue: Catalogue, rows: Sequence[FindingRow]) -> list[str]:
    """The provisions that the findings rest on, each once."""
    found = (basis_of(catalogue, finding_of(row)) for row in rows)
    return list(dict.fromkeys(_vi(one) for one in found if one))


def _vi(text: Any) -> str:
    """What stands in an act is written in the language of the law."""
    return text if isinstance(text, str) else text.say("vi") if hasattr(text, "say") else say(text)
