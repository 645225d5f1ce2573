"""Where an act is being written: the matter or none yet, the matter it comes from, the record it mends, and its ids."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID, uuid5

from django.core.exceptions import SuspiciousOperation
from django.http import QueryDict
from django.urls import reverse

from eprocuracy.identity.policy import MAY_ASSIST
from eprocuracy.identity.queries import colleagues
from eprocuracy.kernel.actors import Actor
from eprocuracy.law.offences import Offence
from eprocuracy.platform.ui.language import both
from eprocuracy.records import rules
from eprocuracy.records.families import new_id
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import Catalogue, Workstream

from ..actform.form import ActForm, Setting
from ..units import branches
from . import filling
from .beside import fills
from .file import File
from .finding import matters_meant


@dataclass(frozen=True, slots=True)
class Ids:
    """Given when the form is first shown and carried along, so that the preview is what is recorded, and sending twice records once."""

    act: UUID
    matter: UUID
    seen: Mapping[UUID, int]

    @classmethod
    def fresh(cls, file: File | None, origin: File | None) -> Ids:
        source = file or origin
        return cls(new_id(), file.id if file else new_id(), dict(source.position) if source else {})

    @classmethod
    def read(cls, sent: QueryDict, file: File | None) -> Ids:
        """The ids as the form brought them back; anything else is not from this form."""
        try:
            seen = {UUID(family): int(position) for family, position in json.loads(str(sent["seen"])).items()}
            return cls(UUID(str(sent["act_id"])), file.id if file else UUID(str(sent["matter_id"])), seen)
        except (KeyError, ValueError, AttributeError, TypeError, RecursionError) as problem:
            raise SuspiciousOperation("the form was sent without its ids") from problem

    def hidden(self) -> list[tuple[str, str]]:
        """As hidden fields."""
        seen = json.dumps({str(family): position for family, position in self.seen.items()})
        return [("act_id", str(self.act)), ("matter_id", str(self.matter)), ("seen", seen)]

    def participant(self, place: str) -> UUID:
        """The id of a new participant by its place on the form."""
        return uuid5(self.act, place)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an act is being written."""

    kind: type[Act]
    home: Workstream | None
    file: File | None = None
    origin: File | None = None
    mends: Act | None = None
    replaces: UUID | None = None
    may_open: bool = False  # out of nothing, by a document of ours that is drafted first

    @property
    def draft(self) -> str:
        """Under which name what is typed here is kept in the browser."""
        where = self.file.id if self.file else self.origin.id if self.origin else "new"
        return f"act:{where}:{self.kind.kind}" + (f":{self.mends.id}" if self.mends else "")

    @property
    def about(self) -> File | None:
        return self.file or self.origin

    @property
    def may_draft(self) -> bool:
        """Whether what is written here may become a document of ours instead."""
        return self.mends is None and (self.about.may_draft if self.about else self.may_open)


def form_at(
    place: Place, ids: Ids, catalogue: Catalogue, actor: Actor, today: date, data: QueryDict | None = None
) -> ActForm:
    """The form of the kind at this place, filled as far as the matter knows."""
    staff, may_assist = _staff(place, actor)
    setting = Setting(
        matter=place.file.id if place.file else None,
        today=today,
        new_id=ids.participant,
        present=(present := _present(place)),
        names_persons=len(present) > 1 and place.mends is None and filling.is_of_persons(place.kind),
        units=_units(place, actor),
        staff=staff,
        may_assist=may_assist,
        assisting=_named(place, *place.about.row.assisting) if place.about else (),
        links=_links(place),
        filled=_filled(catalogue, place, actor, today),
        offences_at=reverse("desk:offences"),
        in_force=_in_force,
    )
    offence_on = filling.offence_on(place.about) if place.about else None
    if offence_on is not None:
        asked = f"{setting.offences_at}?ngay={offence_on.isoformat()}"
        setting = replace(setting, offence_on=offence_on, offences_at=asked)
    if place.home is not None:
        found = partial(_find, catalogue, actor, place.home)
        setting = replace(setting, find_matters=found, matters_at=f"{reverse('desk:matters')}?kind={place.kind.kind}")
    return ActForm(place.kind, setting, data, mends=place.mends, replaces=place.replaces)


def _in_force(offence: Offence, day: date) -> bool:
    return rules.present().reference.offences.exists(offence.article, offence.clause, day)


def _find(catalogue: Catalogue, actor: Actor, home: Workstream, text: str, role: Any) -> Any:
    return matters_meant(catalogue, actor, text, role, home)


def _present(place: Place) -> Any:
    if place.about is None:
        return ()
    opening = place.kind.opens and place.file is None
    present = filling.present(place.kind, place.about, opening=opening, mends=place.mends)
    if place.home is None and len(present) > 1:  # what stands beside the proceeding seldom concerns everybody
        return tuple(replace(one, ticked=False) for one in present)
    return present


def _filled(catalogue: Catalogue, place: Place, actor: Actor, today: date) -> dict[str, Any]:
    if place.mends is not None:
        return {}
    beside = fills(place.file, place.kind) if place.file and place.home is None else {}
    waited_for = filling.waited_for(catalogue, place.kind, place.file) if place.file else {}
    known = filling.filled(place.kind, home=place.home, actor=actor, file=place.file, origin=place.origin, today=today)
    allowed = filling.longest(place.kind, place.file, rules.present().reference) if place.file else {}
    return waited_for | beside | known | allowed


def _links(place: Place) -> Any:
    if place.mends is not None:
        return tuple(link for link in place.mends.links if link.is_matter)
    if place.origin is not None and place.home is not None:
        return filling.links_to(place.kind, place.home, place.origin)
    return ()


def _units(place: Place, actor: Actor) -> list[tuple[str, Any]]:
    if not any(one.name in ("unit", "to_unit") for one in place.kind.content):
        return []
    listed = [(one.code, both(one.label.vi, one.label.en)) for one in branches(actor)]
    if place.about is not None:
        unit = place.about.row.unit
        if unit and unit not in [code for code, _ in listed]:
            label = place.about.units.get(unit)
            listed.append((unit, both(label.vi, label.en) if label else unit))
    return listed


def _staff(place: Place, actor: Actor) -> tuple[list[tuple[str, Any]], list[tuple[str, Any]]]:
    """Who may be put in charge, and who may assist: those who handle it now are there though they belong to another office."""
    if not any(one.name == "procurator" for one in place.kind.content):
        return [], []
    those = list(colleagues(actor).order_by("name", "account"))
    listed: list[tuple[str, Any]] = [(one.account, one.name) for one in those]
    assist = [(one.account, one.name) for one in those if one.duty_words & MAY_ASSIST]
    if place.about is not None:
        known, row = {one.account for one in those}, place.about.row
        listed += [one for one in _named(place, row.procurator) if one[0] and one[0] not in known]
        assist += [one for one in _named(place, *row.assisting) if one[0] not in known]
    return listed, assist


def _named(place: Place, *accounts: str) -> list[tuple[str, Any]]:
    return [(one, place.about.staff.get(one, one) if place.about else one) for one in accounts]
