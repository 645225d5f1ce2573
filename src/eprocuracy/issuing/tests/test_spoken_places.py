"""Whoever edits a form reads the names of its places; what is kept is the same text as before."""

from __future__ import annotations

import re

import pytest

from eprocuracy.issuing.forms import catalogue
from eprocuracy.issuing.markup import PLACE, piece_names, pieces
from eprocuracy.issuing.spoken_places import spoken


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_form_is_kept_as_it_was_after_it_was_shown_for_editing(language: str) -> None:
    changed = {}
    for number, form in catalogue().items():
        said = spoken(tuple(form.kinds))
        shown = said.text(form.text, language)
        if said.keep(shown) != form.text:
            changed[number] = shown
    assert changed == {}


def test_no_place_of_any_form_is_read_by_the_name_that_programs_use() -> None:
    unread = {
        place
        for form in catalogue().values()
        for place in PLACE.findall(spoken(tuple(form.kinds)).text("\n".join([form.text, *form.recipients]), "vi"))
        if re.search(r"[a-z]+[._][a-z]+", place)
    }
    assert unread == set()


def test_what_nobody_knows_stays_as_typed_and_marks_and_alternatives_stay() -> None:
    said = spoken()
    name = said.name("person.name", "vi").strip("{}")

    assert said.keep(f"[[{{?{name.upper()}^|không có chỗ này}}]]") == "[[{?person.name^|không có chỗ này}]]"
    assert said.keep("  @Căn cứ vụ án") == "@case"
    assert said.keep("Điều 1. Không có chỗ nào.") == "Điều 1. Không có chỗ nào."


def test_what_several_places_are_called_is_told_apart() -> None:
    read = [label.vi.casefold() for label in spoken().read.values()]
    assert len(read) == len(set(read))


def test_every_shared_piece_has_a_name() -> None:
    assert pieces().keys() == piece_names().keys()
