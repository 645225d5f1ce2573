"""The list of controls is whole, its states tell no more than is known, and its page shows them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from django.test import Client

from eprocuracy.assurance.checks import checks
from eprocuracy.assurance.controls import Area, Priority, State, controls
from eprocuracy.assurance.installation import Installation
from eprocuracy.assurance.models import Checked
from eprocuracy.assurance.running import run, standings, state_of
from eprocuracy.audit.models import Entry
from eprocuracy.kernel.actors import SYSTEM
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ground.folder import CHECKOUT


def test_no_control_is_left_out() -> None:
    known = controls().values()

    assert Counter(one.priority for one in known) == {Priority.P0: 147, Priority.P1: 69, Priority.P2: 19}
    assert {one.area for one in known} == set(Area)
    assert set(checks()) <= set(controls())


def test_what_is_said_to_show_a_control_is_there() -> None:
    missing = [path for one in controls().values() for path in one.shown if not (CHECKOUT / path).exists()]

    assert not missing


def test_nothing_is_green_that_nobody_looked_at() -> None:
    control = replace(controls()["TLG-01"], lacks=None, shown=())
    lacking = replace(control, lacks=Label("nửa kia", "the other half"))
    told = replace(control, shown=("README.md",))

    assert state_of(control, has_check=False, kept=None) is State.UNCHECKED
    assert state_of(told, has_check=False, kept=None) is State.SHOWN
    assert state_of(told, has_check=True, kept=None) is State.NOT_RUN
    assert state_of(told, has_check=True, kept=False) is State.BROKEN
    assert state_of(lacking, has_check=True, kept=True) is State.PARTLY
    assert state_of(control, has_check=True, kept=True) is State.KEPT


@pytest.mark.django_db
def test_a_run_stays_and_is_an_entry_of_the_log(there: Installation) -> None:
    run(there, by=SYSTEM, only=["TLG-01", "TLG-05"])

    states = {one.control.id: one.state for one in standings()}
    assert (states["TLG-01"], states["TLG-05"], states["SES-01"]) == (State.KEPT, State.BROKEN, State.NOT_RUN)
    assert Checked.objects.count() == 2
    assert Entry.objects.get(deed="controls.checked").detail == {"checked": 2, "broken": ["TLG-05"]}


@pytest.mark.django_db
def test_a_stranger_is_not_shown_the_controls(client: Client) -> None:
    assert client.get("/kiem-soat/").status_code == 302
