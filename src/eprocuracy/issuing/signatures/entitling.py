"""Whether who signed was entitled to: what our own registers of certificates, papers and authorisations say of a signature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from eprocuracy.identity.models import Account, Delegation
from eprocuracy.identity.powers import Deed
from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.moments import VIETNAM, day_of
from eprocuracy.kernel.words import Label
from eprocuracy.platform.wall.sight import whole
from eprocuracy.records.models import ActRow

from ..models import Certificate, PaperFile, SignedPaper
from .verifying import Signature
from .words import Finding, Happening, Part


@dataclass(frozen=True, slots=True)
class Entitled:
    """The answer, and what it rests on."""

    finding: Finding
    why: Label


NOT_OURS = Entitled(
    Finding.UNKNOWN,
    Label("chứng thư số không có trong sổ của ngành", "the certificate is not in our register"),
)

BROKEN = Entitled(Finding.UNKNOWN, Label("chữ ký không toàn vẹn", "the signature is not intact"))


def is_issued_here(pdf: bytes) -> bool:
    """Whether a file is, byte for byte, a paper that was signed here."""
    return PaperFile.objects.filter(digest=sha256(pdf).hexdigest()).exists()


def entitled(one: Signature) -> Entitled:
    """Whether the certificate was in use and the signer in office or authorised, on the day of the signature."""
    if one.intact is not Finding.YES or one.signed_at is None:
        return BROKEN
    held = Certificate.objects.filter(serial=str(one.serial), issuer=one.issuer).first()
    if held is None:
        return NOT_OURS
    event = held.events.filter(since__lte=one.signed_at).order_by("since").first()
    if event is not None:
        label = Happening(event.what).label
        return Entitled(
            Finding.NO,
            Label(
                f"chứng thư số đã báo {label.vi} trước khi ký",
                f"the certificate was reported ({label.en}) before it signed",
            ),
        )
    if one.field != held.part:
        return Entitled(
            Finding.NO,
            Label(
                f"chứng thư số này chỉ dùng làm {Part(held.part).label.vi}",
                f"this certificate is for the {Part(held.part).label.en} only",
            ),
        )
    if held.part == Part.AGENCY.value:
        found = Entitled(Finding.YES, Label("chứng thư số của đơn vị", "certificate of the office"))
    else:
        found = _person(held, one.signed_at)
    return _told_of_later(found, held) if one.stamped is Finding.YES else found


def _told_of_later(found: Entitled, held: Certificate) -> Entitled:
    """What happened to the certificate after it signed takes nothing from the signature, and is said."""
    event = held.events.order_by("since").first()
    if event is None:
        return found
    label, since = Happening(event.what).label, f"{event.since.astimezone(VIETNAM):%H:%M %d/%m/%Y}"
    return Entitled(
        found.finding,
        Label(
            f"{found.why.vi}; sau khi ký chứng thư số mới báo {label.vi} ({since}), chữ ký này vẫn có giá trị",
            f"{found.why.en}; the certificate was reported only later ({label.en}, {since}), this signature stays valid",
        ),
    )


def _person(held: Certificate, at: datetime) -> Entitled:
    account = Account.objects.filter(account=held.account).first()
    duties = account.duty_words if account else frozenset()
    if Duty.CHIEF in duties:
        return Entitled(Finding.YES, Duty.CHIEF.label)
    if Duty.DEPUTY_CHIEF in duties:
        return _deputy(held, at)
    if Duty.PROCURATOR in duties:
        return Entitled(Finding.YES, Duty.PROCURATOR.label)
    return Entitled(
        Finding.NO,
        Label("người ký không có chức danh được ký văn bản", "the signer holds no duty that signs documents"),
    )


@whole()
def _deputy(held: Certificate, at: datetime) -> Entitled:
    """A deputy signs in the chief's stead: by a written authorisation of the office, for signing, in force on the day."""
    on = day_of(at)
    given = Delegation.objects.filter(to_account__account=held.account, unit=held.unit).order_by("-from_on")
    for one in given:
        if one.from_on <= on <= one.to_on and Deed.ISSUE.value in one.deeds:
            return Entitled(
                Finding.YES,
                Label(f"theo ủy quyền số {one.document_no}", f"by authorisation {one.document_no}"),
            )
    # the papers of the day, by the decision that assigned the deputy to their matter (form 70)
    signed = SignedPaper.objects.filter(certificate=held, on=on).exclude(authority_no="")
    assigned = ActRow.objects.filter(
        matter__in=signed.values("number__matter"),
        document_no__in=signed.values("authority_no"),
        content__deputy_chief=held.account,
        occurred_on__lte=on,
    ).first()
    if assigned is not None:
        return Entitled(
            Finding.YES,
            Label(
                f"theo Quyết định phân công số {assigned.document_no}",
                f"by decision of assignment {assigned.document_no}",
            ),
        )
    latest = given.first()
    if latest is None:
        return Entitled(
            Finding.NO, Label("Phó Viện trưởng không có ủy quyền", "the deputy held no written authorisation")
        )
    if latest.from_on <= on <= latest.to_on:
        return Entitled(
            Finding.NO,
            Label(
                f"ủy quyền số {latest.document_no} không gồm việc ký văn bản",
                f"authorisation {latest.document_no} does not include signing",
            ),
        )
    span = f"{latest.from_on:%d/%m/%Y} – {latest.to_on:%d/%m/%Y}"
    return Entitled(
        Finding.NO,
        Label(
            f"ngoài thời hạn ủy quyền số {latest.document_no} ({span})",
            f"outside the dates of authorisation {latest.document_no} ({span})",
        ),
    )
