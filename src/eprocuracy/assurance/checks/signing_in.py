"""Signing in as a person meets it: the page is asked, with wrong and right passwords, at moments of the check's choosing."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.hashers import identify_hasher, make_password
from django.urls import reverse

from eprocuracy.identity.models import Account
from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.words import Label

from ..installation import Installation
from .registry import Parameter, Verdict, check, verdict
from .scratch import an_account

LOOKS_AT = Label("đăng nhập thử bằng tài khoản tạm", "trial sign-ins with accounts made for it")

WRONG = "Sai 1 lần, sai mãi mãi!"
CHANGE = "identity:change_password"
GOOD = "Trâu bò lợn gà 9 con?"


@check("IAM-03")
def passwords_are_long(there: Installation, parameter: Parameter) -> Verdict:
    """The page of changing a password takes one of the least length and four kinds, and neither a shorter nor a plainer one."""
    least = int(parameter["min_length"])
    long = "Abc 1-" + "defghijklmnopqrstuvwxyz"[: least - 6]
    takes = {
        f"{least - 1} ký tự": _takes(there, long[:-1]),
        "3 loại ký tự": _takes(there, "abc 1-" + "defghijklmnopqrstuvwxyz"[: least - 6]),
        f"{least} ký tự, 4 loại": _takes(there, long),
        f"{parameter['max_length_at_least']} ký tự": _takes(
            there, ("Đường về quê 9 khúc, " * 9)[: parameter["max_length_at_least"]]
        ),
    }
    kept = list(takes.values()) == [False, False, True, True]
    said = "; ".join(f"{what}: {'nhận' if one else 'từ chối'}" for what, one in takes.items())
    in_english = "; ".join(
        f"{what.replace('ký tự', 'characters').replace('loại characters', 'kinds').replace('loại', 'kinds')}: {'taken' if one else 'refused'}"
        for what, one in takes.items()
    )
    return verdict(kept, said, in_english)


@check("IAM-04")
def passwords_beside_a_factor_are_long_too(there: Installation, parameter: Parameter) -> Verdict:
    """With a second factor a shorter password would do; the page takes none below the least, and one of the length that is advised."""
    least, advised = int(parameter["min_length_with_mfa"]), int(parameter["recommended_min"])
    short, long = (_takes(there, ("Xy 1-" + "bdfhjkmpqrtvwz" * 2)[:length]) for length in (least - 1, advised))
    return verdict(
        long and not short,
        f"{least - 1} ký tự: {'nhận' if short else 'từ chối'}; {advised} ký tự: {'nhận' if long else 'từ chối'}",
        f"{least - 1} characters: {'taken' if short else 'refused'}; {advised}: {'taken' if long else 'refused'}",
    )


@check("IAM-05")
def common_passwords_are_refused(there: Installation, parameter: Parameter) -> Verdict:
    """Passwords that others use, or that name the service or a province, are refused."""
    tried = ["Password123!!!!", "Vienkiemsat 2026!", "VKS khu vuc 9999!", "Quang Ninh 2026 !", "Quảng Ninh 2026 !"]
    taken = [one for one in tried if _takes(there, one)]
    return verdict(
        not taken,
        f"{len(tried)} mật khẩu dễ đoán đã thử, được nhận: {len(taken)}",
        f"{len(tried)} guessable passwords tried, taken: {len(taken)}",
    )


@check("IAM-06")
def a_first_password_opens_once(there: Installation, parameter: Parameter) -> Verdict:
    """A first password leads to the page of changing it alone, works once, and not after its hours."""
    account, password = an_account(there.now, first=True)
    late = there.visitor(there.now + timedelta(hours=parameter["initial_secret_ttl_hours"], minutes=1))
    late.sign_in(account.account, password)
    once = there.visitor()
    once.sign_in(account.account, password)
    must_change = once.is_in() and once.see("/").headers.get("Location", "").startswith(reverse(CHANGE))
    twice = there.visitor(there.now + timedelta(minutes=1))
    twice.sign_in(account.account, password)
    kept = must_change and not late.is_in() and not twice.is_in()
    return verdict(
        kept,
        f"phải đổi: {_vi(must_change)}; dùng lần hai: {_vi(twice.is_in())}; sau 24 giờ: {_vi(late.is_in())}",
        f"must be changed: {_en(must_change)}; works twice: {_en(twice.is_in())}; after 24 hours: {_en(late.is_in())}",
    )


@check("IAM-07")
def administrators_change_theirs(there: Installation, parameter: Parameter) -> Verdict:
    """On the day after its life an administrator's password must be changed; the last ones are not taken again."""
    days = int(parameter["rotate_days"])
    due = _must_change(there, Duty.ADMINISTRATOR, days)
    account, password = an_account(there.now, duty=Duty.ADMINISTRATOR)
    inside = there.visitor()
    inside.sign_in(account.account, password)
    inside.fill(reverse(CHANGE), [], [password, GOOD, GOOD])
    account.refresh_from_db()
    # those in between are put there without being typed: each one typed costs as many hashes as there are before it
    for number in range(1, parameter["history"] - 1):
        account.former_passwords.create(hash=account.password, until=there.now + timedelta(seconds=number))
    inside.fill(reverse(CHANGE), [], [GOOD, password, password])
    reused = _has(account, password)
    return verdict(
        due and not reused,
        f"quá {days} ngày phải đổi: {_vi(due)}; dùng lại mật khẩu cũ trong {parameter['history']} lần: {_vi(reused)}",
        f"to be changed after {days} days: {_en(due)}; reused within the last {parameter['history']}: {_en(reused)}",
    )


