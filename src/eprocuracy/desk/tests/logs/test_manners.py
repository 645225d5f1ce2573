"""What every declared deed is called tells in which manner it is filtered: a reading never counts as writing."""

from __future__ import annotations

import re

from django.urls import get_resolver

from eprocuracy.audit import deeds
from eprocuracy.audit.manners import Manner, manner_of

SAYS_READING = re.compile(r"\b(viewed|read|searched|listed|exported|downloaded|printed)\b", re.IGNORECASE)


def test_what_is_called_a_reading_or_an_export_is_never_taken_for_writing() -> None:
    assert get_resolver().url_patterns  # every room has declared its deeds
    reading = {code for code, label in deeds.declared().items() if SAYS_READING.search(label.en)}
    wrote = {code for code in reading if manner_of(code) is Manner.WROTE}

    assert len(reading) > 20
    assert wrote == {"law.read"}  # a signature under having read it


def test_a_failed_sign_in_is_a_refusal_and_a_matter_read_an_opening() -> None:
    assert manner_of("identity.sign_in_failed") is Manner.REFUSED
    assert manner_of("identity.signed_in") is Manner.SIGNED_IN
    assert manner_of("matter.read") is Manner.OPENED
    assert manner_of("day.read") is Manner.LISTED
    assert manner_of("acts.recorded") is Manner.WROTE
    assert manner_of("books.exported") is Manner.TOOK
