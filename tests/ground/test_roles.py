from __future__ import annotations

import pytest
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.utils import timezone


@pytest.mark.django_db
def test_tests_and_pages_run_as_the_role_that_owns_nothing() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select current_user, (select count(*) from pg_class c where pg_get_userbyid(relowner) = current_user)"
        )

        assert cursor.fetchone() == ("eprocuracy_app", 0)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("again", [1, 2])
def test_what_one_test_commits_the_next_does_not_see(again: int) -> None:
    assert not Session.objects.exists()

    with transaction.atomic():
        Session.objects.create(session_key="k", session_data="", expire_date=timezone.now())

    assert Session.objects.count() == 1
