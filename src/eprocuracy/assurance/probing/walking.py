"""Going through every page as several people, gathering the parameters there are, and trying each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any
from urllib.parse import quote

from django.urls import Resolver404, resolve, reverse
from django.urls.resolvers import URLPattern, URLResolver

from .asking import Answer, Asker, Wrong
from .crawling import pages
from .finding import Form, Parameter, Read
from .payloads import PROBES, Probe


@dataclass(slots=True)
class Found:
    """What the pages lead to: parameters, forms as they stand, addresses with parts that may be typed."""

    parameters: dict[tuple[str, str, str], Parameter] = field(default_factory=dict)
    forms: dict[tuple[str, str, tuple[str, ...]], Form] = field(default_factory=dict)
    parts: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)

    def add(self, address: str, page: str) -> None:
        read = Read.of(address, page)
        for form in read.forms:
            self._form(form)
        for path, linked in read.linked.items():
            for name in linked:
                self._parameter(Parameter(view_of(path), path, name, "GET", tuple(linked.items())))
        path = address.partition("?")[0]
        match = resolve(path)
        self.addresses.setdefault(str(match.view_name), path)
        for name, value in match.kwargs.items():
            self.parts.setdefault((str(match.view_name), name), (path, str(value)))

    def leave_out(self, tried: set[object]) -> None:
        """What somebody else tried already; what is left counts as tried from now on."""
        places: tuple[dict[Any, Any], ...] = (self.parameters, self.forms, self.parts, self.addresses)
        for known in places:
            for key in tried & known.keys():
                del known[key]
            tried.update(known)

    def _form(self, form: Form) -> None:
        view = view_of(form.action)
        if not view or not (form.names or form.files):
            return
        self.forms.setdefault((view, form.method, tuple(sorted(form.names + form.files))), form)
        for name in form.names:
            if name != "csrfmiddlewaretoken":
                self._parameter(Parameter(view, form.action, name, form.method, tuple(form.values)))

    def _parameter(self, one: Parameter) -> None:
        if one.view:
            self.parameters.setdefault((one.view, one.method, one.name), one)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that must not be: which probe, where, with what, what came of it."""

    probe: str
    where: str
    value: str
    wrong: str
    error: str = ""


@dataclass(slots=True)
class Tally:
    """Of one kind of probe: how many places and requests, how they were answered, the slowest, and the faults."""

    places: set[str] = field(default_factory=set)
    answers: Counter[int] = field(default_factory=Counter)
    slowest: float = 0.0
    grown: int = 0  # megabytes of memory, where it was measured
    faults: list[Fault] = field(default_factory=list)

    def note(self, probe: str, where: str, value: str, answer: Answer, wrong: Iterable[Wrong] = ()) -> None:
        self.places.add(where)
        self.answers[answer.status // 100] += 1
        self.slowest = max(self.slowest, answer.seconds)
        self.faults += [
            Fault(probe, where, shortened(value), one.value, answer.error) for one in {*answer.wrong, *wrong}
        ]


def view_of(path: str) -> str:
    """The name of the view that answers a path; nothing for what is not ours."""
    try:
        return str(resolve(path).view_name)
    except Resolver404:
        return ""


def gathered(asker: Asker, starts: Iterable[str], found: Found, *, of_each: int = 1, finely: bool = True) -> None:
    """Walk through what a person may see, and note every parameter on the way."""

    def get(address: str) -> str | None:
        answer = asker.ask("GET", address)
        html = answer.said.headers.get("Content-Type", "").startswith("text/html")
        return answer.said.content.decode() if answer.status == 200 and html and not answer.said.streaming else None

    for address, page in pages(get, starts, of_each=of_each, finely=finely):
        found.add(address, page)


def without_parts(resolver: URLResolver, namespace: str = "") -> Iterator[str]:
    """Every address whose pattern asks for nothing."""
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            if not one.pattern.converters:
                yield from without_parts(one, f"{namespace}{one.namespace}:" if one.namespace else namespace)
        elif isinstance(one, URLPattern) and one.name and not one.pattern.converters:
            yield reverse(f"{namespace}{one.name}")


def each_parameter(
    asker: Asker, found: Found, tallies: dict[str, Tally], probes: Iterable[Probe] = PROBES, *, most: int
) -> None:
    """Put values of every kind into every parameter, one at a time; `most` of each kind."""
    for one in found.parameters.values():
        where = f"{one.method} {one.view} {one.name}"
        for probe in probes:
            for value in probe.values[:most]:
                answer = _sent(asker, one, value)
                wrote = [Wrong.WROTE] if one.method == "GET" and answer.wrote else []
                tallies[probe.name].note(probe.name, where, value, answer, wrote)


def in_turn(asker: Asker, found: Found, tallies: dict[str, Tally]) -> None:
    """The short form: every form and every part of an address once, all fields together, the kinds of probes in turn."""
    turn = cycle(PROBES)
    for (view, method, _), form in found.forms.items():
        probe, names = next(turn), [name for name in form.names if name != "csrfmiddlewaretoken"]
        given = [(name, probe.values[0]) for name in names]
        answer = asker.get(form.action, given) if method == "GET" else asker.post(form.action, given)
        wrote = [Wrong.WROTE] if method == "GET" and answer.wrote else []
        tallies[probe.name].note(probe.name, f"{method} {view}", probe.values[0], answer, wrote)
    for name in found.parts:
        probe = next(turn)
        only = Found(parts={name: found.parts[name]})
        each_part(asker, only, tallies, [probe], most=1)


def each_part(
    asker: Asker, found: Found, tallies: dict[str, Tally], probes: Iterable[Probe] = PROBES, *, most: int
) -> None:
    """Put values of every kind into every part of every address."""
    for (view, name), (path, value) in found.parts.items():
        where = f"GET {view} <{name}>"
        before, _, after = path.rpartition(quote(value))
        for probe in probes:
            for one in probe.values[:most]:
                typed = quote(one.encode("utf-8", "surrogatepass"), safe="")
                answer = asker.ask("GET", f"{before}{typed}{after}")
                tallies[probe.name].note(probe.name, where, one, answer, [Wrong.WROTE] if answer.wrote else [])


def _sent(asker: Asker, one: Parameter, value: str) -> Answer:
    given = one.filled(value)
    return asker.get(one.path, given) if one.method == "GET" else asker.post(one.path, given)


def shortened(value: str, most: int = 60) -> str:
    """A value as a table shows it."""
    told = value if len(value) <= most else f"{value[:24]}… ({len(value)})"
    return told.encode("unicode_escape").decode()
