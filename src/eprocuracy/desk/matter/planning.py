"""A chain of planned acts in one matter: each filled on the act form, each folded after the ones before, nothing written.

The chain lives on the page that shows it: what was typed for each step travels as one hidden field.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self
from uuid import UUID

from django.core.exceptions import SuspiciousOperation
from django.http import QueryDict
from django.urls import reverse

from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Fact
from eprocuracy.records.families import new_id
from eprocuracy.records.recording import as_candidates, what_if_each
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import Rules

from ..actform.consequences import Consequences, consequences
from ..actform.form import ActForm
from .file import File
from .offered import kinds_beside, offered_kinds
from .place import Ids, Place, form_at
from .telling import facts_of, labels_of

MOST = 10  # steps of one chain
MOST_TYPED = 200_000  # letters of the field in which it travels


@dataclass(frozen=True, slots=True)
class Planned:
    """One step as it was typed: the kind, the id that the act keeps when it is recorded, and every field."""

    kind: str
    act: UUID
    fields: tuple[tuple[str, str], ...]

    @classmethod
    def read(cls, told: Any) -> Self:
        return cls(
            str(told["kind"]), UUID(str(told["act"])), tuple((str(name), str(value)) for name, value in told["fields"])
        )

    def told(self) -> dict[str, Any]:
        return {"kind": self.kind, "act": str(self.act), "fields": [list(one) for one in self.fields]}

    @property
    def data(self) -> QueryDict:
        """The fields as a form reads them."""
        made = QueryDict(mutable=True)
        for name, value in self.fields:
            made.appendlist(name, value)
        return made


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the page: what would be recorded, what would follow from it after the steps before."""

    number: int
    label: Label
    facts: Sequence[Fact]
    follows: Consequences | None  # None: it cannot be read any more as it was typed
    hidden: Sequence[tuple[str, str]]  # what the act form is opened with
    action: str


@dataclass(frozen=True, slots=True)
class Kinds:
    """Kinds of acts under one heading, to choose the next step from."""

    label: Label
    kinds: Sequence[tuple[str, Label]]


@dataclass(frozen=True, slots=True)
class Plan:
    """The chain as far as it can be read, what follows step by step, and the file as it would stand at its end."""

    chain: tuple[Planned, ...]
    steps: tuple[Step, ...]
    file: File


def read_chain(sent: QueryDict) -> tuple[Planned, ...]:
    """The chain as the page brought it back; anything else is not from this page."""
    text = str(sent.get("chain", "[]"))
    try:
        if len(text) > MOST_TYPED:
            raise ValueError("too long")
        return tuple(Planned.read(one) for one in json.loads(text))[:MOST]
    except (ValueError, KeyError, TypeError, RecursionError) as problem:
        raise SuspiciousOperation("the chain was not sent as this page writes it") from problem


def written(chain: Sequence[Planned]) -> str:
    """The chain as its hidden field."""
    return json.dumps([one.told() for one in chain], ensure_ascii=False)


def step_form(
    rules: Rules, file: File, kind: type[Act], act: UUID, *, actor: Actor, at: datetime, data: QueryDict | None = None
) -> ActForm:
    """The form of a step at the end of a chain, filled from the file as it would then stand."""
    place = Place(kind, rules.catalogue.home.get(kind.kind), file)
    return form_at(place, Ids(act, file.id, dict(file.position)), rules.catalogue, actor, day_of(at), data)


def plan(rules: Rules, file: File, chain: Sequence[Planned], *, actor: Actor, at: datetime) -> Plan:
    """Every step read and folded after those before; a step that can no longer be read ends the plan."""
    acts: list[Act] = []
    kept: list[Planned] = []
    forms: list[ActForm] = []
    then = file
    for one in chain:
        kind = kind_of(rules, then, one.kind)
        form = step_form(rules, then, kind, one.act, actor=actor, at=at, data=one.data) if kind else None
        if form is None or not form.is_valid():
            break
        acts.append(form.act(id=one.act, matter=file.id))
        kept.append(one)
        forms.append(form)
        then = file.with_planned(rules, as_candidates(acts, at=at))
    folds = what_if_each(rules, acts, at=at) if acts else []
    names = {**file.names, **{person.participant: person.name for act in acts for person in act.people}}
    steps = tuple(
        _step(rules, file, place, kept[place], acts[place], forms[place], folds, names) for place in range(len(acts))
    )
    return Plan(tuple(kept), steps, then)


def kind_of(rules: Rules, file: File, name: str) -> type[Act] | None:
    """A kind that can be planned in the matter: one of its khâu, or of what stands beside it."""
    kind = rules.catalogue.kinds.get(name)
    home = rules.catalogue.home.get(name)
    if kind is None or (home is not file.stream if home else kind not in kinds_beside(file)):
        return None
    return None if kind.opens else kind


def kinds(file: File) -> list[Kinds]:
    """What can be planned next: what is in its place first, then everything of the khâu."""
    offered = [kind for kind in dict.fromkeys(offered_kinds(file)) if not kind.opens] if file.state else []
    others = [kind for kind in file.stream.kinds.values() if kind not in offered and not kind.opens]
    return [
        Kinds(label, [(kind.kind, kind.label) for kind in group])
        for label, group in ((IN_PLACE, offered), (OTHERS, others))
        if group
    ]


IN_PLACE = Label("Đúng giai đoạn khi đó", "In its place by then")
OTHERS = Label("Việc khác của khâu này", "Other acts of this area of work")


def fresh() -> UUID:
    """The id of a further step; the act keeps it when it is recorded."""
    return new_id()


def _step(
    rules: Rules,
    file: File,
    place: int,
    planned: Planned,
    act: Act,
    form: ActForm,
    folds: Sequence[Any],
    names: dict[UUID, str],
) -> Step:
    words = {code: str(name) for code, name in (*form.setting.units, *form.setting.staff)} | file.words
    ids = Ids(planned.act, file.id, dict(file.position))
    return Step(
        number=place + 1,
        label=act.label,
        facts=facts_of(act, names, words, labels_of(file)),
        follows=consequences(rules.catalogue, folds[place], folds[place + 1], names),
        hidden=(*ids.hidden(), *planned.fields),
        action=reverse("desk:record", args=[file.id, planned.kind]),
    )
