"""Certificates of the demonstration's staff: one ends this month, one next, one was lost. Whoever has none gets a key when first signing."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from eprocuracy.identity.models import Account
from eprocuracy.identity.queries import label_of
from eprocuracy.issuing.models import Certificate
from eprocuracy.issuing.signatures import holding
from eprocuracy.issuing.signatures.authority import SHORT, Authority
from eprocuracy.issuing.signatures.holding import Handed
from eprocuracy.issuing.signatures.words import Happening, Part
from eprocuracy.kernel.actors import SYSTEM

FOUNDED = timedelta(days=4 * 365)  # the authority is older than what it issued
LEFT = {"pvt.kv3": 24, "ksv2.kv3": 52, "ksv1.kv1": 80, "ksv3.kv3": 400}  # days until the certificate ends
LOST, AGO = "ksv3.kv3", timedelta(days=6)


def ensure(secret: str, folder: Path, *, at: datetime) -> None:
    """Issue and enter the certificates, where none are entered yet; the password of the account opens the key."""
    accounts = Account.objects.in_bulk(LEFT, field_name="account")
    if Certificate.objects.filter(account__in=LEFT).exists():
        return
    own = Authority.make(folder, at=at - FOUNDED)
    for place, (account, left) in enumerate(LEFT.items(), start=1):
        person = accounts.get(account)
        if person is None:
            continue
        since = at - (SHORT - timedelta(days=left))
        issued = own.issue(account, person=person.name, office=label_of(person.unit_id).vi, pin=secret, at=since)
        handed = Handed(
            certificate=issued.certificate,
            part=Part.PERSON,
            unit=person.unit_id,
            device=f"USB-VKS-{place:04d}",
            account=account,
            document_no=f"{place:02d}/BB-BG",
        )
        made = holding.enter(handed, by=SYSTEM, at=at)
        if account == LOST:
            holding.report(
                made,
                Happening.LOST,
                since=at - AGO,
                reason="Biên bản mất thiết bị số 02/BB-VKS",
                by=SYSTEM,
                at=at,
                folder=folder,
            )
