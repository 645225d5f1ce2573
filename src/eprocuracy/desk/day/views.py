"""Showing My day. The open page asks every minute whether its list is still true; that is neither a deed nor a new reading."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.identity import unusual
from eprocuracy.identity.guard import BY_ITSELF
from eprocuracy.issuing.signatures.keeping import ending
from eprocuracy.issuing.signatures.sealing import waiting_for
from eprocuracy.kernel.actors import Actor
from eprocuracy.platform.ground.folder import DataFolder
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.records import rules
from eprocuracy.records.interests import FOUND

from ..hearings.pages import soon
from ..interests.pages import noticed
from ..office.beside_day import beside_day
from ..opening.pages import NOTICED, looked_at, seen
from ..watch.pages import watch_of
from .pages import DayPage, Gathered, drawn, gathered

READ = declare("day.read", "Xem việc hôm nay", "My day viewed")
RENEWED = "shown"  # what an open page sends along: a seal on the names that it already shows, and the digest of the whole list

QUIET_UNTIL = "desk.account_quiet_until"
ASKED_AGAIN = timedelta(minutes=5)


@require_safe
def day(request: HttpRequest) -> HttpResponse:
    """What is overdue, due and coming."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    query = request.GET.copy()
    sent = query.pop(RENEWED, [""])[0]
    now = moment_of(request)
    found = gathered(rules.present(), query, actor=actor, now=now)
    seal = _seal(actor, found)
    by_itself = request.headers.get(BY_ITSELF) is not None
    if by_itself and sent == f"{seal}.{found.digest}":
        return HttpResponse(status=204)  # the page leaves its list as it is
    page = drawn(rules.present(), found, query, actor=actor, now=now)
    if sent.rpartition(".")[0] != seal:
        audit.reads(READ, by=actor, at=now, about=_about(page))
    context = {"page": page, "seal": f"{seal}.{found.digest}", "renew_at": f"?{query.urlencode()}"}
    if not by_itself:  # the list that renews itself is only the deadlines
        context["beside"] = beside_day(rules.present(), actor=actor, now=now, standing_in=page.standing_in)
        context["ending"] = ending(actor, at=now)
        context["unsealed"] = waiting_for(actor, DataFolder.of_environment().path).count()
        context["watch"] = watch_of(rules.present().catalogue, actor, now=now, standing_in=page.standing_in)
        context["account_told"] = _account_told(request, actor, now)
        context["opened"] = seen(actor, since=now - NOTICED)
        context["looked_at"] = looked_at(actor, since=now - NOTICED)
        context["interests"] = told = noticed(actor, now)
        audit.reads(FOUND, by=actor, at=now, about=told.about)
        context["hearings"] = soon(rules.present().catalogue, actor=actor, now=now, standing_in=page.standing_in)
    return render(request, "desk/day/day.html", context)


def _account_told(request: HttpRequest, actor: Actor, now: datetime) -> list[unusual.Told]:
    """What happened to the account of late. Where it was nothing, a session asks the log again after five minutes."""
    if request.session.get(QUIET_UNTIL, "") > now.astimezone(UTC).isoformat():
        return []
    told = [one for one in unusual.of_account(actor.account, at=now) if one.is_loud(now)]
    if not told:
        request.session[QUIET_UNTIL] = (now + ASKED_AGAIN).astimezone(UTC).isoformat()
    return told


def _about(page: DayPage) -> list[str]:
    """Who was shown, and on whose desk one looked as the stand-in."""
    people = [f"participant:{one}" for one in page.participants]
    return [*people, *(f"account:{one}" for one in page.shown_for)] if people else []


def _seal(actor: Actor, page: Gathered) -> str:
    """A signed digest of who is on the page: whoever sends it back has been shown them, and that is in the log."""
    seen = ",".join(sorted(str(one) for one in page.participants))
    digest = hashlib.sha256(seen.encode()).hexdigest()
    return signing.Signer(salt=f"desk.day:{actor.account}").sign(digest)
