"""The names on a page of matters: the persons concerned and who handles the matters, in two queries however many."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from eprocuracy.identity.models import Account
from eprocuracy.kernel.words import Label
from eprocuracy.records.models import PlaceRow
from eprocuracy.workstreams.catalogue import Catalogue
from eprocuracy.workstreams.people import Role

from ..persons.naming import NAMED, UNNAMED, shown

SUBJECTS = (Role.SUSPECT, Role.ACCUSED, Role.HELD)
SHOWN = 2


@dataclass(frozen=True, slots=True)
class Persons:
    """The persons whom a matter is about: the first few by name, and how many there are."""

    names: tuple[str, ...] = ()
    participants: tuple[UUID, ...] = ()  # those whose names are shown
    total: int = 0

    def label(self) -> Label | str:
        """`Nguyễn Văn A, Trần Thị B và 3 người khác`."""
        if not self.total:
            return ""
        listed, more = ", ".join(self.names), self.total - len(self.names)
        if not listed:
            return UNNAMED if more == 1 else Label(f"{more} người, {UNNAMED.vi}", f"{more} persons, {UNNAMED.en}")
        if not more:
            return listed
        return Label(f"{listed} và {more} người khác", f"{listed} and {more} more")


def persons_of(catalogue: Catalogue, matters: Collection[UUID]) -> dict[UUID, Persons]:
    """The persons each of the matters is about; one query. The page logs that names were read."""
    roles = {role.value for role in SUBJECTS}
    roles |= {stream.track_role.value for stream in catalogue.workstreams.values() if stream.track_role}
    places = (
        PlaceRow.objects.filter(matter__in=list(matters), role__in=roles)
        .order_by("id")
        .values_list("matter_id", "participant", *NAMED)
    )
    gathered: dict[UUID, list[tuple[UUID, str]]] = {}
    for matter, participant, *told in places:
        gathered.setdefault(matter, []).append((participant, shown(*told)))
    return {matter: _persons(those) for matter, those in gathered.items()}


def _persons(those: Sequence[tuple[UUID, str]]) -> Persons:
    named = [(participant, name) for participant, name in those if name][:SHOWN]
    return Persons(tuple(name for _, name in named), tuple(one for one, _ in named), len(those))


def staff_names(accounts: Collection[str]) -> Mapping[str, str]:
    """Names of staff by account; a procurator whom a register names without account keeps what is written."""
    found = dict(Account.objects.filter(account__in=set(accounts)).values_list("account", "name"))
    return {account: found.get(account, account) for account in accounts}
