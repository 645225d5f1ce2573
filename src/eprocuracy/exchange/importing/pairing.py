"""Acts as a file says them beside acts as they are recorded: what both ways of comparing rows share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID, uuid5

from eprocuracy.platform.wall.sight import whole
from eprocuracy.records.models import ActRow, Matter
from eprocuracy.records.storing import acts_of
from eprocuracy.workstreams.acts import Act, Link
from eprocuracy.workstreams.catalogue import Rules
from eprocuracy.workstreams.heads import VOIDED

from .rows import ROWS

COMMON = ("occurred", "effective_on", "document_no", "issued_by", "signed_by")
"""What every act may say beside the fields of its kind."""


TAKEN_BACK = "Hoàn tác lần nhập sổ"
"""How the reason begins for which acts of an import were voided; a row read again makes up for such a voiding."""


@whole()
def standing_in(rules: Rules, matters: Sequence[UUID]) -> dict[UUID, list[Act]]:
    """The standing acts of matters, in the order of recording; two queries."""
    families = Matter.objects.filter(id__in=matters).values_list("family_id", flat=True)
    found: dict[UUID, list[Act]] = {}
    for many in acts_of(rules.catalogue, set(families)).values():
        mended = {act.supersedes for act in many if act.supersedes}
        for act in many:
            if act.id not in mended and act.kind != VOIDED:
                found.setdefault(act.matter, []).append(act)
    return found


@whole()
def recorded_under(rules: Rules, acts: Sequence[Act]) -> dict[UUID, Act]:
    """The heads of what is recorded under the ids of these acts; two queries."""
    ids = list(ActRow.objects.filter(id__in=[act.id for act in acts]).values_list("matter__family_id", flat=True))
    everything = {act.id: act for many in acts_of(rules.catalogue, set(ids)).values() for act in many}
    next_of = {act.supersedes: act for act in everything.values() if act.supersedes}
    found = {}
    for act in acts:
        head = everything.get(act.id)
        while head is not None and head.id in next_of:
            head = next_of[head.id]
        if head is not None:
            found[act.id] = head
    return found


def said(act: Act) -> tuple[object, ...]:
    """Everything that an act says, links to other matters aside: they are found later."""
    return (*(getattr(act, name) for name in COMMON), tuple(act.values().items()), tuple(bare(act.links)), act.people)


def number_of(act: Act) -> str:
    """The number of its paper itself: `45` of `045/QĐ-CSĐT`."""
    return (act.document_no or "").split("/")[0].strip().lstrip("0")


def bare(links: Iterable[Link]) -> list[Link]:
    """The links to participants alone."""
    return [link for link in links if not link.is_matter]


def placed(act: Act, places: Mapping[UUID, UUID]) -> Act:
    """The act with its participants put into the places of those recorded."""
    return replace(
        act,
        links=tuple(
            link if link.is_matter else replace(link, target=places.get(link.target, link.target)) for link in act.links
        ),
        people=tuple(replace(one, participant=places.get(one.participant, one.participant)) for one in act.people),
    )


def is_open(recorded: Act | None) -> bool:
    """Whether nothing is recorded in the place of an act, or what was recorded by an import was taken back with it."""
    return recorded is None or (recorded.kind == VOIDED and recorded.reason.startswith(TAKEN_BACK))


def as_fresh(act: Act, taken_back: Act | None, reason: str) -> Act:
    """The act as it is recorded in an open place."""
    return act if taken_back is None else correction(act, taken_back, reason)


def correction(act: Act, recorded: Act, reason: str) -> Act:
    """What a row says as the correction of what is recorded; its id follows from what it mends and what it says."""
    everything = repr((act.occurred, act.document_no, act.values(), act.links, act.people))
    return replace(act, id=uuid5(ROWS, f"{recorded.id}|{everything}"), supersedes=recorded.id, reason=reason)
