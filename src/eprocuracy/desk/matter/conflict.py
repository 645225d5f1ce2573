"""Somebody wrote first: who, when, and what of the matter is other than it was when the form was opened."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Conflict, Difference
from eprocuracy.records.recording import Moved
from eprocuracy.workstreams.catalogue import Rules
from eprocuracy.workstreams.folding import fold

from ..actform.consequences import consequences
from ..addresses import matter_address
from ..saying import day_said, joined, number_of
from .file import File
from .history import detail_of


def conflict_of(rules: Rules, file: File, seen: Mapping[UUID, int], moved: Moved) -> Conflict:
    """What the door's answer means for the person at the form; `file` is the matter as it is now."""
    since = min(seen.values(), default=0)
    news = [act for act in file.acts if act.position is not None and act.position > since]
    if not news:
        news = [act for act in file.acts if act.id in moved.acts]
    before = fold(rules, [act for act in file.acts if act not in news])
    changed = consequences(rules.catalogue, {file.id: before}, {file.id: file.projected}, file.names)
    told = [
        Difference(Label("Vừa được ghi", "Just recorded"), "", joined(act.label, number_of(act.document_no)) or act.label,
                   note=joined(day_said(act.occurred), detail_of(file, act)) or "")
        for act in news
    ]  # fmt: skip
    last = max(news, key=lambda act: act.position or 0, default=None)
    at = last.recorded_at if last else None
    assert at is not None, "the door says that something was recorded"
    by = ", ".join(dict.fromkeys(file.staff.get(act.recorded_by, act.recorded_by) for act in news))
    return Conflict(by, at, [*told, *changed.differences], matter_address(file.id))
