"""Second factors: who needs which, and how django-allauth keeps and names them.

TCVN 14423:2026, 5.6.2.4 asks one of everybody; of those who run the system or sign, OWASP ASVS 5.0.0 (6.3.3) one that is bound to
a device and cannot be phished. A passkey is both factors at once. No code is ever sent by e-mail or text message.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Collection
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.words import Word
from eprocuracy.platform.ui.language import both, pick

from .models import Account

WEIGHTY = frozenset({Duty.ADMINISTRATOR, Duty.CHIEF, Duty.DEPUTY_CHIEF})
PRODUCT = "e-Procuracy"
KEY, CODES, RECOVERY = (
    Authenticator.Type.WEBAUTHN.value,
    Authenticator.Type.TOTP.value,
    Authenticator.Type.RECOVERY_CODES.value,
)


class Factor(Word):
    """A kind of second factor, as django-allauth names it."""

    KEY = KEY, "khóa bảo mật", "security key"
    CODES = CODES, "mã từ điện thoại", "codes from a phone"


class Need(Word):
    """What a person must show beside the password."""

    NONE = "", "không cần", "nothing"
    ANY = "any", "mã từ điện thoại hoặc khóa bảo mật", "a code from a phone, or a security key"
    KEY = "key", "khóa bảo mật", "a security key"


def need_of(account: Account) -> Need:
    """What this account needs; nothing only for made-up persons while the demonstration runs."""
    if account.illustrative and settings.DEMONSTRATION:
        return Need.NONE
    return Need.KEY if account.duty_words & WEIGHTY and settings.SECOND_FACTOR == "key" else Need.ANY


def lacking(account: Account, shown: Collection[str]) -> Need:
    """What the account needs and the ways shown do not give: nothing but adding it is possible before."""
    need = need_of(account)
    enough = {Need.NONE: True, Need.ANY: {KEY, CODES, RECOVERY} & set(shown), Need.KEY: KEY in shown}[need]
    return Need.NONE if enough else need


class Factors(DefaultMFAAdapter):
    """What allauth asks this house about second factors."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": both(
            "Không đúng, hoặc đã dùng rồi. Hãy thử lại.", "It is wrong, or was used already. Try again."
        ),
        "cannot_generate_recovery_codes": both(
            "Hãy thêm yếu tố thứ hai trước khi tạo mã dự phòng.", "Add a second factor before making recovery codes."
        ),
    }

    def get_totp_issuer(self) -> str:
        return PRODUCT

    def encrypt(self, text: str) -> str:
        """Secrets lie in the database, their key beside it in the data folder."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        count = Authenticator.objects.filter(user=user, type=type).count()
        return pick(f"Khóa {count + 1}", f"Key {count + 1}")

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": PRODUCT}


def encrypt_again(*, old: str, new: str) -> int:
    """Encrypt the secrets of all second factors with a key derived from another secret; returns how many."""
    rows = list(Authenticator.objects.select_for_update().filter(type__in=[CODES, RECOVERY]))
    before, after = _cipher_of(old), _cipher_of(new)
    for one in rows:
        for name in {"secret", "seed"} & set(one.data):
            one.data[name] = after.encrypt(before.decrypt(one.data[name].encode())).decode()
        one.save(update_fields=["data"])
    return len(rows)


def _cipher() -> Fernet:
    return _cipher_of(settings.SECRET_KEY)


def _cipher_of(secret: str) -> Fernet:
    derive = HKDF(SHA256(), length=32, salt=None, info=b"identity: secrets of second factors")
    return Fernet(urlsafe_b64encode(derive.derive(secret.encode())))
