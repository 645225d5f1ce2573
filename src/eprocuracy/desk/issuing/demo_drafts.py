"""Drafts of the demonstration: what the running clocks of an office ask for, on the act form as it comes filled."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.http import QueryDict

from eprocuracy.issuing.drafts import actions
from eprocuracy.issuing.drafts.actions import may_be_drafted
from eprocuracy.issuing.drafts.looking import look
from eprocuracy.issuing.models import Draft
from eprocuracy.kernel.actors import Actor, Authority
from eprocuracy.kernel.moments import VIETNAM, day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.records import rules
from eprocuracy.records.queries import deadlines_visible_to
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import Catalogue
from eprocuracy.workstreams.projected import Outcome

from ..matter.file import open_file
from ..matter.place import Ids, Place, form_at
from .pages import against, paper_of
from .summary import TITLE

WRITTEN = "Theo tài liệu, chứng cứ có trong hồ sơ vụ án."
GROUND = "Vụ việc có nhiều tình tiết cần kiểm tra, xác minh thêm; chưa đủ căn cứ để ra quyết định giải quyết."
LENGTH = "2 tháng"
GIVEN_UP = 3  # drafts of a kind that could not be made, before others are tried
TRIES, AHEAD = 60, timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Office:
    """Those of an office who draft and sign, and the moment of the visit."""

    unit: str
    chief: Actor
    procurators: tuple[Actor, ...]
    clerk: Actor | None
    at: datetime
    secret: str

    def ago(self, hours: int) -> datetime:
        """Some hours ago, but today: what is signed bears the day of its signature."""
        morning = self.at.astimezone(VIETNAM).replace(hour=0, minute=0, second=1, microsecond=0)
        return max(morning, self.at - timedelta(hours=hours))


def begun(office: Office, seen: set[Any], soonest: datetime) -> Iterator[tuple[Actor, Draft]]:
    """Drafts of what the running clocks of the office ask for, whose paper lacks nothing that a person could not write."""
    told, failed = Counter[str](), Counter[str]()
    catalogue = rules.present().catalogue
    for actor in office.procurators * 3:
        rows = deadlines_visible_to(actor).filter(
            matter__row__procurator=actor.account,
            outcome=Outcome.RUNNING.value,
            live=True,
            ends_at__gte=soonest,
            ends_at__lte=office.at + AHEAD,
        )
        asked = [
            (matter, kind, ends)
            for matter, clock, ends in rows.order_by("ends_at").values_list("matter_id", "clock", "ends_on")[:TRIES]
            for kind in _asked_by(catalogue, clock)
        ]
        for matter, kind, ends in sorted(
            asked, key=lambda one: told[one[1].kind]
        ):  # what was not drafted yet before the rest
            if (matter, kind.kind) in seen or failed[kind.kind] - told[kind.kind] >= GIVEN_UP:
                continue
            seen.add((matter, kind.kind))
            draft = _drafted(office, actor, matter, kind, ends)
            if draft is not None:
                told[kind.kind] += 1
                yield actor, draft
                break
            failed[kind.kind] += 1


def _asked_by(catalogue: Catalogue, clock: str) -> Iterator[type[Act]]:
    """The documents of our own by which a clock is met or extended."""
    one = catalogue.clocks[clock]
    for name in dict.fromkeys((one.action, *one.extends)):
        kind = catalogue.kinds.get(name)
        if kind and not kind.opens and kind.issuers[:1] == (Authority.PROCURACY,) and may_be_drafted(kind):
            yield kind


def _drafted(office: Office, actor: Actor, matter: Any, kind: Any, ends: date | None) -> Draft | None:
    """The act form as it comes filled, with what a person would type, kept as a draft; None where the file or the law is against it."""
    present, at = rules.present(), office.ago(20)
    file = open_file(present, actor, matter, at=at, quiet=True)
    if file is None:
        return None
    place = Place(kind, present.catalogue.home.get(kind.kind), file)
    ids = Ids.fresh(file, None)
    typed = QueryDict(mutable=True)
    for name, bound in {one.name: one for one in form_at(place, ids, present.catalogue, actor, day_of(at))}.items():
        value = bound.field.widget.format_value(bound.value())
        typed.setlist(name, [str(one) for one in value] if isinstance(value, list) else [str(value or "")])
    until = _two_months_after(ends or day_of(at))
    for name, text in (("ground", GROUND), ("length", LENGTH), ("granted", LENGTH), ("until", f"{until:%d/%m/%Y}")):
        if typed.get(name) == "":
            typed[name] = text
    form = form_at(place, ids, present.catalogue, actor, day_of(at), typed)
    try:
        with transaction.atomic():
            if not form.is_valid():
                raise Refused(TITLE)
            act = form.act(id=ids.act, matter=ids.matter)
            sent = [(name, str(value)) for name, values in typed.lists() for value in values]
            draft = actions.begin(act, matter=matter, typed=sent, by=actor, at=at)
            paper = paper_of(look(present, draft, at=at))
            if paper is None:
                raise Refused(TITLE)
            draft = actions.fill(
                present, draft.pk, {one.name: WRITTEN for one in paper.to_write if one.needed}, by=actor, at=at
            )
            looked = look(present, draft, at=at)
            if any(one.blocks for one in against(looked, paper_of(looked))):
                raise Refused(TITLE)
    except Refused:
        return None
    return draft


def _two_months_after(day: date) -> date:
    month = day.month + 2
    year, month = (day.year + 1, month - 12) if month > 12 else (day.year, month)
    return date(year, month, min(day.day, monthrange(year, month)[1]))
