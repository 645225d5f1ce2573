"""A period and its extensions, one after the other: what was written is followed, and each part judged by its own length."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from eprocuracy.kernel.citations import Citation
from eprocuracy.kernel.moments import VIETNAM, When, day_of, end_of
from eprocuracy.kernel.quick import quickly_made
from eprocuracy.kernel.sentences import Sentence

from .answers import Day, Granted, Judged, Step
from .governing import Governing, full_length, needs, provided, shared
from .severity import Severity
from .statutes import Counting, Extension
from .time_limits import TimeLimit
from .wording import CAPPED, EXTENDED, EXTENDED_UNTIL, LENGTH, LENGTH_OF_CLASS, ORDER, ordinal_label

_DAY = timedelta(days=1)


@quickly_made
@dataclass(frozen=True, slots=True)
class Asked:
    """One period as it is asked about."""

    start: When | None
    severity: Severity | None = None
    variant: str | None = None
    extensions: Sequence[Granted] = ()
    juvenile: bool = False
    order_until: Day | None = None
    order_length: TimeLimit | None = None
    deducted_days: int = 0
    capped_by: date | None = None
    event: str | None = None
    ended_on: date | None = None


class Uncountable(Exception):  # noqa: N818 - it carries what is missing back to the answer
    """An extension whose end cannot be told, the fact that is missing, and the end before it."""

    def __init__(self, missing: str, before: Day) -> None:
        super().__init__(missing)
        self.missing = missing
        self.before = before


def as_day(moment: Day) -> date:
    return day_of(moment) if isinstance(moment, datetime) else moment


def start_of(asked: Asked) -> date:
    assert asked.start is not None
    assert asked.start.day is not None
    return asked.start.day


def instant(day: Day) -> datetime:
    return day if isinstance(day, datetime) else datetime.combine(day, time.max, VIETNAM)


def length_step(found: Governing, base: TimeLimit, severity: Severity | None, until: Day) -> Step:
    basis = found.version.basis[0]
    if severity is not None and needs(found.version.length) == "severity":
        values = {"length": base.label, "severity": severity.label, "basis": basis, "until": until}
        return Step(Sentence(LENGTH_OF_CLASS, values), basis, until)
    return Step(Sentence(LENGTH, {"length": base.label, "basis": basis, "until": until}), basis, until)


class Chain:
    """The first period and its extensions, one after the other; `end` is what was written."""

    def __init__(
        self,
        found: Governing,
        asked: Asked,
        steps: list[Step],
        *,
        add: Callable[[Day, TimeLimit], Day],
        coerce: Callable[[Day], Day],
        last: Callable[[Day], Day],
        origin: Day,
    ) -> None:
        self.found = found
        self.asked = asked
        self.steps = steps
        self.judged: list[Judged] = []
        self.order: Judged | None = None
        self.add, self.coerce, self.last, self.origin = add, coerce, last, origin
        self.end: Day | None = None
        self.parts: list[TimeLimit | None] = []  # the lengths joined end to end; None where a day was written

    def begin(self, lawful: Day | None, written: Day | None) -> None:
        """The first period: the written order prevails over the full length (judged, not refused)."""
        self.end = lawful if written is None else written
        if written is not None:
            too_long = None if lawful is None else instant(written) > instant(lawful)
            self.order = Judged(0, written, True, lawful, None, too_long)
            self.steps.append(Step(Sentence(ORDER, {"until": written}), self.found.version.basis[0], written))

    def extend(self, granted: Granted) -> None:
        """One further extension; it never shortens what runs already."""
        version, severity, variant = self.found.version, self.asked.severity, self.found.variant
        extension = version.extensions.get(granted.ordinal)
        known = full_length(version, granted.ordinal, severity, variant)
        full = shared(known, self.found.share) if known is not None else None
        before = self.end
        start = self._origin(extension, granted)
        if granted.until is not None:
            end = self.coerce(granted.until)
        elif start is None:
            return  # the period before it cannot be told; a later extension gives its own last day
        else:
            end = self._counted(extension, granted, full, start)
        if before is not None and instant(end) < instant(before):
            end = before
        self.end = end
        allowed = None if extension is None or full is None or start is None else self.add(start, full)
        knows = extension is not None and provided(extension, severity, variant)
        too_long = None if allowed is None else instant(end) > instant(allowed)
        self.judged.append(Judged(granted.ordinal, end, knows, allowed, self._late(granted, before), too_long))
        joined = extension is None or extension.counted_from == "expiry"
        self.parts.append((granted.length or full) if joined and granted.until is None else None)
        self._tell(granted, full, start, end)

    def _origin(self, extension: Extension | None, granted: Granted) -> Day | None:
        if extension is None or extension.counted_from == "expiry":
            return self.end
        if extension.counted_from == "start":
            return self.origin
        return granted.on.known_day if granted.on else None

    def _counted(self, extension: Extension | None, granted: Granted, full: TimeLimit | None, start: Day) -> Day:
        length = granted.length or full
        if length is not None:
            return self.add(start, length)
        if extension is not None and extension.until_end_of_investigation:
            if self.asked.capped_by is not None:
                return self.coerce(self.asked.capped_by)
            raise Uncountable("investigation_end", start)
        unknown = extension is not None and needs(extension.length) == "severity" and self.asked.severity is None
        raise Uncountable("severity" if unknown else "extension_granted.duration", start)

    def _late(self, granted: Granted, before: Day | None) -> bool | None:
        if granted.on is None or before is None or granted.on.known_day is None:
            return None
        last = self.last(before)
        if not isinstance(last, datetime):
            return granted.on.known_day > last
        if granted.on.moment is not None:
            return granted.on.moment > last
        day = day_of(last)
        return None if granted.on.known_day == day else granted.on.known_day > day

    def _tell(self, granted: Granted, full: TimeLimit | None, start: Day | None, end: Day) -> None:
        basis = self.found.version.basis[0]
        values = {"ordinal": ordinal_label(granted.ordinal), "until": end}
        length = granted.length or full
        if granted.until is not None or length is None or start is None:
            self.steps.append(Step(Sentence(EXTENDED_UNTIL, values), basis, end))
            return
        held = self.found.statute.counting is Counting.DETENTION
        values |= {"length": length.label, "since": as_day(start) + _DAY if held else start}
        self.steps.append(Step(Sentence(EXTENDED, values), basis, end))

    def finish(self) -> Day:
        """The end after every extension, capped by the stage; raises Uncountable when there is none."""
        for granted in self.asked.extensions:
            self.extend(granted)
        if self.end is None:
            raise Uncountable("severity", self.origin)
        return self.end


def capped(asked: Asked, end: Day, steps: list[Step], basis: Citation) -> tuple[Day, Day | None]:
    """The end under the cap of the stage, and what it would have been without it."""
    cap = asked.capped_by
    if cap is None or (day_of(end) if isinstance(end, datetime) else end) <= cap:
        return end, None
    capped: Day = end_of(cap).astimezone(VIETNAM) if isinstance(end, datetime) else cap
    steps.append(Step(Sentence(CAPPED, {"until": cap}), basis, capped))
    return capped, end
