"""Second factors: what a password alone opens, and with what those who sign or administer come in."""

from __future__ import annotations

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.urls import reverse

from eprocuracy.identity.models import Account
from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.words import Label

from ..installation import Installation
from .registry import Parameter, Verdict, check, named, verdict
from .scratch import an_account

LOOKS_AT = Label("đăng nhập thử bằng tài khoản tạm", "trial sign-ins with accounts made for it")

# what a person may show beside the password; nothing of it is sent to them
SENT_BY_NOBODY = {"webauthn", "totp", "recovery_codes"}


@check("IAM-11")
def a_second_factor(there: Installation, parameter: Parameter) -> Verdict:
    """A right password alone opens no session for somebody who is not made up."""
    account, password = an_account(there.now)
    Account.objects.filter(pk=account.pk).update(illustrative=False)
    inside = there.visitor()
    inside.sign_in(account.account, password)
    page = inside.see("/")
    alone = inside.is_in() and page.status_code == 200
    return verdict(
        not alone,
        "chỉ mật khẩu là vào được" if alone else "cần yếu tố thứ hai",
        "a password alone is enough" if alone else "a second factor is asked for",
    )


@check("IAM-12")
def who_signs_needs_a_key(there: Installation, parameter: Parameter) -> Verdict:
    """A code lets a procurator in, and neither a chief nor an administrator, who need a key; no factor comes by e-mail or text message."""
    let_in = {duty: _comes_in_with_a_code(there, duty) for duty in (Duty.PROCURATOR, Duty.CHIEF, Duty.ADMINISTRATOR)}
    sent = sorted(set(there.settings.MFA_SUPPORTED_TYPES) - SENT_BY_NOBODY)
    if getattr(there.settings, "ACCOUNT_LOGIN_BY_CODE_ENABLED", False):
        sent.append("email")
    kept = list(let_in.values()) == [True, False, False] and not sent
    through = [duty for duty, yes in let_in.items() if yes]
    return verdict(
        kept,
        f"vào được bằng mã: {named([one.say('vi') for one in through]) or 'không ai'}; yếu tố gửi qua thư, tin nhắn: {named(sent) or 'không có'}",
        f"let in by a code: {named([one.say('en') for one in through]) or 'nobody'}; factors sent by mail or message: {named(sent) or 'none'}",
    )


def _comes_in_with_a_code(there: Installation, duty: Duty) -> bool:
    """Whether somebody who is not made up gets to a page with password and code."""
    account, password = an_account(there.now, duty=duty)
    Account.objects.filter(pk=account.pk).update(illustrative=False)
    TOTP.activate(account, generate_totp_secret())
    code = RecoveryCodes.activate(account).get_unused_codes()[0]
    inside = there.visitor()
    inside.sign_in(account.account, password)
    inside.fill(reverse("mfa_authenticate"), [code], [])
    return inside.see(reverse("identity:sessions")).status_code == 200
