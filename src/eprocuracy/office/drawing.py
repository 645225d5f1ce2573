"""Drawing who is given a matter: an aid that a head may use. Promise, request, outcome and what was done are rows and entries of the log.

The list is fixed and logged before the outcome exists: the outcome hangs on the head of the log's tree after the request, which nobody
knows beforehand, and on the seed, which nobody is shown before the month is over. `docs/adr/0017` says who could cheat, and how it would be seen.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Count

from eprocuracy.audit import actions as audit
from eprocuracy.audit import keeping, notes
from eprocuracy.audit.deeds import declare
from eprocuracy.audit.models import Checkpoint, Leaf
from eprocuracy.identity import codes
from eprocuracy.identity.policy import require
from eprocuracy.identity.powers import Deed
from eprocuracy.identity.queries import colleagues, delegated_to
from eprocuracy.kernel.actors import SYSTEM, Actor, Duty
from eprocuracy.kernel.moments import VIETNAM, day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ground.folder import DataFolder
from eprocuracy.platform.wall.sight import whole
from eprocuracy.records.interests import conflicts
from eprocuracy.records.models import MatterRow
from eprocuracy.records.permitting import about_of

from . import lots
from .draw_models import Draw, DrawOutcome, DrawReveal, DrawSeed, DrawTaken
from .models import Leave

COMMITTED = declare("draw.committed", "Cam kết hạt giống rút ngẫu nhiên", "Seed of draws committed")
REVEALED = declare("draw.revealed", "Công bố hạt giống rút ngẫu nhiên", "Seed of draws revealed")
ASKED = declare("draw.asked", "Rút ngẫu nhiên người được giao", "Draw of who is given a matter")
DRAWN = declare("draw.drawn", "Kết quả rút ngẫu nhiên", "Outcome of a draw")
TAKEN = declare("draw.taken", "Giao vụ việc sau khi rút", "Matter given after a draw")
_LOCK = "SELECT pg_advisory_xact_lock(hashtext(%s))"
ON_LEAVE, BARRED, RELIEVED = "leave", "barred", "relieved"


@whole()
@transaction.atomic
def ask(row: MatterRow, *, by: Actor, at: datetime) -> Draw:
    """Fix among whom one matter is drawn, and log it; the outcome follows by `settle`."""
    require(Deed.ASSIGN, of=by, about=about_of(row), delegated=delegated_to(by, on=day_of(at)))
    unit, on = codes.office(by.unit), day_of(at)
    with connection.cursor() as cursor:  # before anything is looked at: of two who ask at once one draws
        cursor.execute(_LOCK, [f"eprocuracy: draws of {unit}"])
    waits = Draw.objects.filter(matter=row.matter_id, taken=None).first()
    if waits is not None:
        raise Refused(
            Label(
                f"Vụ việc này đã được rút (lần {waits.number}/{waits.year}) và chưa giao.",
                f"This matter was drawn already (draw {waits.number}/{waits.year}) and is not given yet.",
            ),
            Label(
                "Giao theo kết quả, hoặc giao người khác có lý do.", "Give it as drawn, or to another with the reason."
            ),
        )
    listed, left_out = _listed(row, by, on)
    if not listed:
        raise Refused(
            Label(
                "Không có Kiểm sát viên nào có thể được giao hôm nay.",
                "There is no procurator who could be given it today.",
            ),
            Label("Phân công trực tiếp.", "Assign it directly."),
        )
    promised = _promised(unit, on.replace(day=1), at)
    before = Draw.objects.filter(unit=unit, year=on.year).order_by("-number").first()
    number = before.number + 1 if before else 1
    request = {
        "unit": unit,
        "year": on.year,
        "number": number,
        "month": f"{on:%Y-%m}",
        "matter": str(row.matter_id),
        "asked_by": by.account,
        "asked_at": at.astimezone(VIETNAM).isoformat(timespec="seconds"),
        "rule": lots.rule(),
        "list": [{"account": one.account, "open": one.open, "shares": one.shares} for one in listed],
        "left_out": [{"account": account, "why": why} for account, why in sorted(left_out.items())],
        "previous": before.digest if before else "",
    }
    digest = lots.digest(request)
    entry = audit.record(
        ASKED,
        by=by,
        at=at,
        about=[f"matter:{row.matter_id}", f"unit:{unit}"],
        detail={"number": number, "year": on.year, "digest": digest},
    )
    return Draw.objects.create(
        unit=unit,
        year=on.year,
        number=number,
        promised=promised,
        matter_id=row.matter_id,
        request=request,
        digest=digest,
        asked_by=by.account,
        asked_at=at,
        entry=entry,
    )


@whole()
def settle(*, at: datetime) -> None:
    """Draw for every request that has no outcome and that a checkpoint covers; asks the log for a checkpoint where one is missing."""
    waiting = Draw.objects.filter(outcome=None).select_related("promised").order_by("id")
    if not waiting.exists():
        return
    keeping.seal(at=at)
    for draw in waiting:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_LOCK, [f"eprocuracy: draws of {draw.unit}"])
            if not DrawOutcome.objects.filter(draw=draw).exists():
                _settle(draw, at)


def _settle(draw: Draw, at: datetime) -> None:
    leaf = Leaf.objects.filter(sequence=draw.entry).first()
    point = Checkpoint.objects.filter(size__gt=leaf.index).order_by("size").first() if leaf else None
    if leaf is None or point is None:
        return
    listed = [lots.Lot(**one) for one in draw.request["list"]]
    root = notes.checkpoint(point.note).root
    picked = lots.pick(listed, seed=_seed(draw.promised), root=root, digest=draw.digest)
    about = [f"matter:{draw.matter_id}", f"unit:{draw.unit}", f"account:{picked}"]
    detail = {"number": draw.number, "year": draw.year, "checkpoint": point.size}
    entry = audit.record(DRAWN, by=SYSTEM, at=at, about=about, detail=detail)
    DrawOutcome.objects.create(
        draw=draw, index=leaf.index, checkpoint=point.note, picked=picked, drawn_at=at, entry=entry
    )


def awaiting(matters: Collection[UUID]) -> dict[UUID, DrawOutcome]:
    """By matter: who was drawn, where the matter has not been given since; one query."""
    found = DrawOutcome.objects.filter(draw__matter__in=matters, draw__taken=None).select_related("draw")
    return {one.draw.matter_id: one for one in found}


@transaction.atomic
def take(outcome: DrawOutcome, *, given_to: str, reason: str, by: Actor, at: datetime) -> None:
    """Keep to whom the matter was given after the draw; to another than was drawn only with the reason, for the whole office to read."""
    follows = given_to == outcome.picked
    if not follows and not reason.strip():
        raise Refused(
            Label(
                "Giao người khác với kết quả rút phải nêu lý do.", "Giving it to another than was drawn needs a reason."
            ),
            Label("Ghi lý do; cả đơn vị đọc được.", "Give the reason; the whole office can read it."),
            field="reason",
        )
    draw = outcome.draw
    DrawTaken.objects.create(
        draw=draw,
        picked=outcome.picked,
        given_to=given_to,
        reason="" if follows else reason.strip(),
        by=by.account,
        at=at,
    )
    about = [f"matter:{draw.matter_id}", f"unit:{draw.unit}", f"account:{given_to}"]
    audit.record(
        TAKEN, by=by, at=at, about=about, detail={"number": draw.number, "year": draw.year, "as_drawn": follows}
    )


@whole()
@transaction.atomic
def promise_and_reveal(*, at: datetime) -> None:
    """Show the seeds of months that are over, and promise the next month for every office that draws."""
    month = day_of(at).replace(day=1)
    for promised in DrawSeed.objects.filter(month__lt=month, reveal=None).order_by("month", "unit"):
        if not promised.draws.filter(outcome=None).exists():
            _reveal(promised, at)
    following = (month + timedelta(days=31)).replace(day=1)
    for unit in DrawSeed.objects.filter(month=month).values_list("unit", flat=True).order_by("unit"):
        _promised(unit, following, at)


def _reveal(promised: DrawSeed, at: datetime) -> None:
    last = promised.draws.order_by("-number").first()
    said = {"seed": _seed(promised).hex(), "count": promised.draws.count(), "last": last.digest if last else ""}
    detail = {"month": f"{promised.month:%Y-%m}", **said}
    entry = audit.record(REVEALED, by=SYSTEM, at=at, about=[f"unit:{promised.unit}"], detail=detail)
    DrawReveal.objects.create(promised=promised, revealed_at=at, entry=entry, **said)


def _promised(unit: str, month: date, at: datetime) -> DrawSeed:
    """The promise of a month; made and logged now where there is none."""
    known = DrawSeed.objects.filter(unit=unit, month=month).first()
    if known is not None:
        return known
    said = lots.commitment(lots.seed(_key(), unit, month))
    detail = {"month": f"{month:%Y-%m}", "commitment": said}
    entry = audit.record(COMMITTED, by=SYSTEM, at=at, about=[f"unit:{unit}"], detail=detail)
    return DrawSeed.objects.create(unit=unit, month=month, commitment=said, committed_at=at, entry=entry)


def _seed(promised: DrawSeed) -> bytes:
    made = lots.seed(_key(), promised.unit, promised.month)
    if lots.commitment(made) != promised.commitment:  # loud: the key in the data folder is not the one that promised
        raise ValueError(f"the seed of {promised.unit} for {promised.month:%Y-%m} is not the one that was committed")
    return made


def _key() -> str:
    return DataFolder.of_environment().secret("draws")


def _listed(row: MatterRow, by: Actor, on: date) -> tuple[list[lots.Lot], Mapping[str, str]]:
    """Every procurator of the office who may be given the matter today, with their shares; and who is left out, and why."""
    staff = list(
        colleagues(by)
        .filter(duties__contains=[Duty.PROCURATOR.value])
        .order_by("account")
        .values_list("account", flat=True)
    )
    away = Leave.objects.filter(account__in=staff, from_on__lte=on, to_on__gte=on).values_list("account", flat=True)
    left_out = {
        **dict.fromkeys((one for one in row.relieved if one in staff), RELIEVED),
        **dict.fromkeys((one.account for one in conflicts(staff, [row.matter_id]) if one.bars), BARRED),
        **dict.fromkeys(away, ON_LEAVE),
    }
    held = (
        MatterRow.objects.filter(procurator__in=staff, closed_on=None).values_list("procurator").annotate(Count("pk"))
    )
    load: dict[str, Any] = dict(held.order_by())
    return [
        lots.Lot(one, load.get(one, 0), lots.shares(load.get(one, 0)))
        for one in staff
        if one not in left_out and one != row.procurator
    ], left_out
