"""Limitation as lists watch over it: the gravest offence counts, some never lapse, and who evades has no last day yet."""

from __future__ import annotations

from datetime import date

from eprocuracy.law.answers import Determined, NotDeterminable
from eprocuracy.law.limitation import limitation
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
