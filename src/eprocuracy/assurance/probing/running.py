"""All probes, one after the other, against an installation that is there to be harmed; and what is told of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.urls import get_resolver

from eprocuracy.identity.models import Account
from eprocuracy.kernel.words import Label
from eprocuracy.records.models import PersonVersion

from ..visiting import Visitor
from . import doors, walking, whole
from .asking import Asker
from .payloads import PROBES
from .walking import Found, Tally

KINDS: dict[str, Label] = {
    **{one.name: one.label for one in PROBES},
    **whole.WHOLE,
    "files": doors.FILES,
    "names": doors.NAMES,
}


def probe(people: Sequence[Visitor], stranger: Visitor, other: Visitor, *, values: int) -> dict[str, Tally]:
    """Try everything as each of the people: every parameter with so many values of each kind, every request, every file."""
    tallies = {name: Tally() for name in KINDS}
    tried: set[object] = set()
    for visitor in people:
        asker, found = Asker(visitor), Found()
        walking.gathered(asker, ["/", *walking.without_parts(get_resolver())], found)
        found.leave_out(tried)
        walking.each_parameter(asker, found, tallies, most=values)
        walking.each_part(asker, found, tallies, most=values)
        for one in (
            whole.forged,
            whole.methods,
            whole.hosts,
            whole.cookies,
            whole.bodies,
            whole.lists,
            doors.each_file,
        ):
            one(asker, found, tallies)
        whole.strangers(Asker(stranger), found, tallies)
        whole.others(Asker(other), found, tallies, names_of_persons())
    return tallies


def probe_in_turn(visitor: Visitor) -> dict[str, Tally]:
    """The short form: whatever can be typed on one page of each kind, once."""
    tallies, asker, found = {name: Tally() for name in KINDS}, Asker(visitor), Found()
    walking.gathered(asker, ["/", *walking.without_parts(get_resolver())], found, finely=False)
    walking.in_turn(asker, found, tallies)
    return tallies


def names_of_persons() -> list[bytes]:
    """What only those who may see the matters know: names of the people in them, whom nobody of the staff is called like."""
    names = set(PersonVersion.objects.exclude(name="").values_list("name", flat=True))
    return [one.encode() for one in names - set(Account.objects.values_list("name", flat=True))]


def told(tallies: dict[str, Tally]) -> list[dict[str, Any]]:
    """What was tried and what happened, kind by kind."""
    return [
        {
            "probe": name,
            "what": {"vi": KINDS[name].vi, "en": KINDS[name].en},
            "places": len(one.places),
            "requests": sum(one.answers.values()),
            "answers": {f"{hundred}xx": count for hundred, count in sorted(one.answers.items())},
            "slowest": round(one.slowest, 2),
            "memory": one.grown,
            "faults": [
                {"where": each.where, "value": each.value, "wrong": each.wrong, "error": each.error}
                for each in one.faults
            ],
        }
        for name, one in tallies.items()
        if one.answers
    ]


def table(report: list[dict[str, Any]]) -> Iterator[str]:
    """The same as lines of Markdown."""
    yield "| what was tried | places | requests | 2xx | 3xx | 4xx | 5xx | slowest | faults |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for one in report:
        counts = " | ".join(f"{one['answers'].get(f'{hundred}xx', 0):,}" for hundred in (2, 3, 4, 5))
        yield (
            f"| {one['what']['en']} | {one['places']:,} | {one['requests']:,} | {counts} | {one['slowest']} s | {len(one['faults'])} |"
        )
