"""What offices do beside the proceeding as a matter of course: notices given in time, requests answered item by item."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from eprocuracy.law.calendar import Calendar
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.beside.acts_court_papers import CourtPaperReceived
from eprocuracy.workstreams.beside.acts_notices import NoticeGiven
from eprocuracy.workstreams.beside.acts_requests import ItemAnswered
from eprocuracy.workstreams.beside.words import NoticeOf, NoticeTo, Reply
from eprocuracy.workstreams.crime_reports import acts as reports
from eprocuracy.workstreams.criminal_cases import acts as cases
from eprocuracy.workstreams.people import Role

GIVEN: dict[type[Act], tuple[NoticeOf, NoticeTo, tuple[Role, ...]]] = {
    reports.ReportReceived: (NoticeOf.INTAKE, NoticeTo.INFORMANT, (Role.INFORMANT,)),
    cases.CaseIndicted: (NoticeOf.INDICTMENT, NoticeTo.ACCUSED, (Role.ACCUSED,)),
    cases.FileReturned: (NoticeOf.DECISION, NoticeTo.ACCUSED, ()),
    cases.ProsecutionSuspended: (NoticeOf.DECISION, NoticeTo.ACCUSED, ()),
    cases.ProsecutionTerminated: (NoticeOf.DECISION, NoticeTo.ACCUSED, ()),
    cases.ProsecutionResumed: (NoticeOf.RESUMPTION, NoticeTo.ACCUSED, ()),
}


def follows(calendar: Calendar, act: Act) -> tuple[type[Act], Any, dict[str, Any]] | None:
    """The kind, day and fields of what follows an act as a matter of course; None: nothing does."""
    if act.on is None:
        return None
    next_day = calendar.working_days_after(act.on, 1)
    if type(act) in GIVEN:
        about, to, roles = GIVEN[type(act)]
        links = tuple(link for link in act.links if link.role in roles)
        return NoticeGiven, next_day, {"about": about, "to": to, "links": links}
    match act:
        case cases.HearingSet():
            return CourtPaperReceived, next_day, {"what": "Quyết định đưa vụ án ra xét xử"}
    return None


def answers(acts: Iterable[Act], matter: UUID) -> tuple[ItemAnswered, ...]:
    """Every item of the requests that a matter has had, done: told together when the investigation is concluded."""
    asked = [act for act in acts if act.matter == matter and isinstance(act, cases.InvestigationRequested)]
    return tuple(
        ItemAnswered(request=number, item=place, asked=one, outcome=Reply.DONE)
        for number, act in enumerate(asked, start=1)
        for place, one in enumerate(act.items or (), start=1)
    )
