"""A number is taken by a signing that came to its end, by one only, and without a gap."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction

from eprocuracy.issuing import numbers
from eprocuracy.issuing.models import Number, NumberSequence
from eprocuracy.issuing.numbers.words import PaperClass
from eprocuracy.kernel.actors import Actor, Duty
from eprocuracy.kernel.refusals import Refused

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
UNIT = "22-KV3"
SYMBOL = "QĐ-VKSKV3"
ENTRY = numbers.Entry(subject="Quyết định gia hạn thời hạn tạm giam", signer="chi", form="42/HS", drafter="mai")
CHIEF = Actor(account="chi", name="Đỗ Chí", unit=UNIT, duties=frozenset({Duty.CHIEF}), units=frozenset({UNIT}))
EXAMINER = Actor(account="tam", name="Vũ Tâm", unit=UNIT, duties=frozenset({Duty.EXAMINER}), units=frozenset({UNIT}))


def allot(at: datetime = NOW, symbol: str = SYMBOL, unit: str = UNIT) -> numbers.Given:
    return numbers.allot(unit=unit, paper_class=PaperClass.PROCEDURAL, symbol=symbol, entry=ENTRY, by=CHIEF, at=at)


@pytest.mark.django_db
def test_each_symbol_has_a_row_of_its_own_and_a_department_counts_with_its_office() -> None:
    assert allot().printed == "01/QĐ-VKSKV3"
    assert allot(symbol="CT-VKSKV3").printed == "01/CT-VKSKV3"
    assert allot(unit="22-KV3-HS").printed == "02/QĐ-VKSKV3"
    assert allot(unit="22-KV1").printed == "01/QĐ-VKSKV3"


@pytest.mark.django_db
def test_the_first_of_december_begins_at_one_again() -> None:
    allot()
    last_minute, midnight = datetime(2026, 11, 30, 16, 59, tzinfo=UTC), datetime(2026, 11, 30, 17, 0, tzinfo=UTC)

    assert allot(at=last_minute).value == 2
    new = allot(at=midnight)
    assert (new.value, new.year, new.on) == (1, 2027, date(2026, 12, 1))


@pytest.mark.django_db
def test_a_signing_that_fails_takes_no_number() -> None:
    allot()

    def device_is_taken_away() -> None:
        with transaction.atomic():
            assert allot().value == 2
            raise RuntimeError

    with pytest.raises(RuntimeError):
        device_is_taken_away()

    assert allot().value == 2
    assert numbers.gaps() == []


@pytest.mark.django_db
def test_no_number_is_given_for_an_earlier_day_than_the_last() -> None:
    allot()

    with pytest.raises(Refused, match="lùi ngày"):
        allot(at=NOW - timedelta(days=1))


@pytest.mark.django_db
def test_a_void_number_stays_with_its_reason_and_is_not_given_again() -> None:
    given = allot()

    with pytest.raises(Refused, match="lý do"):
        numbers.void(given.id, reason="  ", by=CHIEF, at=NOW)
    with pytest.raises(Refused):
        numbers.void(given.id, reason="in hỏng", by=EXAMINER, at=NOW)
    numbers.void(given.id, reason="in hỏng", by=CHIEF, at=NOW)
    with pytest.raises(Refused, match="đã hủy"):
        numbers.void(given.id, reason="lần nữa", by=CHIEF, at=NOW)

    assert allot().value == 2
    assert Number.objects.get(id=given.id).void.reason == "in hỏng"
    assert numbers.gaps([UNIT]) == []


@pytest.mark.django_db
def test_numbers_go_on_after_those_of_the_paper_book() -> None:
    opened = {"unit": UNIT, "paper_class": PaperClass.PROCEDURAL, "symbol": SYMBOL, "by": CHIEF, "at": NOW}
    numbers.open_after(57, **opened)

    assert allot().value == 58
    assert numbers.gaps() == []
    with pytest.raises(Refused, match="tiếp theo số 57"):
        numbers.open_after(60, **opened)


@pytest.mark.django_db
def test_an_office_may_begin_its_years_on_another_day_to_come() -> None:
    asked = {"unit": UNIT, "paper_class": PaperClass.PROCEDURAL, "month": 10, "day": 1, "by": CHIEF, "at": NOW}
    with pytest.raises(Refused, match="chưa tới"):
        numbers.set_year(from_on=date(2026, 11, 21), **asked)
    numbers.set_year(from_on=date(2027, 10, 1), **asked)

    assert allot(at=datetime(2027, 9, 30, 9, tzinfo=UTC)).year == 2027
    assert allot(at=datetime(2027, 10, 1, 9, tzinfo=UTC)).year == 2028
    assert allot(at=datetime(2027, 10, 1, 9, tzinfo=UTC), unit="22-KV1").year == 2027


@pytest.mark.django_db
@pytest.mark.parametrize("value", [1, 3])
def test_the_database_lets_in_no_number_but_the_next(value: int) -> None:
    given = allot()
    row = NumberSequence.objects.get(numbers=given.id)

    with pytest.raises(IntegrityError), transaction.atomic():
        Number.objects.create(
            sequence=row, value=value, on=given.on, subject="x", signer="chi", given_by="chi", given_at=NOW
        )


@pytest.mark.django_db(transaction=True)
def test_fifty_signings_at_once_get_fifty_numbers_without_a_gap() -> None:
    together = Barrier(50, timeout=60)

    def sign(place: int) -> int:
        connection.ensure_connection()
        together.wait()
        try:
            with transaction.atomic():
                value = allot().value
                if place % 10 == 9:
                    raise RuntimeError("this signing fails after its number was taken")
                return value
        except RuntimeError:
            return 0
        finally:
            connection.close()

    with ThreadPoolExecutor(50) as pool:
        taken = list(pool.map(sign, range(50)))

    assert sorted(taken) == [0] * 5 + list(range(1, 46))
    assert Number.objects.count() == 45
    assert numbers.gaps() == []
