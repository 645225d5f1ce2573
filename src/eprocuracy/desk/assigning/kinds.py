"""Which kind of act says who handles a matter: found in the catalogue by its name, never by its workstream. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from eprocuracy.kernel.moments import When
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import Catalogue, Workstream

FIELD = "procurator"
ASSIGNING, CHANGING = ".assigned", ".reassigned"


@dataclass(frozen=True, slots=True)
class Way:
    """How the person in charge of matters at one stage is named; `changes` when the act is about taking another's place."""

    workstream: str
    stage: str
    kind: type[Act]
    changes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a chief orders: who is to handle the matters, from when, by which paper."""

    procurator: str
    on: date
    document_no: str = ""
    reason: str = ""
    signed_by: str = ""
    assisting: tuple[str, ...] = ()


def ways(catalogue: Catalogue, *, held: bool) -> dict[tuple[str, str], Way]:
    """By workstream and stage: how a matter is assigned that nobody handles, or that somebody does (`held`).

    Where a stage offers no assignment, because nobody ever recorded the first one, a change does.
    """
    found = {}
    for stream in catalogue.workstreams.values():
        for stage in stream.stages:
            offered = list(_naming(stream, stream.moves.offered_at(stage)))
            endings = (CHANGING,) if held else (ASSIGNING, CHANGING)
            for ending in endings:
                kind = next((one for one in offered if one.kind.endswith(ending)), None)
                if kind:
                    found[stream.code, stage.value] = Way(stream.code, stage.value, kind, ending == CHANGING)
                    break
    return found


def _naming(stream: Workstream, offered: tuple[str, ...]) -> Iterator[type[Act]]:
    for name in offered:
        kind = stream.kinds.get(name)
        if kind and any(one.name == FIELD for one in kind.content):
            yield kind


def act_of(way: Way, order: Order, *, id: UUID, matter: UUID, before: str) -> Act:
    """The typed act by which one matter goes to the procurator; `before` is who handled it."""
    wanted = {
        FIELD: order.procurator,
        "instead_of": before or None,
        "ground": order.reason or None,
        "assisting": tuple(one for one in order.assisting if one != order.procurator) or None,
    }
    names = {one.name for one in way.kind.content}
    made: Any = way.kind  # the content is of the kind's own fields, which the base class does not know
    act: Act = made(
        id=id,
        matter=matter,
        occurred=When.on(order.on),
        document_no=order.document_no or None,
        signed_by=order.signed_by or None,
        **{name: value for name, value in wanted.items() if name in names},
    )
    return act
