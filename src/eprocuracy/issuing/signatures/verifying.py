"""Checking the signatures of a PDF. Every question has its own answer: a signature can be intact and lead to nobody we trust.

The moment at which a certificate is judged is the earliest that is proved: by the time-stamp of the signature, else by a
time-stamp of the archive, each itself judged at the moment that the next one proves. Without any, it is now.
"""

from __future__ import annotations

import asyncio
import struct
import zlib
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from typing import Any

from asn1crypto import cms, crl, ocsp, x509
from cryptography import x509 as plain
from cryptography.exceptions import InvalidSignature
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import async_validate_pdf_signature, async_validate_pdf_timestamp
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import SignatureValidationError, ValidationInfoReadingError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from .apart import apart
from .trust import Trust
from .words import Changes, Finding, Trouble

UNREADABLE = (
    *(PdfError, SignatureValidationError, ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError),
    *(AssertionError, RecursionError, NotImplementedError, struct.error, zlib.error, EOFError),
)
"""What reading a file raises that somebody damaged, on purpose or not."""
MOST_OBJECTS = 50_000  # of a file; a scan of a thousand pages has a tenth, and reading more takes seconds


@dataclass(frozen=True, slots=True)
class Signature:
    """What one signature says, and what is true of it."""

    field: str
    by: str
    office: str
    serial: int
    issuer: str
    intact: Finding
    trusted: Finding
    valid_then: Finding
    signed_at: datetime | None  # proved by a time-stamp, else as the signer said
    stamped: Finding
    changes: Changes
    covers_all: bool
    reason: str
    trouble: Trouble | None = None
    trouble_at: datetime | None = None

    @property
    def good(self) -> bool:
        """Whether every answer is the good one; a signature without a time-stamp can be good."""
        answers = (self.intact, self.trusted, self.valid_then)
        return all(one is Finding.YES for one in answers) and self.changes is not Changes.CONTENT


@dataclass(frozen=True, slots=True)
class Verdict:
    """All signatures of a file, the oldest first, and until when the last time-stamp of the archive can be checked."""

    readable: bool
    signatures: tuple[Signature, ...] = ()
    archived_until: datetime | None = None

    @property
    def good(self) -> bool:
        return self.readable and bool(self.signatures) and all(one.good for one in self.signatures)


def verify(pdf: bytes, *, trust: Trust, at: datetime) -> Verdict:
    """What can be said at a moment of every signature in a file; never raises for what stands in the file."""
    if pdf.count(b"endobj") > MOST_OBJECTS:
        return Verdict(readable=False)
    try:
        return apart(lambda: asyncio.run(_verdict(pdf, trust, at)))
    except UNREADABLE:
        return Verdict(readable=False)


async def _verdict(pdf: bytes, trust: Trust, at: datetime) -> Verdict:
    reader = PdfFileReader(BytesIO(pdf))
    known = _known(reader, trust)
    moments: list[tuple[int, datetime]] = []  # up to which revision something was there by when, the latest first
    proved, until, broken = at, None, False
    for stamp in reversed(reader.embedded_timestamp_signatures):
        status = await async_validate_pdf_timestamp(stamp, known.context(proved))
        if not (status.intact and status.valid and _room_is_clean(stamp, pdf)):
            broken = True
            continue
        if not status.trusted:
            continue  # it proves nothing to us, and says nothing against the file
        if until is None:
            until = stamp.signer_cert.not_valid_after
        proved = status.timestamp
        moments.append((stamp.signed_revision, proved))
    found = [await _judge(one, known, _proved_by(moments, one, at), pdf) for one in reader.embedded_regular_signatures]
    if broken and found:
        found = [_without_the_archive(one) for one in found]
    return Verdict(True, tuple(found), until)


@dataclass(frozen=True, slots=True)
class _Known:
    """What certificates are judged with: the installation's, and what the file brings along."""

    trust: Trust
    certificates: tuple[x509.Certificate, ...]
    lists: tuple[crl.CertificateList, ...]
    answers: tuple[ocsp.OCSPResponse, ...]

    def context(self, at: datetime, mode: str = "require") -> Any:
        more = {"certificates": self.certificates, "lists": self.lists, "answers": self.answers}
        return self.trust.context(at, mode=mode, **more)


def _known(reader: PdfFileReader, trust: Trust) -> _Known:
    try:
        held = DocumentSecurityStore.read_dss(reader)
    except ValidationInfoReadingError:
        return _Known(trust, (), (), ())
    return _Known(
        trust,
        tuple(held.load_certs()),
        tuple(crl.CertificateList.load(one.get_object().data) for one in held.crls),
        tuple(ocsp.OCSPResponse.load(one.get_object().data) for one in held.ocsps),
    )


def _proved_by(moments: list[tuple[int, datetime]], signature: EmbeddedPdfSignature, at: datetime) -> datetime:
    """The earliest moment by which an archive's time-stamp proves that the signature was there; else now."""
    return min((moment for revision, moment in moments if revision > signature.signed_revision), default=at)


