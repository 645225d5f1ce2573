"""What an edited row of an export changes in its matter: only what the edit says, laid over what is recorded there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any
from uuid import UUID

from eprocuracy.exchange.registers import Row
from eprocuracy.kernel.words import Label
from eprocuracy.workstreams.acts import Act, Link
from eprocuracy.workstreams.catalogue import Rules
from eprocuracy.workstreams.people import Person
from eprocuracy.workstreams.registers import Register

from .pairing import COMMON, bare, number_of, placed, said, standing_in
from .rows import Find, handed_over, identity_in

NOT_FOUND = Label(
    "không tìm thấy bản ghi tương ứng; sửa trên trang của vụ việc",
    "the record behind it was not found; correct it on the page of the matter",
)
EMPTIED = Label(
    "nội dung bị xóa trong tệp; bản ghi không tự bị bỏ, hãy bỏ trên trang của vụ việc",
    "emptied in the file; a record is not dropped by itself, drop it on the page of the matter",
)


@dataclass(slots=True)
class Amended:
    """What an edit means: acts that are new, acts with what they mend, and what could not be done with why."""

    fresh: list[Act] = field(default_factory=list)
    differing: list[tuple[Act, Act]] = field(default_factory=list)  # as it should be, as it is recorded
    left: list[tuple[Label, Label]] = field(default_factory=list)  # kind of act, why


def amended(rules: Rules, register: Register, rows: Sequence[Row], find_case: Find, find_report: Find) -> list[Amended]:
    """The edits of some rows, each against the heads of its matter; the same two queries however many rows."""
    heads = standing_in(rules, [row.exported.matter for row in rows if row.exported])
    return [_amended(register, row, heads, find_case, find_report) for row in rows]


def _amended(
    register: Register, row: Row, heads: Mapping[UUID, list[Act]], find_case: Find, find_report: Find
) -> Amended:
    made = Amended()
    if row.exported is None or row.base is None or not row.exported.touched:
        return made
    assert register.acts_of is not None
    matter = row.exported.matter

    was, now = (
        {
            act.id: act
            for act in register.acts_of(
                replace(handed_over(register, one, find_case, find_report), identify=identity_in(matter))
            )
        }
        for one in (row.base, row)
    )
    recorded = _paired(was.values(), heads.get(matter, []))
    places = _participants(was.values(), recorded)
    for id_, act in now.items():
        before, stands = was.get(id_), recorded.get(id_)
        if before is None:
            made.fresh.append(placed(act, places))
        elif said(act) != said(before):
            if stands is None:
                made.left.append((act.label, NOT_FOUND))
            elif (mended := _laid_over(stands, before, act, places)) is not None:
                made.differing.append((mended, stands))
                if len(act.people) < len(before.people):
                    made.left.append((act.label, EMPTIED))
    made.left += [(act.label, EMPTIED) for id_, act in was.items() if id_ not in now and id_ in recorded]
    return made


def _paired(read: Iterable[Act], recorded: Sequence[Act]) -> dict[UUID, Act]:
    """For each act of the row as it went out the one recorded: of its kind, its day and its number, or the only one of its kind."""
    free = list(recorded)
    found: dict[UUID, Act] = {}
    for sure in (True, False):
        for act in read:
            if act.id in found:
                continue
            same = [one for one in free if one.kind == act.kind]
            fitting = [one for one in same if one.on == act.on and number_of(one) in ("", number_of(act))]
            chosen = fitting[0] if fitting else same[0] if not sure and len(same) == 1 else None
            if chosen is not None:
                found[act.id] = chosen
                free.remove(chosen)
    return found


def _participants(read: Iterable[Act], recorded: Mapping[UUID, Act]) -> dict[UUID, UUID]:
    """The participants of the row as those of the matter, by their order in acts that belong together."""
    found: dict[UUID, UUID] = {}
    for act in read:
        if (stands := recorded.get(act.id)) is None:
            continue
        for mine, theirs in zip(act.people, stands.people, strict=False):
            found[mine.participant] = theirs.participant
        for own, other in zip(bare(act.links), bare(stands.links), strict=False):
            found.setdefault(own.target, other.target)
    return found


def _laid_over(recorded: Act, before: Act, after: Act, places: Mapping[UUID, UUID]) -> Act | None:
    """What is recorded with what the edit changed; None where nothing of it changes."""
    changed: dict[str, Any] = {
        name: getattr(after, name)
        for name in (*COMMON, *(one.name for one in after.content))
        if getattr(after, name) != getattr(before, name)
    }
    people = _people(recorded.people, before.people, placed(after, places).people, after.people)
    links = _links(recorded.links, before, placed(after, places))
    if people != recorded.people:
        changed["people"] = people
    if links != recorded.links:
        changed["links"] = links
    made = replace(recorded, **changed)
    return made if said(made) != said(recorded) else None


def _people(
    recorded: tuple[Person, ...], before: tuple[Person, ...], placed: tuple[Person, ...], after: tuple[Person, ...]
) -> tuple[Person, ...]:
    """Each person with what was changed of them; persons that the edit adds come behind."""
    names = [one.name for one in fields(Person) if one.name != "participant"]
    made = list(recorded)
    for place, one in enumerate(after):
        if place >= len(before):
            made.append(placed[place])
        elif place < len(made):
            changed = {name: getattr(one, name) for name in names if getattr(one, name) != getattr(before[place], name)}
            made[place] = replace(made[place], **changed)
    return tuple(made)


def _links(recorded: tuple[Link, ...], before: Act, placed: Act) -> tuple[Link, ...]:
    known = {link.target for link in recorded}
    was = {place: link.offences for place, link in enumerate(bare(before.links))}
    changed = {
        link.target: link.offences
        for place, link in enumerate(bare(placed.links))
        if was.get(place, ()) != link.offences
    }
    made = [replace(link, offences=changed[link.target]) if link.target in changed else link for link in recorded]
    added = [link for place, link in enumerate(bare(placed.links)) if place not in was and link.target not in known]
    return (*made, *added)
