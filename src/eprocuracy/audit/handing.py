"""Handing the log over to another key: the last checkpoint of the old key names both and is signed by both. Pure.

A lost key can sign nothing: then the new one signs alone and says why, and nobody who trusts the old key need believe it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from . import notes
from .notes import Checkpoint, NotANoteError, Verifier


@dataclass(frozen=True, slots=True)
class HandOver:
    """With the checkpoint of `size` entries the log went from one key to another; `lost` says why the old one did not sign."""

    size: int
    old: Verifier
    new: Verifier
    lost: str = ""


def body(said: Checkpoint, old: Verifier, new: Verifier, lost: str = "") -> str:
    """The body of a checkpoint that hands the log over: the extension lines that C2SP tlog-checkpoint allows."""
    return f"{said.body()}old-key {old.line()}\nnew-key {new.line()}\n" + (f"lost {lost}\n" if lost else "")


def handed(note: str) -> HandOver | None:
    """The hand-over in a checkpoint, None in an ordinary one; `NotANoteError` where it is not signed by those who must."""
    said, lost = notes.checkpoint(note), ""
    match [one.partition(" ")[::2] for one in notes.parts(note)[0].split("\n")[3:-1]]:
        case []:
            return None
        case [("old-key", before), ("new-key", after)]:
            pass
        case [("old-key", before), ("new-key", after), ("lost", reason)] if reason.strip():
            lost = reason
        case _:
            raise NotANoteError("not a checkpoint that hands the log over")
    old, new = Verifier.parse(before), Verifier.parse(after)
    if {(one.name, one.kind) for one in (old, new)} != {(said.origin, notes.LOG)}:
        raise NotANoteError("a log is handed over under its own name")
    if any(one.signed(note) is None for one in ([new] if lost else [old, new])):
        raise NotANoteError("the hand-over is not signed by both keys")
    return HandOver(said.size, old, new, lost)


@dataclass(frozen=True, slots=True)
class Chain:
    """The keys of a log one after another, and up to which size each signs."""

    links: tuple[HandOver, ...]
    last: Verifier

    @classmethod
    def to(cls, last: Verifier, shown: Iterable[str]) -> Chain:
        """What leads to a key, back from it; a checkpoint that hands nothing over, or is forged, is no link."""
        found = [one for one in map(_or_none, shown) if one]
        links: list[HandOver] = []
        at, below = last, max((one.size for one in found), default=0) + 1
        while reached := [one for one in found if one.new == at and one.size < below]:
            link = max(reached, key=lambda one: one.size)
            links.insert(0, link)
            at, below = link.old, link.size
        return cls(tuple(links), last)

    def key_at(self, size: int) -> Verifier:
        """The key whose signature a checkpoint of this size must bear."""
        for one in self.links:
            if size < one.size or (size == one.size and not one.lost):
                return one.old
        return self.last

    def holds(self, note: str) -> bool:
        """Whether a checkpoint bears the signature of the key of its place, and hands over nothing but what the chain knows."""
        try:
            said, link = notes.checkpoint(note), handed(note)
            key = self.key_at(said.size)
            return said.origin == key.name and key.signed(note) is not None and link in (None, *self.links)
        except NotANoteError:
            return False


def _or_none(note: str) -> HandOver | None:
    try:
        return handed(note)
    except NotANoteError:
        return None
