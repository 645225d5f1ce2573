"""What an amended law moves, against lists drawn up by hand: two amendments that happened, and some that did not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import yaml

from eprocuracy.kernel.refusals import Refused
from eprocuracy.law.amending import Change
from eprocuracy.law.answers import Determined
from eprocuracy.law.reference import Reference
from eprocuracy.workstreams.amended import Amendment, Kind, moves
from eprocuracy.workstreams.catalogue import Rules, rules

from .story import Story, named, offences

TODAY = date(2026, 11, 22)


def law_without(text: str) -> Rules:
    """The rules as they were before an amendment: its own data taken out."""
    return Rules(Reference.load().amended(Change.read(text)), rules().catalogue)


def moved(before: Rules, text: str, *stories: Story, on: date = TODAY) -> dict[tuple[str, str], tuple[Any, Any]]:
    """(story, what) → before and after, in days or in words."""
    amendment = Amendment.of(before, Change.read(text), on=on)
    return {
        (story.matter, one.what or one.kind.value): (said(one.before), said(one.after))
        for story in stories
        for one in moves(amendment, story.acts)
        if one.kind is not Kind.COMPETENCE or one.what in ("court", "prosecution")
    }


def said(value: Any) -> Any:
    if isinstance(value, Determined):
        return str(value.ends_on)
    return value.vi if value is not None and hasattr(value, "vi") else type(value).__name__


def a_case(name: str, on: str, offence: str = "173/2", *, born: str = "1990-01-01", **more: Any) -> Story:
    story = Story(name).say(
        "case.instituted",
        on,
        no="1",
        unit="15-KV1",
        agency="Cơ quan CSĐT Công an tỉnh Lào Cai",
        title="Vụ án",
        offences=offences(offence),
        **more,
    )
    who = f"{name}-A"
    return story.say("accused.charged", on, no="2", charged={who: offence}, people={who: born})


BEFORE_THE_JUVENILE_LAW = """
BLTTHS-172: {for_juveniles: {}}
BLTTHS-240-1: {for_juveniles: {}}
"""
THE_JUVENILE_LAW = """
title: {vi: Luật Tư pháp người chưa thành niên, en: Law on juvenile justice}
statutes:
  BLTTHS-172: {for_juveniles: {2026-01-01: {take: NCTN-129-INV}}}
  BLTTHS-240-1: {for_juveniles: {2026-01-01: {take: NCTN-129-PROS}}}
"""


def test_the_juvenile_law_moved_what_began_under_it_and_no_adult() -> None:
    before = law_without(BEFORE_THE_JUVENILE_LAW)
    begun_before = a_case("begun before", "2025-12-20", born="2009-05-01")
    begun_after = a_case("begun after", "2026-01-06", born="2009-05-01")
    adult = a_case("adult", "2026-01-06")
    received = a_case("received", "2025-11-03", born="2009-05-01")
    received.say("investigation.concluded", "2026-01-05").say("file.received", "2026-01-08")

    found = moved(before, THE_JUVENILE_LAW, begun_before, begun_after, adult, received)

    # 06/01 and three months: Monday 06/04; one month and 15 days: 21/02, a Saturday of Tết, so Monday 23/02
    # 08/01 and twenty days: 28/01; ten days: Sunday 18/01, so Monday 19/01
    dates = {what: days for what, days in found.items() if what[1] in ("investigation", "prosecution_decision")}
    assert dates == {
        ("begun after", "investigation"): ("2026-04-06", "2026-02-23"),
        ("received", "prosecution_decision"): ("2026-01-28", "2026-01-19"),
    }
    assert {story for story, _ in found} == {"begun after", "received"}


BEFORE_THE_THREE_LEVELS = """
statutes:
  BLTTHS-172: {versions: {2025-07-01: null}}
competence:
  court: {versions: {2025-07-01: null}}
  prosecution: {versions: {2025-07-01: null}}
