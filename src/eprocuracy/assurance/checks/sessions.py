"""How long a session lives, and what ends it: a person signs in, waits, and asks again."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.shortcuts import resolve_url

from eprocuracy.identity.models import Account
from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.words import Label

from ..installation import Installation
from ..visiting import Visitor
from .pages import patterns
from .registry import Parameter, Verdict, check, named, verdict
from .scratch import an_account

LOOKS_AT = Label("phiên thử, đi theo giờ", "trial sessions through the hours")

SOON = timedelta(seconds=5)


@check("SES-01")
def idle_sessions_end(there: Installation, parameter: Parameter) -> Verdict:
    """An idle session lives almost as long as it may, and no longer."""
    return _idle(there, Duty.PROCURATOR, timedelta(minutes=parameter["idle_minutes_max"]))


@check("SES-02")
def idle_administrators_end_sooner(there: Installation, parameter: Parameter) -> Verdict:
    """The same for whoever administers."""
    return _idle(there, Duty.ADMINISTRATOR, timedelta(minutes=parameter["admin_idle_minutes_max"]))


@check("SES-03")
def sessions_end_however_busy(there: Installation, parameter: Parameter) -> Verdict:
    """A session that is used all the time ends when its hours are over."""
    lasted = {}
    for duty, hours, step in (
        (Duty.PROCURATOR, parameter["user_hours_max"], timedelta(minutes=14)),
        (Duty.ADMINISTRATOR, parameter["admin_hours_max"], timedelta(minutes=4)),
    ):
        inside, moment = _signed_in(there, duty), there.now
        ends = there.now + timedelta(hours=hours)
        while moment + step < ends:
            moment += step
            inside.at(moment)
            inside.see(resolve_url("identity:change_password"))
        before = inside.is_in()
        inside.at(ends + SOON)
        lasted[hours] = before and not inside.is_in()
    kept = all(lasted.values())
    said = "/".join(str(one) for one in lasted)
    return verdict(
        kept,
        f"dùng liên tục: hết phiên sau {said} giờ" if kept else f"dùng liên tục: không hết phiên sau {said} giờ",
        f"in use all the time: ends after {said} hours"
        if kept
        else f"in use all the time: does not end after {said} hours",
    )


@check("SES-04")
def changed_rights_end_sessions(there: Installation, parameter: Parameter) -> Verdict:
    """Who is disabled or gets other duties is out with the next request; who signs out is out at the server, not only in the browser."""
    gone_on = []
    for change in ({"is_active": False, "deactivated_at": there.now}, {"duties": [Duty.CLERK.value]}):
        inside = _signed_in(there, Duty.PROCURATOR)
        came_in = inside.is_in()
        Account.objects.filter(account=inside.account).update(**change)
        inside.at(there.now + timedelta(seconds=parameter["propagation_seconds_max"]))
        gone_on.append(not came_in or inside.is_in())
    disabled, changed = gone_on
    leaver = _signed_in(there, Duty.PROCURATOR)
    kept_cookie = leaver.cookies[settings.SESSION_COOKIE_NAME].value
    leaver.session.flush()
    leaver.cookies[settings.SESSION_COOKIE_NAME] = kept_cookie
    ended = not leaver.is_in()
    return verdict(
        not disabled and not changed and ended,
        f"khóa tài khoản: phiên {_vi(disabled)}; đổi chức danh: phiên {_vi(changed)}; phiên đã hủy ở máy chủ: {_vi(not ended)}",
        f"disabled: session {_en(disabled)}; other duties: session {_en(changed)}; ended at the server: {_en(not ended)}",
    )


@check("SES-05")
def weighty_deeds_ask_again(there: Installation, parameter: Parameter) -> Verdict:
    """Each deed named, and each sheet that takes data out, asks again; one is tried: within its seconds it does not, after them it does."""
    marks = {one.name: hasattr(one.callback, "asks_again") for _, one in patterns()}
    deeds = [*parameter["deeds"], *sorted(name for name in marks if name and name.endswith("_sheet"))]
    unmarked = [name for name in deeds if not marks.get(name)]
    inside, answers = _signed_in(there, Duty.PROCURATOR), []
    for late in (-SOON, SOON):
        inside.at(there.now + timedelta(seconds=parameter["fresh_seconds_max"]) + late)
        answers.append(inside.see(parameter["tried"]).status_code)
    asked = answers == [200, 403]
    return verdict(
        asked and not unmarked,
        f"{len(deeds)} việc; không hỏi lại: {named(unmarked) or 'không có'}; thử sau 5 phút: {'có' if asked else 'không'} hỏi lại",
        f"{len(deeds)} deeds; not asking again: {named(unmarked) or 'none'}; tried after 5 minutes: {'asked' if asked else 'not asked'} again",
    )


@check("SES-06")
def few_sessions_at_once(there: Installation, parameter: Parameter) -> Verdict:
    """One sign-in more than may be ends the oldest session."""
    account, password = an_account(there.now)
    inside = []
    for number in range(parameter["max_concurrent"] + 1):
        one = there.visitor(there.now + timedelta(seconds=number))
        one.sign_in(account.account, password)
        inside.append(one)
    alive = sum(one.is_in() for one in inside)
    return verdict(
        alive == parameter["max_concurrent"] and inside[-1].is_in(),
        f"đăng nhập {len(inside)} nơi, còn {alive} phiên",
        f"signed in {len(inside)} times, {alive} sessions alive",
    )


@check("SES-07")
def the_cookie_is_hard(there: Installation, parameter: Parameter) -> Verdict:
    """The cookie of the session as it is really set, and another one than before signing in."""
    inside = _signed_in(there, Duty.PROCURATOR)
    cookie = inside.cookies[settings.SESSION_COOKIE_NAME]
    bits = len(cookie.value) * 5  # letters and digits: five bits each and a little more
    faults = [
        name
        for name, good in {
            parameter["prefix"]: cookie.key.startswith(parameter["prefix"]),
            "Secure": bool(cookie["secure"]),
            "HttpOnly": bool(cookie["httponly"]),
            f"SameSite={parameter['samesite']}": cookie["samesite"] == parameter["samesite"],
            f"{parameter['entropy_bits_min']} bit": bits >= parameter["entropy_bits_min"],
        }.items()
        if not good
    ]
    return verdict(
        not faults,
        f"thiếu: {', '.join(faults)}" if faults else "đủ",
        f"missing: {', '.join(faults)}" if faults else "all there",
    )


class _Inside(Visitor):
    account: str


def _signed_in(there: Installation, duty: Duty) -> _Inside:
    account, password = an_account(there.now, duty=duty)
    inside: _Inside = there.visitor()  # type: ignore[assignment]
    inside.sign_in(account.account, password)
    inside.account = account.account
    return inside


def _idle(there: Installation, duty: Duty, longest: timedelta) -> Verdict:
    lived = []
    for waits in (longest - SOON, longest + SOON):
        inside = _signed_in(there, duty)
        inside.at(there.now + waits)
        lived.append(inside.is_in())
    minutes = int(longest.total_seconds() // 60)
    return verdict(
        lived == [True, False],
        f"sau {minutes} phút không dùng: {'còn phiên' if lived[1] else 'hết phiên'}; trước đó: {'còn' if lived[0] else 'đã hết'}",
        f"after {minutes} idle minutes: {'alive' if lived[1] else 'over'}; before: {'alive' if lived[0] else 'over'}",
    )


def _vi(alive: bool) -> str:
    return "còn" if alive else "hết"


def _en(alive: bool) -> str:
    return "goes on" if alive else "over"
