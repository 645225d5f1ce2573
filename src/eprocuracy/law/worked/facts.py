"""The facts of one matter in the closed vocabulary: events, circumstances, labels, and what is not known of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from eprocuracy.kernel.moments import When, end_of_span
from eprocuracy.kernel.sentences import Sentence
from eprocuracy.kernel.words import Label

FLAGS_ABSENT: Mapping[str, bool] = {"intentional": True, "prosecutor_present": True}
CLASS_KEYS = ("severity", "charge", "top_penalty")


class Missing(Exception):  # noqa: N818 - an answer, not a fault
    """Facts without which there is no answer, and no bound either."""

    def __init__(self, *names: str) -> None:
        super().__init__(*names)
        self.names = names


class Unknown(Exception):  # noqa: N818 - an answer, not a fault
    """A fact that exists and is not known: its name, and the worlds in which it has each possible value."""

    def __init__(self, name: str, worlds: Iterable[Facts]) -> None:
        super().__init__(name)
        self.name = name
        self.worlds = tuple(worlds)


class Contradictory(Missing):
    """Facts that cannot both be so; each is named, and shown with what tells them apart."""

    def __init__(self, *names: str, shown: tuple[Label, ...] = ()) -> None:
        super().__init__(*names)
        self.shown = shown


class Pointless(Exception):  # noqa: N818 - an answer, not a fault
    """A question that does not fit what it is asked about, or a fact that cannot be read, and the sentence for it."""

    def __init__(self, code: str, *names: str, **values: Any) -> None:
        super().__init__(code)
        self.said = Sentence(code, values)
        self.names = names


@dataclass(frozen=True)
class Event:
    """What happened, when as far as it is known, and to whom."""

    name: str
    at: When | None
    between: tuple[date, date] | None = None
    of: str | None = None
    told: Mapping[str, Any] = field(default_factory=dict)

    @property
    def day(self) -> date | None:
        """The day, when it is known."""
        return self.at.known_day if self.at else None

    def is_told_as(self, act: Event) -> bool:
        """Whether it is the act asked about itself, told among the facts; a minute tried for an act told by its day is not told."""
        return when(self.told.get("at")) == when(act.told.get("told_at", act.told.get("at")))

    @classmethod
    def read(cls, told: Mapping[str, Any]) -> Event:
        """From one entry of the vocabulary."""
        at, between = when(told.get("at")), told.get("between")
        span = (day(between[0]), day(between[1])) if between else None
        if at is not None and at.known_day is None:
            span = (at.earliest_day, end_of_span(at)) if at.day is not None else None
            at = None
        return cls(name=told["event"], at=at, between=span, of=told.get("of"), told=told)


def day(value: Any) -> date:
    """A date given as text or as a date."""
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else date.fromisoformat(str(value)[:10])


def when(value: Any) -> When | None:
    """A date or moment given as text; None for null."""
    if value is None:
        return None
    if isinstance(value, datetime):
        return When.at(value)
    return When.on(value) if isinstance(value, date) else When.parse(str(value))


def later(one: When, other: When) -> bool:
    """Whether `one` is certainly after `other`; on the same day only where both have a minute."""
    if one.day is None or other.day is None or one.day != other.day:
        return one.earliest_day > other.earliest_day
    return one.minute is not None and other.minute is not None and one.minute > other.minute


@dataclass(frozen=True)
class Facts:
    """Events and circumstances; those of a label prevail for it."""

    events: Sequence[Event]
    circumstances: Mapping[str, Any]
    circumstances_of: Mapping[str, Mapping[str, Any]]
    asked_for: set[str] = field(default_factory=set, compare=False, repr=False)  # facts that an answer looked at

    @classmethod
    def read(cls, told: Mapping[str, Any]) -> Facts:
        """From the facts of one example."""
        return cls(
            tuple(Event.read(one) for one in told.get("events", ())),
            told.get("circumstances") or {},
            told.get("circumstances_of") or {},
        )

    def until(self, at: When | None) -> Facts:
        """Without the events that certainly happened after `at`."""
        if at is None:
            return self
        return replace(self, events=tuple(one for one in self.events if one.at is None or not later(one.at, at)))

    def all(self, name: str, of: str | None = None) -> list[Event]:
        """The events of a name, in order of time; with a label, those of the label and of the whole matter."""
        self.asked_for.add(name)
        found = [one for one in self.events if one.name == name and (of is None or one.of in (None, of))]
        return sorted(found, key=lambda one: one.at.earliest_day if one.at else date.max)

    def has(self, *names: str) -> bool:
        """Whether any of these events is listed."""
        return any(one.name in names for one in self.events)

    def last(self, name: str, of: str | None = None) -> Event | None:
        """The last event of a name; one whose time is not known comes last."""
        found = self.all(name, of)
        return found[-1] if found else None

    def known(self, event: Event) -> When:
        """When an event happened; raises what is not known of it."""
        if event.at is not None:
            return event.at
        if event.between is not None:
            raise Unknown(event.name, (self.with_event(event, When.on(one)) for one in event.between))
        raise Missing(event.name)

    def with_event(self, event: Event, at: When) -> Facts:
        """The world in which this event happened then."""
        known = replace(event, at=at, between=None)
        return replace(self, events=tuple(known if one is event else one for one in self.events))

    def adding(self, event: Event) -> Facts:
        """With one event more."""
        return replace(self, events=(*self.events, event))

    def circumstance(self, name: str, of: str | None = None) -> Any:
        """The value of a circumstance, None where it is not known or not listed."""
        self.asked_for.add(name)
        if of is not None and name in self.circumstances_of.get(of, {}):
            return self.circumstances_of[of][name]
        return self.circumstances.get(name)

    def listed(self, name: str, of: str | None = None) -> bool:
        """Whether a circumstance is listed, even as not known."""
        self.asked_for.add(name)
        return name in self.circumstances or (of is not None and name in self.circumstances_of.get(of, {}))

    def with_circumstance(self, name: str, value: Any, of: str | None = None) -> Facts:
        """The world in which a circumstance has this value."""
        if of is None:
            return replace(self, circumstances={**self.circumstances, name: value})
        own = {**self.circumstances_of.get(of, {}), name: value}
        return replace(self, circumstances_of={**self.circumstances_of, of: own})

    def flag(self, name: str, of: str | None = None) -> bool:
        """A yes or no; not listed it has the value the vocabulary gives it, null it raises Unknown."""
        if not self.listed(name, of):
            return FLAGS_ABSENT.get(name, False)
        value = self.circumstance(name, of)
        if value is None:
            raise Unknown(name, (self.with_circumstance(name, one, of) for one in (True, False)))
        return bool(value)

    def one_of(self, name: str, values: Sequence[str], of: str | None = None) -> str:
        """One of several values; not listed it is not known."""
        value = self.circumstance(name, of)
        if value is None:
            raise Unknown(name, (self.with_circumstance(name, one, of) for one in values))
        return str(value)

    @property
    def labels(self) -> list[str]:
        """Every label that has circumstances of its own."""
        return list(self.circumstances_of)
