"""A whole book of custody and detention: every finding that a person would make, none missing and none besides."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from uuid import UUID

import pytest

from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import rules

from ...tests.sample_books import PRESENT, Place, books, expected_in, found_in, judged, positioned, row_of, rows

pytestmark = pytest.mark.skipif(not PRESENT, reason="no sample registers here")


@pytest.mark.parametrize("name", [name for name, _ in books("S5")])
def test_a_book_of_custody_has_exactly_the_expected_findings(name: str) -> None:
    told = dict(books("S5"))[name]
    read = rules().catalogue.registers["S5"].acts_of
    assert read is not None
    found: Counter[Place] = Counter()

    for values in rows(name):
        codes = found_in(positioned(read(row_of(name, values))), told["as_of"])
        place = (values["sheet"], values["row"])
        found.update({(*place, code): times for code, times in codes.items() if code in judged("S5")})

    assert found == expected_in(told)


@pytest.mark.parametrize("name", [name for name, _ in books("S5")])
def test_linking_persons_to_their_cases_changes_no_finding_on_them(name: str) -> None:
    told = dict(books("S5"))[name]
    registers = rules().catalogue.registers
    read_case, read_held = registers["S3"].acts_of, registers["S5"].acts_of
    assert read_case is not None
    assert read_held is not None
    cases: dict[tuple[str, str, date], tuple[UUID, tuple[Act, ...]]] = {}
    for book, _ in books("S3"):
        for values in rows(book):
            row = row_of(book, values)
            key = (values["unit"], str(values["institution_no"]), values["instituted_on"])
            cases[key] = (row.identify("matter"), read_case(row))
    linked, codes = 0, Counter[str]()
    alone: dict[UUID, Counter[str]] = defaultdict(Counter)

    for values in rows(name):
        row = row_of(name, values, find_case=lambda *key: cases[key][0] if key in cases else None)
        held = read_held(row)
        case = next((link.target for act in held for link in act.links if link.is_matter), None)
        acts = next((acts for matter, acts in cases.values() if matter == case), ())
        if case is not None:
            linked += 1
            alone[case] = alone[case] or found_in(positioned(acts), told["as_of"])
        codes += found_in(positioned((*acts, *held)), told["as_of"]) - (alone[case] if case else Counter())

    of_persons = Counter(one["category"] for one in told["findings"])
    assert linked > 0
    assert Counter({code: times for code, times in codes.items() if code in judged("S5")}) == of_persons
