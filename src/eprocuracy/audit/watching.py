"""What the log warns of: counts of one person on one day against published thresholds. A number, and the entries behind it; no judgment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.db import connection, transaction

from eprocuracy.kernel.actors import SYSTEM, Actor
from eprocuracy.kernel.moments import end_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label

from . import actions, deeds
from .manners import Manner, manner_of
from .models import LogReview, LogThreshold, LogWarning

HERE = Path(__file__).parent / "data" / "warnings.yaml"
REVIEW_DAYS = 7
"""Within so many days somebody looks through the warnings of an office; QCVN 12:2026/BCA 3.9.2.1.11."""
HASTE = timedelta(minutes=45)
"""How far back a count looks for matters read in haste: some counts may have been missed."""
STEPS = ("slows", "holds")
KEPT = 200  # entries named with a warning

REVIEWED = deeds.declare("log.reviewed", "Ghi kết quả xem xét nhật ký", "Review of the log recorded")
THRESHOLD_SET = deeds.declare("log.threshold_set", "Đặt ngưỡng cảnh báo của nhật ký", "Threshold of a warning set")


@dataclass(frozen=True, slots=True)
class Rule:
    """One published rule: what is counted, and from which day which number is worth a look."""

    code: str
    title: Label
    counts: Label
    versions: tuple[tuple[date, int], ...]
    steps: tuple[tuple[date, Mapping[str, int]], ...] = ()

    def step(self, name: str, on: date, own: Iterable[LogThreshold] = ()) -> int | None:
        """The number at which reading is slowed, or held; it grows with the threshold where the office has set a higher one."""
        published = [step for first, step in self.steps if first <= on] or [self.steps[0][1]]
        value, usual = published[-1].get(name), self.threshold(on)
        return value and max(value, value * self.threshold(on, own) // usual)

    def threshold(self, on: date, own: Iterable[LogThreshold] = ()) -> int:
        """The threshold in force on a day: the office's own if it has set one, the latest entered where two begin together."""
        set_here = max(((one.from_on, one.pk, one.value) for one in own if one.from_on <= on), default=None)
        published = [value for first, value in self.versions if first <= on] or [self.versions[0][1]]
        return set_here[2] if set_here else published[-1]


@cache
def rules() -> Mapping[str, Rule]:
    """The published rules by code."""
    said: dict[str, Any] = yaml.safe_load(HERE.read_text(encoding="utf-8"))
    return {
        code: Rule(
            code,
            Label(*one["title"]),
            Label(*one["counts"]),
            tuple(sorted((day, int(version["threshold"])) for day, version in one["versions"].items())),
            tuple(
                (day, {name: int(version[name]) for name in STEPS if name in version})
                for day, version in sorted(one["versions"].items())
            ),
        )
        for code, one in said.items()
    }


@dataclass(frozen=True, slots=True)
class Counted:
    """What a rule counts of one person on one day."""

    rule: str
    account: str
    unit: str
    count: int
    entries: tuple[int, ...]


