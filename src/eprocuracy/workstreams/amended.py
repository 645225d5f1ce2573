"""What an amended law would move in a family: its dates, classes and competences under both, side by side. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from uuid import UUID

from eprocuracy.kernel.words import Label, Word
from eprocuracy.law.amending import Change
from eprocuracy.law.answers import Determined, NotDeterminable
from eprocuracy.law.competence import About, Competent, agency_of, competent
from eprocuracy.law.limitation import LIMIT as LIMITATION
from eprocuracy.law.offences import Offence
from eprocuracy.law.reaching import reaching
from eprocuracy.law.reference import Reference
from eprocuracy.law.severity import Severity
from eprocuracy.law.statutes import Grantor, Ordinal, Statute, Version, stem_of

from .acts import Act
from .catalogue import Rules, View, Workstream
from .clocks import Clock, Clocks
from .folding import concerning, dated, matter_state, states_of, stream_of, tracks_of
from .heads import heads
from .projected import Deadline, MatterState, Outcome, Suspension
from .states import State

Answer = Determined | NotDeterminable
LIVE = frozenset({Outcome.RUNNING, Outcome.NOT_DETERMINABLE})
SLACK = timedelta(days=60)  # by which time already served may bring an end before its start


class Kind(Word):
    """What is moved."""

    DATE = "date", "ngày hết hạn", "last day"
    LIMITATION = "limitation", "thời hiệu", "limitation"
    CLASS = "class", "loại tội phạm", "class of the offence"
    LENIENT = "lenient", "luật mới nhẹ hơn (Điều 7 khoản 3 BLHS)", "the new law is milder (Article 7(3))"
    COMPETENCE = "competence", "thẩm quyền", "competence"
    EXTENDING = "extending", "thẩm quyền gia hạn", "who grants an extension"


@dataclass(frozen=True, slots=True)
class Move:
    """One thing that would be otherwise: of a matter, a participant where it is theirs, under the present law and the amended."""

    matter: UUID
    participant: UUID | None
    kind: Kind
    what: str  # the clock, or the rule of competence
    before: Answer | Label | None
    after: Answer | Label | None
    unit: str
    guarded: bool = False  # of a clock of which only those assigned and the heads may know


@dataclass(frozen=True)
class Amendment:
    """The present law and the amended one, and what of a body of matters the difference can reach."""

    rules: Rules
    change: Change
    law: Reference
    on: date  # competence follows the law of the day of the act: the day for which it is compared

    @classmethod
    def of(cls, rules: Rules, change: Change, *, on: date) -> Amendment:
        """The amendment laid over the rules; competence is compared for `on`, or for the first day of what comes later."""
        return cls(rules, change, rules.reference.amended(change), max([on, *change.first_days]))

    @property
    def references(self) -> tuple[Reference, Reference]:
        return self.rules.reference, self.law

    @cached_property
    def limits(self) -> frozenset[str]:
        """The limits whose answer may change."""
        return reaching(self.references, self.change.statutes.keys()) if self.change.statutes else frozenset()

    @cached_property
    def clocks(self) -> frozenset[str]:
        """The clocks that may give another day: of such a limit, cut by one, or counted back from such a clock."""
        known = self.rules.catalogue.clocks
        if self.change.offences:
            return frozenset(known)
        leaning = {key for key, limits in self._leaning.items() if not self.limits.isdisjoint(limits)}
        own = {key for key, clock in known.items() if clock.limit in self.limits} | leaning
        return frozenset(own | {key for key, clock in known.items() if clock.before in own})

    @cached_property
    def asked(self) -> frozenset[str]:
        """The clocks that are looked for in what is stored: one counted back arises with the clock it is counted from."""
        known = self.rules.catalogue.clocks
        return frozenset(known[key].before or key for key in self.clocks)

    @cached_property
    def ends_from(self) -> date | None:
        """No period that ended before this day can be moved; None where any can.

        A version governs what starts on or after its first day, or what is pending on it: either way the period ends later.
        """
        days: list[date] = []
        for name, told in self.change.statutes.items():
            if set(told) - {"versions", "title", "bound"} or name not in self.rules.reference.statutes:
                return None
            days += _changed_from(self.rules.reference.statutes[name].versions, self.law.statutes[name].versions)
            if any(one.pending for one in self.law.statutes[name].versions) and self._leaning_touched:
                return None
        if self.change.offences or self.grantors or not days:
            return None
        return min(days) - SLACK

    @cached_property
    def grantors(self) -> frozenset[str]:
        """The limits of which others would grant an extension: whoever is competent on the day of the act (I-13)."""
        then, now = self.references
        return frozenset(
            stem
            for stem in self.change.statutes
            if stem in then.statutes
            and _grantors(then.statutes[stem], self.on) != _grantors(now.statutes[stem], self.on)
        )

    @cached_property
    def limitation(self) -> bool:
        """Whether the end of limitation may move."""
        return LIMITATION in self.limits or bool(self.change.offences)

    @cached_property
    def _leaning(self) -> Mapping[str, Sequence[str]]:
        streams = self.rules.catalogue.workstreams.values()
        return {key: limits for stream in streams for key, limits in stream.leans_on.items()}

    @property
    def _leaning_touched(self) -> bool:
        return any(not self.limits.isdisjoint(limits) for limits in self._leaning.values())


def _changed_from(before: Sequence[Version], after: Sequence[Version]) -> Iterator[date]:
    """The days from which two editions of a statute differ."""
    old, new = {one.first_day: one for one in before}, {one.first_day: one for one in after}
    for day in old.keys() | new.keys():
        one, other = old.get(day), new.get(day)
        if one is None or other is None:
            yield day
        elif replace(one, row="") != replace(other, row=""):  # a row is named anew when a version joins it
            yield day if one.until == other.until else min(filter(None, (one.until, other.until)), default=day)


def _grantors(statute: Statute, on: date) -> Mapping[Ordinal, object]:
    return {ordinal: one.granted_by for ordinal, one in statute.on(on).extensions.items()}


def moves(amendment: Amendment, acts: Iterable[Act]) -> list[Move]:
    """What the amendment would move in the open matters of one family."""
    catalogue = amendment.rules.catalogue
    standing = heads(acts).acts
    states = states_of(catalogue, standing)
    about = concerning(standing)
    views = [View(reference, states) for reference in amendment.references]
    found: list[Move] = []
    for state in states.values():
        own = about.get(state.id, [])
        stream = stream_of(catalogue, state, own)
        if stream is None:
            continue
        # what the amendment says of limits makes no difference to the row of a matter
        made = [_made(stream, state, view) for view in (views if amendment.change.offences else views[:1])]
        if all(one.closed_on is not None for one in made):
            continue
        found += _of_matter(amendment, stream, state, own, views, made)
    return found


def _made(stream: Workstream, state: State, view: View) -> MatterState:
    return stream.matter_state(state, view) if stream.matter_state else matter_state(state, stream.code)


def _of_matter(
    amendment: Amendment,
    stream: Workstream,
    state: State,
    acts: Sequence[Act],
    views: Sequence[View],
    made: Sequence[MatterState],
) -> Iterator[Move]:
    unit = made[0].unit
    clocks = Clocks(clock for clock in stream.every_clock if _needed(amendment, clock))
    if clocks.every:
        old, new = (_running(amendment, dated(stream, view, state, acts, clocks)[0]) for view in views)
        yield from _dates(amendment, unit, old, new)
        yield from _granting(amendment, unit, new.values(), made[0].severity)
    if amendment.limitation:
        yield from _limitations(state, unit, *(stream.results(state, view).suspensions for view in views))
    if amendment.change.offences:
        yield from _classes(amendment, stream, state, views, made)
    if amendment.change.competence or amendment.change.offences:
        yield from _competences(amendment, state, made[0])


def _needed(amendment: Amendment, clock: Clock) -> bool:
    return clock.key in amendment.clocks or clock.key in amendment.asked


_Run = tuple[str, UUID | None, UUID, int]


def _running(amendment: Amendment, deadlines: Iterable[Deadline]) -> dict[_Run, Deadline]:
    return {
        (one.clock, one.participant, one.started_by, one.run): one
        for one in deadlines
        if one.outcome in LIVE and one.clock in amendment.clocks
    }


def _dates(
    amendment: Amendment, unit: str, old: Mapping[_Run, Deadline], new: Mapping[_Run, Deadline]
) -> Iterator[Move]:
    guarded = amendment.rules.catalogue.guarded_clocks
    for run in {**old, **new}:
        before, after = old.get(run), new.get(run)
        answers = (before.answer if before else None, after.answer if after else None)
        if _day(answers[0]) != _day(answers[1]):
            one = before or after
            assert one is not None
            yield Move(one.matter, one.participant, Kind.DATE, one.clock, *answers, unit, one.clock in guarded)


def _granting(
    amendment: Amendment, unit: str, deadlines: Iterable[Deadline], severity: Severity | None
) -> Iterator[Move]:
    """Who would grant the next extension of what runs, where that is another."""
    for one in deadlines:
        stem = stem_of(amendment.rules.catalogue.clocks[one.clock].limit)
        if stem not in amendment.grantors or not isinstance(one.answer, Determined):
            continue
        ordinal = len(one.answer.judged) + 1
        before, after = (_grantor(law.statutes[stem], ordinal, severity, amendment.on) for law in amendment.references)
        if before != after:
            yield Move(one.matter, one.participant, Kind.EXTENDING, one.clock, before, after, unit)


def _grantor(statute: Statute, ordinal: int, severity: Severity | None, on: date) -> Label | None:
    extension = statute.on(on).extensions.get(ordinal)
    by = extension.granted_by if extension else None
    if isinstance(by, Mapping):
        by = by.get(severity) if severity is not None else None
    return by.label if isinstance(by, Grantor) else None


def _limitations(state: State, unit: str, before: Iterable[Suspension], after: Iterable[Suspension]) -> Iterator[Move]:
    old, new = ({one.participant: one.limitation for one in many} for many in (before, after))
    for who in {**old, **new}:
        if _day(old.get(who)) != _day(new.get(who)):
            yield Move(state.id, who, Kind.LIMITATION, "limitation", old.get(who), new.get(who), unit)


def _day(answer: Answer | None) -> object:
    """What of an answer is compared: the end, or why there is none."""
    match answer:
        case Determined():
            return answer.end
        case NotDeterminable():
            return (answer.missing, answer.open, answer.earliest, answer.latest, answer.unlimited)
        case None:
            return None


def _classes(
    amendment: Amendment, stream: Workstream, state: State, views: Sequence[View], made: Sequence[MatterState]
) -> Iterator[Move]:
    """The class by the law of the day of the offence, under both; and whether the newest law is milder than that of the day."""
    unit = made[0].unit
    old, new = ({one.participant: one for one in tracks_of(state, stream, view.reference)} for view in views)
    if made[0].severity is not made[-1].severity:
        yield Move(state.id, None, Kind.CLASS, "", _label(made[0].severity), _label(made[-1].severity), unit)
    for who, track in old.items():
        if track.severity is not new[who].severity:
            yield Move(state.id, who, Kind.CLASS, "", _label(track.severity), _label(new[who].severity), unit)
        cited = [Offence.parse(one) for one in track.offences]
        touched = [one for one in cited if one.article in amendment.change.offences]
        newest, then = amendment.law.offences.gravest(cited) if touched else None, new[who].severity
        if newest is not None and then is not None and newest[1] < then:
            yield Move(state.id, who, Kind.LENIENT, "", then.label, newest[1].label, unit)


def _competences(amendment: Amendment, state: State, made: MatterState) -> Iterator[Move]:
    cited = tuple(Offence.parse(one) for one in made.offences)
    if not cited:
        return
    committed = getattr(state, "law_of", None) or state.offence_on or state.opened_on
    about = About(cited, committed, agency_of(made.agency) if made.agency else None)
    for rule in amendment.law.competence:
        known = rule in amendment.rules.reference.competence
        before = competent(amendment.rules.reference, rule, about, on=amendment.on) if known else None
        after = competent(amendment.law, rule, about, on=amendment.on)
        if _body(before) != _body(after):
            yield Move(state.id, None, Kind.COMPETENCE, rule, _body(before), _body(after), made.unit)


def _body(found: Competent | None) -> Label | None:
    if found is None:
        return None
    if found.tier is not None:
        return found.tier.body
    bodies = [one.body for one in found.perhaps]
    return Label(
        "chưa xác định được: " + " hoặc ".join(one.vi for one in bodies),
        "cannot be told: " + " or ".join(one.en for one in bodies),
    )


def _label(word: Word | None) -> Label | None:
    return word.label if word is not None else None
