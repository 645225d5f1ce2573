"""Opening a closed matter in an emergency: with a reason, for an hour, in everybody's sight. It gives sight, and no right to write."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.identity.policy import may
from eprocuracy.identity.powers import Deed, Standing, duties_that
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.wall.sight import whole

from .models import MatterRow, Opening
from .permitting import about_of
from .queries import CLOSED, matters_visible_to

FOR = timedelta(hours=1)
SHORTEST = 30  # letters of a reason
MOST, WITHIN = 3, timedelta(days=7)  # how often one person
MAY_OPEN = frozenset(duties_that(Deed.BREAK_GLASS, Standing.OWN, Standing.UNDER))
OPENED = declare("matter.opened_closed", "Mở khẩn cấp vụ việc đóng", "Closed matter opened in an emergency")


@whole()
@transaction.atomic
def open_closed(rows: Iterable[MatterRow], *, reason: str, by: Actor, at: datetime) -> Opening:
    """Open the one closed matter among the rows that the person may open and does not see; else the same no, whatever there is."""
    if len(reason.strip()) < SHORTEST:
        raise Refused(
            Label("Lý do chưa đủ rõ.", "The reason is not clear enough."),
            Label(f"Ghi ít nhất {SHORTEST} ký tự.", f"Write at least {SHORTEST} letters."),
        )
    if Opening.objects.filter(account=by.account, opened_at__gt=at - WITHIN).count() >= MOST:
        raise Refused(
            Label(
                f"Bạn đã mở khẩn cấp {MOST} lần trong {WITHIN.days} ngày.",
                f"You opened {MOST} matters in an emergency within {WITHIN.days} days.",
            ),
            Label("Đề nghị Viện trưởng phân công hoặc cho xem.", "Ask the chief to assign you or to show it to you."),
        )
    closed = [row for row in rows if row.secrecy == CLOSED and may(by, Deed.BREAK_GLASS, about_of(row)).allowed]
    seen = set(
        matters_visible_to(by).filter(matter__in=[row.matter_id for row in closed]).values_list("matter", flat=True)
    )
    hidden = [row for row in closed if row.matter_id not in seen]
    if len(hidden) != 1:
        raise Refused(
            Label(
                "Không có vụ việc đóng nào mang số này mà bạn có thể mở.",
                "There is no closed matter of this number that you could open.",
            ),
            Label("Kiểm tra số và mã đơn vị.", "Look at the number and the code of the office."),
        )
    row = hidden[0]
    made = Opening.objects.create(
        matter_id=row.matter_id,
        unit=row.unit,
        account=by.account,
        reason=reason.strip(),
        opened_at=at,
        until_at=at + FOR,
    )
    about = [f"matter:{row.matter_id}", f"unit:{row.unit}"]
    audit.record(OPENED, by=by, at=at, about=about, detail={"opening": made.pk, "until": made.until_at.isoformat()})
    return made


def opening(actor: Actor, *, at: datetime) -> Actor:
    """The actor with the matters that they have opened for this moment; one query, for those who may open any."""
    if not actor.duties & MAY_OPEN:
        return actor
    held = Opening.objects.filter(account=actor.account, opened_at__lte=at, until_at__gt=at)
    found = frozenset(held.values_list("matter", flat=True))
    return replace(actor, opened=found) if found else actor


def openings_of(matter: UUID) -> list[Opening]:
    """Every opening of a matter, the latest first."""
    return list(Opening.objects.filter(matter=matter).order_by("-opened_at", "-id"))