def count(
    on: date,
    *,
    rest: bool,
    sealed: Mapping[str, Iterable[str]],
    least: Mapping[str, int] | None = None,
    recent: datetime | None = None,
) -> list[Counted]:
    """Every count of the day that is not nought, or not below the `least` of its rule.

    `rest` says that nobody works that day; `sealed` are guarded matters (`matter:<id>`) with the accounts that are assigned to them. Haste is
    looked for since `recent` alone, where that is named. A country writes millions of entries a day: one pass counts deeds by person, and a
    rule reads only what those wrote who may have come up to it.
    """
    held = [(matter, account) for matter, accounts in sealed.items() for account in (*accounts, "")]
    given: dict[str, Any] = {
        "since": end_of(on - timedelta(days=1)),
        "until": end_of(on),
        "system": SYSTEM.account,
        "rest": rest,
        "sealed": [matter for matter, _ in held],
        "assigned": [account for _, account in held],
    }
    found = []
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL work_mem = '128MB'")
        cursor.execute(f"SELECT account, deed, count(*) FROM ({_DAY}) AS day GROUP BY 1, 2", given)  # noqa: S608
        done = cursor.fetchall()
        # by the deeds that the day has: a worker loads no pages, so it does not know everything that they declare
        by_manner: dict[Manner, list[str]] = {one: [] for one in Manner}
        for deed in sorted({deed for _, deed, _ in done}):
            by_manner[manner_of(deed)].append(deed)
        opened, took = by_manner[Manner.OPENED], by_manner[Manner.TOOK]
        looked = [*opened, *by_manner[Manner.LISTED], *took]
        given |= {"opened": opened, "took": took, "looked": looked}
        counted = {
            **dict.fromkeys(("bulk_reading", "fast_reading", "sealed_reading"), opened),
            "off_hours": looked,
            "refusals": [deeds.ACCESS_REFUSED],
            "failed_sign_ins": ["identity.sign_in_failed"],
            "searching": ["persons.searched"],
            "export_outside": took,
        }
        for code in rules():
            enough = (least or {}).get(code, 1)
            upto: Counter[str] = Counter()
            for account, deed, times in done:
                if deed in counted[code]:
                    upto[account] += times
            given |= {"who": [one for one, times in upto.items() if times >= enough], "least": enough}
            given |= {"what": [*counted[code], *(opened if code == "searching" else ())]}
            if not given["who"] or (code == "sealed_reading" and not sealed):
                continue
            haste = {"since": recent} if recent and code == "fast_reading" else {}
            some = f"{_DAY} AND e.account = ANY (%(who)s) AND e.deed = ANY (%(what)s) {_NARROWED.get(code, '')}"
            cursor.execute(f"WITH day AS ({some}), counted AS ({_COUNTED[code]}) {_BY_PERSON}", {**given, **haste})
            found += [
                Counted(code, account, unit, times, tuple(entries))
                for account, unit, times, entries in cursor.fetchall()
            ]
    return found


_DAY = """
    SELECT e.sequence, e.at, e.account, e.unit, e.deed, e.about FROM audit_entry e
    WHERE e.at >= %(since)s AND e.at < %(until)s AND e.account <> %(system)s
"""
_NARROWED = {"sealed_reading": "AND e.about && %(sealed)s::text[]"}  # by the index
_BY_PERSON = f"""
    , firsts AS (
        SELECT account, key, min(unit) AS unit, min(sequence) AS sequence FROM counted GROUP BY account, key
    )
    SELECT account, min(unit), count(*), (array_agg(sequence ORDER BY sequence))[1:{KEPT}] FROM firsts
    GROUP BY account HAVING count(*) >= %(least)s
"""  # noqa: S608
_COUNTED = {
    "bulk_reading": """
        SELECT d.account, d.unit, d.sequence, thing AS key FROM day d, unnest(d.about) AS thing
        WHERE d.deed = ANY (%(opened)s) AND thing LIKE 'matter:%%'
    """,
    "fast_reading": """
        WITH seen AS (
            SELECT d.account, d.unit, d.sequence, thing, date_bin('15 minutes', d.at, 'epoch') AS quarter
            FROM day d, unnest(d.about) AS thing WHERE d.deed = ANY (%(opened)s) AND thing LIKE 'matter:%%'
        ), fullest AS (
            SELECT DISTINCT ON (account) account, quarter FROM seen
            GROUP BY account, quarter ORDER BY account, count(DISTINCT thing) DESC, quarter
        )
        SELECT account, unit, sequence, thing AS key FROM seen JOIN fullest USING (account, quarter)
    """,
    "failed_sign_ins": """
        SELECT account, unit, sequence, sequence::text AS key FROM day WHERE deed = 'identity.sign_in_failed'
    """,
    "off_hours": """
        SELECT account, unit, sequence, sequence::text AS key FROM day
        WHERE deed = ANY (%(looked)s)
          AND (%(rest)s OR extract(hour FROM at AT TIME ZONE 'Asia/Ho_Chi_Minh') NOT BETWEEN 6 AND 20)
    """,
    "sealed_reading": """
        SELECT d.account, d.unit, d.sequence, thing AS key FROM day d, unnest(d.about) AS thing
        WHERE d.deed = ANY (%(opened)s)
          AND thing IN (SELECT unnest(%(sealed)s::text[]))
          AND (thing, d.account) NOT IN (SELECT * FROM unnest(%(sealed)s::text[], %(assigned)s::text[]))
    """,
    "refusals": """
        SELECT account, unit, sequence, sequence::text AS key FROM day WHERE deed = 'access.refused'
    """,
    "searching": """
        SELECT account, unit, sequence, sequence::text AS key FROM (
            SELECT *, min(at) FILTER (WHERE deed = ANY (%(opened)s)) OVER (
                PARTITION BY account ORDER BY sequence DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS opened_at
            FROM day WHERE deed = 'persons.searched' OR deed = ANY (%(opened)s)
        ) AS searched
        WHERE deed = 'persons.searched' AND (opened_at IS NULL OR opened_at > at + interval '10 minutes')
    """,
    "export_outside": """
        SELECT d.account, d.unit, d.sequence, d.sequence::text AS key FROM day d, unnest(d.about) AS thing
        WHERE d.deed = ANY (%(took)s) AND thing LIKE 'unit:%%' AND d.unit NOT IN ('', 'TC')
          AND thing <> 'unit:' || d.unit AND thing NOT LIKE 'unit:' || d.unit || '-%%'
    """,
}


