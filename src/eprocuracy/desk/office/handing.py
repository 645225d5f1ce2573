"""A whole desk handed over: what lies on it as a page to print, and giving all of it to somebody else after a look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_POST, require_safe

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.identity.models import Account
from eprocuracy.identity.policy import About
from eprocuracy.identity.powers import Deed as Power
from eprocuracy.identity.queries import colleagues, may_on
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.office.queries import reminders_to_hand_over, stands_in_for
from eprocuracy.platform.ui.context import moment_of
from eprocuracy.platform.ui.language import pick
from eprocuracy.platform.ui.parts import Column, Link, Refusal, Table
from eprocuracy.platform.ui.tags.parts import cell
from eprocuracy.platform.ui.urgency import left
from eprocuracy.platform.ui.views import refusal_page
from eprocuracy.records import rules
from eprocuracy.records.models import DeadlineRow, MatterRow
from eprocuracy.records.queries import deadlines_visible_to, matters_visible_to, not_lapsed
from eprocuracy.workstreams.catalogue import Catalogue, Rules

from ..addresses import matter_address
from ..assigning.deciding import Picked, assign
from ..assigning.kinds import Order
from ..assigning.pages import assignable
from ..day.asking import awaits_reply
from ..matter.naming import called
from ..registers.columns import DEADLINE, STAGE, SUBJECT, Placed, row_of, subject, two_lines
from ..registers.gathering import Drawn, gathered
from ..staff import handled_by
from ..units import branches
from .forms import HandingForm
from .staff import people

READ = declare("desk.read_to_hand_over", "Xem bản bàn giao việc", "Brief of a desk viewed")
MOST = 500  # matters of one desk that are shown, and given away at once


@dataclass(frozen=True, slots=True)
class Brief:
    """What lies on a desk: open matters with what is due, replies awaited, reminders."""

    account: str
    name: str
    matters: Table
    awaited: Table
    reminders: Table
    total: int
    form: HandingForm | None


@require_safe
def brief(request: HttpRequest, account: str) -> HttpResponse:
    """What lies on the desk of an account: for that person, who stands in, and whoever assigns."""
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    person = colleagues(actor).filter(account=account).first()
    if person is None:
        raise Http404
    if not _may_read(actor, account, now):
        return refusal_page(request, NOT_YOURS, status=403)
    form = HandingForm(people(actor, without=account), initial={"on": day_of(now)}) if assigns(actor, now) else None
    page, seen = _brief(rules.present(), person, actor, now, form)
    audit.reads(READ, by=actor, at=now, about=[f"account:{account}", *(f"participant:{one}" for one in seen)])
    return render(request, "desk/office/handing.html", {"page": page})


@require_POST
def over(request: HttpRequest, account: str) -> HttpResponse:
    """Give everything that can be given to one person: first the list to check, then the acts of assignment."""
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    decision = may_on(actor, Power.ASSIGN, About(unit=actor.unit), on=day_of(now))
    if not decision.allowed:
        return refusal_page(request, Refused(decision.why), status=403)
    person = colleagues(actor).filter(account=account).first()
    if person is None:
        raise Http404
    staff = people(actor, without=account)
    form = HandingForm(staff, request.POST)
    present = rules.present()
    if not form.is_valid():
        page, seen = _brief(present, person, actor, now, form)
        audit.reads(READ, by=actor, at=now, about=[f"account:{account}", *(f"participant:{one}" for one in seen)])
        return render(request, "desk/office/handing.html", {"page": page}, status=422)
    known = branches(actor)
    rows = assignable(present.catalogue, account, known, actor=actor).select_related("family")
    refused: Refused | None = None
    if request.POST.get("step") == "record":
        picked = [one for text in request.POST.getlist("matter") if (one := Picked.read(text))]
        try:
            count = _give(present, rows.filter(matter__in=[one.matter for one in picked]), picked, form, actor, now)
        except Refused as problem:
            refused = problem
        else:
            name = dict(staff)[form.cleaned_data["to"]]
            messages.success(request, pick(f"Đã giao {count} vụ việc cho {name}.", f"{count} handed over to {name}."))
            return HttpResponseRedirect(reverse("desk:handing", args=[account]))
    return _checked(request, person, form, rows, refused)


def _give(present: Rules, rows: Any, picked: list[Picked], form: HandingForm, actor: Actor, now: datetime) -> int:
    if not picked:
        raise Refused(
            Label("Chưa chọn vụ việc nào.", "No matter is chosen."),
            Label("Đánh dấu ít nhất một dòng.", "Tick at least one row."),
        )
    given = form.cleaned_data
    order = Order(
        procurator=given["to"],
        on=given["on"],
        document_no=given["document_no"],
        reason=given["reason"],
        signed_by=actor.name,
    )
    return len(assign(present, list(rows), picked, order, by=actor, at=now))


def _checked(
    request: HttpRequest, person: Account, form: HandingForm, rows: Any, refused: Refused | None
) -> HttpResponse:
    """Everything that would go, ticked; what nobody can be put in charge of at its stage is named apart."""
    actor, now = request.actor, moment_of(request)  # type: ignore[attr-defined]
    catalogue = rules.present().catalogue
    going = list(rows.order_by(F("next_ends_at").asc(nulls_last=True), "matter_id")[:MOST])
    drawn = gathered(catalogue, going, query=None, now=now, with_unit=False)
    audit.reads(
        READ, by=actor, at=now, about=[f"account:{person.account}", *(f"participant:{p}" for p in drawn.participants)]
    )
    layout = [Placed(Column(Label("Giao", "Give")), _box), Placed(Column(SUBJECT), _subject), STAGE, DEADLINE]
    given = form.cleaned_data
    context: dict[str, Any] = {
        "person": person,
        "to": dict(form.fields["to"].choices).get(given["to"], given["to"]),  # type: ignore[attr-defined]
        "given": given,
        "table": Table(
            Label(f"Sẽ giao ({len(going)})", f"To be handed over ({len(going)})"),
            [one.head for one in layout],
            [row_of(row, layout, drawn) for row in going],
            NOTHING,
        ),
        "staying": open_matters(person.account, actor).count() - len(going),
        "count": len(going),
    }
    if refused:
        context["refusal"] = Refusal(refused.what, refused.basis, refused.instead or "")
    return render(request, "desk/office/handing_check.html", context, status=409 if refused else 200)


NOT_YOURS = Refused(
    Label(
        "Bản bàn giao chỉ mở cho chính người đó, người làm thay trong những ngày nghỉ, và người có quyền phân công.",
        "This brief is for the person, the stand-in on the days of leave, and whoever assigns.",
    ),
    Label("Có thể đề nghị ghi bạn là người làm thay.", "You can ask to be entered as the stand-in."),
)
NOTHING = Label("Không có vụ việc nào có thể giao.", "There is no matter that could be handed over.")


def assigns(actor: Actor, now: datetime) -> bool:
    """Whether the person may say today who handles the matters of the own office."""
    return may_on(actor, Power.ASSIGN, About(unit=actor.unit), on=day_of(now)).allowed


def _may_read(actor: Actor, account: str, now: datetime) -> bool:
    standing_in = {one.account for one in stands_in_for(actor, on=day_of(now))}
    return account == actor.account or account in standing_in or assigns(actor, now)


def open_matters(account: str, actor: Actor) -> Any:
    """The open matters on a desk that the reader may see, the most urgent first."""
    found = matters_visible_to(actor).filter(handled_by(account, branches(actor)), closed_on=None)
    return found.order_by(F("next_ends_at").asc(nulls_last=True), "opened_on", "matter_id")


def _brief(
    present: Rules, person: Account, actor: Actor, now: datetime, form: HandingForm | None
) -> tuple[Brief, tuple[UUID, ...]]:
    """The brief and whose names it shows; the number of questions does not depend on the length of the desk."""
    catalogue = present.catalogue
    found = open_matters(person.account, actor)
    rows = list(found[: MOST + 1])
    drawn = gathered(catalogue, rows[:MOST], query=None, now=now, with_unit=False)
    layout = [Placed(Column(Label("Vụ việc", "Matter")), _named), Placed(Column(SUBJECT), _subject), STAGE, DEADLINE]
    waiting = _awaited(catalogue, actor, [row.matter_id for row in rows[:MOST]], now)
    reminders = reminders_to_hand_over(actor, person.account)
    total = len(rows) if len(rows) <= MOST else found.count()
    made = Brief(
        account=person.account,
        name=person.name,
        matters=Table(
            Label(f"Vụ việc đang thụ lý ({total})", f"Open matters ({total})"),
            [one.head for one in layout],
            [row_of(row, layout, drawn) for row in rows[:MOST]],
            Label("Không có vụ việc đang thụ lý.", "No open matters."),
        ),
        awaited=Table(
            Label("Yêu cầu, kiến nghị đang chờ trả lời", "Requests and recommendations awaiting a reply"),
            [Column(Label("Vụ việc", "Matter")), Column(Label("Chờ", "Awaited")), Column(Label("Hạn", "Until"))],
            [_waits(catalogue, row, now) for row in waiting],
            Label("Không có yêu cầu nào đang chờ trả lời.", "No reply is awaited."),
        ),
        reminders=Table(
            Label("Nhắc việc chưa xong", "Reminders still open"),
            [Column(Label("Ngày", "Day")), Column(Label("Vụ việc", "Matter")), Column(Label("Nội dung", "Text"))],
            [[one.remind_on, _link(catalogue, one.matter.row), one.text] for one in reminders],
            Label("Không có nhắc việc nào chưa xong.", "No reminders are open."),
        ),
        total=total,
        form=form,
    )
    return made, drawn.participants


def _awaited(catalogue: Catalogue, actor: Actor, matters: list[UUID], now: datetime) -> list[DeadlineRow]:
    clocks = sorted(clock.key for clock in catalogue.clocks.values() if awaits_reply(catalogue, clock))
    found = deadlines_visible_to(actor).filter(not_lapsed(now), matter__in=matters, clock__in=clocks, live=True)
    return list(found.select_related("matter__row").order_by(F("ends_at").asc(nulls_last=True), "id"))


def _waits(catalogue: Catalogue, row: DeadlineRow, now: datetime) -> list[object]:
    clock = catalogue.clocks.get(row.clock)
    ends: date | datetime | None = row.ends_at if row.by_the_minute else row.ends_on
    return [_link(catalogue, row.matter.row), clock.title if clock else row.clock, left(ends, now) if ends else None]


def _link(catalogue: Catalogue, row: MatterRow) -> Link:
    stream = catalogue.workstreams.get(row.workstream)
    return Link(called(stream.one, row.number, row.year) if stream else row.workstream, matter_address(row.matter_id))


def _named(row: MatterRow, drawn: Drawn) -> Link:
    return _link(drawn.catalogue, row)


def _subject(row: MatterRow, drawn: Drawn) -> object:
    first, second = subject(row, drawn)
    return two_lines(cell(first), second)


def _box(row: MatterRow, drawn: Drawn) -> object:
    link = _link(drawn.catalogue, row)
    return format_html(
        '<label class="ep-tick"><input type="checkbox" name="matter" value="{}" checked><span>{}</span></label>',
        str(Picked(row.matter_id, row.family.position)),
        cell(link.label),
    )
