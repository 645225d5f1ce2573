"""The act that a draft describes, as plain JSON and back: what will be recorded once the document is signed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from eprocuracy.kernel.moments import When
from eprocuracy.kernel.unknown import Unknown
from eprocuracy.workstreams.acts import NOTHING_UNKNOWN, Act, Link
from eprocuracy.workstreams.catalogue import Catalogue
from eprocuracy.workstreams.content import codec, from_json, to_json
from eprocuracy.workstreams.people import Person

_LINKS, _PEOPLE = codec(tuple[Link, ...]), codec(tuple[Person, ...])


def written(act: Act) -> dict[str, Any]:
    """A candidate as JSON, without its id: that is the draft's own."""
    return {
        "kind": act.kind,
        "version": act.version,
        "matter": str(act.matter),
        "occurred": str(act.occurred),
        "effective_on": act.effective_on.isoformat() if act.effective_on else None,
        "issued_by": act.issued_by,
        "links": _LINKS[0](act.links),
        "people": _PEOPLE[0](act.people),
        "unknown": {name: why.value for name, why in act.unknown.items()},
        "content": to_json(act),
    }


def read(catalogue: Catalogue, id_: UUID, told: Mapping[str, Any]) -> Act:
    """The candidate of a draft, lifted where its kind has changed since."""
    kind = catalogue.kinds[told["kind"]]
    content = told["content"]
    if told["version"] != kind.version:
        content = kind.lifted(content, told["version"])
    made: Any = kind
    act: Act = made(
        id=id_,
        matter=UUID(told["matter"]),
        occurred=When.parse(told["occurred"]),
        effective_on=date.fromisoformat(told["effective_on"]) if told["effective_on"] else None,
        issued_by=told["issued_by"],
        links=_LINKS[1](told["links"]),
        people=_PEOPLE[1](told["people"]),
        unknown={name: Unknown(why) for name, why in told["unknown"].items()} or NOTHING_UNKNOWN,
        **from_json(kind, content),
    )
    return act


def signed(act: Act, *, number: str, when: When, by: str) -> Act:
    """The act as it is recorded: with its number, its day and who signed it."""
    return replace(act, document_no=number, occurred=when, signed_by=by)
