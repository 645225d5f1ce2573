"""The second step: whoever keeps the seal puts the signature of the agency on a paper that the person has signed."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import ExitStack
from datetime import datetime
from io import BytesIO
from pathlib import Path

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

from eprocuracy import audit
from eprocuracy.identity import codes
from eprocuracy.identity.policy import About, may, require
from eprocuracy.identity.powers import Deed
from eprocuracy.identity.queries import label_of
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.moments import VIETNAM
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform import files
from eprocuracy.platform.turns import take_turns

from ..drafts.words import PaperOf, Signing
from ..models import Draft, DraftPaper, PaperFile, SignedPaper
from ..numbers.book import given_as
from . import made_up, words
from .appearance import Appearance
from .configuring import has_a_seal, key_of_agency
from .holding import require_own
from .keys import DeviceDown
from .papers import keep
from .placing import Place
from .signing import Visible, sign
from .trust import Trust, trust_of
from .words import Made, Part

MOST = 50  # papers in one go
VALUE = cite("Nghị định 30/2020/NĐ-CP", 5, 1)  # of value as an original: signed by the person and by the agency


def unsealed(unit: str) -> QuerySet[SignedPaper]:
    """Papers of an office that the person signed and nobody has sealed, the oldest first."""
    sealed = PaperFile.objects.filter(paper=OuterRef("pk"), what=Made.SEALED.value)
    found = SignedPaper.objects.filter(~Exists(sealed), unit=codes.office(unit))
    return found.select_related("number__sequence").order_by("signed_at", "id")


def state_of(draft: Draft) -> Label | None:
    """How it stands with the seal of a document that was signed digitally; None for any other."""
    paper = _signed(draft)
    if paper is None:
        return None
    if _is_sealed(paper):
        return Label("Đã đóng dấu số", "Sealed digitally")
    return Label("Chờ văn thư đóng dấu", "Waiting for the clerk's seal")


def waits_for_the_seal(draft: Draft, folder: Path) -> bool:
    """Whether the office's digital signature is still to come; an office without one seals the printed paper by hand."""
    paper = _signed(draft)
    return paper is not None and not _is_sealed(paper) and has_a_seal(folder, paper.unit)


def require_sealed(draft: Draft, folder: Path) -> None:
    """Nobody is handed what still waits for the digital seal."""
    if not waits_for_the_seal(draft, folder):
        return
    raise Refused(
        Label(
            "Văn bản đã ký số nhưng chưa có chữ ký số của cơ quan, chưa giao cho ai được.",
            "The document is signed and does not bear the agency's signature yet: it cannot be handed to anybody.",
        ),
        Label(
            "Văn thư đóng dấu số (mục “Đóng dấu số”), rồi ghi giao nhận.",
            "The clerk seals it (“Seal digitally”), then record its service.",
        ),
        basis=(VALUE,),
    )


def _signed(draft: Draft) -> SignedPaper | None:
    if draft.signing != Signing.DIGITAL.value:
        return None
    kept = draft.papers.filter(what=PaperOf.SIGNED.value).values("digest")
    return SignedPaper.objects.filter(files__digest__in=kept).first()


def _is_sealed(paper: SignedPaper) -> bool:
    return paper.files.filter(what=Made.SEALED.value).exists()


def waiting_for(actor: Actor, folder: Path) -> QuerySet[SignedPaper]:
    """What waits for the seal that the person keeps; nothing where the office seals by hand."""
    office = codes.office(actor.unit)
    keeps = may(actor, Deed.KEEP_SEAL, About(unit=office)).allowed
    return unsealed(office) if keeps and has_a_seal(folder, office) else SignedPaper.objects.none()


