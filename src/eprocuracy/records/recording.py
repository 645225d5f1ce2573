"""The one door: the only code that writes acts. A page, an Excel register, the API and a partner all end here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.wall.sight import whole
from eprocuracy.workstreams.acts import Act, Source
from eprocuracy.workstreams.catalogue import Rules
from eprocuracy.workstreams.content import to_json
from eprocuracy.workstreams.folding import fold
from eprocuracy.workstreams.heads import VOIDED, heads
from eprocuracy.workstreams.projected import Projected

from . import projections
from .again import again_if_it_gave_way
from .families import lock, matters_of, regrouped, store
from .inserting import insert_rows
from .interests import require_assigned_impartial
from .models import ActLink, ActRow, MatterRow, Message, PersonVersion
from .permitting import require_may_record
from .reconciling import RECORDED, digests_of
from .remembering import acts_read, remembered
from .storing import acts_of, link_rows, next_positions, person_rows, row_of

CANDIDATE = 2**62  # candidates come after everything recorded, in the order in which they are given
Seen = Mapping[UUID, int]
NEVER: Mapping[UUID, datetime] = {}
declare(RECORDED, "Ghi việc vào sổ", "Acts recorded")


class Moved(Refused):
    """Somebody else recorded something in the family since the writer looked; nothing was written."""

    def __init__(self, acts: Sequence[UUID]) -> None:
        super().__init__(
            Label(
                "Vụ việc đã có thay đổi từ khi bạn mở. Chưa có gì được ghi; nội dung bạn nhập vẫn còn.",
                "The matter has changed since you opened it. Nothing was recorded; what you typed is kept.",
            ),
            Label("Xem thay đổi, rồi ghi lại.", "Look at the changes, then record again."),
        )
        self.acts = tuple(acts)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the door did: acts written, acts that were already there, and the families as they now stand."""

    acts: tuple[UUID, ...]
    unchanged: tuple[UUID, ...]
    projected: Mapping[UUID, Projected]


@whole()
@again_if_it_gave_way
@transaction.atomic
def record(
    rules: Rules,
    acts: Sequence[Act],
    *,
    by: Actor,
    at: datetime,
    source: Source,
    seen: Seen | None = None,
    origins: Mapping[UUID, str] | None = None,
    came: Mapping[UUID, datetime] | None = None,
) -> Recorded:
    """Append acts and bring everything computed from their families up to date.

    `seen` is the position of each family as the writer saw it; None when the writer has seen none (an import).
    `origins` says where each act was read (cells of a file). Raises `Moved`, or `Refused` when the writer may not.
    `came` gives invented acts the moments at which they are to have come in; nothing else may be dated back.
    """
    if came and source is not Source.SYNTHETIC:
        raise ValueError("only invented acts have invented moments of recording")
    new, unchanged = _sorted_out(rules, acts)
    if not new:
        return Recorded((), unchanged, {})
    positions = lock(matters_of(new))
    _unmoved(positions, seen)
    known = acts_read(rules.catalogue, positions)
    _corrections_fit(known, new)
    grouping = regrouped(known, _as_candidates(new, at, came or {}, source))
    projected = {family: fold(rules, members) for family, members in grouping.acts.items()}
    require_may_record(by, new, known, projected, source)

    written = _append(new, by=by, at=at, source=source, origins=origins or {}, came=came or {})
    store(grouping, position=written[-1], regrouped=len(positions) > 1 or grouping.acts.keys() != positions.keys())
    projections.replace(rules, grouping, projected, at=at)
    if not by.is_system and source is not Source.EXCEL:  # a book tells what was; who puts somebody on a matter is asked
        require_assigned_impartial(new, known)
    ids = [act.id for act in new]
    audit.record(RECORDED, by=by, at=at, about=[f"act:{id_}" for id_ in ids], detail={"digests": digests_of(ids)})
    return Recorded(tuple(act.id for act in new), unchanged, projected)


@whole()
def what_if(
    rules: Rules, acts: Sequence[Act], *, at: datetime
) -> tuple[Mapping[UUID, Projected], Mapping[UUID, Projected]]:
    """The families before and after candidates, by family, with nothing written: the same code as `record`."""
    matters = matters_of(acts)
    positions = dict(MatterRow.objects.filter(matter__in=matters).values_list("family_id", "family__position"))
    known = acts_read(rules.catalogue, positions)
    grouping = regrouped(known, _as_candidates(acts, at))
    before = {family: remembered(rules, family, heads(members).acts)[0] for family, members in known.items()}
    return before, {family: fold(rules, members) for family, members in grouping.acts.items()}


@whole()
def what_if_each(rules: Rules, acts: Sequence[Act], *, at: datetime) -> list[Mapping[UUID, Projected]]:
    """The families before any candidate, and after each one in turn, with nothing written: what a chain of plans leads to."""
    families = set(MatterRow.objects.filter(matter__in=matters_of(acts)).values_list("family_id", flat=True))
    known = acts_of(rules.catalogue, families)
    candidates = _as_candidates(acts, at)
    made: list[Mapping[UUID, Projected]] = [{family: fold(rules, members) for family, members in known.items()}]
    for count in range(1, len(candidates) + 1):
        grouping = regrouped(known, candidates[:count])
        made.append({family: fold(rules, members) for family, members in grouping.acts.items()})
    return made


