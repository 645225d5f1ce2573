"""What people call a fact that is missing from a computation."""

from __future__ import annotations

from eprocuracy.kernel.words import Label

from .reference import Reference

_PARTS = {
    "time": Label("giờ, phút của: {}", "clock time of: {}"),
    "clause": Label("khoản của: {}", "clause of: {}"),
    "year": Label("năm của: {}", "year of: {}"),
    "duration": Label("thời hạn ghi trong: {}", "length written in: {}"),
}


def fact(reference: Reference, name: str) -> Label:
    """The label of an event, a circumstance, or a part of one (`custody_start.time`, `charge.clause`)."""
    known = reference.circumstances.get(name) or reference.events.get(name)
    if known is not None:
        return known
    whole, _, part = name.rpartition(".")
    frame = _PARTS.get(part)
    if not whole or frame is None:
        return Label(name, name)
    inner = fact(reference, whole)
    return Label(frame.vi.format(inner.vi), frame.en.format(inner.en))
