"""A draft with everything it is judged by: its acts, the file without and with it, and what stands against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from eprocuracy.identity.models import Delegation
from eprocuracy.identity.policy import About
from eprocuracy.identity.powers import Deed
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.records import permitting
from eprocuracy.records.models import MatterRow
from eprocuracy.records.recording import what_if
from eprocuracy.records.storing import acts_of
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.blocking import Standing
from eprocuracy.workstreams.catalogue import Rules
from eprocuracy.workstreams.folding import folded
from eprocuracy.workstreams.heads import heads
from eprocuracy.workstreams.projected import Deadline, Outcome, Projected
from eprocuracy.workstreams.states import State

from ..models import Draft, DraftStep, DraftVersion
from .candidates import read
from .checking import Obstacle, obstacles
from .deputies import assigned_to
from .opening import to_be_opened
from .signers import Authorisation
from .words import Step

MOST_AUTHORISATIONS = 5  # of one deputy, the latest: what a refusal can name


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A draft as it stands today; nothing is written when it is looked at."""

    draft: Draft
    row: MatterRow
    act: Act
    typed: Sequence[tuple[str, str]]
    blanks: Mapping[str, str]
    acts: tuple[Act, ...]  # of the family, those that count
    states: Mapping[UUID, State]
    before: Mapping[UUID, Projected]
    after: Mapping[UUID, Projected]
    position: int
    steps: tuple[DraftStep, ...]
    wrote: frozenset[str]
    written_at: datetime  # when its words were written: it keeps the text of the form that was in use then

    @property
    def projected(self) -> Projected:
        """The family without the draft."""
        return self.before[self.row.family_id]

    @property
    def about(self) -> About:
        return about_of(self.row, type(self.act))

    @property
    def clocks(self) -> tuple[Deadline, ...]:
        """The running clocks that the document would meet or extend, the nearest first."""
        return tuple(
            sorted(
                (one for one in self.projected.deadlines if self._touches(one)),
                key=lambda one: one.ends_at.timestamp() if one.ends_at else 0.0,
            )
        )

    def _touches(self, one: Deadline) -> bool:
        """Whether the clock runs before the document and does not run on as it was after it."""
        if one.outcome not in (Outcome.RUNNING, Outcome.NOT_DETERMINABLE):
            return False
        then = next(
            (
                other
                for part in self.after.values()
                for other in part.deadlines
                if (other.matter, other.clock, other.participant, other.run)
                == (one.matter, one.clock, one.participant, one.run)
            ),
            None,
        )
        return then is None or then.outcome is not one.outcome or then.ends_at != one.ends_at

    def standing(self, rules: Rules) -> Standing | None:
        """The matter of the document as it is asked about; None for a document that opens one."""
        state = next((one for one in self.projected.matters if one.id == self.act.matter), None)
        if state is None or state.closed_on is not None:
            return None
        stream = rules.catalogue.workstreams[state.workstream]
        return Standing(rules.catalogue, stream, state, self.projected, self.acts)

    def obstacles(self, rules: Rules, missing: Sequence[Label] = ()) -> tuple[Obstacle, ...]:
        return obstacles(
            rules.catalogue,
            self.act,
            before=self.before,
            after=self.after,
            standing=self.standing(rules),
            missing=missing,
        )


def look(rules: Rules, draft: Draft, *, at: datetime, version: DraftVersion | None = None, **changes: Any) -> Looked:
    """Read what a draft is judged by; `changes` replace fields of the candidate, such as its day."""
    row = row_of(draft)
    written = version or draft.versions.get(number=draft.version)
    act = read(rules.catalogue, draft.id, written.act)
    if changes:
        act = replace(act, **changes)
    acts = acts_of(rules.catalogue, [row.family_id])[row.family_id] if draft.matter_id else []
    recorded = [one for one in acts if one.id != draft.id]  # once it is issued, its own act is in the file
    standing = heads(recorded)
    projected, states = folded(rules, standing.acts)
    if len(recorded) == len(acts):
        _, after = what_if(rules, [act], at=at)
    else:
        after = {row.family_id: folded(rules, heads(acts).acts)[0]}
    return Looked(
        draft=draft,
        row=row,
        act=act,
        typed=[(name, value) for name, value in written.typed],
        blanks=written.blanks,
        acts=standing.acts,
        states=states,
        before={row.family_id: projected},
        after=after,
        position=row.family.position if draft.matter_id else 0,
        steps=tuple(draft.steps.order_by("place")),
        wrote=wrote(draft),
        written_at=written.written_at,
    )


def row_of(draft: Draft) -> MatterRow:
    """The matter of a draft; of one that opens a matter out of nothing, that matter as it is asked about until then."""
    if draft.matter_id is None:
        return to_be_opened(draft, wrote(draft))
    return MatterRow.objects.select_related("family").get(matter=draft.matter_id)


def wrote(draft: Draft) -> frozenset[str]:
    """Everybody who wrote a version of it, or proposed it."""
    writers = set(draft.versions.values_list("written_by", flat=True))
    writers.update(draft.steps.filter(step=Step.PROPOSE.value).values_list("by", flat=True))
    return frozenset(writers)


def about_of(row: MatterRow, kind: type[Act] | None = None) -> About:
    """What the policy asks of a matter, and of who signs a document of the kind."""
    return replace(permitting.about_of(row), signed_by=frozenset(kind.signers) if kind else frozenset())


def authorisations(actor: Actor, row: MatterRow) -> tuple[Authorisation, ...]:
    """What chiefs have entrusted to a deputy, in force or not, the latest first; in this matter by its assignment before all."""
    held = Delegation.objects.filter(to_account__account=actor.account, from_account__is_active=True)
    return (
        *assigned_to(actor, row),
        *(
            Authorisation(
                unit=one.unit_id,
                deeds=frozenset(Deed(deed) for deed in one.deeds),
                workstreams=frozenset(one.workstreams),
                from_on=one.from_on,
                to_on=one.to_on,
                document_no=one.document_no,
            )
            for one in held.order_by("-to_on")[:MOST_AUTHORISATIONS]
        ),
    )


def entrusted(unit: str, *, on: date) -> tuple[str, ...]:
    """The deputies of an office whom an authorisation in force lets sign."""
    held = Delegation.objects.filter(unit=unit, from_on__lte=on, to_on__gte=on, deeds__contains=[Deed.ISSUE.value])
    return tuple(held.values_list("to_account__account", flat=True))
