"""Acts to rows and back: what is written once, and how it is read again."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from eprocuracy.kernel.moments import Precision, When
from eprocuracy.kernel.unknown import Unknown
from eprocuracy.law.ages import Birth
from eprocuracy.law.offences import Offence
from eprocuracy.workstreams.acts import NOTHING_UNKNOWN, Act, Link, Source
from eprocuracy.workstreams.catalogue import Catalogue
from eprocuracy.workstreams.content import from_json, to_json
from eprocuracy.workstreams.people import Person, Role, Sex

from .inserting import Row
from .models import ActLink, ActRow, PersonVersion


def search_key(text: str) -> str:
    """Lower case without accents, đ as d: the form in which names and titles are searched."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join("".join(letter for letter in bare if not unicodedata.combining(letter)).split())


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


_ACT_COLUMNS = (
    "id", "position", "kind", "version", "matter_id", "occurred_on", "occurred_at", "precision", "effective_on",
    "document_no", "issued_by", "signed_by", "content", "unknown", "supersedes_id", "reason", "recorded_at",
    "recorded_by", "source",
)  # fmt: skip
_PERSON_COLUMNS = (
    "act_id",
    "participant",
    "name",
    "other_names",
    "birth",
    "sex",
    "ethnic",
    "id_no",
    "address",
    "phone",
    "erased",
)


def acts_of(catalogue: Catalogue, families: Iterable[UUID]) -> dict[UUID, list[Act]]:
    """Every recorded act of the given families, by family, in the order of recording; three queries however many."""
    wanted = list(families)
    links: dict[UUID, list[Link]] = {}
    of_these = {"act__matter__family__in": wanted}
    for act, role, target, is_matter, offences in (
        ActLink.objects.filter(**of_these)
        .order_by("act_id", "place")
        .values_list("act_id", "role", "target", "is_matter", "offences")
    ):
        cited = tuple(Offence.parse(one) for one in offences)
        links.setdefault(act, []).append(Link(Role(role), target, cited, is_matter))
    people: dict[UUID, list[Person]] = {}
    for values in PersonVersion.objects.filter(**of_these).order_by("id").values_list(*_PERSON_COLUMNS):
        people.setdefault(values[0], []).append(_person(values))
    found: dict[UUID, list[Act]] = {family: [] for family in wanted}
    rows = (
        ActRow.objects.filter(matter__family__in=wanted)
        .order_by("position")
        .values_list("matter__family_id", *_ACT_COLUMNS)
    )
    for family, *values in rows:
        row = dict(zip(_ACT_COLUMNS, values, strict=True))
        found[family].append(_act(catalogue, row, tuple(links.get(row["id"], ())), tuple(people.get(row["id"], ()))))
    return found


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


def _act(catalogue: Catalogue, row: dict[str, Any], links: tuple[Link, ...], people: tuple[Person, ...]) -> Act:
    kind = catalogue.kinds[row["kind"]]
    stored = kind.lifted(row["content"], row["version"]) if row["version"] != kind.version else row["content"]
    return kind(
        id=row["id"],
        matter=row["matter_id"],
        occurred=When(row["occurred_on"], row["occurred_at"], Precision(row["precision"])),
        effective_on=row["effective_on"],
        document_no=row["document_no"] or None,
        issued_by=row["issued_by"] or None,
        signed_by=row["signed_by"] or None,
        links=links,
        people=people,
        unknown={name: Unknown(why) for name, why in row["unknown"].items()} if row["unknown"] else NOTHING_UNKNOWN,
        supersedes=row["supersedes_id"],
        reason=row["reason"],
        position=row["position"],
        recorded_at=row["recorded_at"],
        recorded_by=row["recorded_by"],
        source=Source(row["source"]),
        **from_json(kind, stored),
    )
