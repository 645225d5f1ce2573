"""Papers of a case that was split: each names its own accused and cites its own file and what they have in common."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from eprocuracy.issuing.filling import filled
from eprocuracy.issuing.forms import catalogue
from eprocuracy.issuing.tests.fixture import ADULT, MINOR, POLICE, an_act, history, known
from eprocuracy.law.offences import Offence
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.people import Role
from eprocuracy.workstreams.tests.story import named


def parted() -> tuple[Act, ...]:
    """The case of the fixture; the minor goes into a case of his own, and both are concluded."""
    split = replace(
        an_act(
            "case.split", "2018-02-27", "15/QĐ-TVA", who=(MINOR,), unit="22-KV3", agency=POLICE, title="Vừ A Mẫu",
            offences=(Offence.parse("173/1"),), instituted_on=date(2018, 1, 20), ties={Role.SPLIT_FROM: "case"},
        ),
        matter=named("split"),
    )  # fmt: skip
    of_split = replace(an_act("investigation.concluded", "2018-03-12", "40/KLĐT"), matter=named("split"))
    told = (
        split,
        an_act("investigation.concluded", "2018-03-10", "31/KLĐT"),
        of_split,
        an_act("file.received", "2018-03-12", volumes=2, pages=310),
        replace(an_act("file.received", "2018-03-13", volumes=1, pages=90), matter=named("split")),
    )
    return (*history(), *(replace(act, position=place) for place, act in enumerate(told, 50)))


def indictment(matter: str) -> str:
    drafted = replace(an_act("case.indicted", "2018-03-20", court="Tòa án nhân dân khu vực 3"), matter=named(matter))
    lines = filled(catalogue()["156"], known(drafted, parted(), chosen=())).lines
    return "\n".join(line.text for line in lines)


@pytest.mark.parametrize(
    ("matter", "says", "never"),
    [
        ("case", ("Lò Văn Thử", "31/KLĐT", "02 tập, bằng 310 tờ"), ("Vừ A Mẫu", "40/KLĐT", "15/QĐ-TVA")),
        ("split", ("Vừ A Mẫu", "45/QĐ-CSĐT", "15/QĐ-TVA", "40/KLĐT", "01 tập, bằng 90 tờ"), ("Lò Văn Thử", "31/KLĐT")),
    ],
)
def test_an_indictment_names_the_accused_of_its_case_and_cites_its_own_file(
    matter: str, says: tuple[str, ...], never: tuple[str, ...]
) -> None:
    text = indictment(matter)

    assert [one for one in says if one not in text] == []
    assert [one for one in never if one in text] == []


def test_whoever_is_suspended_or_out_of_the_case_is_not_indicted() -> None:
    away = an_act("accused.suspended", "2018-03-05", "20/QĐ-TĐC", who=(ADULT,))
    acts = (*history(), replace(away, position=60))

    one = filled(catalogue()["156"], known(an_act("case.indicted", "2018-03-20"), acts, chosen=()))

    assert any("Vừ A Mẫu" in line.text for line in one.lines)
    assert not any("Lò Văn Thử" in line.text for line in one.lines)


def test_an_accused_whose_birth_nobody_told_is_marked_in_the_indictment() -> None:
    unborn = tuple(replace(one, people=tuple(replace(each, birth=None) for each in one.people)) for one in history())

    one = filled(catalogue()["156"], known(an_act("case.indicted", "2018-03-20"), unborn, chosen=()))

    assert any("sinh [THIẾU: ngày, tháng, năm sinh (" in line.text for line in one.lines)
    assert any(label.vi.startswith("ngày, tháng, năm sinh (") for label in one.missing)
