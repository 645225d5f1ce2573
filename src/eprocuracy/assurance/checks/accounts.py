"""The accounts themselves: unused ones, reviews, what the list says, and that nobody chooses a password for another."""

from __future__ import annotations

import re
from datetime import timedelta

from django.urls import reverse

from eprocuracy.identity import accounts, codes, keeping
from eprocuracy.identity.models import Account
from eprocuracy.identity.queries import actor_of
from eprocuracy.kernel.actors import Actor, Duty
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label

from ..installation import Installation
from .registry import Parameter, Verdict, check, named, verdict
from .scratch import an_account

LOOKS_AT = Label("tài khoản đang có và tài khoản tạm", "the accounts that are there, and some made for it")

CHOSEN = "Chính tôi chọn 1 mật khẩu này!"
SYSTEM = "e-Procuracy"
LOOKED_AT = 200  # accounts of which the list is drawn up


@check("IAM-13")
def idle_accounts_are_closed(there: Installation, parameter: Parameter) -> Verdict:
    """Whoever has not signed in for so long does not come in; a day sooner they do."""
    days = int(parameter["inactive_days"])
    comes_in = [_comes_in(there, in_use=days + 1, unused=age) for age in (days - 1, days + 1)]
    return verdict(
        comes_in == [True, False],
        f"không dùng {days - 1} ngày: {_vi(comes_in[0])}; {days + 1} ngày: {_vi(comes_in[1])}",
        f"unused for {days - 1} days: {_en(comes_in[0])}; for {days + 1}: {_en(comes_in[1])}",
    )


@check("IAM-14")
def accounts_are_reviewed(there: Installation, parameter: Parameter) -> Verdict:
    """An account is overdue after its days and not before, and closed when nobody has looked at it until the latest day of the law."""
    days, latest = int(parameter["review_days"]), int(parameter["legal_floor_level3_days"])
    keeper = actor_of(an_account(there.now, duty=Duty.ADMINISTRATOR)[0])
    overdue = []
    for age in (days - 1, days + 1):
        one, _ = an_account(there.now - timedelta(days=age))
        overdue.append(accounts.overdue(accounts.kept_by(keeper), at=there.now).filter(pk=one.pk).exists())
    closed = not _comes_in(there, in_use=latest + 1, unused=0)
    return verdict(
        overdue == [False, True] and closed,
        f"sau {days + 1} ngày: {'quá hạn' if overdue[1] else 'chưa quá hạn'}; sau {latest + 1} ngày: {_vi(not closed)}",
        f"after {days + 1} days: {'overdue' if overdue[1] else 'not overdue'}; after {latest + 1}: {_en(not closed)}",
    )


@check("IAM-15")
def the_list_of_accounts_is_whole(there: Installation, parameter: Parameter) -> Verdict:
    """The list says of every account in use all that the rules ask for."""
    everything = Actor(account="", name="", unit=codes.SUPREME, duties=frozenset({Duty.ADMINISTRATOR}))
    rows = list(accounts.kept_by(everything).order_by("-is_active", "pk")[:LOOKED_AT])
    empty = set()
    for one in accounts.listed(rows, at=there.now):
        told = {
            "class": one.kind,
            "username": one.row.account,
            "status": one.state,
            "system": SYSTEM,
            "manager": one.manager,
            "unit": one.row.unit_id,
            "activated_at": one.row.activated_at,
            "deactivated_at": one.row.deactivated_at or one.row.is_active,
        }
        empty |= {name for name in parameter["fields"] if not told.get(name)}
    missing = sorted(empty)
    return verdict(
        bool(rows) and not missing,
        f"{len(rows)} tài khoản; thiếu: {named(missing) or 'không'}",
        f"{len(rows)} accounts; missing: {named(missing) or 'none'}",
    )


@check("IAM-20")
def nobody_chooses_for_another(there: Installation, parameter: Parameter) -> Verdict:
    """A password chosen by an administrator is taken by no deed with another's account; nobody alone resets both password and factors."""
    keeper, password = an_account(there.now, duty=Duty.ADMINISTRATOR)
    inside, taken, tried = there.visitor(), [], 0
    inside.sign_in(keeper.account, password)
    inside.past_factors()
    for code in _deeds(inside.see(_page(an_account(there.now)[0])).content.decode()):
        other, _ = an_account(there.now)
        page = inside.see(f"{_page(other)}{code}/").content.decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        typed = dict.fromkeys(("said", "password", "new", "again", "first"), CHOSEN)
        answer = inside.send(f"{_page(other)}{code}/", {"csrfmiddlewaretoken": token[1] if token else "", **typed})
        other.refresh_from_db()
        tried += answer.status_code < 400
        if other.check_password(CHOSEN):
            taken.append(code)
    other, _ = an_account(there.now)
    people = 1
    keeping.take_factors(other, reason=CHOSEN, by=actor_of(keeper), at=there.now)
    try:
        keeping.give_first_password(other, by=actor_of(keeper), at=there.now)
    except Refused:
        people = 2
    return verdict(
        tried > 0 and not taken and people >= parameter["approvals"],
        f"{tried} việc đã thử, nhận mật khẩu do người khác chọn: {named(taken) or 'không'}; cấp lại cả mật khẩu và yếu tố cần {people} người",
        f"{tried} deeds tried, taking a password chosen by another: {named(taken) or 'none'}; resetting password and factors takes {people}",
    )


def _comes_in(there: Installation, *, in_use: int, unused: int) -> bool:
    """Whether somebody who is not made up comes in, whose account is so many days old and so long unused."""
    account, password = an_account(there.now)
    since, last = (there.now - timedelta(days=days) for days in (in_use, unused))
    Account.objects.filter(pk=account.pk).update(illustrative=False, activated_at=since, last_login=last)
    inside = there.visitor()
    inside.sign_in(account.account, password)
    return inside.is_in()


def _page(account: Account) -> str:
    return reverse("desk:account", args=[account.account])


def _deeds(page: str) -> list[str]:
    return sorted(set(re.findall(r'href="/tai-khoan/kt[0-9a-z]+/([a-z-]+)/"', page)))


def _vi(comes_in: bool) -> str:
    return "vào được" if comes_in else "bị khóa"


def _en(comes_in: bool) -> str:
    return "let in" if comes_in else "closed"