@transaction.atomic
def seal(chosen: Collection[int], *, pin: str, by: Actor, at: datetime, folder: Path) -> int:
    """Seal these papers with one opening of the key; all of them or none. Returns how many.

    Raises `WrongPin`, `DeviceDown` (then they are sealed by hand), or `Refused` with what stands in the way.
    """
    office = codes.office(by.unit)
    require(Deed.KEEP_SEAL, of=by, about=About(unit=office))
    take_turns(f"seal {office}")  # two who seal at once would each seal the same papers
    papers = list(unsealed(office).filter(id__in=chosen)[: MOST + 1])
    if not papers or len(papers) != len(set(chosen)) or len(papers) > MOST:
        raise Refused(
            Label(
                "Chọn văn bản đã ký, chưa đóng dấu của đơn vị.", "Choose papers of the office, signed and not sealed."
            ),
            Label(f"Mỗi lần nhiều nhất {MOST} văn bản.", f"At most {MOST} at a time."),
            field="papers",
        )
    if made_up.is_made_up(by):
        made_up.provide(by=by, office=office, pin=pin, at=at, folder=folder)
        pin = made_up.seal_pin(folder)
    trust = trust_of(folder, at=at)
    key = key_of_agency(folder, office, trust)
    if key is None:
        raise DeviceDown(
            Label("Chưa khai báo nơi giữ khóa của con dấu.", "Nobody has said where the key of the seal lies.")
        )
    with ExitStack() as held:
        signer = held.enter_context(key.opened(pin))
        certificate = require_own(signer.signing_cert, of=by, part=Part.AGENCY, unit=office, at=at)
        name = label_of(office).vi
        for paper in papers:
            _sealed(paper, signer, name, trust, by=by, at=at)
            about = [f"paper:{paper.id}", f"certificate:{certificate.id}"]
            audit.record(words.PAPER_SEALED, by=by, at=at, about=about)
    return len(papers)


def _sealed(paper: SignedPaper, signer: object, name: str, trust: Trust, *, by: Actor, at: datetime) -> None:
    last = paper.files.order_by("-id")[0]
    pdf = files.read(last.digest)
    shown = Appearance((name, "Đã đóng dấu số", f"{at.astimezone(VIETNAM):%d/%m/%Y}"), seal=True)
    made = sign(
        pdf,
        signer=signer,  # type: ignore[arg-type]  # of a library without types
        part=Part.AGENCY,
        trust=trust,
        level=trust.level,
        at=at,
        reason=f"Dấu của cơ quan: {given_as(paper.number)}" if paper.number else "Dấu của cơ quan",
        location=name,
        visible=Visible(_kept_free(pdf), shown),
    )
    keep(paper, Made.SEALED, made, trust, by=by, at=at)
    _beside_the_draft(paper, files.keep(made), by=by, at=at)


def _kept_free(pdf: bytes) -> Place:
    """The place that was left for the seal when the person signed."""
    for name, value, field in enumerate_sig_fields(PdfFileReader(BytesIO(pdf))):
        if name == Part.AGENCY.value and value is None:
            left, bottom, right, top = (int(one) for one in field.get_object()["/Rect"])
            return Place(-1, (left, bottom, right, top))
    raise Refused(
        Label("Văn bản này không có chỗ để đóng dấu số.", "This paper has no place left for a digital seal."),
        Label("In ra và đóng dấu trên giấy.", "Print it and seal it by hand."),
    )


def _beside_the_draft(paper: SignedPaper, digest: str, *, by: Actor, at: datetime) -> None:
    """The document's own page shows the sealed file."""
    if paper.number is None or paper.number.matter is None:
        return
    printed = given_as(paper.number)
    draft = Draft.objects.filter(home=paper.number.matter, document_no=printed).first()
    draft = draft or Draft.objects.filter(matter=paper.number.matter, document_no=printed).first()
    if draft is not None:
        name = f"{printed.replace('/', '-')} (đã đóng dấu)"
        DraftPaper.objects.create(
            draft=draft, what=PaperOf.SIGNED.value, digest=digest, name=name, by=by.account, at=at
        )
