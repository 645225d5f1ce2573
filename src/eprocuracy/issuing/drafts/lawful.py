"""The legality checklist of a draft: its points as the file shows them today, with the answers given."""

from __future__ import annotations

from eprocuracy.workstreams.catalogue import Rules

from ..checklists import Checklist, checklist_of
from ..checklists.checking import Point, points
from ..checklists.showing import File
from .actions import answered
from .looking import Looked


def checklist(looked: Looked) -> Checklist | None:
    """The checklist of the decision; None where it decides on nobody's fate."""
    return checklist_of(looked.draft.kind)


def points_of(looked: Looked, rules: Rules) -> tuple[Point, ...]:
    """Every point of the decision, read on the file without the draft."""
    known = checklist(looked)
    if known is None:
        return ()
    file = File(
        catalogue=rules.catalogue,
        reference=rules.reference,
        matter=looked.row.matter_id,
        acts=looked.acts,
        states=looked.states,
        projected=looked.projected,
    )
    return points(known, file, looked.act, answered(looked.draft))
