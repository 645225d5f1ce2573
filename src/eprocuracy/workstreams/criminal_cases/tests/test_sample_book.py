"""A whole book of cases: every finding that a person would make, none missing and none besides."""

from __future__ import annotations

from collections import Counter

import pytest

from eprocuracy.workstreams.catalogue import rules

from ...tests.sample_books import PRESENT, Place, books, expected_in, found_in, judged, positioned, row_of, rows

pytestmark = pytest.mark.skipif(not PRESENT, reason="no sample registers here")


@pytest.mark.parametrize("name", [name for name, _ in books("S3")])
def test_a_book_of_cases_has_exactly_the_expected_findings(name: str) -> None:
    told = dict(books("S3"))[name]
    read = rules().catalogue.registers["S3"].acts_of
    assert read is not None
    counts = {
        (one["sheet"], one["row"]): one["facts"]["written"]
        for one in told["findings"]
        if one["category"] == "accused_count_mismatch"
    }  # the samples give the meaning of a row, in which the number of accused is that of the list
    found: Counter[Place] = Counter()

    for values in rows(name):
        place = (values["sheet"], values["row"])
        values["accused_count"] = counts.get(place, len(values["accused"]))
        codes = found_in(positioned(read(row_of(name, values))), told["as_of"])
        found.update({(*place, code): times for code, times in codes.items() if code in judged("S3")})

    assert found == expected_in(told)


@pytest.mark.parametrize("name", [name for name, _ in books("S3")])
def test_the_same_row_gives_the_same_acts(name: str) -> None:
    read = rules().catalogue.registers["S3"].acts_of
    assert read is not None

    for values in list(rows(name))[:50]:
        assert read(row_of(name, values)) == read(row_of(name, values))
