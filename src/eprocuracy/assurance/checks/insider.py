"""Reading by insiders: that it is limited, that somebody looks at the warnings and at the log, and that people are told of their account."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from django.urls import get_resolver, reverse

from eprocuracy import audit
from eprocuracy.audit import pacing, watching
from eprocuracy.audit.models import LogThreshold, LogWarning
from eprocuracy.identity.models import Account
from eprocuracy.identity.queries import actor_of, units_with_heads
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.words import Label
from eprocuracy.records.rules import present

from ..installation import Installation
from .registry import Parameter, Verdict, check, named, verdict
from .scratch import an_account

LOOKS_AT = Label("quy tắc, cảnh báo, nhật ký, tài khoản tạm", "rules, warnings, the log, an account made for it")


@check("AUZ-16")
def warnings_are_looked_at(there: Installation, parameter: Parameter) -> Verdict:
    """So many rules are published, and no warning waits longer than so many working days."""
    rules, day, passed = len(watching.rules()), day_of(there.now), 0
    calendar = present().reference.calendar
    while passed < parameter["review_business_days"]:
        day -= timedelta(days=1)
        passed += not calendar.is_rest_day(day)
    late = LogWarning.objects.filter(reviews=None, on__lt=day).count()
    return verdict(
        rules >= parameter["rules_min"] and not late,
        f"{rules} quy tắc công bố; {late} cảnh báo quá {parameter['review_business_days']} ngày làm việc chưa ai xem xét",
        f"{rules} published rules; {late} warnings unreviewed for more than {parameter['review_business_days']} working days",
    )


@check("APP-07")
def reading_is_limited(there: Installation, parameter: Parameter) -> Verdict:
    """Somebody opens one matter after the other within a minute, and is stopped before so many."""
    assert get_resolver().url_patterns  # every page has declared its deeds
    reader, opened = actor_of(an_account(there.now)[0]), 0
    while opened <= parameter["reads_per_minute"]:
        thing = f"matter:{uuid4()}"
        if pacing.stop(thing, by=reader, at=there.now, handled=lambda _things: ()):
            break
        audit.record("matter.read", by=reader, at=there.now, about=[thing])
        opened += 1
    kept = opened <= parameter["reads_per_minute"]
    return verdict(
        kept,
        f"mở liên tiếp: bị buộc chờ sau {opened} vụ việc" if kept else f"mở liên tiếp {opened} vụ việc không bị chặn",
        f"opened in a row: made to wait after {opened} matters"
        if kept
        else f"{opened} matters opened in a row, not stopped",
    )


@check("LOG-07")
def logs_are_reviewed(there: Installation, parameter: Parameter) -> Verdict:
    """In every office that has a head somebody looked through the log within so many days."""
    return _reviewed(there, parameter["review_days"])


@check("AUZ-17")
def rights_and_access_are_reviewed(there: Installation, parameter: Parameter) -> Verdict:
    """The same for who read what, and no account is overdue for its review."""
    found = _reviewed(there, parameter["access_log_review_days"])
    since = there.now - timedelta(days=parameter["permission_review_days"])
    overdue = Account.objects.filter(is_active=True, activated_at__lt=since).exclude(reviews__at__gte=since).count()
    return verdict(
        found.kept and not overdue,
        f"{found.found.vi}; {overdue} tài khoản quá hạn rà soát quyền",
        f"{found.found.en}; {overdue} accounts overdue for a review of their rights",
    )


@check("LOG-13")
def thresholds_are_tuned(there: Installation, parameter: Parameter) -> Verdict:
    """Somebody published or set a threshold, be it the same once more, within so many days."""
    published = max(first for rule in watching.rules().values() for first, _ in rule.versions)
    own = LogThreshold.objects.order_by("-at").values_list("at", flat=True).first()
    last = max(published, day_of(own)) if own else published
    days = (day_of(there.now) - last).days
    return verdict(
        days <= parameter["tune_days"],
        f"ngưỡng được xem lại lần cuối {days} ngày trước",
        f"thresholds were last looked at {days} days ago",
    )


@check("IAM-21")
def people_are_told_of_their_account(there: Installation, parameter: Parameter) -> Verdict:
    """Somebody signs in from another address than ever before: My day and the page of sessions say so."""
    account, password = an_account(there.now - timedelta(days=2))
    for days, address in ((1, "10.22.0.7"), (0, "203.0.113.9")):
        inside = there.visitor(there.now - timedelta(days=days))
        inside.defaults["REMOTE_ADDR"] = address
        inside.sign_in(account.account, password)
        inside.past_factors()
    silent = [
        where
        for where in (reverse("desk:day"), reverse("identity:sessions"))
        if "Đăng nhập từ địa chỉ mới" not in inside.see(where).content.decode()
    ]
    return verdict(
        not silent,
        f"đăng nhập từ địa chỉ mới: không báo ở {named(silent)}" if silent else "đăng nhập từ địa chỉ mới được báo",
        f"sign-in from a new address: not told on {named(silent)}"
        if silent
        else "a sign-in from a new address is told",
    )


def _reviewed(there: Installation, days: int) -> Verdict:
    units = units_with_heads()
    without = watching.unreviewed(units, since=there.now - timedelta(days=days))
    return verdict(
        not without,
        f"{len(units)} đơn vị có lãnh đạo; {len(without)} đơn vị chưa soát nhật ký trong {days} ngày: {named(without) or 'không có'}",
        f"{len(units)} offices with a head; {len(without)} without a review of the log within {days} days: {named(without) or 'none'}",
    )
