"""Every prescribed form and every event of the proceedings is a kind of act, or says why it is none."""

from __future__ import annotations

import re

import pytest

from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import load
from eprocuracy.workstreams.forms import Event, Form, events, form_of, forms, forms_of

KINDS = load().kinds
CRIMINAL = [
    kind
    for stream in load().workstreams.values()
    if stream.code in ("crime_reports", "criminal_cases", "custody")
    for kind in stream.kinds.values()
]


def test_the_forms_are_numbered_without_a_gap() -> None:
    """Thông tư 03/2026/TT-VKSTC: 213 forms; the same number twice is refused when they are read."""
    assert sorted(forms()) == list(range(1, 214))


@pytest.mark.parametrize("one", [*forms().values(), *events()], ids=lambda one: one.name.en)
def test_each_names_kinds_that_exist_or_says_why_it_is_none(one: Form | Event) -> None:
    assert one.name.vi
    assert one.name.en
    assert bool(one.acts) is not bool(one.why_none)
    assert set(one.acts) <= set(KINDS)


@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if kind.form], ids=lambda kind: kind.kind)
def test_the_form_that_a_kind_names_is_its_paper(kind: type[Act]) -> None:
    form = form_of(kind.form)

    assert form is not None, kind.form
    assert kind.kind in form.acts, kind.form


@pytest.mark.parametrize("kind", CRIMINAL, ids=lambda kind: kind.kind)
def test_a_kind_has_a_form_or_an_event(kind: type[Act]) -> None:
    assert forms_of(kind.kind) or any(kind.kind in one.acts for one in events())


def test_no_form_lacks_the_kind_that_speaks_of_it() -> None:
    """A docstring that names a form by its number is held to the table."""
    for kind in CRIMINAL:
        told = (kind.__doc__ or "").partition("mẫu")[2].partition(".")[0]
        for number in re.findall(r"\b(\d{1,3})(?=/HS|, )", told):
            assert kind.kind in forms()[int(number)].acts, (kind.kind, number)
