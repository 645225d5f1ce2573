"""Signatures a second, beside the bare library on the same paper with the same key and the same time-stamp authority."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

from eprocuracy.issuing.signatures.appearance import Appearance
from eprocuracy.issuing.signatures.authority import Authority
from eprocuracy.issuing.signatures.placing import places
from eprocuracy.issuing.signatures.signing import Visible, sign
from eprocuracy.issuing.signatures.trust import Trust, trust_of
from eprocuracy.issuing.signatures.verifying import verify
from eprocuracy.issuing.signatures.words import Level, Part
from eprocuracy.platform.papers import Paper, Paragraph, Signature, as_pdf

from .measure import Figure, rate

NAME, PIN = "Nguyễn Văn Mẫu", "bench"
TIMES = 20


def signing(at: datetime) -> Iterator[Figure]:
    """One signature at B-T and at B-LTA, seen on the page as ours are, and its check; keys of an authority made for this."""
    with tempfile.TemporaryDirectory() as folder:
        authority = Authority.make(Path(folder), at=at)
        key = authority.issue("bench", person=NAME, office="VKSND", pin=PIN, at=at).key
        trust, pdf = trust_of(Path(folder), at=at), _paper(at.date())
        with key.opened(PIN) as signer:
            for level in (Level.B_T, Level.B_LTA):
                _ours(pdf, signer, trust, level, at)  # the first one loads what it needs
                yield rate(
                    f"signatures at {level.value}",
                    TIMES,
                    lambda level=level: [_ours(pdf, signer, trust, level, at) for _ in range(TIMES)],  # type: ignore[misc]
                    bare=lambda level=level: [_bare(pdf, signer, trust, level, at) for _ in range(TIMES)],  # type: ignore[misc]
                )
            signed = _ours(pdf, signer, trust, Level.B_LTA, at)
        yield rate(
            "verdicts on a file at B-LTA", TIMES, lambda: [verify(signed, trust=trust, at=at) for _ in range(TIMES)]
        )


def _ours(pdf: bytes, signer: signers.Signer, trust: Trust, level: Level, at: datetime) -> bytes:
    seen = Visible(places(pdf, NAME).person, Appearance((f"Ký bởi: {NAME}", f"{at:%d/%m/%Y %H:%M}")))
    return sign(pdf, signer=signer, part=Part.PERSON, trust=trust, level=level, at=at, visible=seen)


def _bare(pdf: bytes, signer: signers.Signer, trust: Trust, level: Level, at: datetime) -> bytes:
    told = signers.PdfSignatureMetadata(
        field_name="S",
        subfilter=fields.SigSeedSubFilter.PADES,
        md_algorithm="sha256",
        validation_context=trust.context_for_signing(at) if level.carries_evidence else None,
        embed_validation_info=level.carries_evidence,
        use_pades_lta=level is Level.B_LTA,
    )
    made: BytesIO = signers.sign_pdf(
        IncrementalPdfFileWriter(BytesIO(pdf)), told, signer=signer, timestamper=trust.stamper
    )
    return made.getvalue()


def _paper(on: date) -> bytes:
    words = Paragraph("Căn cứ hồ sơ vụ án và các tài liệu đã thu thập được. " * 12)
    return as_pdf(Paper("CÁO TRẠNG", on, blocks=(*[words] * 9, Signature(("Tòa án;",), ("Viện trưởng",), NAME))))
