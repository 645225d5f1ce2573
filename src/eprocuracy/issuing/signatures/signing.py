"""Putting signatures into a PDF: first the person's, then the agency's (PAdES, ETSI EN 319 142-1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any
from uuid import uuid4

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.metadata.model import ExpandedName
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_signer import TimestampDSSContentSettings
from pyhanko.sign.timestamps import TimestampRequestError
from pyhanko_certvalidator.errors import PathBuildingError, PathValidationError, ValidationError

from eprocuracy.kernel.moments import VIETNAM
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label

from .apart import apart
from .appearance import Appearance
from .keys import DeviceDown
from .placing import Place
from .trust import Trust
from .words import Level, Part

DIGEST = "sha256"
# evidence about the time-stamp goes in before it: the stamp is the last thing in the file, and covers all of it
STAMP_LAST = TimestampDSSContentSettings(include_vri=False, update_before_ts=True)
# Schemas of properties that part 2 of PDF/A knows by itself. Whoever adds a signature writes the metadata anew, and this in a form
# that PDF/A does not know: so it is left out, which part 2 allows (ISO 19005-2, 6.6.2.3).
EXTENSION_SCHEMAS = ExpandedName("http://www.aiim.org/pdfa/ns/extension/", "schemas")
CANNOT_BE_TRUSTED = (PathBuildingError, PathValidationError, ValidationError)


@dataclass(frozen=True, slots=True)
class Visible:
    """Where a signature is seen, and as what."""

    place: Place
    appearance: Appearance


def sign(
    pdf: bytes,
    *,
    signer: signers.Signer,
    part: Part,
    trust: Trust,
    level: Level,
    at: datetime,
    reason: str = "",
    location: str = "",
    visible: Visible | None = None,
) -> bytes:
    """The file with one signature more; what was there stays as it is, byte for byte.

    Raises `DeviceDown` where the key or the time does not answer, and `Refused` where the certificate cannot be used.
    """
    if level.is_stamped and trust.stamper is None:
        raise DeviceDown(
            Label("Chưa khai báo nơi cấp dấu thời gian.", "Nobody is named who gives the time-stamp."),
        )
    told = signers.PdfSignatureMetadata(
        field_name=part.value,
        subfilter=fields.SigSeedSubFilter.PADES,
        md_algorithm=DIGEST,
        reason=reason or None,
        location=location or None,
        validation_context=trust.context_for_signing(at) if level.carries_evidence else None,
        embed_validation_info=level.carries_evidence,
    )
    box = fields.SigFieldSpec(
        part.value,
        on_page=visible.place.page if visible else 0,
        box=visible.place.box if visible else None,
    )
    signing = _AtMoment(
        told,
        signer,
        at=at,
        timestamper=trust.stamper if level.is_stamped else None,
        stamp_style=visible.appearance.style() if visible else None,
        new_field_spec=box,
    )
    try:
        signed: BytesIO = apart(lambda: signing.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf))))
        if level is Level.B_LTA:  # one stamp of the archive over all signatures: with the last of them
            assert trust.stamper is not None  # asked above
            stamper, known = _StampLast(trust.stamper), trust.context_for_signing(at)
            signed = apart(lambda: stamper.timestamp_pdf(IncrementalPdfFileWriter(signed), DIGEST, known))
    except (TimestampRequestError, OSError) as problem:
        raise _silent() from problem
    except SigningError as problem:
        if isinstance(problem.__cause__ or problem.__context__, CANNOT_BE_TRUSTED):
            raise _unfit() from problem
        raise DeviceDown(Label("Thiết bị ký số không ký được.", "The signing device did not sign.")) from problem
    except CANNOT_BE_TRUSTED as problem:
        raise _unfit() from problem
    except PdfError as problem:
        raise Refused(
            Label("Tệp PDF này không ký được.", "This PDF file cannot be signed."),
            Label("Tạo lại tệp rồi ký.", "Make the file again, then sign it."),
        ) from problem
    return signed.getvalue()


def require_unsigned(pdf: bytes) -> None:
    """Refuse a file that is no PDF, or that bears a signature: what is added to its pages would break that signature."""
    try:
        has_signatures = bool(PdfFileReader(BytesIO(pdf)).embedded_signatures)
    except (PdfError, ValueError) as problem:
        raise Refused(
            Label("Tệp không phải PDF đọc được.", "The file is no readable PDF."),
            Label("Chọn tệp PDF khác.", "Choose another PDF file."),
        ) from problem
    if has_signatures:
        raise Refused(
            Label("Tệp này đã có chữ ký số.", "The file bears a digital signature already."),
            Label("Ký bản chưa ký.", "Sign the file that is not signed yet."),
        )


def reserve(pdf: bytes, parts: dict[Part, Place]) -> bytes:
    """Lay out empty fields for the signatures to come, before the first: later ones then change nothing but their own field."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    if "/Metadata" in writer.root:
        for one in writer.root["/Metadata"].xmp:
            one._fields.pop(EXTENSION_SCHEMAS, None)
    for part, place in parts.items():
        fields.append_signature_field(
            writer, fields.SigFieldSpec(part.value, on_page=place.page, box=place.box, empty_field_appearance=True)
        )
    held = BytesIO()
    writer.write(held)
    return held.getvalue()


