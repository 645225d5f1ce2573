"""The way to recording an act: straight to its page, or, where it is one answer of several, to all of them side by side."""

from __future__ import annotations

from uuid import UUID

from eprocuracy.platform.ui.parts import Deed, Weight
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import Workstream

from ..addresses import answers_address, record_address


def way_to(stream: Workstream, kind: type[Act], matter: UUID, weight: Weight = Weight.SECONDARY) -> Deed:
    """The button for an act that is due; for one answer of a question, the question, so that no answer is put forward."""
    question = stream.question_of.get(kind.kind)
    if question is None:
        return Deed(kind.label, record_address(matter, kind.kind), weight)
    return Deed(question.label, answers_address(matter, question.key), weight)
