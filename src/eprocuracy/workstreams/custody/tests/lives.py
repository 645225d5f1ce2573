"""Invented lives as acts: only words are translated here, nothing is judged."""

from __future__ import annotations

from datetime import datetime

from eprocuracy.kernel.moments import When
from eprocuracy.workstreams.custody.words import Manner
from eprocuracy.workstreams.people import Role

from ...tests.story import Story, offences
from .planting import Life

KINDS = {
    "arrested": "custody.held",
    "custody": "custody.ordered",
    "extended": "custody.extended",
    "extension_approved": "custody.extension_approved",
    "custody_annulled": "custody.cancelled",
    "detention": "detention.ordered",
    "detention_approved": "detention.approved",
    "released": "person.released",
    "escaped": "person.escaped",
    "recaptured": "person.recaptured",
}


def story_of(life: Life, matter: str = "held") -> Story:
    """The acts of a life, in the order in which its papers were written."""
    story = Story(matter=matter)
    for paper in life.papers:
        what, at = str(paper["what"]), paper["at"]
        said = {name: paper[name] for name in ("ordinal", "approved") if name in paper}
        if what == "arrested":
            said |= {
                "unit": "LC-TP", "number": 1, "year": 2025, "manner": Manner.FLAGRANTE,
                "offences": offences("173/2"), "people": {"B": "1990"},
            }  # fmt: skip
        for name in ("begins", "ends", "until"):
            if isinstance(moment := paper.get(name), datetime):
                field = "until" if what == "detention" and name == "ends" else name
                said[field] = moment.date() if what == "detention" else When.at(moment)
        assert isinstance(at, datetime)
        number = str(paper["number"]) if "number" in paper else None
        story.say(KINDS[what], at, who=["B"], role=Role.HELD, no=number, **said)
        if "issuer" in paper:
            story.acts[-1] = type(story.acts[-1])(**{**vars(story.acts[-1]), "issued_by": paper["issuer"]})
    return story
