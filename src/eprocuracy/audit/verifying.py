"""Checking the log: every row against its seal, every block against the one before, all against heads noted elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.db import transaction

from eprocuracy.kernel.words import Label, Word

from . import canonical
from .models import Block, Entry
from .sealing import FIRST, unsealed


class Fault(Word):
    """In which way the log was touched."""

    ALTERED = "altered", "dòng đã bị sửa", "the entry was altered"
    MISSING = "missing", "dòng đã bị xóa", "the entry was removed"
    INSERTED = (
        "inserted",
        "dòng bị chèn vào, hoặc bị sửa trước khi niêm phong",
        "the entry was slipped in, or altered before it was sealed",
    )
    BLOCK_ALTERED = "block_altered", "khối niêm phong đã bị sửa", "the block was altered"
    BLOCK_MISSING = "block_missing", "khối niêm phong đã bị xóa", "the block was removed"
    REWRITTEN = (
        "rewritten",
        "khối khác với giá trị đã ghi lại bên ngoài",
        "the block differs from the head noted elsewhere",
    )


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, and where: the number of the entry, or of the block."""

    fault: Fault
    entry: int | None = None
    block: int | None = None

    @property
    def label(self) -> Label:
        if self.entry is not None:
            return Label(f"Dòng {self.entry}: {self.fault.label.vi}", f"Entry {self.entry}: {self.fault.label.en}")
        return Label(f"Khối {self.block}: {self.fault.label.vi}", f"Block {self.block}: {self.fault.label.en}")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the check found. `head` is worth noting outside: whoever holds it can show a rewriting of everything before."""

    entries: int
    blocks: int
    unsealed: int
    head: tuple[int, str]
    findings: tuple[Finding, ...]

    @property
    def intact(self) -> bool:
        return not self.findings


def verify(*, at: datetime, heads: Mapping[int, str] | None = None, using: str = "default") -> Verdict:
    """Check the whole log as it stands; `heads` are hashes of blocks (hexadecimal) that were noted outside the database."""
    noted = dict(heads or {})
    findings: list[Finding] = []
    entries, last = 0, Block(number=0, digest=FIRST)
    with transaction.atomic(using=using):
        for block in Block.objects.using(using).order_by("number").iterator(chunk_size=20):
            for number in range(last.number + 1, block.number):
                findings.append(Finding(Fault.BLOCK_MISSING, block=number))
            follows = bytes(block.previous) == bytes(last.digest) or block.number != last.number + 1
            if not follows or not _is_sound(block):
                findings.append(Finding(Fault.BLOCK_ALTERED, block=block.number))
            if noted.pop(block.number, None) not in (None, bytes(block.digest).hex()):
                findings.append(Finding(Fault.REWRITTEN, block=block.number))
            findings += _check_entries(block, using)
            entries += block.size
            last = block
        # a block whose head was noted and that is not there was cut off at the end
        findings += [Finding(Fault.BLOCK_MISSING, block=number) for number in sorted(noted) if number > last.number]
        outside = list(_outside_blocks(at, using))
    findings += [finding for finding in outside if finding]
    return Verdict(
        entries=entries + len(outside),
        blocks=Block.objects.using(using).count(),
        unsealed=sum(finding is None for finding in outside),
        head=(last.number, bytes(last.digest).hex()),
        findings=tuple(findings),
    )


def _is_sound(block: Block) -> bool:
    leaves = list(canonical.split(bytes(block.leaves)))
    counted = sum(end - first + 1 for first, end in block.ranges())
    return (
        bytes(block.digest) == block.own_digest()
        and bytes(block.root) == canonical.root(leaves)
        and block.size == len(leaves) == counted
        and all(before[1] < after[0] for before, after in pairwise(block.ranges()))
    )


def _check_entries(block: Block, using: str) -> Iterator[Finding]:
    """Compare each sealed number with the hash that was sealed for it."""
    sealed = dict(zip(_numbers(block), canonical.split(bytes(block.leaves)), strict=False))
    for first, end in block.ranges():
        found = Entry.objects.using(using).filter(sequence__range=(first, end)).order_by("sequence")
        for entry in found.iterator(chunk_size=2000):
            if sealed.pop(entry.sequence, None) != canonical.leaf(entry.line()):
                yield Finding(Fault.ALTERED, entry=entry.sequence, block=block.number)
    for number in sealed:
        yield Finding(Fault.MISSING, entry=number, block=block.number)


def _numbers(block: Block) -> Iterator[int]:
    for first, end in block.ranges():
        yield from range(first, end + 1)


def _outside_blocks(at: datetime, using: str) -> Iterator[Finding | None]:
    """One answer for every entry that no block holds: None for one that simply waits for its seal."""
    waiting = {entry.sequence: bytes(entry.digest) == entry.own_digest() for entry in unsealed(at=at, using=using)}
    query: Any = Entry.objects.using(using).raw(_IN_NO_BLOCK)
    for entry in query:
        yield None if waiting.get(entry.sequence) else Finding(Fault.INSERTED, entry=entry.sequence)


# Entries whose number lies in no block.
_IN_NO_BLOCK = """
    WITH sealed AS (SELECT range_agg(one) AS numbers FROM audit_block, unnest(members) AS one),
    free AS (SELECT unnest('{(,)}'::int8multirange - coalesce(sealed.numbers, '{}')) AS numbers FROM sealed)
    SELECT e.* FROM free
    JOIN audit_entry e ON (lower_inf(numbers) OR e.sequence >= lower(numbers))
        AND (upper_inf(numbers) OR e.sequence < upper(numbers))
    ORDER BY e.sequence
"""


def as_json(verdict: Verdict) -> dict[str, Any]:
    """The verdict as other programs read it."""
    return {
        "intact": verdict.intact,
        "entries": verdict.entries,
        "blocks": verdict.blocks,
        "unsealed": verdict.unsealed,
        "head": {"block": verdict.head[0], "digest": verdict.head[1]},
        "faults": [
            {
                "fault": finding.fault.value,
                "entry": finding.entry,
                "block": finding.block,
                "vi": finding.label.vi,
                "en": finding.label.en,
            }
            for finding in verdict.findings
        ],
    }
