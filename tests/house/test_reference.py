"""The reference part of the manual says what the code says."""

from __future__ import annotations

from eprocuracy.records.management.commands.reference import PLACE, pages


def test_the_reference_is_as_the_code_would_write_it() -> None:
    for name, text in pages().items():
        assert (PLACE / name).read_text(encoding="utf-8") == text, f"{name}: run bin/eprocuracy reference"
