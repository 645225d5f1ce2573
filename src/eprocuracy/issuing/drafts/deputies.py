"""Deputies whom the chief has assigned to a matter (form 70): they sign its papers in the chief's stead. Computed from its acts.

BLTTHS 41: a deputy who is assigned to direct a case has the chief's powers in it, from the day of the decision until another deputy
takes the place. An authorisation for the days of the chief's absence is another thing, and is kept by `identity`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from eprocuracy.identity import codes
from eprocuracy.identity.powers import Deed
from eprocuracy.kernel.actors import Actor
from eprocuracy.records.models import ActRow, MatterRow

from .signers import Authorisation

NAMED = "deputy_chief"  # the field of the acts of assignment


@dataclass(frozen=True, slots=True)
class Assigned:
    """One decision that names the deputy in charge: by account or as a register wrote the name."""

    deputy: str
    from_on: date
    document_no: str


def assignments(row: MatterRow) -> tuple[Assigned, ...]:
    """The decisions that name the deputy of a matter, those that count, in their order; one question.

    Custody has often none of its own: it goes with the case of its family.
    """
    found = (
        ActRow.objects.filter(
            matter__family=row.family_id, superseded_by=None, content__has_key=NAMED, occurred_on__isnull=False
        )
        .exclude(document_no="")
        .order_by("occurred_on", "position")
    )
    given = [*found.values_list("matter_id", f"content__{NAMED}", "occurred_on", "document_no")]
    own = [one for one in given if one[0] == row.matter_id]
    return tuple(Assigned(*one[1:]) for one in own or given)


def held_by(names: Collection[str], given: Sequence[Assigned], unit: str) -> tuple[Authorisation, ...]:
    """What the decisions of a matter give to one deputy, known by these names: each until another deputy is named. Pure."""
    made = []
    for one, after in zip(given, [*given[1:], None], strict=False):
        if one.deputy not in names:
            continue
        ends = None if after is None or after.deputy in names else after.from_on - timedelta(days=1)
        made.append(
            Authorisation(
                unit=codes.office(unit),
                deeds=frozenset({Deed.ISSUE}),
                workstreams=frozenset(),
                from_on=one.from_on,
                to_on=ends,
                document_no=one.document_no,
                of_the_matter=True,
            )
        )
    return tuple(made)


def assigned_to(actor: Actor, row: MatterRow) -> tuple[Authorisation, ...]:
    """What a deputy holds in a matter by decisions of assignment, the latest first."""
    return held_by({actor.account, actor.name}, assignments(row), row.unit)[::-1]


def in_charge(row: MatterRow, *, on: date, among: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Of these accounts with their names, those assigned to the matter as its deputy on a day; one question."""
    given = assignments(row)
    return frozenset(
        account for account, name in among if any(one.in_force(on) for one in held_by({account, name}, given, row.unit))
    )
