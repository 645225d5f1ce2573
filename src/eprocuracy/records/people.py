"""Who stands in a place, as lists show and find them: which version of a person, and under which names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from uuid import UUID

from eprocuracy.platform.wall.sight import whole
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.projected import Projected

from .models import PersonVersion

SHORTEST_NUMBER = 9  # of identity cards and telephones
BETWEEN = "|"  # between the names of one person; no name that is searched holds it


@dataclass(frozen=True, slots=True)
class Shown:
    """The version of a participant that lists show, and the keys of every name that standing acts of a matter give."""

    version: int
    key: str
    said_in: Mapping[UUID, tuple[str, ...]]
    veiled_names: frozenset[str] = frozenset()  # of one whom lists do not name: every name that acts give

    def names_in(self, matter: UUID) -> str:
        """The names by which the place in a matter is found: the one shown, then others that its own acts give."""
        return BETWEEN.join(dict.fromkeys(one for one in (self.key, *self.said_in.get(matter, ())) if one))


@whole()
def people_shown(
    acts: Mapping[UUID, Iterable[Act]], projected: Mapping[UUID, Projected]
) -> dict[UUID, dict[UUID, Shown]]:
    """By family and participant, who is shown: what the latest of the family's acts that still counts said of them.

    Of whom no act of the family says anything, the acts of another do, from which it was parted; there it is the first that
    was ever said, for what is recorded in one family changes nothing in another.
    """
    named = {family: {one.participant for one in part.tracks} for family, part in projected.items()}
    everyone = set().union(*named.values())
    versions: dict[UUID, dict[UUID, tuple[int, str]]] = {}
    if everyone:
        asked = PersonVersion.objects.filter(participant__in=everyone).order_by("id")
        for id_, who, act, key in asked.values_list("id", "participant", "act_id", "name_key"):
            versions.setdefault(who, {})[act] = (id_, key)
    names = _names_of({one.participant for part in projected.values() for one in part.tracks if one.veiled})
    return {family: _shown(acts[family], named[family], versions, names) for family in projected}


def _names_of(veiled: Collection[UUID]) -> dict[UUID, frozenset[str]]:
    """Every name and number that acts give to those whom lists do not name; one query, where there are any."""
    found: dict[UUID, set[str]] = {}
    if veiled:
        told = PersonVersion.objects.filter(participant__in=veiled)
        for who, *said in told.values_list("participant", "name", "other_names", "id_no", "phone"):
            found.setdefault(who, set()).update(telling(said))
    return {who: frozenset(names) for who, names in found.items()}


def telling(said: Iterable[str]) -> Iterator[str]:
    """The words of what is said of a person that tell who it is: whole names and numbers; one syllable may be anything."""
    for one in (part.strip() for text in said for part in text.split(",")):
        if " " in one or (len(one) >= SHORTEST_NUMBER and one.isdecimal()):
            yield one


def _shown(
    acts: Iterable[Act],
    named: Iterable[UUID],
    versions: Mapping[UUID, Mapping[UUID, tuple[int, str]]],
    names: Mapping[UUID, frozenset[str]],
) -> dict[UUID, Shown]:
    in_order = sorted(acts, key=attrgetter("position"))
    replaced = {act.supersedes for act in in_order}
    latest: dict[UUID, UUID] = {}
    said_in: dict[UUID, dict[UUID, tuple[str, ...]]] = {}
    for act in in_order:
        if act.id in replaced:
            continue
        for one in act.people:
            latest[one.participant] = act.id
            told = said_in.setdefault(one.participant, {})
            told[act.matter] = (
                (*told.get(act.matter, ()), versions[one.participant][act.id][1]) if one.participant in versions else ()
            )
    made = {}
    for who in named:
        known = versions.get(who)
        if known:
            version, key = known[latest[who]] if who in latest else next(iter(known.values()))
            made[who] = Shown(version, key, said_in.get(who, {}), names.get(who, frozenset()))
    return made
