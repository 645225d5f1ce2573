"""Nothing that is typed anywhere, sent in any way or handed in at any door breaks a page, runs in it, or leads elsewhere; and the probes notice what does."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.test import override_settings
from django.urls import path
from django.utils import timezone

from eprocuracy.assurance.probing import walking, whole
from eprocuracy.assurance.probing.asking import Asker, Wrong
from eprocuracy.assurance.probing.finding import Form, Parameter
from eprocuracy.assurance.probing.running import KINDS, probe_in_turn
from eprocuracy.assurance.probing.walking import Found, Tally
from eprocuracy.assurance.visiting import Visitor
from eprocuracy.desk.tests.world import a_report, an_account, signed_in
from eprocuracy.identity.models import Account
from eprocuracy.kernel.actors import Duty

pytestmark = [pytest.mark.long, pytest.mark.django_db]


def visitor(account: str = "") -> Visitor:
    one = Visitor(timezone.localtime(), host="testserver", secure=False)
    if account:
        signed_in(one, Account.objects.get(account=account))
    return one


def test_nothing_typed_on_any_page_breaks_it_or_runs_in_it() -> None:
    an_account("dung", duties=[Duty.CHIEF])
    an_account("mai")
    a_report(1, procurator="mai", suspects=("Vừ A Páo",))

    tallies = probe_in_turn(visitor("dung"))

    assert [fault for one in tallies.values() for fault in one.faults] == []
    assert sum(len(one.places) for one in tallies.values()) > 60


def broken(request: HttpRequest) -> HttpResponse:
    """A page with every fault there is."""
    typed = request.GET.get("q", "") or request.POST.get("q", "")
    if "\0" in typed:
        raise ValueError(typed)
    if typed.startswith(("http", "//")):
        return HttpResponseRedirect(typed)
    Account.objects.filter(account="nobody").update(name="x")
    return HttpResponse(f"<p>{typed}</p><p>{'7000021' if '{{' in typed else ''}</p><p>root:x:0:</p>")


urlpatterns = [path("broken/", broken, name="broken")]


@override_settings(
    ROOT_URLCONF=__name__, MIDDLEWARE=["django.contrib.sessions.middleware.SessionMiddleware"], LANGUAGE_CODE="vi"
)
def test_each_fault_is_noticed() -> None:
    asker, found = Asker(visitor()), Found()
    asker.visitor.cookies["csrftoken"] = "x"
    found.parameters["broken", "GET", "q"] = Parameter("broken", "/broken/", "q", "GET")
    found.forms["broken", "POST", ("q",)] = Form("/broken/", "POST", names=["q"], values=[("q", "a")])
    tallies = {name: Tally() for name in KINDS}

    walking.each_parameter(asker, found, tallies, most=1)
    whole.forged(asker, found, tallies)

    wrong = {fault.wrong for one in tallies.values() for fault in one.faults}
    assert wrong >= {one.value for one in (Wrong.BROKE, Wrong.TOLD, Wrong.RAN, Wrong.LED, Wrong.WROTE, Wrong.SERVED)}
