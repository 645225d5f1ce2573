"""A whole book: every finding that a person would make, none missing and none besides."""

from __future__ import annotations

from collections import Counter

import pytest

from eprocuracy.workstreams.catalogue import rules

from ...tests.sample_books import PRESENT, Place, books, expected_in, found_in, judged, positioned, row_of, rows

pytestmark = pytest.mark.skipif(not PRESENT, reason="no sample registers here")


@pytest.mark.parametrize("name", [name for name, _ in books("S10")])
def test_a_book_of_protests_and_recommendations_has_exactly_the_expected_findings(name: str) -> None:
    told = dict(books("S10"))[name]
    read = rules().catalogue.registers["S10"].acts_of
    assert read is not None
    found: Counter[Place] = Counter()

    for values in rows(name):
        codes = found_in(positioned(read(row_of(name, values))), told["as_of"])
        place = (values["sheet"], values["row"])
        found.update({(*place, code): times for code, times in codes.items() if code in judged("S10")})

    assert found == expected_in(told)
