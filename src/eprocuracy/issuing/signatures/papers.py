"""Signing our own papers, and what is known of them afterwards: register, public check, renewal for the archive.

A paper is signed in the transaction that gave it its number. Certificate, office and authorisation are bound to it there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from django.db import transaction
from pyhanko.sign.signers import Signer

from eprocuracy import audit
from eprocuracy.identity import codes
from eprocuracy.identity.powers import Deed
from eprocuracy.identity.queries import delegated_to, label_of
from eprocuracy.kernel.actors import Actor, Duty
from eprocuracy.kernel.moments import VIETNAM, day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform import files

from ..models import Certificate, Number, PaperFile, SignedPaper
from . import made_up, words
from .appearance import Appearance
from .coding import new_code, with_code
from .configuring import check_address, is_sealed_by_the_clerk, key_of_agency, key_of_person
from .holding import require_own
from .keys import DeviceDown
from .placing import places
from .signing import Visible, require_unsigned, reserve, sign
from .trust import Trust, settings_of, trust_of
from .verifying import verify
from .words import Level, Made, Part

Sign = Callable[[bytes, str], bytes]
"""Puts the signatures on a PDF that bears this number, and enters it in the register of signed papers."""


@dataclass(frozen=True, slots=True)
class _Hand:
    """An open key with its line in the register."""

    signer: Signer
    certificate: Certificate


@contextmanager
def ready_to_sign(
    *,
    by: Actor,
    unit: str,
    pin: str,
    at: datetime,
    folder: Path,
    seal_pin: str | None = None,
    authority_no: str = "",
) -> Iterator[Sign]:
    """Open the key of who signs, and with `seal_pin` that of the office; any number of papers are signed with them.

    `authority_no` is the decision by which a deputy signs in this matter, where it was assigned; else the day's authorisation counts.

    Raises `WrongPin`, `DeviceDown` (then the paper is signed by hand), or `Refused` with what is wrong with the certificate.
    The PINs are used here and kept nowhere. Made-up accounts are given their keys when they first sign.
    """
    office = codes.office(unit)
    if made_up.is_made_up(by) and not settings_of(folder).get("keys"):
        made_up.provide(by=by, office=office, pin=pin, at=at, folder=folder)
        seal_pin = None if is_sealed_by_the_clerk(folder) else made_up.seal_pin(folder)
    trust = trust_of(folder, at=at)
    key = key_of_person(folder, by.account, trust)
    if key is None:
        raise DeviceDown(
            Label("Chưa khai báo nơi giữ khóa ký số của bạn.", "Nobody has said where your key for signing lies.")
        )
    agency = key_of_agency(folder, office, trust) if seal_pin is not None else None
    with ExitStack() as held:
        person = held.enter_context(key.opened(pin))
        hand = _Hand(person, require_own(person.signing_cert, of=by, part=Part.PERSON, unit=office, at=at))
        seal: _Hand | None = None
        if agency is not None and seal_pin is not None:
            signer = held.enter_context(agency.opened(seal_pin))
            seal = _Hand(signer, require_own(signer.signing_cert, of=by, part=Part.AGENCY, unit=office, at=at))

        def put(pdf: bytes, number: str) -> bytes:
            return _signed(
                pdf, number, hand, seal, trust, folder, by=by, office=office, at=at, authority_no=authority_no
            )

        yield put


@transaction.atomic
def _signed(
    pdf: bytes,
    number: str,
    hand: _Hand,
    seal: _Hand | None,
    trust: Trust,
    folder: Path,
    *,
    by: Actor,
    office: str,
    at: datetime,
    authority_no: str = "",
) -> bytes:
    require_unsigned(pdf)
    held, code = _number(number, office), new_code()
    pdf = with_code(pdf, code, check_address(folder, code))
    where = places(pdf, by.name)
    # the place of the seal is kept free as well: whoever keeps it may put it on later, and changes nothing else
    pdf = reserve(pdf, {Part.PERSON: where.person, Part.AGENCY: where.agency})
    local, name = at.astimezone(VIETNAM), label_of(office).vi
    # the archive's time-stamp covers all signatures: it comes with the last of them
    first = Level.B_LT if seal and trust.level is Level.B_LTA else trust.level
    zone = f"{local:%z}"[:3] + ":00"
    seen = Appearance((f"Ký bởi: {by.name}", f"{local:%d/%m/%Y %H:%M:%S} {zone}"))
    reason = " số ".join(part for part in (held.subject if held else "Văn bản", number) if part)
    authority_no = authority_no or _authority_no(by, office, at)
    if authority_no:
        reason += f"; KT. Viện trưởng theo ủy quyền số {authority_no}"
    said = {"trust": trust, "at": at, "location": name}
    pdf = sign(
        pdf,
        signer=hand.signer,
        part=Part.PERSON,
        level=first,
        reason=reason,
        visible=Visible(where.person, seen),
        **said,  # type: ignore[arg-type]
    )
    if seal is not None:
        shown = Appearance((name, "Đã đóng dấu số", f"{local:%d/%m/%Y}"), seal=True)
        pdf = sign(
            pdf,
            signer=seal.signer,
            part=Part.AGENCY,
            level=trust.level,
            reason=f"Dấu của cơ quan: {reason}",
            visible=Visible(where.agency, shown),
            **said,  # type: ignore[arg-type]
        )
    paper = SignedPaper.objects.create(
        number=held,
        code=code,
        unit=office,
        on=day_of(at),
        level=trust.level.value,
        certificate=hand.certificate,
        signer=by.account,
        authority_no=authority_no,
        signed_at=at,
    )
    keep(paper, Made.SEALED if seal else Made.SIGNED, pdf, trust, by=by, at=at)
    about = [f"paper:{paper.id}", f"certificate:{hand.certificate.id}", *([f"number:{held.id}"] if held else [])]
    audit.record(words.PAPER_SIGNED, by=by, at=at, about=about, detail={"number": number, "level": trust.level.value})
    return pdf


def keep(paper: SignedPaper, what: Made, pdf: bytes, trust: Trust, *, by: Actor, at: datetime) -> None:
    """Keep the file by its digest, once it is seen that its signatures can be checked."""
    verdict = verify(pdf, trust=trust, at=at)
    if not verdict.good:
        raise Refused(
            Label("Chữ ký vừa tạo không kiểm tra được.", "The signature just made cannot be verified."),
            words.UNTIL_THEN,
        )
    PaperFile.objects.create(
        paper=paper,
        what=what.value,
        digest=files.keep(pdf),
        archived_until=verdict.archived_until,
        at=at,
        by=by.account,
    )


def _number(printed: str, office: str) -> Number | None:
    """The line of the number book for a number as it is printed; the latest year's."""
    value, _, symbol = printed.partition("/")
    if not value.isdigit():
        return None
    found = Number.objects.filter(sequence__unit=office, sequence__symbol=symbol, value=int(value))
    return found.filter(paper=None).order_by("-sequence__year").first()


def _authority_no(by: Actor, office: str, at: datetime) -> str:
    """The chief's written authorisation under which a deputy signs; a chief and a procurator need none."""
    if Duty.CHIEF in by.duties or Duty.DEPUTY_CHIEF not in by.duties:
        return ""
    held = [one for one in delegated_to(by, on=day_of(at)) if Deed.ISSUE in one.deeds and one.unit == office]
    if not held:
        raise Refused(
            Label(
                "Phó Viện trưởng chưa được Viện trưởng ủy quyền ký trong ngày này.",
                "The deputy has no written authorisation to sign on this day.",
            ),
            Label("Trình Viện trưởng ký.", "Let the chief sign."),
        )
    return held[0].document_no


def digest_of(pdf: bytes) -> str:
    return sha256(pdf).hexdigest()
