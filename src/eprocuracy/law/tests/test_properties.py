"""What must hold for every period: extending never shortens, starting earlier never ends later, every answer cites."""

import json
from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from eprocuracy.kernel.moments import VIETNAM, When
from eprocuracy.law.chain import instant
from eprocuracy.law.deadlines import Determined, Granted, NotDeterminable, answer_from_json, determine, lengths
from eprocuracy.law.reference import Reference
from eprocuracy.law.severity import Severity
from eprocuracy.law.statutes import Counting
from eprocuracy.law.time_limits import TimeLimit, Unit

LAW = Reference.load()
ROWS = sorted(LAW.statutes)
FORWARD = sorted(
    name
    for name, one in LAW.statutes.items()
    if one.counting in (Counting.ORDINARY, Counting.CIVIL, Counting.CUSTODY, Counting.DETENTION)
)
days = st.dates(date(2018, 1, 1), date(2029, 12, 31))
minutes = st.times().map(lambda at: at.replace(second=0, microsecond=0))
moments = st.builds(lambda day, at: When.at(datetime.combine(day, at, VIETNAM)), days, minutes)
classes = st.sampled_from(list(Severity))
written = st.builds(TimeLimit, st.integers(1, 6), st.sampled_from([Unit.DAY, Unit.MONTH]))


def first_variant(name: str) -> str | None:
    length = LAW.statutes[name].versions[-1].length
    names = [one for one in length if isinstance(one, str)] if isinstance(length, dict) else []
    return names[0] if names else None


@given(st.sampled_from(ROWS), moments, classes)
@settings(max_examples=400, deadline=None)
def test_every_answer_cites_and_survives_storage(name: str, start: When, severity: Severity) -> None:
    answer = determine(LAW, name, start=start, severity=severity, variant=first_variant(name))

    assert answer.basis
    assert answer_from_json(json.loads(json.dumps(answer.to_json()))) == answer
    said = [one.said for one in answer.steps] if isinstance(answer, Determined) else list(answer.said)
    assert said
    for one in said:
        assert "…" not in one.say("vi").replace("Điều …", "")
        assert one.say("vi") != one.say("en")


@given(st.sampled_from(FORWARD), moments, classes, st.lists(written, max_size=3), written)
@settings(max_examples=300, deadline=None)
def test_extending_never_shortens(
    name: str, start: When, severity: Severity, before: list[TimeLimit], one_more: TimeLimit
) -> None:
    granted = [Granted(place + 1, length=length) for place, length in enumerate(before)]
    more = [*granted, Granted(len(granted) + 1, length=one_more)]

    def ends(extensions: list[Granted]) -> Determined | NotDeterminable:
        return determine(LAW, name, start=start, severity=severity, extensions=extensions, variant=first_variant(name))

    shorter, longer = ends(granted), ends(more)

    if isinstance(shorter, Determined) and isinstance(longer, Determined):
        assert instant(shorter.end) <= instant(longer.end)


@given(st.sampled_from(FORWARD), moments, classes, st.integers(1, 60))
@settings(max_examples=300, deadline=None)
def test_an_earlier_start_never_ends_later(name: str, start: When, severity: Severity, earlier: int) -> None:
    moment = start.moment
    assert moment is not None
    before = When.at(moment - timedelta(days=earlier))
    variant = first_variant(name)

    one = determine(LAW, name, start=before, severity=severity, variant=variant)
    other = determine(LAW, name, start=start, severity=severity, variant=variant)

    if isinstance(one, Determined) and isinstance(other, Determined) and one.limit == other.limit:
        assert instant(one.end) <= instant(other.end)


@given(st.sampled_from(FORWARD), moments)
@settings(max_examples=200, deadline=None)
def test_a_graver_class_never_ends_earlier(name: str, start: When) -> None:
    answers = [determine(LAW, name, start=start, severity=one, variant=first_variant(name)) for one in Severity]
    ends = [one.end for one in answers if isinstance(one, Determined)]

    assert ends == sorted(ends, key=instant)


@given(days, classes)
@settings(max_examples=100, deadline=None)
def test_bounds_of_an_unknown_class_hold_every_class(start: date, severity: Severity) -> None:
    unknown = determine(LAW, "BLTTHS-172", start=When.on(start))
    known = determine(LAW, "BLTTHS-172", start=When.on(start), severity=severity)

    if isinstance(known, Determined) and isinstance(unknown, NotDeterminable):
        assert unknown.earliest is not None
        assert unknown.latest is not None
        assert unknown.earliest <= known.ends_on <= unknown.latest


def test_the_maximum_written_down_is_the_sum_of_its_parts() -> None:
    for statute in LAW.statutes.values():
        for version in statute.versions:
            if version.at_most is None:
                continue
            for severity in Severity:
                base, further = lengths(LAW, version.row, severity=severity, on=version.first_day)
                most = version.at_most if isinstance(version.at_most, TimeLimit) else version.at_most.get(severity)
                if base is None or most is None or base.unit is not most.unit:
                    continue
                parts = [base]
                for ordinal, length in further.items():
                    extension = version.extensions[ordinal]
                    if isinstance(ordinal, int) or extension.applies_when:
                        parts = [length] if extension.counted_from == "start" else [*parts, length]
                if any(one.unit is not most.unit for one in parts):
                    continue
                total = sum(one.amount * 30 + one.and_days if one.unit is Unit.MONTH else one.amount for one in parts)
                limit = most.amount * 30 + most.and_days if most.unit is Unit.MONTH else most.amount
                assert total == limit, (version.row, severity)


def test_every_version_says_how_it_was_read() -> None:
    for statute in LAW.statutes.values():
        firsts = [one.first_day for one in statute.versions]
        assert firsts == sorted(set(firsts))
        for version in statute.versions:
            assert version.basis, version.row
            assert (version.read_on is None) == (version.read.value == "not_read"), version.row


def test_every_start_has_its_name_in_both_languages() -> None:
    for statute in LAW.statutes.values():
        for start in statute.counted_from:
            assert start.event in LAW.events, statute.name
