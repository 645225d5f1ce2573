"""Symbols of provinces are told apart, and are no longer than they need be."""

from __future__ import annotations

import pytest

from eprocuracy.identity.models import Unit
from eprocuracy.issuing.offices import initials, issuer_of

SEATS = {"Quảng Ninh", "Quảng Ngãi", "Quảng Trị", "Hưng Yên", "Đà Nẵng", "Đồng Nai", "Lào Cai", "Lai Châu"}


@pytest.mark.parametrize(
    ("seat", "told"),
    [
        ("Quảng Ninh", "QNi"),
        ("Quảng Ngãi", "QNg"),
        ("Quảng Trị", "QT"),
        ("Hưng Yên", "HY"),
        ("Đồng Nai", "ĐNai"),
        ("Lào Cai", "LCa"),
    ],
)
def test_a_province_bears_its_first_letters_and_as_much_more_as_tells_it_apart(seat: str, told: str) -> None:
    assert initials(seat, SEATS) == told


@pytest.mark.django_db
def test_no_two_provinces_share_a_symbol() -> None:
    provinces = Unit.objects.filter(level="province", dissolved_on=None).values_list("code", flat=True)
    symbols = [issuer_of(code).abbreviation for code in provinces]

    assert len(symbols) > 30
    assert len(set(symbols)) == len(symbols)
