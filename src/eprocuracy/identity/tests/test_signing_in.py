"""The lock, the first password and the log, as somebody meets them who signs in through the page."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from threading import Thread
from typing import Any

import pytest
from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client

from eprocuracy.audit.models import Entry
from eprocuracy.identity import actions, keeping, limits, locks, passwords, queries, signing_in
from eprocuracy.identity.lasting import LastingCache
from eprocuracy.identity.models import Account, Kept
from eprocuracy.kernel.actors import SYSTEM, Duty
from eprocuracy.kernel.refusals import Refused

from .people import NOW, SECRET, Clock, an_account

pytestmark = pytest.mark.django_db
SIGN_IN = "/identity/sign-in/"
IN, WRONG, LOCKED, BUSY = "in", "wrong", "locked", "busy"
_SAID = {str(signing_in.WRONG): WRONG, str(signing_in.LOCKED): LOCKED, str(signing_in.BUSY): BUSY}


def sign_in(name: str = "mai", password: str = SECRET, address: str = "10.0.0.7", host: str = "testserver") -> str:
    """What somebody gets to hear who comes with this name and password, from a browser of their own."""
    answer = Client(REMOTE_ADDR=address, HTTP_HOST=host).post(SIGN_IN, {"account": name, "password": password})
    if answer.status_code == 302:
        return IN
    assert answer.status_code == 422
    page = answer.content.decode()
    [said] = [meaning for words, meaning in _SAID.items() if words in page]
    return said


def test_the_right_password_lets_in_and_is_logged() -> None:
    an_account()

    assert [sign_in(), sign_in(" MAI ")] == [IN, IN]
    entry = Entry.objects.filter(deed="identity.signed_in").latest("sequence")
    assert (entry.account, entry.about, entry.detail) == ("mai", ["account:mai"], {"shown": ["password"]})


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer() -> None:
    an_account()

    assert [sign_in(password="x"), sign_in("nobody")] == [WRONG, WRONG]
    failed = Entry.objects.filter(deed="identity.sign_in_failed").order_by("sequence")
    assert [entry.account for entry in failed] == ["mai", "unknown"]


@pytest.mark.parametrize("name", ["mai", "nobody"])
def test_five_failures_lock_a_name_for_twelve_hours_even_for_the_right_password(name: str, clock: Clock) -> None:
    an_account()

    assert [sign_in(name, "x") for _ in range(5)] == [WRONG] * 4 + [LOCKED]
    assert sign_in(name) == LOCKED
    clock.goes(hours=11, minutes=59)
    assert sign_in(name) == LOCKED
    clock.goes(minutes=1, seconds=1)
    assert sign_in(name) == (IN if name == "mai" else WRONG)
    assert Entry.objects.filter(deed="identity.locked").count() == 1


def test_a_lock_lasts_its_twelve_hours_however_slowly_the_failures_came(clock: Clock) -> None:
    an_account()
    sign_in(password="x")
    clock.goes(hours=11)
    assert [sign_in(password="x") for _ in range(4)][-1] == LOCKED

    clock.goes(hours=2)  # the first failure is thirteen hours old by now
    assert sign_in() == LOCKED
    clock.goes(hours=10, seconds=1)
    assert sign_in() == IN


def test_failures_are_counted_together_whichever_address_the_page_was_opened_at() -> None:
    an_account()
    hosts = ["testserver", "localhost", "127.0.0.1", "localhost", "testserver"]

    assert [sign_in("MAI" if number % 2 else " mai", "x", host=host) for number, host in enumerate(hosts)][-1] == LOCKED


def test_a_right_password_forgets_the_failures_before_it() -> None:
    an_account()
    for _ in range(4):
        sign_in(password="x")
    sign_in()

    assert sign_in(password="x") == WRONG


def test_another_person_unlocks_with_a_reason_and_nobody_unlocks_themselves() -> None:
    account = an_account("mai", "22-KV3", [Duty.CHIEF])
    by = queries.actor_of(an_account("root", "22-KV3", [Duty.ADMINISTRATOR]))
    for _ in range(5):
        sign_in(password="x")

    with pytest.raises(Refused, match="lý do"):
        keeping.unlock(account, reason=" ", by=by, at=NOW)
    with pytest.raises(Refused, match="của mình"):
        keeping.unlock(account, reason="quên", by=queries.actor_of(account), at=NOW)
    call_command(
        "unlock_account", "mai", "--by", "root", "--reason", "quên mật khẩu, đã gặp trực tiếp", stdout=StringIO()
    )
    assert sign_in() == IN


def test_an_address_that_fails_very_often_has_to_wait(clock: Clock) -> None:
    an_account()
    for number in range(limits.ADDRESS_FAILURES):
        assert sign_in(f"nobody{number}") == WRONG

    assert sign_in() == BUSY
    assert sign_in(address="10.0.0.8") == IN
    clock.goes(minutes=limits.ADDRESS_MINUTES, seconds=1)
    assert sign_in() == IN


def test_an_account_no_longer_in_use_is_answered_like_one_that_never_was() -> None:
    keeping.put_out(an_account(), reason="nghỉ hưu", by=SYSTEM, at=NOW)

    assert sign_in() == WRONG


def test_a_first_password_lives_a_day_and_opens_once(clock: Clock) -> None:
    made = [
        actions.create_account(account=name, name="x", unit="22", duties=[Duty.CLERK], by=SYSTEM, at=clock.now())
        for name in ("anh", "bao")
    ]

    assert sign_in("bao", made[1].first_password) == IN
    clock.goes(seconds=1)
    assert sign_in("bao", made[1].first_password) == WRONG
    clock.goes(hours=24)
    assert sign_in("anh", made[0].first_password) == WRONG


# What is counted lies in the database


def test_nothing_that_was_typed_is_kept_with_the_failures() -> None:
    sign_in("Mật khẩu của tôi 123!")

    kept = json.dumps(list(Kept.objects.values()), default=str)
    assert "login_failed" in kept
    assert "khẩu" not in kept.casefold()
    assert "123!" not in kept


def test_a_lock_is_seen_by_every_process_and_outlives_them_all() -> None:
    an_account()
    for _ in range(5):
        sign_in(password="x")

    assert isinstance(cache._connections["default"], LastingCache)  # type: ignore[attr-defined]
    assert locks.is_locked(locks.of_name("mai"))
    with connection.cursor() as cursor:  # what a process that was only just started would find
        cursor.execute(
            "SELECT count(*) FROM identity_kept WHERE key LIKE %s AND jsonb_array_length(value) = 5", ["%login_failed%"]
        )
        assert cursor.fetchone() == (1 + 1,)  # by name and by address


def test_an_entry_that_is_there_is_not_added_again_until_it_is_over(clock: Clock) -> None:
    assert cache.add("one", [1], timeout=10)
    assert not cache.add("one", [2], timeout=10)
    assert cache.get("one") == [1]
    clock.goes(seconds=11)
    assert cache.get("one") is None
    assert cache.add("one", [3], timeout=10)


def test_what_is_over_is_swept_away_and_what_lives_is_not_however_much_there_is(clock: Clock) -> None:
    Kept.objects.bulk_create(
        Kept(key=f"{n}", value=1, until=clock.now() + timedelta(hours=1 + n % 2)) for n in range(400)
    )
    clock.goes(hours=1, seconds=1)
    for number in range(10):
        cache.set(f"new-{number}", 1)

    assert Kept.objects.filter(until__lte=clock.now()).count() == 0
    assert Kept.objects.filter(until__gt=clock.now()).count() == 210


@pytest.mark.django_db(transaction=True)
def test_of_many_attempts_at_once_no_more_are_tried_than_are_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    an_account()
    tried: list[str] = []
    check: Callable[..., Any] = signing_in.NameAndPassword.authenticate

    def counted(self: Any, request: Any, **given: Any) -> Any:
        tried.append("x")
        return check(self, request, **given)

    monkeypatch.setattr(signing_in.NameAndPassword, "authenticate", counted)
    monkeypatch.setattr(ratelimit, "CACHE_LOCK_WAIT_TIMEOUT", 10)

    def attempt() -> None:
        try:
            sign_in(password="x")
        finally:
            connection.close()

    together = [Thread(target=attempt) for _ in range(12)]
    for one in together:
        one.start()
    for one in together:
        one.join()

    assert len(tried) == limits.FAILURES
    assert sign_in() == LOCKED


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
def test_a_password_that_is_too_old_must_be_changed(duty: Duty, days: int, clock: Clock) -> None:
    account = an_account("mai", "22", [duty])
    Account.objects.update(illustrative=False, password_from=clock.now())

    clock.goes(days=days)
    Account.objects.update(activated_at=clock.now())  # or it would have lapsed before
    sign_in()
    account.refresh_from_db()
    assert not account.must_change_password
    clock.goes(seconds=1)
    sign_in()
    account.refresh_from_db()
    assert account.must_change_password
