"""Histories that nobody would write: every kind of act, at any time, with any content, naming anyone."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterable
from datetime import date, time
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from eprocuracy.kernel.moments import Precision, When
from eprocuracy.kernel.words import Word
from eprocuracy.law.ages import Birth
from eprocuracy.law.offences import Offence
from eprocuracy.law.time_limits import TimeLimit, Unit
from eprocuracy.workstreams.acts import Act, Link
from eprocuracy.workstreams.people import FAMILY_ROLES, Person, Role

MATTERS = [UUID(int=n) for n in (1, 2, 3)]
PEOPLE = [UUID(int=n) for n in (11, 12, 13)]

days = st.dates(date(2022, 1, 1), date(2027, 12, 31))
whens = st.one_of(
    st.just(When.unknown()),
    days.map(When.on),
    st.builds(lambda day, hour: When(day, time(hour, 15), Precision.MINUTE), days, st.integers(0, 23)),
    days.map(lambda day: When(day.replace(day=1), None, Precision.MONTH)),
)
offences = st.sampled_from(["173/1", "173", "251/4", "999", "123/1/q", "134/1", "260/1"]).map(Offence.parse)
limits = st.builds(TimeLimit, st.integers(0, 6), st.sampled_from([Unit.DAY, Unit.MONTH]))
births = st.sampled_from(["", "2010", "2009-05-31", "1990-02"]).map(Birth.parse)


def values(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a declared field."""
    plain: dict[Any, st.SearchStrategy[Any]] = {
        str: st.sampled_from(["", "22-KV3", "Công an tỉnh"]),
        int: st.integers(0, 5),
        bool: st.booleans(),
        date: days,
        UUID: st.sampled_from(PEOPLE),
        When: whens,
        TimeLimit: limits,
        Offence: offences,
        Birth: births,
    }
    if kind in plain:
        return plain[kind]
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        inner = [one for one in typing.get_args(kind) if one is not type(None)]
        return st.one_of(st.none(), values(inner[0]))
    if origin is tuple:
        return st.lists(values(typing.get_args(kind)[0]), max_size=3).map(tuple)
    if isinstance(kind, type) and issubclass(kind, Word):
        return st.sampled_from(list(kind))
    hints = typing.get_type_hints(kind)
    return st.builds(kind, **{one.name: values(hints[one.name]) for one in dataclasses.fields(kind)})


people_links = st.builds(
    Link,
    st.sampled_from([Role.ACCUSED, Role.HELD, Role.SUSPECT, Role.VICTIM]),
    st.sampled_from(PEOPLE),
    st.lists(offences, max_size=2).map(tuple),
)
matter_links = st.builds(
    Link, st.sampled_from(sorted(FAMILY_ROLES, key=str)), st.sampled_from(MATTERS), st.just(()), st.just(True)
)
persons = st.builds(
    Person, participant=st.sampled_from(PEOPLE), birth=births, id_no=st.sampled_from(["", "010092462359", "12"])
)


@st.composite
def acts(draw: st.DrawFn, kinds: list[type[Act]]) -> Act:
    """One act of any of the kinds; every field may also be empty."""
    kind = draw(st.sampled_from(kinds))
    content: dict[str, Any] = {one.name: draw(st.one_of(st.none(), values(one.type))) for one in kind.content}
    return kind(
        id=draw(st.uuids()),
        matter=draw(st.sampled_from(MATTERS)),
        occurred=draw(whens),
        effective_on=draw(st.one_of(st.none(), days)),
        links=tuple(draw(st.lists(st.one_of(people_links, matter_links), max_size=3))),
        people=tuple(draw(st.lists(persons, max_size=2))),
        **content,
    )


def histories(kinds: Iterable[type[Act]]) -> st.SearchStrategy[list[Act]]:
    """Up to a dozen acts, of which the first are more likely to open matters."""
    every = sorted(kinds, key=lambda one: one.kind)
    opening = [one for one in every if one.opens]
    return st.builds(
        lambda first, rest: [*first, *rest],
        st.lists(acts(opening), max_size=3),
        st.lists(acts(every), max_size=10),
    )
