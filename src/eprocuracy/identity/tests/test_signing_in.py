from __future__ import annotations

import json
from datetime import datetime, timedelta

import pytest

from eprocuracy.audit.models import Entry
from eprocuracy.identity import actions, passwords, queries, signing_in
from eprocuracy.identity.models import Account, FailedSignIn
from eprocuracy.kernel.actors import SYSTEM, Duty
from eprocuracy.kernel.refusals import Refused

from .people import NOW, SECRET, an_account

pytestmark = pytest.mark.django_db


def sign_in(name: str = "mai", password: str = SECRET, at: datetime = NOW) -> signing_in.Answer:
    return signing_in.sign_in(name=name, password=password, address="10.0.0.7", at=at)


def test_the_right_password_lets_in_and_is_logged() -> None:
    account = an_account()

    assert sign_in().account == account
    assert sign_in(" MAI ").account == account
    entry = Entry.objects.filter(deed="identity.signed_in").first()
    assert entry
    assert entry.account == "mai"


def test_a_wrong_password_and_a_wrong_name_are_answered_alike() -> None:
    an_account()

    assert sign_in(password="x") == sign_in("nobody") == signing_in.Answer(None, signing_in.WRONG)
    assert [entry.account for entry in Entry.objects.filter(deed="identity.sign_in_failed").order_by("sequence")] == [
        "mai",
        "unknown",
    ]
    assert "nobody" not in json.dumps(list(FailedSignIn.objects.values("key")))


@pytest.mark.parametrize("name", ["mai", "nobody"])
def test_five_failures_lock_a_name_for_twelve_hours_even_for_the_right_password(name: str) -> None:
    an_account()
    answers = [sign_in(name, "x").why for _ in range(5)]

    assert answers == [signing_in.WRONG] * 4 + [signing_in.LOCKED]
    assert sign_in(name).why == signing_in.LOCKED
    assert sign_in(name, at=NOW + timedelta(hours=11, minutes=59)).why == signing_in.LOCKED
    assert bool(sign_in(name, at=NOW + timedelta(hours=12)).account) == (name == "mai")


def test_a_right_password_forgets_the_failures_before_it() -> None:
    an_account()
    for _ in range(4):
        sign_in(password="x")
    sign_in()

    assert sign_in(password="x").why == signing_in.WRONG


def test_another_person_unlocks_with_a_reason_and_nobody_unlocks_themselves() -> None:
    account = an_account("mai", "22-KV3", [Duty.CHIEF])
    by = queries.actor_of(an_account("root", "22-KV3", [Duty.ADMINISTRATOR]))
    for _ in range(5):
        sign_in(password="x")

    with pytest.raises(Refused, match="lý do"):
        actions.unlock(account, reason=" ", by=by, at=NOW)
    with pytest.raises(Refused, match="tự mở"):
        actions.unlock(account, reason="quên", by=queries.actor_of(account), at=NOW)
    actions.unlock(account, reason="quên mật khẩu, đã gặp trực tiếp", by=by, at=NOW)
    assert sign_in().account


def test_an_address_that_fails_very_often_has_to_wait() -> None:
    an_account()
    for number in range(signing_in.ADDRESS_FAILURES):
        FailedSignIn.objects.create(key=f"{number}", address="10.0.0.7", at=NOW)

    assert sign_in().why == signing_in.BUSY
    assert sign_in(at=NOW + timedelta(minutes=15)).account


def test_an_account_no_longer_in_use_stays_outside() -> None:
    account = an_account()
    actions.change_account(account, by=SYSTEM, at=NOW, is_active=False)

    assert sign_in().why == signing_in.WRONG


def test_a_first_password_lives_a_day_and_opens_once() -> None:
    made = [
        actions.create_account(account=name, name="x", unit="22", duties=[Duty.CLERK], by=SYSTEM, at=NOW)
        for name in ("anh", "bao")
    ]
    day_after = NOW + timedelta(hours=24, seconds=1)

    assert sign_in("anh", made[0].first_password, at=day_after).account is None
    assert sign_in("bao", made[1].first_password).account
    assert sign_in("bao", made[1].first_password, at=NOW + timedelta(seconds=1)).account is None


# Passwords


@pytest.mark.parametrize(
    ("password", "problem"),
    [
        ("Mưa rào 7 máii", None),
        ("Mưa rào 7 mái", passwords.TOO_SHORT),
        ("mưa rào trên 7 mái ngói", passwords.TOO_PLAIN),
        ("Mưa rào trên mái ngói!", passwords.TOO_PLAIN),
        ("Viện Kiểm Sát 2026!", passwords.TOO_NEAR),
        ("Quảng-Ninh-2026-abc", passwords.TOO_NEAR),
        ("Đây là maithihoang1! mai.hoang22-KV3", passwords.TOO_NEAR),
        ("Michelle12345678!!", passwords.TOO_COMMON),
    ],
)
def test_a_password_is_long_mixed_and_not_to_be_guessed(password: str, problem: object) -> None:
    account = Account(account="mai", name="Hoàng Thị Mai", unit_id="22-KV3")

    assert passwords.problems(password, account) == ([problem] if problem else [])


def test_a_sentence_of_sixty_four_letters_is_a_password() -> None:
    sentence = "Sáng nay trời se lạnh, 2 con chim sẻ đậu trên dây điện trước hiên."

    assert len(sentence) >= 64
    assert passwords.problems(sentence, Account(account="mai", name="Hoàng Thị Mai", unit_id="22-KV3")) == []


def test_none_of_the_last_ten_passwords_is_used_again() -> None:
    account = an_account()
    by, old = queries.actor_of(account), SECRET
    for number in range(9):
        new = f"Câu mới thứ {number} đây nhé!"
        actions.change_password(account, old=old, new=new, by=by, at=NOW + timedelta(minutes=number))
        old = new

    with pytest.raises(Refused, match="gần đây"):
        actions.change_password(account, old=old, new=SECRET, by=by, at=NOW)
    with pytest.raises(Refused, match="hiện tại"):
        actions.change_password(account, old="x", new="Câu hoàn toàn mới 10!", by=by, at=NOW)


@pytest.mark.parametrize(("duty", "days"), [(Duty.PROCURATOR, 180), (Duty.ADMINISTRATOR, 60)])
def test_a_password_that_is_too_old_must_be_changed(duty: Duty, days: int) -> None:
    account = an_account("mai", "22", [duty])
    account.illustrative = False
    account.save()

    answer = sign_in(at=NOW + timedelta(days=days))
    assert answer.account
    assert not answer.account.must_change_password
    answer = sign_in(at=NOW + timedelta(days=days, seconds=1))
    assert answer.account
    assert answer.account.must_change_password
