"""The table of contents of a supervision file: every paper of the matter in its order, with the file that is kept of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from eprocuracy.kernel.words import Label
from eprocuracy.records.models import MatterRow
from eprocuracy.records.storing import acts_of
from eprocuracy.workstreams.catalogue import Rules
from eprocuracy.workstreams.heads import heads

from ..drafts.words import PaperOf
from ..forms import form_for
from ..from_file import ours
from ..models import DraftPaper, PaperFile
from ..offices import issuer_of


@dataclass(frozen=True, slots=True)
class Line:
    """One paper of the file; `digest` is its file here, empty where only paper lies in the file."""

    place: int
    on: date | None
    number: str
    issuer: str
    title: Label
    digest: str = ""
    signed: bool = False
    guarded: bool = False  # only those on the matter and the heads of the office may read it

    def stored(self) -> dict[str, Any]:
        """As the closed file keeps it."""
        return {
            "place": self.place,
            "on": self.on.isoformat() if self.on else None,
            "number": self.number,
            "issuer": self.issuer,
            "vi": self.title.vi,
            "en": self.title.en,
            "digest": self.digest,
            "signed": self.signed,
            "guarded": self.guarded,
        }


def line_of(stored: Mapping[str, Any]) -> Line:
    """The inverse of `stored`."""
    return Line(
        place=stored["place"],
        on=date.fromisoformat(stored["on"]) if stored["on"] else None,
        number=stored["number"],
        issuer=stored["issuer"],
        title=Label(stored["vi"], stored["en"]),
        digest=stored["digest"],
        signed=stored["signed"],
        guarded=stored.get("guarded", False),
    )


def contents_of(rules: Rules, row: MatterRow) -> tuple[Line, ...]:
    """Every paper that the file holds today; three questions, however many papers."""
    acts = heads(acts_of(rules.catalogue, [row.family_id])[row.family_id]).acts
    papers = [one for one in acts if one.matter == row.matter_id and (one.document_no or (form_for(one) and ours(one)))]
    kept = _kept([one.id for one in papers])
    office = issuer_of(row.unit).name if papers else ""
    lines = []
    for place, act in enumerate(papers, start=1):
        digest, signed = kept.get(act.id, ("", False))
        issuer = act.issued_by or (office if ours(act) else "")
        number = act.document_no or ""
        lines.append(Line(place, act.on, number, str(issuer), act.label, digest, signed, guarded=act.guarded))
    return tuple(lines)


def _kept(drafts: Sequence[UUID]) -> dict[UUID, tuple[str, bool]]:
    """The last file of each paper that went out from here: signed, or the scan of what was signed by hand."""
    what = (PaperOf.SIGNED.value, PaperOf.SCAN.value)
    found = {
        one.draft_id: (one.digest, one.what == PaperOf.SIGNED.value)
        for one in DraftPaper.objects.filter(draft__in=drafts, what__in=what).order_by("id")
    }
    digests = [digest for digest, _ in found.values()]
    papers = dict(PaperFile.objects.filter(digest__in=digests).values_list("digest", "paper"))
    latest = {
        one.paper_id: one.digest for one in PaperFile.objects.filter(paper__in=papers.values()).order_by("id")
    }  # sealed or stamped again since
    return {
        draft: (latest[papers[digest]] if digest in papers else digest, signed)
        for draft, (digest, signed) in found.items()
    }
