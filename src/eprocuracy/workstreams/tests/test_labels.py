"""What the forms of all acts ask, read as a whole: nothing twice, nothing in the other language, no role that misleads."""

from __future__ import annotations

from collections import Counter

import pytest

from eprocuracy.kernel.words import Label
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import rules
from eprocuracy.workstreams.people import Role

KINDS = rules().catalogue.kinds


def asked(kind: type[Act]) -> list[Label]:
    return [*(kind.calls(role) for role in kind.roles), *(one.label for one in kind.content)]


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_no_form_asks_two_things_in_the_same_words(kind: type[Act]) -> None:
    for language in ("vi", "en"):
        words = Counter(getattr(one, language).casefold() for one in asked(kind))
        assert [said for said, times in words.items() if times > 1] == [], language


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_question_is_asked_in_english_too(kind: type[Act]) -> None:
    for one in (kind.label, *asked(kind)):
        assert one.en != one.vi
        assert not set(one.en.casefold()) & set("ăơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"), one.en


def test_a_report_asks_for_the_case_that_came_of_it_and_a_person_held_for_their_own() -> None:
    assert KINDS["report.instituted"].calls(Role.CASE).vi == "vụ án được khởi tố từ nguồn tin này"
    assert KINDS["custody.held"].calls(Role.CASE) == Role.CASE.label


def test_from_the_court_on_the_accused_are_called_defendants() -> None:
    """BLTTHS 61."""
    assert KINDS["case.judged"].calls(Role.ACCUSED).vi == "bị cáo"
    assert KINDS["accused.charged"].calls(Role.ACCUSED).vi == "bị can"


def test_a_kind_renames_only_those_it_asks_for() -> None:
    assert [kind.kind for kind in KINDS.values() if not kind.called.keys() <= set(kind.roles)] == []