def as_candidates(acts: Sequence[Act], *, at: datetime) -> list[Act]:
    """Acts as `what_if` folds them: after everything recorded, in the order in which they are given."""
    return _as_candidates(acts, at)


def _sorted_out(rules: Rules, acts: Sequence[Act]) -> tuple[list[Act], tuple[UUID, ...]]:
    """The acts that are new; the same id with the same content again is the same act, with other content it is refused."""
    given = {act.id: act for act in acts}
    if len(given) != len(acts):
        raise ValueError("an act is given twice")
    there = {row.id: row for row in ActRow.objects.filter(id__in=list(given))}
    if there:
        recorded = {
            act.id: act for family in acts_of(rules.catalogue, _families_of(there.values())).values() for act in family
        }
        for id_, row in there.items():
            if not same_act(given[id_], recorded[id_]):
                raise Refused(
                    Label(
                        f"Bản ghi {row.document_no or row.id} đã có với nội dung khác.",
                        f"Record {row.document_no or row.id} is already there with other content.",
                    ),
                    Label("Ghi một bản sửa, nêu lý do.", "Record a correction, with its reason."),
                )
    return [act for act in acts if act.id not in there], tuple(there)


def _families_of(rows: Iterable[ActRow]) -> set[UUID]:
    return set(MatterRow.objects.filter(matter__in=[row.matter_id for row in rows]).values_list("family_id", flat=True))


def same_act(given: Act, recorded: Act) -> bool:
    """Whether an act says what is recorded under its id; who recorded it, and when, is not part of that."""
    return _said(given) == _said(recorded)


def _said(act: Act) -> tuple[object, ...]:
    return (
        act.kind,
        act.matter,
        act.occurred,
        act.effective_on,
        act.document_no or None,
        act.issued_by or None,
        act.signed_by or None,
        act.links,
        act.people,
        dict(act.unknown),
        act.supersedes,
        act.reason,
        to_json(act),
    )


def _as_candidates(
    acts: Sequence[Act], at: datetime, came: Mapping[UUID, datetime] = NEVER, source: Source | None = None
) -> list[Act]:
    """The acts as they will be read again; a copy of a record of other origin comes the way it is written now."""
    return [
        replace(act, position=CANDIDATE + place, recorded_at=came.get(act.id, at), source=source or act.source)
        for place, act in enumerate(acts)
    ]


def _unmoved(positions: Mapping[UUID, int], seen: Seen | None) -> None:
    if seen is None:
        return
    moved = {
        family: seen[family] for family, position in positions.items() if family in seen and seen[family] != position
    }
    if moved:
        since = min(moved.values())
        raise Moved(
            list(
                ActRow.objects.filter(matter__family__in=list(moved), position__gt=since)
                .order_by("position")
                .values_list("id", flat=True)
            )
        )


def _corrections_fit(known: Mapping[UUID, Sequence[Act]], new: Sequence[Act]) -> None:
    """A correction mends a head, once, with a reason, and stays of the same kind; our own signed paper is never mended."""
    by_id = {act.id: act for family in known.values() for act in family} | {act.id: act for act in new}
    replaced = {act.supersedes for family in known.values() for act in family if act.supersedes}
    for act in new:
        if act.supersedes is None:
            continue
        mended = by_id.get(act.supersedes)
        if mended is None:
            raise Refused(Label("Không tìm thấy bản ghi cần sửa.", "The record to correct was not found."))
        if not act.reason:
            raise Refused(
                Label("Sửa bản ghi phải nêu lý do.", "A correction needs a reason."),
                Label("Nhập lý do sửa.", "Give the reason."),
                field="reason",
            )
        if mended.source is Source.ISSUED:
            raise Refused(
                Label(
                    "Văn bản này đã ký, ban hành trên hệ thống; nội dung đã ký không sửa bằng bản ghi.",
                    "This document was signed and issued here; what is signed is not mended by a record.",
                ),
                Label(
                    "Ban hành văn bản hủy bỏ, thay đổi hoặc bổ sung.",
                    "Issue a document that annuls, changes or adds to it.",
                ),
            )
        if mended.id in replaced:
            raise Moved([mended.id])
        if act.kind not in (mended.kind, VOIDED) and mended.kind != VOIDED:
            raise Refused(
                Label(
                    "Bản sửa phải cùng loại với bản ghi được sửa.",
                    "A correction is of the same kind as what it corrects.",
                ),
                Label("Hủy bản ghi, rồi ghi việc đúng.", "Void the record, then record what did happen."),
            )


def _append(
    acts: Sequence[Act],
    *,
    by: Actor,
    at: datetime,
    source: Source,
    origins: Mapping[UUID, str],
    came: Mapping[UUID, datetime],
) -> list[int]:
    positions = next_positions(len(acts))
    rows = [
        row_of(
            act,
            position=position,
            by=by.account,
            at=came.get(act.id, at),
            source=source,
            origin=origins.get(act.id, ""),
        )
        for act, position in zip(acts, positions, strict=True)
    ]
    insert_rows(ActRow, rows)
    insert_rows(ActLink, [row for act in acts for row in link_rows(act)])
    insert_rows(PersonVersion, [row for act in acts for row in person_rows(act)])
    insert_rows(Message, [{"act_id": act.id, "topic": act.kind, "put_at": at} for act in acts])
    return positions


__all__ = ["Moved", "Recorded", "as_candidates", "record", "same_act", "what_if", "what_if_each"]
