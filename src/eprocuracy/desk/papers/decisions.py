"""Papers of our own that the desk can print from an act as it stands in the file, on the form prescribed for it."""

from __future__ import annotations

import re
from dataclasses import replace

from eprocuracy.issuing.composing import paper_of
from eprocuracy.issuing.filling import Filled, filled
from eprocuracy.issuing.forms import Form, form_for
from eprocuracy.issuing.from_file import ours
from eprocuracy.issuing.known import Known
from eprocuracy.issuing.offices import issuer_of
from eprocuracy.issuing.texts import form_in, written_at
from eprocuracy.kernel.actors import Duty
from eprocuracy.platform.papers import Paper
from eprocuracy.records import rules
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.crime_reports.acts_intake import ReportAssigned
from eprocuracy.workstreams.criminal_cases.acts_case import CaseAssigned

from ..matter.file import File
from .drawing import words

ASSIGNING = (ReportAssigned, CaseAssigned)  # what an order of assignment prints at once
_TITLE = re.compile(r"[\s,]*\b(?:KT\.\s*)?(?:phó\s+)?viện trưởng\b[\s,:]*", re.IGNORECASE)


def printable(act: Act) -> bool:
    """Whether an act is our own and there is a prescribed form for it: what others issued is theirs to print."""
    return ours(act) and form_for(act) is not None


def prescribed(file: File, act: Act) -> Filled | None:
    """The prescribed form of an act, filled with all that the reader may see of the file; None where it has none."""
    form = form_for(act) if printable(act) else None
    if form is None:
        return None
    signed = act.signed_by or ""
    deputy = Duty.DEPUTY_CHIEF.label.vi.lower() in signed.lower()
    known = Known(
        issuer=issuer_of(file.row.unit),
        offences=rules.present().reference.offences,
        matter=file.id,
        acts=tuple(one if one.matter in file.seen else replace(one, people=()) for one in file.standing.acts),
        states=file.states,
        candidate=act,
        names={code: words(name, "vi") for code, name in file.words.items()},
        number=act.document_no,
        on=act.on,
        signer=_TITLE.sub("", signed).strip(),
        duty=Duty.DEPUTY_CHIEF if deputy else None,
    )
    return filled(_in_its_words(file.row.unit, form, act), known)


def _in_its_words(unit: str, form: Form, act: Act) -> Form:
    at = written_at(act)
    return form_in(unit, form, at=at) if at else form


def decision(file: File, act: Act) -> Paper | None:
    """The same as a paper to be drawn."""
    made = prescribed(file, act)
    return paper_of(made) if made else None
