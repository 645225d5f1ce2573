"""Acts to rows and back: what is written once, and how it is read again."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from msgspec.json import decode

from eprocuracy.kernel.moments import Precision, When
from eprocuracy.kernel.unknown import Unknown
from eprocuracy.law.ages import Birth
from eprocuracy.law.offences import Offence
from eprocuracy.platform.wall.sight import whole
from eprocuracy.workstreams.acts import NOTHING_UNKNOWN, Act, Link, Source
from eprocuracy.workstreams.catalogue import Catalogue
from eprocuracy.workstreams.content import from_json, to_json
from eprocuracy.workstreams.people import Person, Role, Sex

from .inserting import Row


def search_key(text: str) -> str:
    """Lower case without accents, đ as d: the form in which names and titles are searched."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join(bare.translate(_MARKS).split())


class _Marks(dict[int, int | None]):
    """What becomes of each letter, found once: marks go, everything else stays."""

    def __missing__(self, letter: int) -> int | None:
        self[letter] = kept = None if unicodedata.combining(chr(letter)) else letter
        return kept


_MARKS = _Marks()


def next_positions(count: int) -> list[int]:
    """The next places in the order of recording; gaps are harmless."""
    with connection.cursor() as cursor:
        cursor.execute("select nextval('records_act_position') from generate_series(1, %s)", [count])
        return sorted(row[0] for row in cursor.fetchall())


def row_of(act: Act, *, position: int, by: str, at: datetime, source: Source, origin: str = "") -> Row:
    """The row that holds one act, without whom it names."""
    when = act.occurred
    return {
        "id": act.id,
        "position": position,
        "kind": act.kind,
        "version": act.version,
        "matter_id": act.matter,
        "occurred_on": when.day,
        "occurred_at": when.minute,
        "precision": when.precision.value,
        "effective_on": act.effective_on,
        "document_no": act.document_no or "",
        "issued_by": act.issued_by or "",
        "signed_by": act.signed_by or "",
        "content": to_json(act),
        "unknown": {name: why.value for name, why in act.unknown.items()},
        "supersedes_id": act.supersedes,
        "reason": act.reason,
        "recorded_at": at,
        "recorded_by": by,
        "source": source.value,
        "origin": origin,
    }


def link_rows(act: Act) -> list[Row]:
    """Whom and what the act names, in its order."""
    return [
        {
            "act_id": act.id,
            "place": place,
            "role": link.role.value,
            "target": link.target,
            "is_matter": link.is_matter,
            "offences": [str(one) for one in link.offences],
        }
        for place, link in enumerate(act.links)
    ]


def person_rows(act: Act) -> list[Row]:
    """What the act says of people: versions of persons, never part of its content."""
    return [
        {
            "act_id": act.id,
            "participant": person.participant,
            "name": person.name,
            "name_key": search_key(" ".join([person.name, person.other_names])),
            "other_names": person.other_names,
            "birth": str(person.birth) if person.birth else "",
            "sex": person.sex.value if person.sex else "",
            "ethnic": person.ethnic,
            "id_no": person.id_no,
            "address": person.address,
            "phone": person.phone,
            "erased": person.erased,
        }
        for person in act.people
    ]


# No question joins: each asks by ids that are known, so that none is slow in a database whose tables nobody has analysed yet.
_MATTERS = "select id, family_id from records_matter where family_id = any(%s::uuid[])"
_ACTS = """
    select matter_id, id, position, kind, version, occurred_on, occurred_at, precision, effective_on, document_no, issued_by,
        signed_by, content, unknown, supersedes_id, reason, recorded_at, recorded_by, source
    from records_actrow where matter_id = any(%s::uuid[]) order by position"""
_LINKS = """
    select act_id, role, target, is_matter, offences
    from records_actlink where act_id = any(%s::uuid[]) order by act_id, place"""
_PEOPLE = """
    select act_id, participant, name, other_names, birth, sex, ethnic, id_no, address, phone, erased
    from records_personversion where act_id = any(%s::uuid[]) order by id"""


def array_of(ids: Iterable[UUID]) -> str:
    """Ids as the database reads an array of them: written out once where several questions ask of the same."""
    return f"{{{','.join(map(str, ids))}}}"


@whole()
def acts_of(catalogue: Catalogue, families: Iterable[UUID]) -> dict[UUID, list[Act]]:
    """Every recorded act of the given families, by family, in the order of recording; four questions however many.

    They are written out because every recording asks them, and building them anew each time cost more than the answer.
    """
    found: dict[UUID, list[Act]] = {family: [] for family in families}
    links: dict[UUID, list[Link]] = {}
    people: dict[UUID, list[Person]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_MATTERS, [array_of(found)])
        family_of = dict(cursor.fetchall())
        cursor.execute(_ACTS, [array_of(family_of)])
        acts = cursor.fetchall()
        ids = array_of(values[1] for values in acts)
        cursor.execute(_LINKS, [ids])
        for act, role, target, is_matter, offences in cursor.fetchall():
            cited = tuple([Offence.parse(one) for one in offences])
            links.setdefault(act, []).append(Link(_ROLES[role], target, cited, is_matter))
        cursor.execute(_PEOPLE, [ids])
        for values in cursor.fetchall():
            people.setdefault(values[0], []).append(_person(values))
    for values in acts:
        id_ = values[1]
        made = _act(catalogue, values, tuple(links.get(id_, ())), tuple(people.get(id_, ())))
        found[family_of[made.matter]].append(made)
    return found


_PRECISIONS, _SOURCES = {one.value: one for one in Precision}, {one.value: one for one in Source}
_ROLES = {one.value: one for one in Role}


def _person(values: Sequence[Any]) -> Person:
    _, participant, name, other_names, birth, sex, ethnic, id_no, address, phone, erased = values
    return Person(
        participant=participant,
        name=name,
        other_names=other_names,
        birth=Birth.parse(birth) if birth else None,
        sex=Sex(sex) if sex else None,
        ethnic=ethnic,
        id_no=id_no,
        address=address,
        phone=phone,
        erased=erased,
    )


def _act(catalogue: Catalogue, values: Sequence[Any], links: tuple[Link, ...], people: tuple[Person, ...]) -> Act:
    (matter, id_, position, name, version, occurred_on, occurred_at, precision, effective_on, document_no, issued_by, signed_by,
     content, unknown, supersedes, reason, recorded_at, recorded_by, source) = values  # fmt: skip
    kind, stored, lacking = catalogue.kinds[name], decode(content), decode(unknown)
    if version != kind.version:
        stored = kind.lifted(stored, version)
    return kind(
        id=id_,
        matter=matter,
        occurred=When(occurred_on, occurred_at, _PRECISIONS[precision]),
        effective_on=effective_on,
        document_no=document_no or None,
        issued_by=issued_by or None,
        signed_by=signed_by or None,
        links=links,
        people=people,
        unknown={field: Unknown(why) for field, why in lacking.items()} if lacking else NOTHING_UNKNOWN,
        supersedes=supersedes,
        reason=reason,
        position=position,
        recorded_at=recorded_at,
        recorded_by=recorded_by,
        source=_SOURCES[source],
        **from_json(kind, stored),
    )
