"""Custody and detention of those who are held, each day on an order (BLTTHS 110-119, 173, 241, 278, 329)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from eprocuracy.kernel.moments import VIETNAM, When
from eprocuracy.law.custody import detention_order
from eprocuracy.law.deadlines import Granted
from eprocuracy.law.deadlines import lengths as lengths_of
from eprocuracy.law.severity import Severity
from eprocuracy.law.time_limits import TimeLimit, Unit
from eprocuracy.workstreams.acts import Act, Link
from eprocuracy.workstreams.criminal_cases.words import Measure
from eprocuracy.workstreams.custody import acts as kinds
from eprocuracy.workstreams.custody.words import About, Manner, ReleaseGround
from eprocuracy.workstreams.people import Role

from .charging import Accused, Case
from .days import book_year
from .history import Docket, link
from .trouble import Trouble

LIMIT, PROSECUTION, PREPARATION, AFTER_JUDGMENT = "BLTTHS-173", "BLTTHS-241", "BLTTHS-278-2", "BLTTHS-329-3"
STEP = timedelta(days=3)  # of custody, and of each of its extensions
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Custody:
    """How one arrest goes on: custody in so many steps, or none where a warrant of detention came first."""

    begins: datetime
    steps: int
    manner: Manner

    @property
    def ends(self) -> datetime:
        return self.begins + self.steps * STEP


def planned(of: Case, caught_on: date, *, red_handed: bool) -> Custody | None:
    """Custody long enough for the case to be instituted and the charge decided within it; None if nine days are too few."""
    dice = of.docket.dice
    begins = datetime.combine(caught_on, dice.time(1, 20), VIETNAM) + timedelta(minutes=dice.between(30, 150))
    manner = Manner.FLAGRANTE if red_handed else Manner.EMERGENCY
    for steps in range(dice.weighed({1: 15, 2: 35, 3: 50}), 4):
        plan = Custody(begins, steps, manner)
        if charging_moment(of, plan).date() >= of.instituted:
            return plan
    return None


def charging_moment(of: Case, plan: Custody) -> datetime:
    """A day and a half before custody ends, in the daytime: the procuracy needs a day (TTLT 04/2018, article 16)."""
    near = plan.ends - timedelta(hours=30)
    when = near.replace(hour=min(max(near.hour, 8), 14), minute=15)
    return when if when <= near else when - DAY


def on_warrant(of: Case, one: Accused) -> Custody:
    """Arrested once the order was approved: no custody before detention."""
    assert one.approved is not None
    arrested = datetime.combine(of.docket.dice.after(one.approved, 0, 2), of.docket.dice.time(18, 21), VIETNAM)
    return Custody(arrested, 0, Manner.WARRANT)


def hold(of: Case, one: Accused, custody: Custody, trouble: Trouble) -> None:
    """The whole time that one person is held, from the arrest to release or to the court."""
    made, bench = of.docket.made, of.docket.bench
    day = custody.begins.date()
    if not made.has_come(day):
        return
    docket = Docket(made, made.new(day), bench, of.docket.agency)
    held = _Held(of, one, docket, (Link(Role.HELD, one.participant),))
    held.arrested(custody)
    if custody.steps:
        held.in_custody(custody, trouble)
        if of.severity is Severity.LESS_SERIOUS and made.dice.chance(0.35):
            held.let_go(custody)
            return
    held.ordered(custody)
    held.through_the_stages()


class _Held:
    """One person held, and until when the last order reaches."""

    def __init__(self, of: Case, one: Accused, docket: Docket, who: tuple[Link, ...]) -> None:
        self.of, self.one, self.docket, self.who = of, one, docket, who
        self.days, self.dice = docket.days, docket.dice
        self.covered = of.instituted
        self.extensions = 0

    def arrested(self, custody: Custody) -> None:
        of, one, made, bench = self.of, self.one, self.docket.made, self.docket.bench
        caught = custody.begins - timedelta(minutes=25 if custody.steps else 0)
        day = caught.date()
        self.docket.theirs(
            kinds.CustodyHeld,
            When.at(caught),
            "BB-BN",
            links=(Link(Role.HELD, one.participant, (of.event.offence,)), link(Role.CASE, of.docket.matter)),
            people=(one.who.as_participant(one.participant),),
            unit=bench.unit,
            number=made.number("custody", bench.unit, day),
            year=book_year(day),
            manner=custody.manner,
            offences=(of.event.offence,),
            offence_on=of.event.on,
            agency=self.docket.agency,
            place=bench.house,
            procurator=of.procurator or None,
        )

    def in_custody(self, custody: Custody, trouble: Trouble) -> None:
        """Custody of three days, and each extension approved before the time before it has run out."""
        begins, ends = custody.begins, custody.begins + STEP
        if custody.manner is Manner.EMERGENCY:
            came = begins + timedelta(hours=1)
            self._file(About.HOLD, came)
            self._ours(kinds.HoldApproved, came + timedelta(hours=self.dice.between(2, 9)))
        self._theirs(kinds.CustodyOrdered, begins, begins=When.at(begins), ends=When.at(ends))
        self._file(About.CUSTODY, begins + timedelta(hours=self.dice.between(2, 10)))
        for ordinal in range(1, custody.steps):
            decided = ends - timedelta(hours=self.dice.between(14, 30))
            until = ends + STEP
            self._theirs(kinds.CustodyExtended, decided, ordinal=ordinal, until=When.at(until), approved=True)
            came = decided + timedelta(hours=1)
            self._file(About.EXTENSION, came)
            late = trouble is Trouble.CUSTODY_TOO_LONG
            approved = ends + timedelta(hours=9) if late else came + timedelta(hours=self.dice.between(2, 10))
            if late:
                self.docket.made.odd.irregular += self.docket.made.has_come(approved.date())
            self._ours(kinds.CustodyExtensionApproved, approved, ordinal=ordinal)
            ends = until
        self.covered = ends.date()

    def let_go(self, custody: Custody) -> None:
        """No need to detain: released before custody ends, on another measure."""
        leaves = custody.ends - timedelta(hours=self.dice.between(2, 9))
        self._theirs(kinds.PersonReleased, leaves, ground=ReleaseGround.NOT_NEEDED)
        self.one.held = False

    def ordered(self, custody: Custody) -> None:
        """Detention for investigation: the days of custody are taken off; it never outlasts the investigation."""
        of, one = self.of, self.one
        assert one.charged is not None
        assert one.filed is not None
        assert one.approved is not None
        base = lengths_of(self.days.reference, LIMIT, severity=of.severity, on=of.instituted)[0]
        assert base is not None
        first = custody.ends.date()
        order = detention_order(length=base, deducted_days=3 * custody.steps, first_day=first)
        assert of.until is not None
        until = min(order.last_day, max(of.until, first + timedelta(days=20)))
        asked = one.charged
        self._theirs(
            kinds.DetentionOrdered,
            asked + timedelta(minutes=30),
            begins=first,
            until=until,
            length=TimeLimit((until - first).days + 1, Unit.DAY),
            place=self.docket.bench.house,
        )
        self._file(About.DETENTION, one.filed)
        self.docket.ours(kinds.DetentionApproved, one.approved, links=self.who)
        self.covered = until

    def through_the_stages(self) -> None:
        """Extended while the investigation is, then for prosecution, then for the court."""
        of = self.of
        if of.received is None:
            self._until_it_ends_there()
            return
        if not self._reaches(of.received):
            return
        if of.returned and of.received_again:
            self._for_prosecution(of.received, of.returned)
            self._additional(of.returned, of.received_again)
            self._for_prosecution(of.received_again, of.sent)
        else:
            self._for_prosecution(of.received, of.sent)
        if of.sent:
            self.docket.plain(kinds.PersonSentToCourt, of.sent, links=self.who, court=self.docket.bench.court)
            self._at_court()

    def _until_it_ends_there(self) -> None:
        """The investigation was terminated, or left the province."""
        ended = self.of.concluded
        if ended and self._reaches(ended):
            if self.of.left:
                self._theirs(kinds.PersonTransferred, ended, to_place="Trại tạm giam Công an tỉnh khác")
            else:
                self._theirs(kinds.MeasureCancelled, ended, ground="Đình chỉ điều tra đối với bị can")

    def _reaches(self, day: date) -> bool:
        """Extend until `day` is covered; where the law gives no more, the measure is replaced."""
        of = self.of
        assert of.until is not None
        allowed = lengths_of(self.days.reference, LIMIT, severity=of.severity, on=of.instituted)[1]
        while self.covered < day:
            more = allowed.get(self.extensions + 1)
            until = min(self.covered + timedelta(days=more.in_custody_days), of.until) if more else self.covered
            if more is None or until <= self.covered:
                leaves = self.covered
                self._theirs(
                    kinds.MeasureReplaced,
                    leaves,
                    measure=Measure.RESIDENCE_BAN,
                    ground="Hết thời hạn tạm giam để điều tra",
                )
                self.one.held = False
                return False
            self.extensions += 1
            on = self.days.calendar.last_working_day_before_or_on(
                self.covered - timedelta(days=self.dice.between(3, 6))
            )
            self.docket.ours(
                kinds.DetentionExtended,
                on,
                links=self.who,
                ordinal=self.extensions,
                until=until,
                length=TimeLimit((until - self.covered).days, Unit.DAY),
            )
            self.covered = until
        return True

    def _for_prosecution(self, received: date, leaves: date | None) -> None:
        """The old order is used as long as it reaches; a new one follows it without a gap (TTLT 04/2018, article 18)."""
        of = self.of
        needed = (leaves or received) + timedelta(days=9)
        if self.covered >= needed:
            return
        granted = (Granted(1),) if of.prosecution_extended else ()
        until = min(self.days.last(PROSECUTION, received, of.severity, granted), needed + timedelta(days=6))
        if until <= self.covered:
            return
        begins = self.covered + DAY
        on = min(self.covered - timedelta(days=6), (leaves or received) - DAY)
        on = max(received, self.days.calendar.last_working_day_before_or_on(on))
        self.docket.ours(
            kinds.DetentionForProsecution,
            on,
            "LTG",
            links=self.who,
            begins=begins,
            until=until,
            length=TimeLimit((until - begins).days + 1, Unit.DAY),
        )
        self.covered = until

    def _additional(self, returned: date, again: date) -> None:
        """Detention while the file is back with the agency: not beyond the additional investigation."""
        if self.covered >= again:
            return
        until = again + timedelta(days=4)
        begins = self.covered + DAY
        on = max(returned, begins - timedelta(days=6))
        self._theirs(
            kinds.DetentionOrdered,
            on,
            begins=begins,
            until=until,
            length=TimeLimit((until - begins).days + 1, Unit.DAY),
            place=self.docket.bench.house,
        )
        self.docket.ours(kinds.DetentionApproved, on + DAY, links=self.who)
        self.covered = until

    def _at_court(self) -> None:
        """Orders of the court until the hearing and after the judgment."""
        of, court = self.of, self.docket.bench.court
        if of.docketed is None or of.judged is None:
            return
        begins = min(of.docketed, self.covered + DAY)
        until = self.days.last(PREPARATION, of.docketed, of.severity)
        self._court(min(of.docketed, self.covered), begins, until)
        if of.judged > until:
            self._court(until - timedelta(days=3), until + DAY, of.judged)
        if not self.one.months:
            self.docket.theirs(
                kinds.PersonReleased, of.judged, "QĐ-TTD", by=court, links=self.who, ground=ReleaseGround.NOT_NEEDED
            )
            return
        until = self.days.last(AFTER_JUDGMENT, of.judged)
        self._court(of.judged, of.judged, until)
        assert of.in_force is not None
        if of.appealed:
            self._court(until - timedelta(days=5), until + DAY, of.in_force + timedelta(days=15))
        served = of.in_force + timedelta(days=self.dice.between(2, 12))
        self.docket.plain(
            kinds.PersonTransferred, served, issued_by=self.docket.bench.house, links=self.who, to_place="Trại giam"
        )

    def _court(self, on: date, begins: date, until: date) -> None:
        self.docket.theirs(
            kinds.DetentionByCourt,
            on,
            "QĐ-TG",
            by=self.docket.bench.court,
            links=self.who,
            begins=begins,
            until=until,
            length=TimeLimit((until - begins).days + 1, Unit.DAY),
        )

    def _file(self, about: About, came: datetime) -> None:
        self.docket.plain(
            kinds.CustodyFileReceived, When.at(came), issued_by=self.docket.bench.name, links=self.who, about=about
        )

    def _theirs(self, kind: type[Act], when: datetime | date, **fields: Any) -> None:
        occurred = When.at(when) if isinstance(when, datetime) else When.on(when)
        self.docket.theirs(kind, occurred, "CSĐT", links=self.who, **fields)

    def _ours(self, kind: type[Act], when: datetime, **fields: Any) -> None:
        self.docket.ours(kind, When.at(when), links=self.who, **fields)
