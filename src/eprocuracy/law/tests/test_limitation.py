"""Limitation as lists watch over it: the gravest offence counts, some never lapse, and who evades has no last day yet."""

from __future__ import annotations

from datetime import date

import pytest

from eprocuracy.law.answers import Determined, NotDeterminable
from eprocuracy.law.limitation import limitation, of_sentence, sentence_variant
from eprocuracy.law.offences import Offence
from eprocuracy.law.reference import Reference

LAW = Reference.load()
COMMITTED = date(2016, 3, 11)


def offences(*texts: str) -> list[Offence]:
    return [Offence.parse(one) for one in texts]


def test_the_gravest_of_the_offences_gives_the_years() -> None:
    found = limitation(LAW, offences("173/1", "173/2"), committed=COMMITTED)

    assert isinstance(found, Determined)
    assert found.ends_on == date(2026, 3, 11)  # ten years of a serious offence


def test_without_an_offence_or_a_day_nothing_is_guessed() -> None:
    undated = limitation(LAW, offences("173/1"), committed=None)
    unclassed = limitation(LAW, [], committed=COMMITTED)

    assert isinstance(undated, NotDeterminable)
    assert undated.missing == ("offence_committed",)
    assert isinstance(unclassed, NotDeterminable)
    assert (unclassed.earliest, unclassed.latest) == (date(2021, 3, 11), date(2036, 3, 11))


def test_some_offences_are_prosecuted_at_any_time() -> None:
    for text in (
        "109/1",
        "421/1",
        "353/3",
        "354/4",
    ):  # chapters XIII and XXVI, and the gravest embezzlement and bribery
        found = limitation(LAW, offences("173/1", text), committed=COMMITTED)

        assert isinstance(found, NotDeterminable), text
        assert found.unlimited
        assert (found.missing, found.open) == ((), ())
        assert "Điều 28" in found.said[0].say("vi")
    assert isinstance(limitation(LAW, offences("353/2"), committed=COMMITTED), Determined)


def test_who_evades_and_is_wanted_has_no_last_day_before_they_are_found() -> None:
    found = limitation(LAW, offences("173/1"), committed=COMMITTED, wanted=True)

    assert isinstance(found, NotDeterminable)
    assert not found.unlimited
    assert "truy nã" in found.said[0].say("vi")
    assert [one.say() for one in found.basis] == ["Điều 27 khoản 2-3 BLHS 2015"]


@pytest.mark.parametrize(
    ("form", "months", "last"),
    [
        ("fine", 0, date(2031, 9, 4)),
        ("non_custodial", 0, date(2031, 9, 4)),
        (None, 36, date(2031, 9, 4)),
        (None, 37, date(2036, 9, 4)),
        (None, 180, date(2036, 9, 4)),
        (None, 181, date(2041, 9, 4)),
        ("life", 0, date(2046, 9, 4)),
        ("death", 0, date(2046, 9, 4)),
    ],
)
def test_a_sentence_lapses_by_its_form_and_its_months(form: str | None, months: int, last: date) -> None:
    found = of_sentence(LAW, sentence_variant(form, months), offences("173/1"), effective=date(2026, 9, 4))

    assert isinstance(found, Determined)
    assert found.ends_on == last


def test_a_sentence_runs_anew_from_the_capture_and_not_at_all_before() -> None:
    variant, effective = sentence_variant(None, 12), date(2026, 9, 4)
    away = of_sentence(LAW, variant, effective=effective, wanted=True)
    back = of_sentence(LAW, variant, effective=effective, found_on=date(2030, 5, 6))
    unknown = of_sentence(LAW, variant, effective=None)

    assert isinstance(away, NotDeterminable)
    assert (away.earliest, away.unlimited) == (None, False)
    assert isinstance(back, Determined)
    assert back.ends_on == date(2035, 5, 6)
    assert isinstance(unknown, NotDeterminable)
    assert "judgment_effective" in unknown.missing


def test_some_sentences_are_executed_at_any_time() -> None:
    found = of_sentence(LAW, sentence_variant("life", 0), offences("353/4"), effective=date(2026, 9, 4))

    assert isinstance(found, NotDeterminable)
    assert found.unlimited
    assert "Điều 61" in found.said[0].say("vi")
