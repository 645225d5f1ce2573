"""A row that a person called the same matter as one recorded already: what it says laid over what stands there.

What the row leaves empty stays as it was recorded, so nothing that was typed is lost; what it says otherwise becomes a correction.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any
from uuid import UUID

from eprocuracy.exchange.registers import Row
from eprocuracy.exchange.registers.text import fold
from eprocuracy.kernel.moments import When
from eprocuracy.law.ages import Birth
from eprocuracy.workstreams.acts import Act, Link
from eprocuracy.workstreams.catalogue import Rules
from eprocuracy.workstreams.people import Person
from eprocuracy.workstreams.registers import Register

from .pairing import COMMON, as_fresh, bare, is_open, number_of, placed, recorded_under, said, standing_in
from .rows import Find, handed_over, identity_in

Kept = Collection[str]
"""What a person keeps as it was recorded, by `key_of`."""


def key_of(act: Act, name: str) -> str:
    """What a field of an act of the row, or a person it names, is called where it is kept as recorded."""
    return f"{act.id}.{name}"


@dataclass(frozen=True, slots=True)
class Joined:
    """A row beside a matter: acts that it alone has, those of both (as the row says, as recorded, both together), those it does not have."""

    fresh: tuple[Act, ...]
    pairs: tuple[tuple[Act, Act, Act], ...]
    beside: tuple[Act, ...]

    @property
    def differing(self) -> tuple[tuple[Act, Act], ...]:
        """What would be recorded, beside what it corrects."""
        return tuple((mended, recorded) for _, recorded, mended in self.pairs if said(mended) != said(recorded))


def joined(
    rules: Rules,
    register: Register,
    rows: Sequence[tuple[Row, UUID, Kept]],
    find_case: Find,
    find_report: Find,
    *,
    reason: str,
) -> list[Joined]:
    """Each row against the matter it is said to be, and what is kept as recorded; the same queries however many rows."""
    assert register.acts_of is not None
    standing = standing_in(rules, [matter for _, matter, _ in rows])
    read = [
        register.acts_of(replace(handed_over(register, row, find_case, find_report), identify=identity_in(matter)))
        for row, matter, _ in rows
    ]
    there = recorded_under(rules, [act for acts in read for act in acts])
    return [
        _joined(acts, standing.get(matter, []), there, reason, kept)
        for (_, matter, kept), acts in zip(rows, read, strict=True)
    ]


def _joined(acts: Sequence[Act], standing: Sequence[Act], there: Mapping[UUID, Act], reason: str, kept: Kept) -> Joined:
    own = {act.id: there[act.id] for act in acts if act.id in there and there[act.id].kind == act.kind}
    taken = {one.id for one in own.values()}
    # what a person voided in the matter stays voided; what was taken back with an import comes again
    unmet = [act for act in acts if act.id not in own and is_open(there.get(act.id))]
    recorded = own | _paired(unmet, [one for one in standing if one.id not in taken])
    places = _places(acts, recorded)
    given = {act.id: placed(act, places) for act in acts}
    met = {one.id for one in recorded.values()}
    return Joined(
        fresh=tuple(as_fresh(given[act.id], there.get(act.id), reason) for act in unmet if act.id not in recorded),
        pairs=tuple((given[id_], one, _laid_over(one, given[id_], kept)) for id_, one in recorded.items()),
        beside=tuple(one for one in standing if one.id not in met),
    )


def _paired(read: Sequence[Act], standing: Sequence[Act]) -> dict[UUID, Act]:
    """For each act of the row the one recorded: of its kind, day and number; else the only one of its kind that may be it."""
    free = list(standing)
    found: dict[UUID, Act] = {}
    for is_it in (_is_surely, _may_be):
        for act in read:
            alike = [one for one in free if one.kind == act.kind]
            fitting = [one for one in alike if is_it(act, one)]
            alone = is_it is _is_surely or (
                len(alike) == 1 and sum(one.kind == act.kind and one.id not in found for one in read) == 1
            )
            if act.id not in found and fitting and alone:
                found[act.id] = fitting[0]
                free.remove(fitting[0])
    return found


def _is_surely(act: Act, recorded: Act) -> bool:
    return act.on == recorded.on and "" in (number_of(act), number_of(recorded), _odd(act, recorded))


def _odd(act: Act, recorded: Act) -> str:
    """Empty where both papers bear the same number."""
    return "" if number_of(act) == number_of(recorded) else "other"


def _may_be(act: Act, recorded: Act) -> bool:
    """A matter opens once; of other kinds a paper of another day and another number is another paper."""
    return act.opens or act.on == recorded.on or "" in (number_of(act), number_of(recorded), _odd(act, recorded))


def _places(read: Iterable[Act], recorded: Mapping[UUID, Act]) -> dict[UUID, UUID]:
    """The participants of the row as those of the matter: by name, or the only two that are left of an act."""
    found: dict[UUID, UUID] = {}
    for act in read:
        if (stands := recorded.get(act.id)) is None:
            continue
        left = list(stands.people)
        unmet: list[Person] = []
        for person in act.people:
            same = next((one for one in left if fold(one.name) == fold(person.name)), None)
            if same is None:
                unmet.append(person)
            else:
                left.remove(same)
                found.setdefault(person.participant, same.participant)
        if len(unmet) == len(left) == 1:
            found.setdefault(unmet[0].participant, left[0].participant)
    return found


def _laid_over(recorded: Act, act: Act, kept: Kept) -> Act:
    """What is recorded, with everything that the row says otherwise and a person did not keep."""
    changed: dict[str, Any] = {}
    for name in (*COMMON, *(one.name for one in act.content)):
        value, stands = getattr(act, name), getattr(recorded, name, None)
        if not _says_less(value, stands) and key_of(act, name) not in kept:
            changed[name] = value
    if (
        number_of(act)
        and number_of(act) == number_of(recorded)
        and len(recorded.document_no or "") > len(act.document_no or "")
    ):
        changed["document_no"] = recorded.document_no
    stay = {one.participant for one in act.people if key_of(act, str(one.participant)) in kept}
    changed["people"] = _people(recorded.people, tuple(one for one in act.people if one.participant not in stay))
    changed["links"] = _links(recorded.links, tuple(one for one in act.links if one.target not in stay))
    return replace(recorded, **changed)


def _says_less(value: object, stands: object) -> bool:
    """Whether a value adds nothing to what stands: it is empty, the same, or known less precisely."""
    if value is None or value in ("", ()) or value == stands:
        return True
    match value, stands:
        case When(), When():
            return value.day is None or (value.day == stands.day and value.minute is None)
        case Birth(), Birth():
            return stands.day is not None and value == Birth(year=stands.day.year)
        case str(), str():
            return " ".join(value.split()) == " ".join(stands.split())
    return False


def _people(recorded: tuple[Person, ...], read: tuple[Person, ...]) -> tuple[Person, ...]:
    made = {one.participant: one for one in recorded}
    for person in read:
        stands = made.get(person.participant)
        if stands is None:
            made[person.participant] = person
            continue
        names = (one.name for one in fields(Person) if one.name not in ("participant", "erased"))
        said_more = {
            name: getattr(person, name)
            for name in names
            if not _says_less(getattr(person, name), getattr(stands, name))
            and not (name == "name" and fold(person.name) == fold(stands.name))
        }
        made[person.participant] = stands if stands.erased else replace(stands, **said_more)
    return tuple(made.values())


def _links(recorded: tuple[Link, ...], read: tuple[Link, ...]) -> tuple[Link, ...]:
    said_of = {(link.role, link.target): link for link in bare(read)}
    made = []
    for link in recorded:
        new = None if link.is_matter else said_of.pop((link.role, link.target), None)
        made.append(replace(link, offences=new.offences) if new and new.offences else link)
    return (*made, *said_of.values())
