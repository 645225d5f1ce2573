"""A verdict in words, question by question, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from eprocuracy.kernel.moments import VIETNAM
from eprocuracy.kernel.words import Label

from .verifying import Signature, Verdict
from .words import Changes, Finding

UNREADABLE = Label(
    "Không đọc được tệp: không phải PDF, hoặc đã bị hỏng, bị sửa.",
    "The file cannot be read: it is no PDF, or it was damaged or changed.",
)
UNSIGNED = Label("Tệp không có chữ ký số.", "The file bears no digital signature.")
GOOD = Label("Mọi chữ ký số hợp lệ.", "Every signature is valid.")
CHANGED = Label(
    "Tệp đã bị sửa sau khi ký, hoặc chữ ký không thuộc tệp này.",
    "The file was changed after it was signed, or a signature does not belong to it.",
)
BAD = Label("Có chữ ký số không hợp lệ.", "A signature is not valid.")
UNSURE = Label("Có chữ ký số chưa khẳng định được.", "A signature cannot be confirmed.")

INTACT = Label("Toàn vẹn", "Intact")
SIGNER = Label("Người ký", "Signer")
TRUSTED = Label("Nơi cấp chứng thư số được tin cậy", "Issuer of the certificate trusted")
VALID_THEN = Label("Chứng thư số có hiệu lực khi ký", "Certificate valid when signed")
STAMPED = Label("Dấu thời gian", "Time-stamp")
CHANGES = Label("Thay đổi sau khi ký", "Changes after signing")


def summary(verdict: Verdict) -> Label:
    """The whole verdict as one sentence."""
    if not verdict.readable:
        return UNREADABLE
    if not verdict.signatures:
        return UNSIGNED
    if verdict.good:
        return GOOD
    if any(one.intact is Finding.NO or one.changes is Changes.CONTENT for one in verdict.signatures):
        return CHANGED
    return UNSURE if all(one.good or is_unsure(one) for one in verdict.signatures) else BAD


def is_unsure(one: Signature) -> bool:
    """Whether nothing is known against a signature, and not everything for it."""
    told = (one.intact, one.trusted, one.valid_then)
    return not one.good and Finding.NO not in told and one.changes is not Changes.CONTENT


def answers(one: Signature) -> tuple[tuple[Label, Label], ...]:
    """Each question with its answer."""
    return (
        (INTACT, _intact(one)),
        (SIGNER, _signer(one)),
        (TRUSTED, _finding(one.trusted, one.issuer)),
        (VALID_THEN, _valid(one)),
        (STAMPED, _stamped(one)),
        (CHANGES, Label(_capital(one.changes.label.vi), _capital(one.changes.label.en))),
    )


def as_json(verdict: Verdict) -> dict[str, Any]:
    """The verdict for other programs: true, false, or null where it cannot be told; first of all signatures together."""
    every = verdict.signatures
    worst = max((one.changes for one in every), key=list(Changes).index, default=None)
    return {
        "readable": verdict.readable,
        "valid": verdict.good,
        "signer": every[0].by if every else None,
        "intact": _together(one.intact for one in every),
        "trusted": _together(one.trusted for one in every),
        "valid_at_signing": _together(one.valid_then for one in every),
        "time_stamped": _together(one.stamped for one in every),
        "later_changes": worst.value if worst else None,
        "archived_until": verdict.archived_until.isoformat() if verdict.archived_until else None,
        "signatures": [
            {
                "signer": one.by,
                "office": one.office,
                "issuer": one.issuer,
                "serial": str(one.serial),
                "field": one.field,
                "intact": _truth(one.intact),
                "trusted": _truth(one.trusted),
                "valid_at_signing": _truth(one.valid_then),
                "time_stamped": _truth(one.stamped),
                "signed_at": one.signed_at.isoformat() if one.signed_at else None,
                "later_changes": one.changes.value,
                "covers_whole_file": one.covers_all,
                "trouble": one.trouble.value if one.trouble else None,
                "trouble_at": one.trouble_at.isoformat() if one.trouble and one.trouble_at else None,
                "reason": one.reason,
                "good": one.good,
            }
            for one in verdict.signatures
        ],
    }


def _intact(one: Signature) -> Label:
    if one.intact is Finding.YES:
        return Label("Có: đúng nội dung đã ký", "Yes: this is what was signed")
    return Label(
        "Không: nội dung không phải nội dung đã ký, hoặc chữ ký không thuộc tệp này",
        "No: this is not what was signed, or the signature does not belong to this file",
    )


def _signer(one: Signature) -> Label:
    # the certificate of an agency may name it twice
    said = one.by if one.office.startswith(one.by) else ", ".join(part for part in (one.by, one.office) if part)
    return Label(said, said) if said else Label("không ghi tên", "not named")


def _valid(one: Signature) -> Label:
    if one.trouble is None:
        return _finding(one.valid_then)
    since = f" ({_moment(one.trouble_at)})" if one.trouble_at else ""
    return Label(
        f"{_capital(one.valid_then.label.vi)}: {one.trouble.label.vi}{since}",
        f"{_capital(one.valid_then.label.en)}: {one.trouble.label.en}{since}",
    )


def _stamped(one: Signature) -> Label:
    when = _moment(one.signed_at) if one.signed_at else "?"
    if one.stamped is Finding.YES:
        return Label(f"Có: ký lúc {when}", f"Yes: signed at {when}")
    if one.stamped is Finding.UNKNOWN:
        return Label(
            f"Có, nhưng nơi cấp không được tin cậy; giờ do người ký khai: {when}",
            f"There is one, of somebody we do not trust; by the signer's own clock: {when}",
        )
    return Label(f"Không; giờ do người ký khai: {when}", f"No; by the signer's own clock: {when}")


def _finding(found: Finding, detail: str = "") -> Label:
    more = f": {detail}" if detail else ""
    return Label(f"{_capital(found.label.vi)}{more}", f"{_capital(found.label.en)}{more}")


def _together(found: Iterable[Finding]) -> bool | None:
    """No where one is no, unknown where one is, or where there is no signature at all."""
    truths = [_truth(one) for one in found]
    return False if False in truths else None if None in truths or not truths else True


def _truth(found: Finding) -> bool | None:
    return None if found is Finding.UNKNOWN else found is Finding.YES


def _moment(at: datetime) -> str:
    return f"{at.astimezone(VIETNAM):%d/%m/%Y %H:%M:%S}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
