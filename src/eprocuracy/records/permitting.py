"""Who may write which act: asked once, at the door, of every act that comes through it; pages ask the same beforehand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from eprocuracy.identity.policy import About, may
from eprocuracy.identity.powers import Deed
from eprocuracy.identity.queries import with_names
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.workstreams.acts import Act, Source
from eprocuracy.workstreams.projected import MatterState, Projected

from .models import MatterRow

ASKED = ("unit", "secrecy", "procurator", "assisting", "relieved", "workstream")


def deed_of(kind: type[Act]) -> Deed:
    """What recording an act of a kind is: registering what others did, writing for those who handle the matter, or naming who does."""
    if kind.assigns():
        return Deed.RECORD_ASSIGNMENT
    return Deed.RECORD_OWN if kind.is_own() else Deed.RECORD


def require_may_record(
    by: Actor,
    new: Sequence[Act],
    known: Mapping[UUID, Sequence[Act]],
    projected: Mapping[UUID, Projected],
    source: Source,
) -> None:
    """Refuse what the writer may not record in the matters that the acts are of; others of the family are not asked about.

    Rows of a book are recorded by whoever may import books of the unit, assigned to the matter or not. What is issued here was asked
    about, and signed for, on its way to the number.
    """
    if by.is_system:
        return
    matters = {act.matter for act in new}
    after = {one.id: one for part in projected.values() for one in part.matters if one.id in matters}
    before = {row.matter_id: row for row in MatterRow.objects.filter(matter__in=list(matters)).only(*ASKED)}
    for matter in matters:
        # what is stored decides, also of matters that the acts make disappear by voiding all there is of them
        stands = before.get(matter) or after.get(matter)
        if stands is None:
            continue
        about = about_of(stands)
        if source is Source.EXCEL:
            _require(by, Deed.IMPORT, replace(about, assigned=frozenset()))
            continue
        for deed in sorted(_deeds(matter, new, known, source), key=list(Deed).index):
            _require(by, deed, about)
        if _hands_over(before.get(matter), after.get(matter)):
            _require(by, Deed.RECORD_ASSIGNMENT, about)


def about_of(stands: MatterRow | MatterState) -> About:
    """What the policy needs to know of a matter as it stands."""
    return About(
        unit=stands.unit,
        secrecy=stands.secrecy,
        assigned=frozenset({stands.procurator, *stands.assisting} - {""}),
        relieved=frozenset(stands.relieved),
        workstream=stands.workstream,
    )


def _deeds(matter: UUID, new: Sequence[Act], known: Mapping[UUID, Sequence[Act]], source: Source) -> set[Deed]:
    """A correction, or the voiding of a record, is asked about as the record itself; writing anything at all comes before."""
    if source is Source.ISSUED:
        return {Deed.RECORD}
    ours = [act for act in new if act.matter == matter]
    return {Deed.RECORD} | {_deed(one) for act in ours for one in (act, *_mended(act, known))}


def _deed(act: Act) -> Deed:
    """As of its kind; of what several bodies may do, the act that was the procuracy's is for those who handle the matter."""
    deed = deed_of(type(act))
    return Deed.RECORD_OWN if deed is Deed.RECORD and act.done_by_us else deed


def _mended(act: Act, known: Mapping[UUID, Sequence[Act]]) -> Iterator[Act]:
    """What the act replaces, whatever was voided in between."""
    if act.supersedes is None:
        return
    by_id = {one.id: one for family in known.values() for one in family}
    replaced = by_id.get(act.supersedes)
    while replaced is not None:
        yield replaced
        replaced = by_id.get(replaced.supersedes) if replaced.supersedes else None


def _hands_over(before: MatterRow | None, after: MatterState | None) -> bool:
    """Whether a matter that somebody handles goes to another, by whatever act."""
    return (
        before is not None and after is not None and bool(before.procurator) and before.procurator != after.procurator
    )


def _require(by: Actor, deed: Deed, about: About) -> None:
    if not may(by, deed, about).allowed:
        raise Refused(may(by, deed, with_names(about)).why)
