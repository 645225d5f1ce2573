"""Looking after the installation: what failed, since when and why, and once more."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from eprocuracy.assurance.dossier import milestones
from eprocuracy.assurance.drills.programme import DRILLS
from eprocuracy.assurance.incidents import register as incidents
from eprocuracy.audit import actions as audit
from eprocuracy.audit import clock, watching
from eprocuracy.audit.deeds import declare
from eprocuracy.exchange.sending import sending
from eprocuracy.exchange.sending.receivers import receivers
from eprocuracy.identity import accounts
from eprocuracy.identity.queries import units_with_heads
from eprocuracy.kernel.actors import Actor, Duty
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.backup import status as backups
from eprocuracy.platform.drills import register
from eprocuracy.platform.ground import keys, room
from eprocuracy.platform.ground.folder import DataFolder
from eprocuracy.platform.jobs import trouble
from eprocuracy.platform.jobs.queue import LABELS, SILENCE
from eprocuracy.platform.papers import as_pdf
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import pick
from eprocuracy.platform.ui.parts import Text
from eprocuracy.platform.ui.views import refusal_page
from eprocuracy.records import rules

from .drilling import lines_of, paper_of
from .pages import clock_alarm, copies_of, keys_of, running_page

DAY = timedelta(days=1)
DONE_AGAIN = declare("jobs.done_again", "Cho làm lại việc nền", "Background work put in line again")
NOT_YOURS = Label("Trang này của quản trị hệ thống.", "This page is the system administrator's.")
ASK = Label("Việc nhập sổ của bạn xem ở trang Nhập sổ.", "Your own imports are on the page of imports.")


def looks_after(actor: Actor) -> bool:
    """Whether the person looks after the installation."""
    return Duty.ADMINISTRATOR in actor.duties


@require_safe
def running(request: HttpRequest) -> HttpResponse:
    """What waits to be sent and was not taken, and what failed in the background."""
    if not looks_after(_actor(request)):
        return _refused(request)
    folder = DataFolder.of_environment()
    present, unclear = rules.present(), cast(Text, "")
    try:
        named = receivers(folder.path)
    except Refused as refused:
        named, unclear = (), refused.what
    page = running_page(
        present.catalogue,
        sending.outgoing(named, at=moment_of(request)),
        trouble.troubled(),
        LABELS,
        worker_lives=trouble.worker_lives(SILENCE),
        machine=(*room.alarms(folder), *clock_alarm(clock.jumped(since=moment_of(request) - DAY))),
        law=milestones.alarms_of(folder.path, on=day_of(moment_of(request))),
        drills=lines_of(register.calendar(folder, DRILLS.values()), at=moment_of(request)),
        room=(room.said(folder),),
        keys=keys_of(keys.held(folder), at=moment_of(request)),
        copies=copies_of(backups.of(folder), at=moment_of(request)),
        unclear=unclear,
    )
    overdue = accounts.overdue(accounts.kept_by(_actor(request)), at=moment_of(request)).count()
    now = moment_of(request)
    unread = watching.unreviewed(units_with_heads(), since=now - watching.REVIEW_DAYS * DAY)
    told = {"page": page, "overdue": overdue, "untold": incidents.overdue(at=now), "unread": unread}
    return render(request, "desk/running/running.html", told)


@require_safe
def drill_report(request: HttpRequest, name: str) -> HttpResponse:
    """The report of the latest run of a drill, as a PDF."""
    if not looks_after(_actor(request)):
        return _refused(request)
    calendar = register.calendar(DataFolder.of_environment(), DRILLS.values())
    report = next((one.last for one in calendar if one.drill.name == name), None)
    if report is None:
        raise Http404
    answer = HttpResponse(as_pdf(paper_of(report, pick("vi", "en"))), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="dien-tap-{name}.pdf"'
    return answer


@require_POST
def send_again(request: HttpRequest) -> HttpResponse:
    """Let notices go out again at once."""
    actor = _actor(request)
    if not looks_after(actor):
        return _refused(request)
    count = sending.once_more(_numbers(request.POST.get("deliveries", "")), by=actor, at=moment_of(request))
    messages.success(
        request,
        pick(
            f"{count} thông báo sẽ được gửi lại trong vòng một phút.", f"{count} notices will be sent within a minute."
        ),
    )
    return redirect("desk:running")


@require_POST
def do_again(request: HttpRequest) -> HttpResponse:
    """Put failed work in line again."""
    actor = _actor(request)
    if not looks_after(actor):
        return _refused(request)
    now = moment_of(request)
    count = trouble.once_more(_numbers(request.POST.get("jobs", "")), at=now)
    if count:
        audit.record(DONE_AGAIN, by=actor, at=now, detail={"jobs": count})
    messages.success(request, pick(f"{count} việc được xếp hàng lại.", f"{count} jobs are in line again."))
    return redirect("desk:running")


def _numbers(text: str) -> list[int]:
    return [int(one) for one in text.split() if one.isdecimal()]


def _actor(request: HttpRequest) -> Actor:
    return cast(Actor, request.actor)  # type: ignore[attr-defined]


def _refused(request: HttpRequest) -> HttpResponse:
    return refusal_page(request, Refused(NOT_YOURS, ASK))