def restamp(pdf: bytes, *, trust: Trust, at: datetime) -> bytes:
    """The file with one more time-stamp of the archive over everything, made while the last one can still be checked."""
    if trust.stamper is None:
        raise DeviceDown(Label("Chưa khai báo nơi cấp dấu thời gian.", "Nobody is named who gives the time-stamp."))
    held = BytesIO()
    try:
        stamper = _StampLast(trust.stamper)
        known = trust.context_for_signing(at)
        apart(
            lambda: stamper.update_archival_timestamp_chain(
                PdfFileReader(BytesIO(pdf)), known, in_place=False, output=held
            )
        )
    except (TimestampRequestError, OSError) as problem:
        raise _silent() from problem
    return held.getvalue()


def _silent() -> DeviceDown:
    return DeviceDown(Label("Nơi cấp dấu thời gian không trả lời.", "Who gives the time-stamp does not answer."))


def _unfit() -> Refused:
    return Refused(
        Label(
            "Chứng thư số đã hết hạn, đã bị thu hồi hoặc không do nơi được tin cậy cấp.",
            "The certificate has expired, was revoked, or leads to nobody we trust.",
        ),
        Label("Ký bằng chứng thư số còn hiệu lực.", "Sign with a certificate that is in force."),
    )


class _StampLast(signers.PdfTimeStamper):
    """Stamps the archive so that the stamp comes last, in a field that has an appearance, though there is nothing to see."""

    async def async_timestamp_pdf(self, pdf_out: IncrementalPdfFileWriter, *told: Any, **more: Any) -> Any:
        self._field_name = f"Timestamp-{uuid4()}"
        fields.append_signature_field(pdf_out, fields.SigFieldSpec(self._field_name))
        _, _, field = next(fields.enumerate_sig_fields(pdf_out, with_name=self._field_name))
        nothing = generic.StreamObject(
            {
                generic.pdf_name("/Type"): generic.pdf_name("/XObject"),
                generic.pdf_name("/Subtype"): generic.pdf_name("/Form"),
                generic.pdf_name("/BBox"): generic.ArrayObject([generic.NumberObject(0)] * 4),
            },
            stream_data=b"",
        )
        appearance = {generic.pdf_name("/N"): pdf_out.add_object(nothing)}
        field.get_object()["/AP"] = generic.DictionaryObject(appearance)
        return await super().async_timestamp_pdf(pdf_out, *told, **{**more, "dss_settings": STAMP_LAST})


class _AtMoment(signers.PdfSigner):
    """A signer whose clock is the moment that it is told."""

    def __init__(self, *told: Any, at: datetime, **more: Any) -> None:
        super().__init__(*told, **more)
        self._at = at.astimezone(VIETNAM)

    def init_signing_session(self, *told: Any, **more: Any) -> Any:
        session = super().init_signing_session(*told, **more)
        session.system_time = self._at
        return session
