"""Who is asked about an end of custody, and that they answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from eprocuracy import audit
from eprocuracy.identity import codes
from eprocuracy.kernel.actors import Actor, Duty
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.records.queries import matters_visible_to, mine

from .models import CustodyWarning, Round
from .queries import StandingIn
from .watch_plan import HANDLES, HEADS, plan
from .watching import WATCH, open_warnings
from .words import WARNING_ANSWERED


@dataclass(frozen=True, slots=True)
class Asked:
    """One end about which somebody is asked: its latest step, and the highest level that it has reached."""

    warning: CustodyWarning
    level: int
    since: datetime  # when the first was asked and did not answer


def asked_of(actor: Actor, standing_in: Sequence[StandingIn] = ()) -> list[Asked]:
    """What the actor is asked to answer, the nearest end first; two queries."""
    found = list(
        open_warnings()
        .filter(_asks(actor, standing_in))
        .select_related("matter__row")
        .order_by("ends_at", "key", "-due_at", "-level")
    )
    if not found:
        return []
    by_key: dict[str, CustodyWarning] = {}
    for one in found:
        by_key.setdefault(one.key, one)
    reached: dict[str, tuple[int, datetime]] = {}
    for key, level, made_at in open_warnings().filter(key__in=by_key).values_list("key", "level", "made_at"):
        high, first = reached.get(key, (level, made_at))
        reached[key] = max(high, level), min(first, made_at)
    return [Asked(one, *reached.get(key, (one.level, one.made_at))) for key, one in by_key.items()]


def _asks(actor: Actor, standing_in: Sequence[StandingIn]) -> Q:
    """Whoever handles the matter, who stands in for them, and the heads of the office that is asked."""
    handled = mine(actor)
    for one in standing_in:
        handled |= Q(procurator=one.account) | Q(procurator=one.name, unit=one.unit)
    matters = matters_visible_to(actor).filter(matter=OuterRef("matter"))
    found = Q(Exists(matters.filter(handled)), level=HANDLES)
    if actor.leads and codes.is_code(actor.unit):
        found |= Q(Exists(matters), asked=codes.office(actor.unit))
    if Duty.HEAD_OF_OFFICE in actor.duties:
        found |= Q(Exists(matters), unit=actor.unit, level=HEADS)
    return found


@transaction.atomic
def acknowledge(warning_id: int, *, by: Actor, at: datetime, standing_in: Sequence[StandingIn] = ()) -> CustodyWarning:
    """Say that one knows of this end: every step of it that has been asked so far is answered, at every level.

    Saying it twice, or when it is no longer so, is no harm; who is not asked is refused, as if there were no such warning.
    """
    asked = Exists(CustodyWarning.objects.filter(_asks(by, standing_in), key=OuterRef("key")))
    one = CustodyWarning.objects.filter(asked, pk=warning_id).first()
    if one is None:
        raise _not_asked()
    waiting = CustodyWarning.objects.select_for_update(of=("self",)).filter(key=one.key, acknowledged_at=None)
    ids = [each.pk for each in waiting]
    if not ids or one.ended_at is not None:
        return one
    if not CustodyWarning.objects.filter(_asks(by, standing_in), pk__in=ids).exists():
        raise _not_asked()
    CustodyWarning.objects.filter(pk__in=ids).update(acknowledged_at=at, acknowledged_by=by.account, climbs_at=None)
    about = [f"matter:{one.matter_id}", f"warning:{one.pk}"]
    audit.record(WARNING_ANSWERED, by=by, at=at, about=about, detail={"step": one.step, "clock": one.clock})
    return one


def last_round() -> datetime | None:
    """When the watch last looked; None: never."""
    return Round.objects.filter(name=WATCH).values_list("at", flat=True).first()


def is_silent(last: datetime | None, now: datetime) -> bool:
    """Whether the watch has not looked for longer than it ever should."""
    return last is None or now - last > plan().silent_after


def _not_asked() -> Refused:
    return Refused(
        Label(
            "Việc xác nhận này không dành cho bạn, hoặc không còn nữa.",
            "You are not asked to acknowledge this, or it is gone.",
        ),
        Label("Mở lại “Việc hôm nay” để xem việc của bạn.", "Open “My day” again for your own work."),
    )
