"""An exercise at a table from the calendar to its lessons."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from eprocuracy.assurance.controls import controls
from eprocuracy.assurance.exercises import register
from eprocuracy.assurance.exercises.scenarios import programme
from eprocuracy.assurance.models import Exercise, Lesson
from eprocuracy.desk.tests.test_lists import visible
from eprocuracy.desk.tests.world import ago, an_account, now, signed_in
from eprocuracy.kernel.actors import Duty

pytestmark = pytest.mark.django_db


def test_an_exercise_is_planned_held_ended_and_leaves_lessons(client: Client) -> None:
    an_account("mai")
    signed_in(client, an_account("vinh", duties=[Duty.CHIEF], called="Lê Quang Vinh"))
    today = f"{ago(0):%d/%m/%Y}"
    client.post(reverse("desk:exercises"), {"scenario": "signing", "on": today, "participants": ["mai"]})
    exercise = Exercise.objects.get()
    page = reverse("desk:exercise", args=[exercise.pk])

    done = {"expected": "paper", "minute": "12", "account": "mai", "how": "Ký trên giấy, lấy số trong sổ"}
    assert client.post(reverse("desk:exercise_note", args=[exercise.pk]), done).status_code == 302
    assert client.post(reverse("desk:exercise_note", args=[exercise.pk]), done).status_code == 422  # once is enough
    told = visible(client.get(page).content.decode())
    assert "1/3" in told
    assert "phút 12, Hoàng Thị Mai" in told

    assert client.post(reverse("desk:exercise_end", args=[exercise.pk])).status_code == 302
    late = {**done, "expected": "tell"}
    assert client.post(reverse("desk:exercise_note", args=[exercise.pk]), late).status_code == 409
    lesson = {"text": "In sẵn danh bạ", "owner": "mai", "due_on": f"{ago(1):%d/%m/%Y}"}
    assert client.post(reverse("desk:exercise_learn", args=[exercise.pk]), lesson).status_code == 302
    assert "quá hạn" in visible(client.get(page).content.decode())
    seen_to = {"lesson": Lesson.objects.get().pk, "note": "Đã in, dán tại phòng trực"}
    assert client.post(reverse("desk:exercise_see_to", args=[exercise.pk]), seen_to).status_code == 302
    assert "quá hạn" not in visible(client.get(page).content.decode())
    assert client.get(reverse("desk:exercise_paper", args=[exercise.pk, "pdf"])).content.startswith(b"%PDF")
    assert register.next_due(register.every()) == now().date() + timedelta(days=programme().every_days)


def test_exercises_are_not_for_everybody(client: Client) -> None:
    signed_in(client, an_account("mai"))

    assert client.get(reverse("desk:exercises")).status_code == 409


def test_every_expected_action_names_a_control_and_is_told_apart() -> None:
    for one in programme().scenarios.values():
        codes = [each.code for each in one.expected]
        assert len(set(codes)) == len(codes)
        assert {each.control for each in one.expected} <= set(controls()), one.code
        minutes = [each.minute for each in one.injects]
        assert minutes == sorted(set(minutes))
