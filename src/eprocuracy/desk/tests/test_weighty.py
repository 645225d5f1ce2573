"""Weighty deeds ask again who one is: signing, sealing, giving powers, certificates, taking data out."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from eprocuracy.identity import sessions
from eprocuracy.kernel.actors import Duty

from .world import an_account, now, signed_in

DRAFT = uuid4()
DEEDS = [
    *(("post", "desk:draft_step", [DRAFT, step]) for step in ("approve", "issue", "on_paper")),
    *(("post", name, []) for name in ("desk:sealing", "desk:authorisations", "desk:certificate_enter")),
    *(("post", name, [1]) for name in ("desk:authorisation_end", "desk:certificate")),
    *(
        ("get", name, [])
        for name in ("desk:suspended_sheet", "desk:number_sheet", "desk:house_sheet", "desk:controls_sheet")
    ),
    ("get", "desk:archive_package", [1]),
    ("get", "desk:book_sheet", ["b1"]),
    ("get", "desk:own_log_sheet", []),
    *(("get", name, [DRAFT]) for name in ("desk:matter_log_sheet", "desk:person_log_sheet", "desk:law_trial_sheet")),
]


@pytest.mark.django_db
def test_each_asks_once_the_last_answer_is_older_than_five_minutes(client: Client, settings: Any) -> None:
    signed_in(client, an_account("chi", duties=[Duty.CHIEF]))
    session = client.session
    session[sessions.SHOWN] = (now() - timedelta(minutes=5, seconds=1)).isoformat()
    session.save()

    asked = {name: getattr(client, way)(reverse(name, args=parts)) for way, name, parts in DEEDS}

    assert {name: answer.status_code for name, answer in asked.items() if answer.status_code != 403} == {}
    assert all("Xác nhận lại danh tính" in answer.content.decode() for answer in asked.values())
    assert (
        client.post(reverse("desk:draft_step", args=[DRAFT, "recall"])).status_code == 404
    )  # not weighty: the draft is not there
