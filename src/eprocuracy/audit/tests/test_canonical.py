from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from eprocuracy.audit import canonical, leaves
from eprocuracy.audit.leaves import EntryKeys

KEYS = EntryKeys(b"s" * 32, b"n" * 32)


def test_the_same_content_is_always_written_in_the_same_way() -> None:
    one = leaves.payload(b="Điều 147", a=[1, None])

    assert one == leaves.payload(a=[1, None], b="Điều 147") == '{"a":[1,null],"b":"Điều 147"}'.encode()


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
