"""What an office does with the law: confirming that a text was read, and trying a change of it on its matters."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet
from uuid_utils.compat import uuid7

from eprocuracy import audit
from eprocuracy.identity.policy import About, require
from eprocuracy.identity.powers import Deed
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.law.amending import Change
from eprocuracy.law.answers import Determined, NotDeterminable, answer_from_json
from eprocuracy.law.entries import Edition
from eprocuracy.platform.jobs.queue import is_under_way, put
from eprocuracy.platform.wall.sight import whole
from eprocuracy.records.impact import moves_of, open_matters, reached
from eprocuracy.records.models import MatterRow
from eprocuracy.records.queries import CLOSED
from eprocuracy.workstreams.amended import Amendment, Move
from eprocuracy.workstreams.catalogue import Rules

from . import words
from .law_models import LawReading, LawTrial, LawTrialMove
from .words import Seen, TrialState

JOB = "office.law_trial"
STEP = 40  # families of one transaction, so that a page sees how far it is
Answer = Determined | NotDeterminable | Label | None


@transaction.atomic
def confirm_read(edition: Edition, *, seen: Seen, on: date, note: str = "", by: Actor, at: datetime) -> LawReading:
    """A jurist's word that this version was read in its text that day, and that the data say the same."""
    require(Deed.SIGN_LAW, of=by, about=About(unit=by.unit))
    if on > day_of(at):
        raise Refused(
            Label("Ngày đọc không thể sau hôm nay.", "The day of reading cannot lie after today."),
            Label("Nhập ngày đã đọc văn bản.", "Give the day on which the text was read."),
            field="on",
        )
    made = LawReading.objects.create(
        part=edition.part.value,
        name=edition.name,
        first_day=edition.first_day,
        digest=edition.digest,
        seen=seen.value,
        note=note.strip(),
        by=by.account,
        by_name=by.name,
        unit=by.unit,
        on=on,
        at=at,
    )
    day = edition.first_day.isoformat() if edition.first_day else None
    about = [f"law:{edition.part.value}/{edition.name}"]
    audit.record(words.LAW_READ, by=by, at=at, about=about, detail={"version": day, "digest": edition.digest})
    return made


@whole()
@transaction.atomic
def begin_trial(
    rules: Rules, content: str, *, file_name: str, units: Collection[str], by: Actor, at: datetime
) -> LawTrial:
    """Take a file of changes and put its trial to work in the background; what is no change of the law is refused."""
    require(Deed.TRY_LAW, of=by, about=About(unit=by.unit))
    amendment = Amendment.of(rules, Change.read(content), on=day_of(at))
    title = amendment.change.title
    families = reached(amendment, units=units)
    made = LawTrial.objects.create(
        id=uuid7(),
        title={"vi": title.vi, "en": title.en},
        content=content,
        file_name=file_name[:300],
        unit=by.unit,
        units=sorted(units),
        day=amendment.on,
        families=families,
        open=open_matters(units).count(),
        state=(TrialState.AT_WORK if families else TrialState.DONE).value,
        by=by.account,
        at=at,
        finished_at=None if families else at,
    )
    audit.record(words.LAW_TRIED, by=by, at=at, about=[f"unit:{by.unit}"], detail={"trial": str(made.id)})
    if families:
        put(JOB, key=_key(made.id), id=str(made.id))
    return made


@whole()
@transaction.atomic
def go_on(amendment: Amendment, id: UUID, *, at: datetime) -> LawTrial:
    """Fold the next families of a trial; two at once wait for each other. Of the families only those next are read."""
    one = trials().select_for_update().get(id=id)
    if one.state != TrialState.AT_WORK.value:
        return one
    part = f"families__{one.done}_{one.done + STEP}"
    families = LawTrial.objects.filter(id=id).values_list(part, flat=True).get()
    units = set(one.units)
    found = [move for move in moves_of(amendment, families) if move.unit in units]
    _keep(one, found)
    one.done += len(families)
    if one.done >= one.reached:  # type: ignore[attr-defined]
        one.state, one.finished_at = TrialState.DONE.value, at
    one.save(update_fields=["done", "state", "finished_at"])
    return one


def trials() -> QuerySet[LawTrial]:
    """Trials with how many families each reaches (`reached`), without reading which they are: they may be many thousands."""
    return LawTrial.objects.defer("families").annotate(reached=F("families__len"))


def amendment_of(rules: Rules, one: LawTrial) -> Amendment:
    """The change of a trial laid over the present rules."""
    return Amendment.of(rules, Change.read(one.content), on=one.day)


def is_in_background(one: LawTrial) -> bool:
    """Whether a living worker has the trial in hand; one query."""
    return is_under_way(_key(one.id))


def answer_of(stored: Mapping[str, Any] | None) -> Answer:
    """An answer as it was stored with a move."""
    if stored is None:
        return None
    return Label(stored["vi"], stored["en"]) if "vi" in stored else answer_from_json(stored)


def _key(id: UUID) -> str:
    return f"law trial {id}"


def _keep(trial: LawTrial, found: Sequence[Move]) -> None:
    matters = MatterRow.objects.in_bulk({one.matter for one in found})
    LawTrialMove.objects.bulk_create(
        LawTrialMove(
            trial=trial,
            matter_id=one.matter,
            participant=one.participant,
            kind=one.kind.value,
            what=one.what,
            before=_stored(one.before),
            after=_stored(one.after),
            before_on=_day(one.before),
            after_on=_day(one.after),
            unit=one.unit,
            procurator=matters[one.matter].procurator if one.matter in matters else "",
            secrecy=CLOSED if one.guarded else matters[one.matter].secrecy if one.matter in matters else CLOSED,
        )
        for one in found
    )


def _stored(answer: Answer) -> dict[str, Any] | None:
    match answer:
        case None:
            return None
        case Label():
            return {"vi": answer.vi, "en": answer.en}
        case _:
            return answer.to_json()


def _day(answer: Answer) -> date | None:
    return answer.ends_on if isinstance(answer, Determined) else None
