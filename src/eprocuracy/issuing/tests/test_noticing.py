"""Serving a paper gives the notice that the law owes: once all to whom it is owed have it, and its clock ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from eprocuracy.issuing.drafts.noticing import Received, notice_of
from eprocuracy.kernel.moments import When
from eprocuracy.workstreams.acts import Act, Source
from eprocuracy.workstreams.criminal_cases.words import Proposal
from eprocuracy.workstreams.folding import fold
from eprocuracy.workstreams.people import Person, Role
from eprocuracy.workstreams.projected import Deadline, Outcome
from eprocuracy.workstreams.tests.story import Story, named, offences, rules

NAMES = {"A": "Lò Văn Thử", "B": "Vì Thị Mai"}
PEOPLE = [(Role.ACCUSED, Person(participant=named(one), name=name)) for one, name in NAMES.items()]
FIRST, SECOND = date(2026, 6, 3), date(2026, 6, 4)


@pytest.fixture
def file() -> list[Act]:
    """A case of two accused, whose indictment was issued here on 2 June 2026."""
    story = Story().say(
        "case.instituted",
        "2026-03-02",
        no="12",
        unit="22-KV3",
        agency="CQĐT",
        title="Trộm cắp",
        offences=offences("173/2"),
    )
    charged = {"A": "173/2", "B": "173/2"}
    story.say("accused.charged", "2026-03-05T09:00", charged=charged, people={"A": "1990", "B": "1991"})
    story.say("investigation.concluded", "2026-05-08", proposal=Proposal.PROSECUTE).say("file.received", "2026-05-11")
    *before, indictment = story.say("case.indicted", "2026-06-02", court="Tòa").acts
    return [*before, replace(indictment, source=Source.ISSUED, document_no="12/CT-VKSKV3")]


def owed(acts: list[Act]) -> Deadline:
    return next(one for one in fold(rules(), acts).deadlines if one.clock == "notice.indictment")


def notice(acts: list[Act], *got: Received) -> Act | None:
    return notice_of(rules().catalogue, acts[-1], acts, PEOPLE, got)


def received(name: str, on: date) -> Received:
    return Received(f"Bị can {name.upper()}; vợ nhận thay", on, "giao trực tiếp, có biên bản")


def test_an_indictment_issued_here_owes_its_notice(file: list[Act]) -> None:
    assert owed(file).outcome is Outcome.RUNNING


def test_the_notice_is_given_once_every_accused_has_the_indictment_and_its_clock_ends(file: list[Act]) -> None:
    court = Received("Tòa án nhân dân khu vực 3", FIRST, "giao trực tiếp")
    assert notice(file, court, received("Lò Văn Thử", FIRST)) is None

    told = notice(file, court, received("Lò Văn Thử", FIRST), received("Vì Thị Mai", SECOND))

    assert told is not None
    assert (told.on, told.document_no) == (SECOND, "12/CT-VKSKV3")
    assert {link.target for link in told.links} == {named("A"), named("B")}
    ended = owed([*file, told])
    assert (ended.outcome, ended.ended_on) == (Outcome.MET, When.on(SECOND))


def test_what_was_told_already_is_not_told_again_and_other_papers_owe_nothing(file: list[Act]) -> None:
    both = (received("Lò Văn Thử", FIRST), received("Vì Thị Mai", SECOND))
    told = notice(file, *both)
    assert told is not None

    assert notice_of(rules().catalogue, file[-1], [*file, told], PEOPLE, both) is None
    assert notice_of(rules().catalogue, file[0], file, PEOPLE, both) is None
