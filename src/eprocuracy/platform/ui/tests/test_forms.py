"""Form fields: what they read, what they answer, how they are drawn."""

from collections.abc import Iterator
from datetime import date, datetime, time

import pytest
from django import forms
from django.http import QueryDict
from django.template import Context, Template
from django.utils import translation

from eprocuracy.kernel.moments import VIETNAM, Precision, When

from ..addresses import replaced, without
from ..drafts import draft_key
from ..fields import Field, as_field
from ..forms import CountField, DayField, TimeField, WhenField
from ..parts import Choice
from ..person import PersonFields


@pytest.fixture(autouse=True)
def _vietnamese() -> Iterator[None]:
    with translation.override("vi"):
        yield


class Sample(forms.Form):
    on = DayField(label="Ngày")
    at = WhenField(label="Lúc", required=False)
    exact = WhenField(label="Đúng lúc", required=False, time_required=True)
    clock = TimeField(label="Giờ", required=False)
    count = CountField(label="Số bị can", required=False, most=9_999)
    kind = forms.ChoiceField(label="Loại", choices=[("a", "A"), ("b", "B")], required=False)
    tick = forms.BooleanField(label="Gấp", required=False)


def test_what_offices_type_is_understood() -> None:
    form = Sample({"on": "5/7/2023", "at_0": "5/7/2023", "at_1": "9h30", "clock": "0905", "count": "1.025"})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["on"] == date(2023, 7, 5)
    assert form.cleaned_data["at"] == When(date(2023, 7, 5), time(9, 30), Precision.MINUTE)
    assert form.cleaned_data["clock"] == time(9, 5)
    assert form.cleaned_data["count"] == 1025


@pytest.mark.parametrize("typed", ["1.5", "1,5", "mười", "1.0256", "10000"])
def test_a_number_that_is_not_whole_or_too_large_is_answered(typed: str) -> None:
    assert "count" in Sample({"on": "5/7/2023", "count": typed}).errors


def test_a_time_that_is_needed_is_asked_for() -> None:
    form = Sample({"on": "5/7/2023", "exact_0": "5/7/2023"})

    assert "Còn thiếu giờ" in str(form.errors["exact"])


def test_errors_change_with_the_language() -> None:
    errors = Sample({"on": "31/2/2026"}).errors["on"]

    assert "Không có ngày 31/02/2026" in str(errors)
    with translation.override("en"):
        assert "There is no day 31/02/2026" in str(errors)


def test_what_was_typed_is_shown_again_as_it_was_typed() -> None:
    form = Sample({"on": "31/2/2026", "at_0": "x", "at_1": "9h"})

    assert as_field(form["on"]).value == "31/2/2026"
    assert (as_field(form["at"]).value, as_field(form["at"]).clock) == ("x", "9h")


def test_what_is_known_already_is_filled_in() -> None:
    moment = datetime(2026, 11, 23, 7, 31, tzinfo=VIETNAM)
    form = Sample(initial={"on": date(2026, 11, 3), "at": moment, "kind": "b", "tick": True})

    assert as_field(form["on"]).value == "03/11/2026"
    assert (as_field(form["at"]).value, as_field(form["at"]).clock) == ("23/11/2026", "07:31")
    assert [choice.chosen for choice in as_field(form["kind"]).choices] == [False, True]
    assert as_field(form["tick"]).value == "1"
    assert as_field(form["on"], hint="khác").hint == "khác"


def test_errors_are_listed_at_the_top_with_the_way_to_the_field() -> None:
    form = Sample({"at_0": "x"})
    drawn = Template("{% load ui %}{% error_summary form %}").render(Context({"form": form}))

    assert 'href="#id_on"' in drawn
    assert 'href="#id_at_0"' in drawn
    assert Template("{% load ui %}{% error_summary form %}").render(Context({"form": Sample()})).strip() == ""


def test_a_field_made_by_hand_is_drawn_like_a_bound_one() -> None:
    made = Field(
        "unit", "Đơn vị", "select", choices=[Choice("15", "Lào Cai", True)], errors=["Chọn đơn vị."], hint="nơi nhận"
    )
    drawn = Template("{% load ui %}{% field made %}").render(Context({"made": made}))

    assert 'aria-describedby="id_unit-hint id_unit-error"' in drawn
    assert '<option value="15" selected>Lào Cai</option>' in drawn


def test_a_birth_may_be_a_year() -> None:
    form = PersonFields({"p-name": "Vừ A Sình", "p-born": "1990"}, prefix="p")

    assert form.is_valid(), form.errors
    assert form.cleaned_data["born"].precision is Precision.YEAR


def test_addresses_keep_the_other_choices_and_forget_the_position() -> None:
    query = QueryDict("unit=KV3&unit=KV4&who=me&after=12")

    assert without(query, "unit", "KV3") == "?unit=KV4&who=me"
    assert without(query, "unit") == "?who=me"
    assert replaced(query, sort="due") == "?unit=KV3&unit=KV4&who=me&sort=due"
    assert replaced(query, after="13").endswith("after=13")


def test_each_account_has_its_own_key_for_drafts() -> None:
    assert draft_key("mai") == draft_key("mai")
    assert draft_key("mai") != draft_key("thinh")
    assert len(draft_key("mai")) == 44
