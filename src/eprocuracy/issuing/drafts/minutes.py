"""Minutes of the handing over of an issued document (form 164), drawn before it is handed over and signed by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from eprocuracy.workstreams.catalogue import Rules

from ..filling import Filled, filled
from ..forms import catalogue
from ..offices import issuer_of
from ..saying import day_said
from ..texts import form_in
from .looking import Looked
from .papers import known_of, paper_form
from .serving import signed_on

MINUTES = "164"


def minutes_for(looked: Looked, rules: Rules, recipient: str, *, at: datetime) -> Filled:
    """The minutes for one recipient; a person of the file is named with what identifies them, a body by its name alone.

    Hour, place and end are left to the hand: they are not known before the paper is handed over.
    """
    known = known_of(looked, rules, issuer_of(looked.row.unit))
    who = next((one for one, person in known.people.items() if person.name == recipient), looked.act.id)
    form, on = paper_form(looked), signed_on(looked.draft)
    called = form.name.vi if form else looked.act.label.vi
    told = {
        "served.to": recipient,
        "served.papers": f"{called} số {looked.draft.document_no}{f' {day_said(on)}' if on else ''}",
    }
    minutes = form_in(looked.row.unit, catalogue()[MINUTES], at=at)
    return filled(minutes, replace(known, candidate=None, among=(who,), written=told))
