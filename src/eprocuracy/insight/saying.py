"""Values as people write them. Rounding happens here and nowhere before."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from .measuring import Figure

PLACES = Decimal("0.01")


def value_text(one: Figure, language: str) -> str:
    """The value with at most two decimals, half up, or nothing where there is none: `98,0` in Vietnamese, `98.0` in English."""
    if one.value is None:
        return ""
    if one.value.denominator == 1 and one.denominator is None:
        return _grouped(str(one.value.numerator), language)
    rounded = rounded_half_up(one.value)
    text = f"{rounded.normalize():f}"
    whole, _, decimals = text.partition(".")
    point = "," if language == "vi" else "."
    return _grouped(whole, language) + (f"{point}{decimals}" if decimals else "")


def rounded_half_up(value: Fraction, places: Decimal = PLACES) -> Decimal:
    """The value rounded half up, as tables are: 92.065 is 92.07."""
    digits = -int(places.as_tuple().exponent)
    scaled = value * 10**digits
    whole, rest = divmod(abs(scaled.numerator), scaled.denominator)
    nearest = whole + (2 * rest >= scaled.denominator)
    return (Decimal(-nearest if scaled < 0 else nearest) / 10**digits).quantize(places, ROUND_HALF_UP)


def _grouped(digits: str, language: str) -> str:
    return f"{int(digits):,}".replace(",", "." if language == "vi" else ",")
