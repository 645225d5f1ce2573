"""Identity numbers: one stored as a number has lost its leading zeros, one stored as text stands as it was written."""

from __future__ import annotations

import re

from .cells import Cell, as_text
from .text import narrow

_CITIZEN = 12
_OLD = 9


def read_identity(value: Cell) -> str | None:
    """The digits of an identity number; whether they are well formed is for others to judge."""
    match value:
        case int() | float():
            digits = str(int(value))
            if _OLD < len(digits) < _CITIZEN:
                return digits.zfill(_CITIZEN)
            return digits.zfill(_OLD) if len(digits) == _OLD - 1 else digits
    digits = re.sub(r"\D", "", narrow(as_text(value)))
    return digits or None
