"""A verdict on a file as a page: each signature with its questions and answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from eprocuracy.issuing.signatures.entitling import Entitled, entitled, is_issued_here
from eprocuracy.issuing.signatures.saying import answers, is_unsure, summary
from eprocuracy.issuing.signatures.trust import Trust
from eprocuracy.issuing.signatures.verifying import Signature, verify
from eprocuracy.issuing.signatures.words import Finding, Part
from eprocuracy.kernel.words import Label
from eprocuracy.platform.papers.active import active
from eprocuracy.platform.ui.parts import Notice, Tone

ENTITLED = Label("Có thẩm quyền ký", "Entitled to sign")
GOOD, BAD, UNSURE = (
    Label("hợp lệ", "valid"),
    Label("không hợp lệ", "not valid"),
    Label("chưa khẳng định được", "cannot be confirmed"),
)


@dataclass(frozen=True, slots=True)
class SignatureShown:
    """One signature: what it is called, the verdict in words, and every answer."""

    heading: Label
    verdict: Label
    good: bool
    rows: tuple[tuple[Label, Label], ...]


@dataclass(frozen=True, slots=True)
class VerdictPage:
    """Everything the page of a file shows."""

    name: str
    notice: Notice
    issued_here: bool
    signatures: tuple[SignatureShown, ...]
    runs: Notice | None  # what the file would do besides being read


def verdict_page(pdf: bytes, name: str, *, trust: Trust, at: datetime) -> VerdictPage:
    """What can be said of a file at a moment; its signers are looked up in our registers."""
    verdict = verify(pdf, trust=trust, at=at)
    rights = [entitled(one) for one in verdict.signatures]
    good = verdict.good and not any(one.finding is Finding.NO for one in rights)
    told = summary(verdict)
    if verdict.good and not good:
        told = Label(
            "Chữ ký số toàn vẹn, nhưng người ký không có thẩm quyền.",
            "Intact, but the signer was not entitled to sign.",
        )
    tone = Tone.DONE if good else Tone.REFUSED
    shown = tuple(_shown(one, right) for one, right in zip(verdict.signatures, rights, strict=True))
    return VerdictPage(name, Notice(tone, told), is_issued_here(pdf), shown, _runs(pdf))


def _runs(pdf: bytes) -> Notice | None:
    """A signature does not make harmless what a file does when it is opened."""
    found = active(pdf)
    if not found:
        return None
    vi, en = "; ".join(one.vi for one in found), "; ".join(one.en for one in found)
    return Notice(
        Tone.CAUTION,
        Label(
            f"Tệp chứa {vi}. Chỉ mở bằng trình đọc PDF đã tắt mã chạy.",
            f"The file contains {en}. Open it only in a reader whose scripts are switched off.",
        ),
    )


def _shown(one: Signature, right: Entitled) -> SignatureShown:
    part = next((part.label for part in Part if part.value == one.field), Label(one.field, one.field))
    good = one.good and right.finding is not Finding.NO
    unsure = is_unsure(one) and right.finding is not Finding.NO
    said = _capital(Label(f"{right.finding.label.vi}: {right.why.vi}", f"{right.finding.label.en}: {right.why.en}"))
    heading = _capital(part)
    return SignatureShown(heading, GOOD if good else UNSURE if unsure else BAD, good, (*answers(one), (ENTITLED, said)))


def _capital(label: Label) -> Label:
    return Label(label.vi[:1].upper() + label.vi[1:], label.en[:1].upper() + label.en[1:])
