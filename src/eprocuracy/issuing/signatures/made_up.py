"""Keys for the made-up accounts of a demonstration: made when one of them first signs. Their PIN is the account's password.

The seal of their office is opened with a secret of the installation; in earnest whoever keeps a seal types its PIN.
"""

from __future__ import annotations

from contextlib import nullcontext
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from django.contrib.auth.hashers import check_password

from eprocuracy.identity.models import Account
from eprocuracy.identity.queries import label_of
from eprocuracy.kernel.actors import SYSTEM, Actor
from eprocuracy.platform.ground.folder import DataFolder

from ..models import Certificate
from . import holding
from .authority import Authority
from .configuring import file_of_agency
from .holding import Handed
from .keys import FileKey, WrongPin
from .words import Happening, Part

SEAL = "signing-demo-seal"
BEFORE = timedelta(minutes=1)


def is_made_up(by: Actor) -> bool:
    """Whether the account is one of a demonstration."""
    return Account.objects.filter(account=by.account, illustrative=True).exists()


def seal_pin(folder: Path) -> str:
    """What opens the seals of this installation's demonstration."""
    return DataFolder(folder).secret(SEAL)


def provide(*, by: Actor, office: str, pin: str, at: datetime, folder: Path) -> None:
    """A key for a made-up account and for its office, where they have none; refused where the password is wrong."""
    known = Account.objects.get(account=by.account)
    if not check_password(pin, known.password):
        raise WrongPin
    name = label_of(office).vi
    DataFolder(folder).prepare()
    with DataFolder(folder).locked("signing"):
        own = Authority.make(folder, at=at - BEFORE)
        seal, secret = file_of_agency(office).removesuffix(".p12"), seal_pin(folder)
        for file, person, opens in ((by.account, by.name, pin), (seal, name, secret)):
            # whoever has changed the password since, or whose certificate another is to replace, is given a new key
            if not _opens(own.key_of(file), opens) or _is_replaced(own.key_of(file), opens):
                own.issue(file, person=person, office=name, pin=opens, at=at - BEFORE)
    # also where the database was made anew beside the keys of the one before
    _enter(own.key_of(by.account), pin, Part.PERSON, by.unit, by.account, at)
    _enter(own.key_of(seal), secret, Part.AGENCY, office, "", at)


def _opens(key: FileKey | None, pin: str) -> bool:
    try:
        with key.opened(pin) if key is not None else nullcontext():
            return key is not None
    except WrongPin:
        return False


def _is_replaced(key: FileKey | None, pin: str) -> bool:
    """Whether somebody wrote down that another takes the place of a key's certificate; a lost one alone is not made up for."""
    assert key is not None
    with key.opened(pin) as signer:
        one = signer.signing_cert
    assert one is not None
    held = Certificate.objects.filter(fingerprint=sha256(one.dump()).hexdigest())
    return held.filter(events__what=Happening.REPLACED.value).exists()


def _enter(key: FileKey | None, pin: str, part: Part, unit: str, account: str, at: datetime) -> None:
    assert key is not None
    with key.opened(pin) as signer:
        certificate = signer.signing_cert
    assert certificate is not None
    if Certificate.objects.filter(fingerprint=sha256(certificate.dump()).hexdigest()).exists():
        return
    handed = Handed(certificate=certificate, part=part, unit=unit, device=key.name, account=account)
    holding.enter(handed, by=SYSTEM, at=at)
