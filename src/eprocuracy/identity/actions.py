"""Making and changing accounts and delegations: one transaction and one log entry each."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.hashers import check_password, make_password
from django.db import IntegrityError, transaction

from eprocuracy import audit
from eprocuracy.kernel.actors import Actor, Duty
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label

from . import codes, passwords, places, words
from .models import Account, Delegation, FormerPassword, Unit
from .policy import About, require
from .powers import Deed


@dataclass(frozen=True, slots=True)
class Created:
    """A new account and the secret to hand to its person; no secret where a password was chosen for illustration."""

    account: Account
    first_password: str


@transaction.atomic
def create_account(
    *,
    account: str,
    name: str,
    unit: str,
    duties: Collection[Duty],
    by: Actor,
    at: datetime,
    language: str = "vi",
    illustrative_password: str = "",
) -> Created:
    """Make an account with a random first password, which lives a day, works once and must be changed.

    With `illustrative_password` the account is marked as made up and its password is as given; for demonstrations only.
    """
    require(Deed.ADMINISTER, of=by, about=About(unit=unit))
    _known(unit)
    first = illustrative_password or passwords.first_password()
    made = Account(
        account=account,
        name=name,
        unit_id=unit,
        duties=sorted(duty.value for duty in duties),
        language=language,
        password=make_password(first),
        password_from=at,
        must_change_password=not illustrative_password,
        first_password_until=None if illustrative_password else at + passwords.FIRST_PASSWORD_LIVES,
        illustrative=bool(illustrative_password),
        activated_at=at,
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as problem:
        raise _refused_by(problem, account) from problem
    audit.record(words.ACCOUNT_CREATED, by=by, at=at, about=[f"account:{account}"], detail=_described(made))
    return Created(made, "" if illustrative_password else first)


@transaction.atomic
def change_account(
    account: Account,
    *,
    by: Actor,
    at: datetime,
    unit: str | None = None,
    duties: Collection[Duty] | None = None,
) -> None:
    """Change the unit or the duties; every session of the account ends at once."""
    require(Deed.ADMINISTER, of=by, about=About(unit=account.unit_id))
    if by.account == account.account:
        raise Refused(
            Label("Không tự thay đổi quyền của mình.", "Nobody changes their own rights."),
            Label("Đề nghị người quản trị khác.", "Ask another administrator."),
        )
    if unit is not None:
        require(Deed.ADMINISTER, of=by, about=About(unit=unit))
        _known(unit)
        account.unit_id = unit
    if duties is not None:
        account.duties = sorted(duty.value for duty in duties)
    try:
        with transaction.atomic():
            account.save(update_fields=["unit", "duties"])
    except IntegrityError as problem:
        raise _refused_by(problem, account.account) from problem
    audit.record(words.ACCOUNT_CHANGED, by=by, at=at, about=[f"account:{account.account}"], detail=_described(account))
    places.end(account, None, but=None, by=by, at=at)


@transaction.atomic
def change_password(account: Account, *, old: str, new: str, by: Actor, at: datetime) -> None:
    """A person's own change; refused with what is wrong. Every other session of the account ends."""
    if not check_password(old, account.password):
        raise Refused(
            Label("Mật khẩu hiện tại không đúng.", "The present password is wrong."),
            Label("Hãy nhập lại.", "Type it again."),
            field="old",
        )
    wrong = passwords.problems(new, account)
    if wrong:
        raise Refused(Label(" ".join(one.vi for one in wrong), " ".join(one.en for one in wrong)), field="new")
    FormerPassword.objects.create(account=account, hash=account.password, until=at)
    account.password = make_password(new)
    account.password_from = at
    account.must_change_password = False
    account.first_password_until = None
    account.save(update_fields=["password", "password_from", "must_change_password", "first_password_until"])
    audit.record(words.PASSWORD_CHANGED, by=by, at=at, about=[f"account:{account.account}"])


