from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eprocuracy.audit import canonical, leaves
from eprocuracy.audit.leaves import EntryKeys

KEYS = EntryKeys(b"s" * 32, b"n" * 32)


def test_a_moment_is_the_same_text_wherever_it_is_written() -> None:
    in_vietnam = datetime(2026, 11, 21, 7, 31, tzinfo=timezone(timedelta(hours=7)))

    assert canonical.moment(in_vietnam) == canonical.moment(in_vietnam.astimezone(UTC)) == "2026-11-21T00:31:00.000000Z"


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        canonical.moment(datetime(2026, 11, 21))  # noqa: DTZ001


def test_floats_are_refused_however_deep_they_lie() -> None:
    with pytest.raises(ValueError, match="floats"):
        canonical.refuse_floats({"a": [{"b": 1.5}]})


def test_a_leaf_names_nobody_but_recognises_the_same_account_and_thing() -> None:
    def leaf(account: str, about: list[str]) -> bytes:
        return leaves.leaf("2026-11-21T00:31:00.000000Z", account, "matter.read", about, b"d" * 32, KEYS)

    one = leaf("hoang-mai", ["matter:45", "participant:7"])

    assert b"mai" not in one
    assert b"matter:45" not in one
    assert one == leaf("hoang-mai", ["matter:45", "participant:7"])
    assert one != leaf("nam", ["matter:45", "participant:7"])


def test_a_leaf_stays_small_when_a_page_shows_thousands() -> None:
    one = leaves.leaf("t", "mai", "registers.listed", [f"participant:{i}" for i in range(5000)], b"d" * 32, KEYS)

    assert len(one) < 4096
    assert b'"n":5000' in one


@given(
    st.text(),
    st.lists(st.text(), max_size=3),
    st.none() | st.ip_addresses().map(str),
    st.dictionaries(st.text(), st.integers() | st.text()),
)
def test_what_is_put_together_by_hand_is_the_json_that_every_language_writes(
    word: str, things: list[str], address: str | None, detail: dict[str, Any]
) -> None:
    said = {
        "about": things,
        "account": word,
        "address": address,
        "at": word,
        "deed": word,
        "detail": detail,
        "request": word,
        "unit": word,
    }
    hashed = leaves.leaf(word, word, word, things, b"x" * 32, KEYS)

    assert leaves.payload(**said) == written(said)
    assert hashed == written(json.loads(hashed))


def written(content: dict[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