async def _judge(signature: EmbeddedPdfSignature, known: _Known, proved: datetime, pdf: bytes) -> Signature:
    claimed = signature.self_reported_timestamp
    first = await async_validate_pdf_signature(signature, known.context(proved, "soft-fail"), skip_diff=True)
    stamp = first.timestamp_validity
    stamped = _stamped(stamp)
    proof = stamp.timestamp if stamp is not None and stamped is Finding.YES else None
    when = proof or proved
    status = await async_validate_pdf_signature(signature, known.context(when), known.context(proved))
    intact = status.intact and status.valid and _room_is_clean(signature, pdf) and _covers(status.coverage)
    trouble, trouble_at = _trouble(signature, status, known, when)
    leads_to_us = trouble not in (Trouble.STRANGER, Trouble.UNFIT)
    valid_then = Finding.of(trouble is None)
    if trouble in (Trouble.NO_NEWS, Trouble.STRANGER):
        valid_then = Finding.UNKNOWN
    if proof is None and trouble in (Trouble.EXPIRED, Trouble.REVOKED) and _was_in_time(signature, claimed, trouble_at):
        # it may well have been in order when it was signed, but nothing proves when that was
        valid_then, trouble = Finding.UNKNOWN, Trouble.NO_PROOF
    subject = signature.signer_cert.subject.native
    return Signature(
        field=str(signature.field_name),
        by=str(subject.get("common_name", "")),
        office=str(subject.get("organization_name", "")),
        serial=int(signature.signer_cert.serial_number),
        issuer=str(signature.signer_cert.issuer.native.get("common_name", "")),
        intact=Finding.of(bool(intact)),
        trusted=Finding.of(leads_to_us) if intact else Finding.UNKNOWN,
        valid_then=valid_then if intact else Finding.UNKNOWN,
        signed_at=proof or claimed,
        stamped=stamped,
        changes=_changes(status),
        covers_all=_end_of(signature) == len(pdf),
        reason=str(signature.sig_object.get("/Reason", "")),
        trouble=trouble if intact else None,
        trouble_at=trouble_at,
    )


def _stamped(stamp: Any) -> Finding:
    """Whether a time-stamp proves when it was signed; one from somebody we do not trust proves nothing either way."""
    if stamp is None or not (stamp.intact and stamp.valid):
        return Finding.NO
    return Finding.YES if stamp.trusted else Finding.UNKNOWN


def _trouble(
    signature: EmbeddedPdfSignature, status: Any, known: _Known, when: datetime
) -> tuple[Trouble | None, datetime | None]:
    """What is wrong with the certificate at a moment, and since when or until when."""
    if status.trusted:
        return None, None
    certificate = signature.signer_cert
    if status.revocation_details is not None:
        return Trouble.REVOKED, status.revocation_details.revocation_date
    if when > certificate.not_valid_after:
        return Trouble.EXPIRED, certificate.not_valid_after
    if when < certificate.not_valid_before:
        return Trouble.NOT_YET, certificate.not_valid_before
    usage = certificate.key_usage_value
    if usage is None or not ({"non_repudiation"} & usage.native):
        return Trouble.UNFIT, None
    names = {one.subject.hashable for one in (*known.trust.roots, *known.trust.between)}
    ours = certificate.issuer.hashable in names and status.validation_path is not None
    return (Trouble.NO_NEWS if ours or _leads_up(certificate, known) else Trouble.STRANGER), None


def _leads_up(certificate: x509.Certificate, known: _Known) -> bool:
    """Whether the certificate's issuers lead to one we trust, each having signed the one below."""
    above = {one.subject.hashable: one for one in (*known.certificates, *known.trust.between, *known.trust.roots)}
    roots = {one.sha256 for one in known.trust.roots}
    at = certificate
    for _ in range(8):
        issuer = above.get(at.issuer.hashable)
        if issuer is None:
            return False
        if not _is_issued_by(at, issuer):
            return False
        if issuer.sha256 in roots:
            return True
        at = issuer
    return False


def _was_in_time(signature: EmbeddedPdfSignature, claimed: datetime | None, trouble_at: datetime | None) -> bool:
    """Whether the signer says to have signed before the trouble began."""
    begins = signature.signer_cert.not_valid_before
    return claimed is not None and trouble_at is not None and begins <= claimed < trouble_at


def _changes(status: Any) -> Changes:
    level = status.modification_level
    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE or level == ModificationLevel.NONE:
        return Changes.NONE
    if level in (ModificationLevel.LTA_UPDATES, ModificationLevel.FORM_FILLING) and status.docmdp_ok is not False:
        return Changes.ALLOWED
    return Changes.CONTENT


def _covers(coverage: SignatureCoverageLevel | None) -> bool:
    return coverage in (SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION)


def _end_of(signature: EmbeddedPdfSignature) -> int:
    return int(signature.byte_range[2]) + int(signature.byte_range[3])


def _room_is_clean(signature: EmbeddedPdfSignature, pdf: bytes) -> bool:
    """The room of a signature is the one place that it does not cover itself: it holds the signature, then noughts, no more.

    In it the letters are all large or all small, so that not even one of them can be exchanged unseen.
    """
    start, end = int(signature.byte_range[1]), int(signature.byte_range[2])
    room = pdf[start:end]
    body = room[1:-1]
    if room[:1] != b"<" or room[-1:] != b">" or body not in (body.upper(), body.lower()):
        return False
    content = bytes.fromhex(body.decode("ascii"))
    used = len(cms.ContentInfo.load(content).dump())
    return not any(content[used:]) and _companions_are_whole(signature)


def _companions_are_whole(signature: EmbeddedPdfSignature) -> bool:
    """The certificates that a signature brings along are not signed by it, but each is by its issuer: a broken one is found."""
    brought = [signature.signer_cert, *signature.other_embedded_certs]
    by_name = {one.subject.hashable: one for one in brought}
    return all(_is_issued_by(one, by_name[one.issuer.hashable]) for one in brought if one.issuer.hashable in by_name)


def _is_issued_by(lower: x509.Certificate, upper: x509.Certificate) -> bool:
    one, above = (plain.load_der_x509_certificate(each.dump()) for each in (lower, upper))
    try:
        one.verify_directly_issued_by(above)
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def _without_the_archive(one: Signature) -> Signature:
    """A time-stamp of the archive is broken, so something was changed behind this signature."""
    return replace(one, changes=Changes.CONTENT)
