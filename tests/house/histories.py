"""Random histories over every kind of act there is: out of order, contradictory, doubled, superseded, unknown."""

from __future__ import annotations

import dataclasses
import typing
from datetime import date, time
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from eprocuracy.kernel.moments import Precision, When
from eprocuracy.kernel.unknown import Unknown
from eprocuracy.kernel.words import Word
from eprocuracy.law.ages import Birth
from eprocuracy.law.offences import Offence
from eprocuracy.law.time_limits import TimeLimit
from eprocuracy.workstreams.acts import Act, Link
from eprocuracy.workstreams.catalogue import Catalogue
from eprocuracy.workstreams.people import FAMILY_ROLES, Person, Role

FIRST, LAST = date(2023, 1, 1), date(2026, 12, 31)
MATTERS = [UUID(int=number) for number in range(1, 4)]
PEOPLE = [UUID(int=number) for number in range(100, 104)]

days = st.dates(FIRST, LAST)
moments = st.one_of(
    days.map(When.on),
    st.builds(
        lambda day, hour, minute: When(day, time(hour, minute), Precision.MINUTE),
        days,
        st.integers(0, 23),
        st.integers(0, 59),
    ),
    st.just(When.unknown()),
    days.map(lambda day: When(day.replace(day=1), None, Precision.MONTH)),
    days.map(lambda day: When(day.replace(month=1, day=1), None, Precision.YEAR)),
)
offences = st.sampled_from(
    [Offence("173", 1), Offence("173", 2), Offence("249", 4), Offence("123", 1), Offence("321"), Offence("999", 9)]
)
lengths = st.sampled_from(
    [TimeLimit.parse(text) for text in ("3 days", "20 days", "1 month", "2 months", "4 months", "12 hours")]
)
births = st.sampled_from([None, Birth.parse("1990"), Birth.parse("2010-05-20"), Birth.parse("2013-01-02")])
persons = st.builds(
    lambda who, birth, number: Person(participant=who, name="Lò Văn Páo", birth=birth, id_no=number),
    st.sampled_from(PEOPLE),
    births,
    st.sampled_from(["", "015090123456", "12345"]),
)


def of_type(kind: Any, *, optional: bool = True) -> st.SearchStrategy[Any]:
    """Values of a declared type; a field of an act may also hold none, a part of a record only where its type says so."""
    origin = typing.get_origin(kind)
    if origin is tuple:
        return st.lists(of_type(typing.get_args(kind)[0], optional=False), max_size=3).map(tuple)
    if origin is not None:  # a union with None
        return of_type(next(one for one in typing.get_args(kind) if one is not type(None)))
    if isinstance(kind, type) and issubclass(kind, Word):
        values: st.SearchStrategy[Any] = st.sampled_from(list(kind))
    elif dataclasses.is_dataclass(kind) and kind not in (When, Offence, TimeLimit, Birth):
        hints = typing.get_type_hints(kind)
        parts = {one.name: of_type(hints[one.name], optional=False) for one in dataclasses.fields(kind)}
        values = st.builds(kind, **parts)
    else:
        values = _PLAIN[kind]
    return st.one_of(st.none(), values) if optional else values


_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: st.sampled_from(["", "22", "22-KV3", "15", "Trộm cắp xe máy", "instituted"]),
    int: st.integers(-1, 5),
    bool: st.booleans(),
    date: days,
    When: moments,
    UUID: st.sampled_from(PEOPLE),
    Offence: offences,
    TimeLimit: lengths,
    Birth: births,
}


@st.composite
def links(draw: st.DrawFn, matter: UUID) -> tuple[Link, ...]:
    made = [
        Link(role, who, tuple(said))
        for role, who, said in draw(
            st.lists(
                st.tuples(
                    st.sampled_from([role for role in Role if role not in FAMILY_ROLES and role is not Role.ABOUT]),
                    st.sampled_from(PEOPLE),
                    st.lists(offences, max_size=2),
                ),
                max_size=3,
            )
        )
    ]
    other = draw(st.sampled_from(MATTERS))
    if other != matter and draw(st.booleans()):
        made.append(Link(draw(st.sampled_from([*FAMILY_ROLES, Role.ABOUT])), other, is_matter=True))
    return tuple(made)


@st.composite
def an_act(draw: st.DrawFn, catalogue: Catalogue, number: int, before: list[Act]) -> Act:
    replaced = {act.supersedes for act in before}
    heads = [act for act in before if act.id not in replaced]  # an act has at most one successor
    mended = draw(st.sampled_from(heads)) if heads and draw(st.integers(0, 4)) == 0 else None
    kinds = catalogue.kinds
    kind = type(mended) if mended and draw(st.booleans()) else kinds[draw(st.sampled_from(sorted(kinds)))]
    matter = mended.matter if mended else draw(st.sampled_from(MATTERS))
    linked = draw(links(matter))
    return kind(
        id=UUID(int=1000 + number),
        matter=matter,
        occurred=draw(moments),
        document_no=draw(st.sampled_from([None, "45", "45/QĐ-VKS"])),
        links=linked,
        people=tuple({person.participant: person for person in draw(st.lists(persons, max_size=2))}.values()),
        unknown=draw(st.sampled_from([{}, {"unit": Unknown.UNREADABLE}])),
        supersedes=mended.id if mended else None,
        reason="ghi nhầm" if mended else "",
        position=number,
        **{one.name: draw(of_type(one.type)) for one in kind.content},
    )


@st.composite
def histories(draw: st.DrawFn, catalogue: Catalogue, most: int = 14) -> list[Act]:
    """Acts of up to three matters in the order of recording."""
    acts: list[Act] = []
    for number in range(draw(st.integers(1, most))):
        acts.append(draw(an_act(catalogue, number, acts)))
    return acts
