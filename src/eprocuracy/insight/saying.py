"""Values as people write them. Rounding happens here and nowhere before."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from eprocuracy.platform.ui.writing import number_text

from .measuring import Figure

PLACES = Decimal("0.01")


def value_text(one: Figure, language: str) -> str:
    """The value with at most two decimals, half up, or nothing where there is none: `97,97` in Vietnamese, `97.97` in English."""
    return "" if one.value is None else plain(one.value, language)


def plain(value: Fraction, language: str) -> str:
    """A number with at most two decimals, none of them an idle nought."""
    return number_text(Decimal(f"{rounded_half_up(value).normalize():f}"), language)


def rounded_half_up(value: Fraction, places: Decimal = PLACES) -> Decimal:
    """The value rounded half up, as tables are: 92.065 is 92.07."""
    digits = -int(places.as_tuple().exponent)
    scaled = value * 10**digits
    whole, rest = divmod(abs(scaled.numerator), scaled.denominator)
    nearest = whole + (2 * rest >= scaled.denominator)
    return (Decimal(-nearest if scaled < 0 else nearest) / 10**digits).quantize(places, ROUND_HALF_UP)
