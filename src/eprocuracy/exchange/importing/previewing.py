"""Seeing before recording: every row against what is recorded, with the findings as they would stand. Nothing is recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Count

from eprocuracy.exchange.models import Import, ImportState, ReadRow, Standing
from eprocuracy.exchange.registers import Row
from eprocuracy.identity.policy import About, may, require
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.workstreams.catalogue import Rules

from .comparing import Compared, compared
from .guarding import GUARDED, closed_to
from .judging import Found, expected_findings, recorded_findings
from .reading import read, source_of
from .receiving import refuse_confirmed
from .taking import BATCH


@transaction.atomic
def begin(rules: Rules, one: Import, *, by: Actor) -> Import:
    """Begin the preview anew: the file is read again, rows of an earlier preview are forgotten."""
    require("import", of=by, about=About(unit=one.unit))
    refuse_confirmed(one)
    one.rows.all().delete()
    one.revision += 1
    one.done, one.total = 0, len(read(rules, one).book.rows)
    one.state = (ImportState.LOOKING if one.total else ImportState.READY).value
    one.save(update_fields=["revision", "done", "total", "state"])
    return one


@transaction.atomic
def step(rules: Rules, one: Import, *, by: Actor, at: datetime) -> Import:
    """Look at the next rows; the last ones make the import ready. Two at once wait for each other."""
    now = Import.objects.select_for_update().get(id=one.id)
    if now.stands is not ImportState.LOOKING:
        return now
    book = read(rules, now).book
    rows = book.rows[now.done : now.done + BATCH]
    ReadRow.objects.bulk_create(_looked_at(rules, now, rows, by=by, at=at))
    now.done += len(rows)
    if now.done >= len(book.rows):
        now.state = ImportState.READY.value
    now.save(update_fields=["done", "state"])
    return now


def _looked_at(rules: Rules, one: Import, rows: Sequence[Row], *, by: Actor, at: datetime) -> list[ReadRow]:
    register = source_of(rules, one.kind).register
    sound = compared(rules, register, [row for row in rows if not row.is_held])
    by_row = {(made.row.sheet, made.row.row): made for made in sound}
    closed = closed_to(by, sound)
    # a row that differs stays as it is recorded until a person decides otherwise
    fresh = [act for made in sound if not made.differing for act in made.fresh]
    known = [made.matter for made in sound if made.known]
    found = recorded_findings(rules.catalogue, known, one.as_of)
    found |= _of_these(sound, expected_findings(rules, fresh, one.as_of, at=at))
    return [
        _read_row(one, one.done + place, row, by_row.get((row.sheet, row.row)), found, closed)
        for place, row in enumerate(rows)
    ]


def _of_these(sound: Sequence[Compared], found: Found) -> Found:
    """The findings of the rows' own matters that new acts touch; others of their families are not counted twice."""
    own = {made.matter for made in sound if made.fresh and not made.differing}
    return {matter: found.get(matter, []) for matter in own}


def _read_row(
    one: Import, place: int, row: Row, made: Compared | None, found: Found, closed: Collection[UUID]
) -> ReadRow:
    number = row.values.get("number")
    reasons = [problem.reason.value for problem in row.problems]
    if made is not None and made.matter in closed:
        reasons.append(GUARDED)
    return ReadRow(
        of=one,
        place=place,
        sheet=row.sheet,
        row=row.row,
        unit=row.unit or "",
        number=number if isinstance(number, int) else None,
        standing=(made.standing if made and not reasons else Standing.HELD).value,
        reasons=list(dict.fromkeys(reasons)),
        correct=made is not None and not reasons and made.needs_no_word,
        findings=sorted(found.get(made.matter, [])) if made else [],
        matter=made.matter if made and made.known else None,
    )


@dataclass(frozen=True, slots=True)
class Counts:
    """How the rows of an import stand, and how many findings of each kind their matters have."""

    standings: Mapping[Standing, int]
    reasons: Mapping[str, int]
    findings: Mapping[str, int]
    to_correct: int

    @property
    def rows(self) -> int:
        return sum(self.standings.values())

    @property
    def to_record(self) -> int:
        """How many rows a confirmation would write."""
        return self.standings.get(Standing.NEW, 0) + self.to_correct


def counts(one: Import) -> Counts:
    """The counts of a preview; the same queries however many rows."""
    rows = ReadRow.objects.filter(of=one)
    standings = {
        Standing(standing): count
        for standing, count in rows.values_list("standing").annotate(count=Count("id")).order_by("standing")
    }
    reasons = Counter(
        reason for reasons in rows.exclude(reasons=[]).values_list("reasons", flat=True) for reason in reasons
    )
    findings = Counter(code for codes in rows.exclude(findings=[]).values_list("findings", flat=True) for code in codes)
    return Counts(standings, dict(reasons), dict(sorted(findings.items())), rows.filter(correct=True).count())


def choose(one: Import, *, by: Actor, ticked: set[int], shown: set[int]) -> None:
    """Which of the shown rows that differ are to be corrected by the file; others stay as they were chosen."""
    require("import", of=by, about=About(unit=one.unit))
    refuse_confirmed(one)
    differing = ReadRow.objects.filter(of=one, standing=Standing.CHANGED.value, place__in=shown)
    differing.filter(place__in=ticked).update(correct=True)
    differing.exclude(place__in=ticked).update(correct=False)


def choose_all(one: Import, *, by: Actor, correct: bool) -> None:
    """Correct every row that differs by the file, or none."""
    require("import", of=by, about=About(unit=one.unit))
    refuse_confirmed(one)
    ReadRow.objects.filter(of=one, standing=Standing.CHANGED.value).update(correct=correct)


def not_allowed(one: Import, by: Actor) -> Label | None:
    """Why the person may not record rows of some unit that the book names; None when all are allowed."""
    units = {one.unit, *ReadRow.objects.filter(of=one).exclude(unit="").values_list("unit", flat=True).distinct()}
    for unit in sorted(units):
        decision = may(by, "import", About(unit=unit))
        if not decision.allowed:
            return decision.why
    return None