def warn(on: date, *, at: datetime, rest: bool, sealed: Mapping[str, Iterable[str]]) -> int:
    """Write down what reached its threshold on a day; said again it grows and is never doubled. Returns how many stand for the day."""
    own: dict[tuple[str, str], list[LogThreshold]] = {}
    for one in LogThreshold.objects.all():
        own.setdefault((one.unit, one.rule), []).append(one)
    least = {
        code: min(rule.threshold(on, set_) for set_ in ((), *(set_ for (_, its), set_ in own.items() if its == code)))
        for code, rule in rules().items()
    }
    recent = at - HASTE if at < end_of(on) else None  # of a day that is over everything is looked at
    stands = dict(LogWarning.objects.filter(rule="fast_reading", on=on).values_list("account", "count"))
    found = []
    for counted in count(on, rest=rest, sealed=sealed, least=least, recent=recent):
        if counted.rule == "fast_reading" and counted.count < stands.get(counted.account, 0):
            continue  # the fullest quarter of an hour was an earlier one
        threshold = rules()[counted.rule].threshold(on, own.get((counted.unit, counted.rule), ()))
        if counted.count >= threshold:
            found.append(
                LogWarning(
                    rule=counted.rule,
                    account=counted.account,
                    unit=counted.unit,
                    on=on,
                    count=counted.count,
                    threshold=threshold,
                    entries=list(counted.entries),
                    found_at=at,
                )
            )
    LogWarning.objects.bulk_create(
        found,
        update_conflicts=True,
        unique_fields=["rule", "account", "on"],
        update_fields=["count", "threshold", "entries"],
    )
    return len(found)


@transaction.atomic
def review(warning: LogWarning | None, *, unit: str, note: str, by: Actor, at: datetime) -> LogReview:
    """Note what somebody found who looked at a warning, or through all of an office."""
    if warning is not None and warning.account == by.account:
        raise Refused(
            Label("Cảnh báo này về việc của chính bạn.", "This warning is about what you did yourself."),
            Label("Hãy để người khác xem xét.", "Let somebody else look at it."),
        )
    made = LogReview.objects.create(warning=warning, unit=unit, by=by.account, at=at, note=note)
    about = [f"unit:{unit}", *([f"log_warning:{warning.pk}", f"account:{warning.account}"] if warning else [])]
    actions.record(REVIEWED, by=by, at=at, about=about)
    return made


def unreviewed(units: Collection[str], *, since: datetime) -> list[str]:
    """The offices in which nobody looked through the log since a moment; one query."""
    looked = set(LogReview.objects.filter(unit__in=units, at__gte=since).values_list("unit", flat=True))
    return sorted(set(units) - looked)


@transaction.atomic
def set_threshold(rule: str, *, unit: str, value: int, from_on: date, reason: str, by: Actor, at: datetime) -> None:
    """From a day on the office looks at another number; earlier days keep the threshold they had."""
    if rule not in rules() or value < 1:
        raise ValueError("no such rule, or no number to reach")
    LogThreshold.objects.create(rule=rule, unit=unit, value=value, from_on=from_on, reason=reason, by=by.account, at=at)
    actions.record(THRESHOLD_SET, by=by, at=at, about=[f"unit:{unit}"], detail={"rule": rule, "value": value})
