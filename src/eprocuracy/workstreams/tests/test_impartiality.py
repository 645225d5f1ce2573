"""Articles 49 and 52 BLTTHS 2015: what is certain, what is a question, and what is neither."""

from __future__ import annotations

import pytest

from eprocuracy.kernel.citations import cite
from eprocuracy.workstreams.impartiality import Declared, EarlierRole, Ground, Party, earlier_role, meets
from eprocuracy.workstreams.people import Role

ID, OTHER_ID = "014090000123", "014090000456"
BROTHER = Declared(ground=Ground.RELATIVE, name="lo van pao", birth="1990", id_no=ID)
ACCUSED = Party(role=Role.ACCUSED, names=frozenset({"lo van pao", "pao den"}), birth="1990-04-12", id_no=ID)


def party(**said: object) -> Party:
    return Party(**{"role": Role.ACCUSED, "names": ACCUSED.names, "birth": "", "id_no": "", **said})  # type: ignore[arg-type]


def test_a_relative_with_the_number_of_the_accused_is_certain_whatever_the_name() -> None:
    found = meets(BROTHER, party(names=frozenset({"pa o"}), id_no=ID))

    assert found is not None
    assert (found.certain, found.basis) == (True, cite("BLTTHS 2015", 49, 1))


@pytest.mark.parametrize("birth", ["1990-04-12", "1990", ""])
def test_the_same_name_and_no_other_birth_is_a_question(birth: str) -> None:
    found = meets(BROTHER, party(birth=birth))

    assert found is not None
    assert not found.certain


@pytest.mark.parametrize("other", [{"birth": "1985"}, {"id_no": OTHER_ID}, {"names": frozenset({"lo van pan"})}])
def test_another_birth_number_or_name_is_somebody_else(other: dict[str, object]) -> None:
    assert meets(BROTHER, party(**other)) is None


def test_another_name_that_the_matter_gives_counts_too() -> None:
    assert meets(Declared(ground=Ground.OTHER, name="pao den"), ACCUSED) is not None


def test_the_law_does_not_bar_the_relative_of_a_witness_by_itself() -> None:
    found = meets(BROTHER, party(role=Role.WITNESS, id_no=ID))

    assert found is not None
    assert (found.certain, found.basis) == (False, cite("BLTTHS 2015", 49, 3))


def test_an_organisation_is_met_by_its_name_alone_and_only_asked_about() -> None:
    found = meets(
        Declared(ground=Ground.ORGANISATION, name="cong ty ky lan"), party(names=frozenset({"cong ty ky lan"}))
    )

    assert found is not None
    assert not found.certain


def test_who_investigated_or_judged_the_matter_is_barred_by_article_52_and_a_witness_by_49() -> None:
    assert earlier_role(EarlierRole.JUDGE).basis == cite("BLTTHS 2015", 52, 1, "b")
    assert earlier_role(EarlierRole.WITNESS).basis == cite("BLTTHS 2015", 49, 2)
    assert all(earlier_role(one).certain for one in EarlierRole)
