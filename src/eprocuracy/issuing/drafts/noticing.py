"""The notice that the law owes once a document is issued: recorded as soon as everybody it is owed to was served. Pure.

Which documents owe one stands in the clocks of notices: what starts such a clock, and which notice meets it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from unicodedata import normalize
from uuid import uuid5

from eprocuracy.kernel.moments import When
from eprocuracy.workstreams.acts import Act, Link
from eprocuracy.workstreams.catalogue import Catalogue
from eprocuracy.workstreams.people import Person, Role

NOTICES = "notices"  # the group of such clocks
NOTICE = "notice.given"
OWED = {Role.ACCUSED: "accused", Role.INFORMANT: "informant", Role.VICTIM: "victim"}
"""To whom a notice may be owed, and what the notice calls them; those accused before all."""


@dataclass(frozen=True, slots=True)
class Received:
    """That a document reached a recipient, as the paper or a person wrote them."""

    recipient: str
    on: date
    manner: str


def notice_owed(catalogue: Catalogue, document: Act) -> str:
    """What the notice tells that the law owes for a document; empty where it owes none."""
    for clock in catalogue.clocks.values():
        wanted = clock.where.get(NOTICE, {}).get("about")
        if clock.group == NOTICES and NOTICE in clock.meets and document.kind in clock.starts and wanted:
            return str(min(wanted))
    return ""


def notice_of(
    catalogue: Catalogue,
    document: Act,
    acts: Iterable[Act],
    people: Sequence[tuple[Role, Person]],
    got: Sequence[Received],
) -> Act | None:
    """The notice to be recorded, dated by the last who was served; None while somebody has not got it, or where it is there.

    `people` are the participants of the matter, `got` what was served so far.
    """
    about = notice_owed(catalogue, document)
    if not about or any(one.kind == NOTICE and _tells(one, about) and _is_after(one, document) for one in acts):
        return None
    role, owed = _owed(document, people)
    served = {one.participant: found for one in owed if (found := _first(one, got)) is not None}
    if not owed or len(served) < len({one.participant for one in owed}):
        return None
    last = max(served.values(), key=lambda one: one.on)
    kind: Any = catalogue.kinds[NOTICE]
    types = {one.name: one.type for one in kind.content}
    made: Act = kind(
        id=uuid5(document.id, NOTICE),
        matter=document.matter,
        occurred=When.on(last.on),
        document_no=document.document_no,
        issued_by=document.issued_by,
        links=tuple(Link(role, one) for one in served),
        about=_word(types["about"], about),
        to=_word(types["to"], OWED[role]),
        manner=last.manner,
        received_on=last.on,
    )
    return made


def _owed(document: Act, people: Sequence[tuple[Role, Person]]) -> tuple[Role, list[Person]]:
    named = {link.target for link in document.links if not link.is_matter}
    for role in OWED:
        those = {one.participant: one for place, one in people if place is role and one.name}
        found = [one for key, one in those.items() if not named or key in named]
        if found:
            return role, found
    return Role.ACCUSED, []


def _first(person: Person, got: Sequence[Received]) -> Received | None:
    name = _plain(person.name)
    return min((one for one in got if name in _plain(one.recipient)), key=lambda one: one.on, default=None)


def _plain(text: str) -> str:
    return " ".join(normalize("NFC", text).casefold().split())


def _tells(act: Act, about: str) -> bool:
    told = getattr(act, "about", None)
    return told is not None and told.value == about


def _is_after(act: Act, document: Act) -> bool:
    return act.on is not None and document.on is not None and act.on >= document.on


def _word(declared: Any, value: str) -> Any:
    inner = [one for one in getattr(declared, "__args__", (declared,)) if one is not type(None)]
    return inner[0](value)