@transaction.atomic
def delegate(
    *,
    from_: Account,
    to: Account,
    deeds: Collection[Deed],
    from_on: date,
    to_on: date,
    document_no: str,
    by: Actor,
    at: datetime,
    workstreams: Collection[str] = (),
) -> Delegation:
    """Record a chief's written authorisation of one deputy of the same office (Điều 41 BLTTHS 2015, as amended in 2025)."""
    require(Deed.ASSIGN, of=by, about=About(unit=from_.unit_id))
    office = codes.office(from_.unit_id)
    if (
        Duty.CHIEF not in from_.duty_words
        or Duty.DEPUTY_CHIEF not in to.duty_words
        or codes.office(to.unit_id) != office
    ):
        raise Refused(
            Label(
                "Viện trưởng chỉ ủy quyền cho một Phó Viện trưởng của đơn vị mình.",
                "A chief procurator authorises one deputy of the same office only.",
            ),
            Label("Chọn Phó Viện trưởng của đơn vị.", "Choose a deputy of the office."),
            field="to",
        )
    made = Delegation(
        from_account=from_,
        to_account=to,
        unit_id=office,
        deeds=sorted(deed.value for deed in deeds),
        workstreams=sorted(workstreams),
        from_on=from_on,
        to_on=to_on,
        document_no=document_no,
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as problem:
        raise _refused_by(problem, document_no) from problem
    audit.record(
        words.DELEGATED,
        by=by,
        at=at,
        about=[f"account:{from_.account}", f"account:{to.account}"],
        detail={"document_no": document_no, "deeds": made.deeds, "from_on": str(from_on), "to_on": str(to_on)},
    )
    return made


@transaction.atomic
def end_delegation(delegation: Delegation, *, on: date, by: Actor, at: datetime) -> None:
    """End a delegation early; `on` is its last day. One that has not begun by then never was in force and is taken out.

    Days gone by stay as they were: what was signed on them was signed with authority.
    """
    require(Deed.ASSIGN, of=by, about=About(unit=delegation.unit_id))
    if on < day_of(at):
        raise Refused(
            Label("Không chấm dứt ủy quyền lùi ngày được.", "An authorisation is not ended for days that have passed."),
            Label("Chọn hôm nay hoặc ngày sau.", "Choose today or a later day."),
            field="on",
        )
    delegation.to_on = min(on, delegation.to_on)
    if delegation.to_on < delegation.from_on:
        delegation.delete()
    else:
        delegation.save(update_fields=["to_on"])
    audit.record(
        words.DELEGATION_ENDED,
        by=by,
        at=at,
        about=[f"account:{delegation.to_account.account}"],
        detail={"document_no": delegation.document_no, "to_on": str(delegation.to_on)},
    )


def _known(unit: str) -> None:
    if not Unit.objects.filter(code=unit, dissolved_on=None).exists():
        raise Refused(
            Label(f"Không có đơn vị {unit} đang hoạt động.", f"There is no unit {unit} at work."),
            Label("Chọn mã đơn vị khác.", "Choose the code of another unit."),
            field="unit",
        )


def _described(account: Account) -> dict[str, Any]:
    return {"unit": account.unit_id, "duties": account.duties}


_REFUSALS = {
    "account_key": Label("Tên tài khoản {0} đã có.", "The account {0} is there already."),
    "account_is_written_small": Label(
        "Tên tài khoản gồm 2 đến 40 chữ thường không dấu, chữ số, dấu chấm, gạch; bắt đầu bằng chữ.",
        "An account name has 2 to 40 small letters, digits, dots or dashes, and begins with a letter.",
    ),
    "account_administrator_has_no_other_duty": Label(
        "Người quản trị hệ thống không kiêm nhiệm vụ khác.", "A system administrator has no other duty."
    ),
    "delegation_is_to_one_at_a_time": Label(
        "Viện trưởng đã ủy quyền cho một Phó Viện trưởng trong thời gian này.",
        "The chief procurator has already authorised a deputy for part of this time.",
    ),
    "delegation_ends_after_it_begins": Label(
        "Ủy quyền không thể kết thúc trước khi bắt đầu.", "A delegation cannot end before it begins."
    ),
    "delegation_is_written_and_names_something": Label(
        "Ủy quyền cần có số văn bản và việc được ủy quyền.", "A delegation needs a document number and what it is for."
    ),
}


def _refused_by(problem: IntegrityError, named: str) -> Exception:
    """The sentence for a row that the database refused; anything unforeseen stays an error."""
    text = str(problem)
    for constraint, label in _REFUSALS.items():
        if constraint in text:
            return Refused(Label(label.vi.format(named), label.en.format(named)))
    return problem