@check("IAM-08")
def passwords_have_a_life(there: Installation, parameter: Parameter) -> Verdict:
    """A user's password must be changed after its period."""
    days = int(parameter["validity_days"])
    due = _must_change(there, Duty.PROCURATOR, days)
    return verdict(due, f"quá {days} ngày phải đổi: {_vi(due)}", f"to be changed after {days} days: {_en(due)}")


@check("IAM-09")
def failures_lock(there: Installation, parameter: Parameter) -> Verdict:
    """After so many wrong passwords the right one does not open the door any more; one less does not lock."""
    most = int(parameter["max_failures"])
    locked, before = not _opens_after(there, most), _opens_after(there, most - 1)
    return verdict(
        locked and before,
        f"sau {most} lần sai: {'khóa' if locked else 'không khóa'}; sau {most - 1} lần: {'vào được' if before else 'đã khóa'}",
        f"after {most} failures: {'locked' if locked else 'not locked'}; after {most - 1}: {'open' if before else 'locked'}",
    )


@check("IAM-10")
def a_lock_lasts(there: Installation, parameter: Parameter) -> Verdict:
    """The lock holds until its hours are over, and ends then by itself."""
    least, most = int(parameter["auto_unlock_min_hours"]), int(parameter["auto_unlock_max_days"]) * 24
    account, password = an_account(there.now)
    kept = "SELECT key, extract(epoch FROM until - clock_timestamp()) / 3600 FROM identity_kept"
    before = dict(there.ask(kept))
    for _ in range(5):
        there.visitor().sign_in(account.account, WRONG)
    early = there.visitor()
    early.sign_in(account.account, password)
    hours = max((float(left) for key, left in there.ask(kept) if key not in before), default=0.0)
    inside = early.is_in()
    return verdict(
        not inside and round(hours) >= least and hours <= most,
        f"sau 5 lần sai: {'vẫn vào được' if inside else 'khóa'}, tự mở sau {hours:.1f} giờ",
        f"after 5 failures: {'let in' if inside else 'locked'}, opens by itself after {hours:.1f} hours",
    )


@check("IAM-18")
def strangers_learn_nothing(there: Installation, parameter: Parameter) -> Verdict:
    """A name that exists and one that does not are answered by the same page."""
    account, _ = an_account(there.now)
    pages = [_said(there.visitor().sign_in(name, WRONG)) for name in (account.account, "kt0khongcoai0")]
    same = pages[0] == pages[1]
    return verdict(
        same,
        "trả lời giống nhau" if same else "trả lời khác nhau",
        "answered alike" if same else "answered differently",
    )


@check("IAM-19")
def passwords_cost_memory(there: Installation, parameter: Parameter) -> Verdict:
    """New passwords are hashed by the algorithm and at the cost that the rules want, and none is stored by another one."""
    told: dict[str, Any] = identify_hasher(made := make_password(GOOD)).decode(made)
    variety = (
        f"{told['algorithm']}{''}" if str(told["algorithm"]).startswith("argon2id") else str(told.get("variety", ""))
    )
    ((others,),) = there.ask(
        "SELECT count(*) FROM identity_account WHERE password NOT LIKE 'argon2$argon2id$%%' AND password NOT LIKE '!%%'"
    )
    memory, time = int(told.get("memory_cost", 0)), int(told.get("time_cost", 0))
    kept = (
        variety == parameter["algorithm"]
        and memory >= parameter["memory_kib"]
        and time >= parameter["time_cost"]
        and not others
    )
    return verdict(
        kept,
        f"{variety}, {memory} KiB, {time} vòng; mật khẩu lưu cách khác: {others}",
        f"{variety}, {memory} KiB, {time} passes; stored otherwise: {others}",
    )


def _takes(there: Installation, password: str) -> bool:
    """Whether the page of changing a password takes this one."""
    account, old = an_account(there.now)
    inside = there.visitor()
    inside.sign_in(account.account, old)
    inside.fill(reverse(CHANGE), [], [old, password, password])
    account.refresh_from_db()
    return _has(account, password)


def _has(account: Account, password: str) -> bool:
    account.refresh_from_db()
    return bool(account.check_password(password))


def _must_change(there: Installation, duty: Duty, days: int) -> bool:
    """Whether a password that is a day too old must be changed, and one within its life need not."""
    asked = []
    for age in (days - 1, days + 1):
        account, password = an_account(there.now, duty=duty)
        Account.objects.filter(pk=account.pk).update(
            illustrative=False, password_from=there.now - timedelta(days=age), last_login=there.now
        )
        inside = there.visitor()
        inside.sign_in(account.account, password)
        asked.append(inside.see("/").headers.get("Location", "").startswith(reverse(CHANGE)))
    return asked == [False, True]


def _opens_after(there: Installation, failures: int, at: datetime | None = None) -> bool:
    account, password = an_account(there.now)
    for _ in range(failures):
        there.visitor().sign_in(account.account, WRONG)
    last = there.visitor(at)
    last.sign_in(account.account, password)
    return last.is_in()


def _said(answer: Any) -> tuple[int, str]:
    """Status and page, without what differs between any two requests."""
    page = re.sub(
        r'(name="csrfmiddlewaretoken" value|nonce)="[^"]*"|"X-CSRFToken": "[^"]*"', "", answer.content.decode()
    )
    page = re.sub(r'value="kt[0-9a-z]*"', "", page)
    return answer.status_code, page


def _vi(yes: bool) -> str:
    return "có" if yes else "không"


def _en(yes: bool) -> str:
    return "yes" if yes else "no"
