"""The register of certificates: who was handed which, what happened to them, and which ones end soon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from asn1crypto import x509
from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from eprocuracy import audit
from eprocuracy.identity import codes
from eprocuracy.identity.policy import About, require
from eprocuracy.identity.powers import Deed
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label

from ..models import Certificate, CertificateEvent
from . import words
from .authority import Authority
from .words import Happening, Part

SOON = timedelta(days=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What is known of a certificate when it is handed out."""

    certificate: x509.Certificate
    part: Part
    unit: str
    device: str
    account: str = ""
    document_no: str = ""


@transaction.atomic
def enter(handed: Handed, *, by: Actor, at: datetime) -> Certificate:
    """Write a certificate into the register."""
    office = codes.office(handed.unit)
    require(Deed.KEEP_SEAL, of=by, about=About(unit=office))
    one = handed.certificate
    made = Certificate(
        fingerprint=sha256(one.dump()).hexdigest(),
        serial=str(one.serial_number),
        holder=str(one.subject.native.get("common_name", ""))[:200],
        issuer=str(one.issuer.native.get("common_name", ""))[:200],
        part=handed.part.value,
        unit=office,
        account=handed.account,
        device=handed.device,
        document_no=handed.document_no,
        from_at=one.not_valid_before,
        to_at=one.not_valid_after,
        entered_by=by.account,
        entered_at=at,
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as problem:
        raise Refused(
            Label("Chứng thư số này đã có trong sổ.", "This certificate is in the register already."),
            Label("Xem dòng đã ghi.", "See its line."),
        ) from problem
    about = [f"certificate:{made.id}", *([f"account:{handed.account}"] if handed.account else [])]
    audit.record(words.CERTIFICATE_ENTERED, by=by, at=at, about=about, detail={"unit": office, "serial": made.serial})
    return made


@transaction.atomic
def report(
    certificate: Certificate,
    what: Happening,
    *,
    since: datetime,
    reason: str,
    by: Actor,
    at: datetime,
    folder: Path | None = None,
) -> None:
    """Say what happened to a certificate: its holder may, and whoever keeps the seal. It is not used from then on.

    With the data folder of an installation that has an authority of its own, that authority revokes it as well.
    """
    if by.account != certificate.account:
        require(Deed.KEEP_SEAL, of=by, about=About(unit=certificate.unit))
    if not reason.strip():
        raise Refused(
            Label("Phải nêu lý do hoặc số văn bản.", "Give a reason or the number of a document."), field="reason"
        )
    if since > at:
        raise Refused(Label("Chỉ báo việc đã xảy ra.", "Report what has happened, not what will."), field="since")
    CertificateEvent.objects.create(
        certificate=certificate, what=what.value, since=since, reason=reason.strip(), by=by.account, at=at
    )
    audit.record(
        words.CERTIFICATE_EVENT,
        by=by,
        at=at,
        about=[f"certificate:{certificate.id}"],
        detail={"what": what.value, "since": since.isoformat()},
    )
    own = Authority.there(folder) if folder is not None else None
    if own is not None:
        own.revoke(int(certificate.serial), at=since)


def usable(at: datetime) -> QuerySet[Certificate]:
    """The certificates that may sign at a moment: in force, and nothing happened to them."""
    gone = CertificateEvent.objects.filter(certificate=OuterRef("pk"), since__lte=at)
    return Certificate.objects.filter(~Exists(gone), from_at__lte=at, to_at__gt=at)


def require_own(certificate: x509.Certificate, *, of: Actor, part: Part, unit: str, at: datetime) -> Certificate:
    """The line of the register for a certificate that is about to sign; refused where it may not, with what is wrong."""
    held = Certificate.objects.filter(fingerprint=sha256(certificate.dump()).hexdigest()).first()
    if held is None:
        raise _refused("chưa ghi trong sổ chứng thư số", "is not in the register of certificates")
    whose = held.unit == codes.office(unit) if part is Part.AGENCY else held.account == of.account
    if held.part != part.value or not whose:
        raise _refused("không phải của người, cơ quan ký văn bản này", "is not that of who signs this paper")
    if part is Part.PERSON and held.unit != of.unit:
        raise _refused("cấp cho đơn vị khác, không phải đơn vị đang công tác", "was handed out for another office")
    event = held.events.filter(since__lte=at).order_by("since").first()
    if event is not None:
        label = Happening(event.what).label
        raise _refused(f"không dùng nữa ({label.vi}, {event.since:%d/%m/%Y})", f"is out of use ({label.en})")
    if not usable(at).filter(Q(pk=held.pk)).exists():
        raise _refused("đã hết hạn hoặc chưa có hiệu lực", "has expired or is not in force yet")
    return held


def _refused(vi: str, en: str) -> Refused:
    return Refused(
        Label(f"Chứng thư số {vi}.", f"The certificate {en}."),
        Label(
            "Đề nghị văn thư ghi, đổi chứng thư số; hoặc ký trên giấy.",
            "Ask the clerk to enter or replace the certificate, or sign on paper.",
        ),
        field="pin",
    )
