"""What an attacker hands in: files that are there to do harm, at the doors where files come in."""

from __future__ import annotations

from collections.abc import Callable

from eprocuracy.exchange.registers.bounds import require_bounded
from eprocuracy.issuing.drafts.issuance import require_pdf
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.law.amending import Change

from ..installation import Installation
from ..probing import files
from .registry import Parameter, Verdict, check, named, verdict

LOOKS_AT = Label("chỗ nhận tệp", "the doors where files come in")


@check("DOC-10")
def hostile_files_are_refused(there: Installation, parameter: Parameter) -> Verdict:
    """Bombs, endless sheets, PDFs that run, data that unfold without an end: each refused before it is opened."""
    taken = [name for name, door, content in _hostile() if not _is_refused(door, content)]
    return verdict(
        not taken,
        f"{len(_hostile())} tệp có hại bị từ chối trước khi mở; lọt: {named(taken) or 'không'}",
        f"{len(_hostile())} hostile files refused before they are opened; taken: {named(taken) or 'none'}",
    )


Door = Callable[[bytes], object]


def _hostile() -> tuple[tuple[str, Door, bytes], ...]:
    return (
        ("bom nén / bomb", require_bounded, files.bomb(1)),
        ("bom nói dối / lying bomb", require_bounded, files.bomb(1, lies=True)),
        ("trang tính vô tận / endless sheet", require_bounded, files.wide()),
        ("PDF có mã chạy / PDF that runs", require_pdf, files.running_pdf()),
        ("tệp hai mặt / file of two kinds", require_pdf, files.picture()),
        ("YAML lồng vô tận / nested YAML", Change.read, b"[" * 3000),
    )


def _is_refused(door: Door, content: bytes) -> bool:
    try:
        door(content)
    except Refused:
        return True
    return False
