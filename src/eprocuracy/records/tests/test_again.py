"""Two people who stand in each other's way both get through."""

from __future__ import annotations

from threading import Barrier, Thread

import pytest
from django.db import OperationalError, connection, transaction
from psycopg.errors import DeadlockDetected, UndefinedTable

from eprocuracy.records.again import again_if_it_gave_way


@pytest.mark.django_db(transaction=True)
def test_a_deadlock_reaches_neither_of_two_people() -> None:
    meeting, done = Barrier(2), []
    met: set[int] = set()

    @again_if_it_gave_way
    @transaction.atomic
    def both(first: int, second: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(%s)", [first])
            if first not in met:  # the first time both hold one lock before they ask for the other
                met.add(first)
                meeting.wait(10)
            cursor.execute("select pg_advisory_xact_lock(%s)", [second])
        done.append(first)

    def person(first: int, second: int) -> None:
        try:
            both(first, second)
        finally:
            connection.close()

    people = [Thread(target=person, args=pair) for pair in ((1, 2), (2, 1))]
    for one in people:
        one.start()
    for one in people:
        one.join()

    assert sorted(done) == [1, 2]


@pytest.mark.django_db
def test_inside_another_transaction_and_after_another_fault_nothing_is_repeated() -> None:
    tried = []

    @again_if_it_gave_way
    def gives_way() -> None:
        tried.append(1)
        raise OperationalError from DeadlockDetected()

    with pytest.raises(OperationalError):
        gives_way()  # a test of this kind runs inside a transaction
    assert len(tried) == 1


def test_another_fault_is_loud_at_once() -> None:
    tried = []

    @again_if_it_gave_way
    def broken() -> None:
        tried.append(1)
        raise OperationalError from UndefinedTable()

    with pytest.raises(OperationalError):
        broken()
    assert len(tried) == 1
