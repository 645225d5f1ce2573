"""A file in which everything happened that a form may speak of, and a drafter who wrote everything that nobody else said."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from eprocuracy.issuing.filling import Filled, filled
from eprocuracy.issuing.forms import Form, blanks, catalogue
from eprocuracy.issuing.known import Known
from eprocuracy.issuing.markup import PLACE
from eprocuracy.issuing.tests.fixture import ADULT, INFORMANT, MINOR, PEOPLE, VICTIM, an_act, history, known
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Word
from eprocuracy.law.ages import Birth
from eprocuracy.law.offences import Offence
from eprocuracy.law.time_limits import TimeLimit
from eprocuracy.workstreams.acts import Act, Link
from eprocuracy.workstreams.folding import folded
from eprocuracy.workstreams.people import Person, Role, Sex
from eprocuracy.workstreams.states import State
from eprocuracy.workstreams.tests.story import named, rules

COUNSEL, WITNESS = named("Đặng Thị Luật Sư"), named("Hồ Văn Chứng")
OTHERS = tuple(
    Person(
        participant=one,
        name=name,
        sex=Sex.FEMALE,
        birth=Birth.parse("1985-07-20"),
        id_no=f"02218500{place:04d}",
        address=f"số {place} đường Ví Dụ, phường Minh Họa, tỉnh Quảng Ninh",
        phone="0200 000 000",
    )
    for place, (one, name) in enumerate(
        ((VICTIM, "Trần Thị Bị Hại"), (INFORMANT, "Phạm Văn Báo"), (COUNSEL, "Đặng Thị Luật Sư"), (WITNESS, "Hồ Văn Chứng")), 1
    )
)  # fmt: skip
_PLAYED = {Role.VICTIM: VICTIM, Role.INFORMANT: INFORMANT, Role.COUNSEL: COUNSEL, Role.WITNESS: WITNESS}


def sample(kind: Any, name: str) -> Any:
    """A value of a field's type that shows where it came from."""
    inner = [one for one in typing.get_args(kind) if one is not type(None)]
    if typing.get_origin(kind) in (types.UnionType, typing.Union):
        return sample(inner[0], name)
    if typing.get_origin(kind) is tuple:
        if inner[0] is str:
            return (f"{name} thứ nhất", f"{name} thứ hai")
        return (sample(inner[0], name),)
    plain = {
        str: f"«{name}»",
        int: 12,
        bool: True,
        date: date(2018, 5, 14),
        When: When.parse("2018-03-12T08:30"),
        UUID: ADULT,
        TimeLimit: TimeLimit.parse("2 months"),
        Offence: Offence.parse("174/1"),
    }
    if kind in plain:
        return plain[kind]
    if isinstance(kind, type) and issubclass(kind, Word):
        return next(iter(kind))
    if is_dataclass(kind) and isinstance(kind, type):
        hints = typing.get_type_hints(kind)
        return kind(**{one.name: sample(hints[one.name], one.name) for one in fields(kind)})
    raise TypeError(kind)


def whole_act(kind: type[Act], on: str, no: str = "", *, first: bool = False) -> Act:
    """An act of a kind with every field given, naming everyone whom its kind asks for."""
    act = an_act(kind.kind, on, no, **{one.name: sample(one.type, one.name) for one in kind.content})
    people = [role for role in kind.roles if role in _PLAYED or role in (Role.ACCUSED, Role.HELD, Role.SUSPECT)]
    against = [role for role in people if role not in _PLAYED]
    roles = (against or people)[:1] if first else people
    links = tuple(Link(role, _PLAYED.get(role, ADULT)) for role in roles)
    return replace(act, links=links, issued_by=None if first else f"Cơ quan của {kind.kind}")


@cache
def whole_history() -> tuple[Act, ...]:
    """The fixture's history, then one act of every kind that any form cites."""
    told = [*history()]
    told[0] = replace(told[0], people=(*PEOPLE.values(), *OTHERS), links=(
        *told[0].links, *(Link(role, one) for role, one in _PLAYED.items()), Link(Role.ACCUSED, MINOR)
    ))  # fmt: skip
    source = rules().catalogue.kinds["report.received"]
    told[0] = replace(told[0], source_kind=sample(typing.get_type_hints(source)["source_kind"], "source_kind"))
    have = {one.kind for one in told}
    cited = {
        cited
        for form in catalogue().values()
        for line in form.lines
        for place in PLACE.findall(line.text)
        for name in place.rstrip("^*").split("|")
        if name.startswith("@")
        for cited in name[1:].partition(":")[0].split("+")
    }
    for place, kind in enumerate(sorted({*cited, "file.received"} - have), 1):
        told.append(
            replace(whole_act(rules().catalogue.kinds[kind], "2018-03-01", f"{place}/VB"), position=100 + place)
        )
    return tuple(told)


def candidate_of(form: Form) -> Act | None:
    """The act that a form would be the paper of, with all that its kind can say."""
    if form.kind is None:
        return None
    act = whole_act(rules().catalogue.kinds[form.kind], "2018-03-15T09:00", first=True)
    if form.about:
        act = replace(act, links=(*act.links, Link(form.about, _PLAYED[form.about])))
    words = {name: _word(type(act), name, value) for name, value in form.when.items() if name in act.values()}
    return replace(act, **words)


def _word(kind: type[Act], name: str, value: str) -> Word:
    declared = next(one.type for one in kind.content if one.name == name)
    word = next((one for one in typing.get_args(declared) if one is not type(None)), declared)
    return typing.cast(Word, word(value))


WRITTEN = {name: f"‹{blank.label.vi}›" for name, blank in blanks().items()} | {
    "detention.length": "03 tháng",
    "indictment.measures": "không áp dụng",
    "emergency.order": "số 10/LBKC-CSĐT ngày 23 tháng 02 năm 2018 của Cơ quan Cảnh sát điều tra",
}


@cache
def _states() -> Mapping[UUID, State]:
    return folded(rules(), whole_history())[1]


def everything(form: Form, **changes: Any) -> Known:
    """All that can be known when a form is drawn."""
    return known(
        candidate_of(form),
        whole_history(),
        **{"written": WRITTEN, "states": _states(), "on": date(2018, 3, 15), **changes},
    )


@cache
def whole(number: str) -> Filled:
    """A form with everything known."""
    form = catalogue()[number]
    return filled(form, everything(form))