"""


def the_three_levels() -> str:
    law = Reference.load()
    told = {
        "statutes": {"BLTTHS-172": law.statutes["BLTTHS-172"].told},
        "competence": {name: law.competence[name].told for name in ("court", "prosecution")},
    }
    return yaml.safe_dump(told, allow_unicode=True)


def test_the_three_levels_moved_competence_and_no_date() -> None:
    before = law_without(BEFORE_THE_THREE_LEVELS)
    theft = a_case("theft", "2025-05-12", "173/1")
    robbery = a_case("robbery", "2025-05-12", "168/3")  # up to twenty years
    murder = a_case("murder", "2025-05-12", "123/1")  # life, death

    found = moved(before, the_three_levels(), theft, robbery, murder, on=date(2025, 7, 1))

    district, regional = "Tòa án nhân dân cấp huyện", "Tòa án nhân dân khu vực"
    granted = "Viện kiểm sát cấp huyện; vụ án do cấp tỉnh thụ lý: Viện kiểm sát cấp tỉnh"
    grants = "Viện kiểm sát khu vực; vụ án do cấp tỉnh thực hành quyền công tố: Viện kiểm sát cấp tỉnh"
    assert found == {
        ("theft", "court"): (district, regional),
        ("theft", "prosecution"): ("Viện kiểm sát nhân dân cấp huyện", "Viện kiểm sát nhân dân khu vực"),
        ("theft", "investigation"): (granted, grants),
        ("robbery", "court"): ("Tòa án nhân dân cấp tỉnh", regional),
    }


def test_what_is_pending_follows_the_new_law_only_where_it_says_so() -> None:
    ended, runs = a_case("ended", "2026-03-02"), a_case("runs", "2026-10-05")
    ended.say("investigation.concluded", "2026-05-04")
    shorter = "BLTTHS-172: {{versions: {{2026-12-01: {{limit: {{serious: 2 months}}{more}}}}}}}"

    assert moved(rules(), shorter.format(more=""), ended, runs) == {}
    pending = moved(rules(), shorter.format(more=", pending: true"), ended, runs)
    # 05/10 and three months: Tuesday 05/01; two months: Saturday 05/12, so Monday 07/12
    assert pending["runs", "investigation"] == ("2027-01-05", "2026-12-07")
    assert {story for story, _ in pending} == {"runs"}


def test_a_graver_offence_moves_class_dates_and_court_and_a_milder_one_is_told_apart() -> None:
    theft = a_case("theft", "2026-10-05", "173/1", offence_on=date(2026, 9, 1))
    graver = """
    offences:
      "173": {versions: {2018-01-01: {clauses: {1: {imprisonment: [84, 240], severity: extremely_serious}}}}}
    """
    milder = """
    offences:
      "168": {versions: {2027-01-01: {clauses: {1: {imprisonment: [6, 36], severity: less_serious}}}}}
    """
    robbery = a_case("robbery", "2026-10-05", "168/1", offence_on=date(2026, 9, 1))

    found = moved(rules(), graver, theft, robbery)
    assert found["theft", "class"] == ("tội phạm ít nghiêm trọng", "tội phạm đặc biệt nghiêm trọng")
    # four months: 05/02/2027, a day off before Tết, so the first working day after it
    assert found["theft", "investigation"] == ("2026-12-07", "2027-02-11")
    assert found["theft", "prosecution"] == ("Viện kiểm sát nhân dân khu vực", "Viện kiểm sát nhân dân cấp tỉnh")
    assert {story for story, _ in found} == {"theft"}

    # the law of the day of the offence decides the dates; that the new one is milder is told
    assert moved(rules(), milder, theft, robbery) == {
        ("robbery", "lenient"): ("tội phạm rất nghiêm trọng", "tội phạm ít nghiêm trọng")
    }


def test_a_closed_matter_is_left_alone() -> None:
    closed = a_case("closed", "2026-10-05").say("case.institution_cancelled", "2026-10-12", no="3")

    assert moved(rules(), "BLTTHS-172: {versions: {2025-07-01: {limit: 1 month}}}", closed) == {}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "không có thay đổi"),
        ("a: [", "dòng 1"),
        ("statute: {}", "statute không có phiên bản nào"),
        ("BLTTHS-172: {versions: {tomorrow: {limit: 1 month}}}", "“tomorrow” không phải ngày"),
        ("BLTTHS-172: {versions: {2027-01-01: {limit: soon}}}", "BLTTHS-172 không đọc được"),
        ("BLTTHS-999: {versions: {2027-01-01: {limit: 1 month, basis: 'A, Điều 1'}}}", "BLTTHS-999 thiếu"),
        ("BLTTHS-999: {versions: {2027-01-01: {until: 2028-01-01}}}", "BLTTHS-999: phiên bản 01/01/2027"),
        ("{statutes: {}, law: {}}", "không biết mục “law”"),
    ],
)
def test_a_file_that_is_not_a_change_of_the_law_is_refused_by_name(text: str, says: str) -> None:
    with pytest.raises(Refused) as refused:
        Reference.load().amended(Change.read(text))

    assert says in refused.value.what.vi
    assert refused.value.what.en != refused.value.what.vi


def test_the_ids_of_moves_are_those_of_the_matter() -> None:
    amendment = Amendment.of(rules(), Change.read("BLTTHS-172: {versions: {2025-07-01: {limit: 1 month}}}"), on=TODAY)

    found = moves(amendment, a_case("case", "2026-10-05").acts)

    assert {one.matter for one in found} == {named("case")}
    assert {one.unit for one in found} == {"15-KV1"}
