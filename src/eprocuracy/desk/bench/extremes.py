"""The largest families there are: how long one fold of them takes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from eprocuracy.kernel.moments import When
from eprocuracy.law.offences import Offence
from eprocuracy.records.families import new_id
from eprocuracy.workstreams.acts import Act, Link
from eprocuracy.workstreams.catalogue import Rules
from eprocuracy.workstreams.folding import fold
from eprocuracy.workstreams.people import Person, Role

from .measure import Figure, timed

START = date(2026, 1, 5)
TIMES = 5


def extremes(rules: Rules) -> Iterator[Figure]:
    """A family of a thousand acts, and a case of four hundred accused."""
    for name, acts in (
        ("a family of 1,000 acts folded", _case(rules, accused=5, remarks=984)),
        ("a case of 400 accused folded", _case(rules, accused=400, remarks=0)),
    ):
        yield timed(f"{name} ({len(acts):,} acts)", [lambda acts=acts: fold(rules, acts)] * TIMES, target="< 1,000 ms")  # type: ignore[misc]


def _case(rules: Rules, *, accused: int, remarks: int) -> list[Act]:
    matter, acts = new_id(), list[Act]()
    people = [new_id() for _ in range(accused)]

    def done(kind: str, after: int, **said: Any) -> None:
        on = When.on(START + timedelta(days=after))
        acts.append(rules.catalogue.kinds[kind](id=new_id(), matter=matter, occurred=on, position=len(acts), **said))

    done("case.instituted", 0, unit="22-KV1")
    done("case.accepted", 0, unit="22-KV1", number=1, year=2026)
    for who in people:
        charged = Link(Role.ACCUSED, who, (Offence.parse("173/2"),))
        done("accused.charged", 3, links=(charged,), people=(Person(participant=who, name="Nguyễn Văn A"),))
    done("charge.approved", 5, links=tuple(Link(Role.ACCUSED, who) for who in people))
    for who in people:
        done("measure.imposed", 6, links=(Link(Role.ACCUSED, who),))
    for _ in range(remarks):
        done("register.stated", 7, remark="ghi chú")
    done("investigation.concluded", 60)
    done("file.received", 61)
    done("case.indicted", 75)
    return acts
