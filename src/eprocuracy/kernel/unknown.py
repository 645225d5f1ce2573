"""Not knowing: a field can be unknown, which is neither empty nor "none"."""

from __future__ import annotations

from .words import Word


class Unknown(Word):
    """Why a value that exists in the world is not known to us."""

    NOT_GIVEN = "not_given", "không được cung cấp", "not given"
    UNREADABLE = "unreadable", "không đọc được", "unreadable"
    AWAITED = "awaited", "đang chờ", "awaited"
