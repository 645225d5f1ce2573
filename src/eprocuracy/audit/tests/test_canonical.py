from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from eprocuracy.audit import canonical

# the eight leaves that every implementation of RFC 6962 is tried with
LEAVES = [
    bytes.fromhex(text)
    for text in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    4: "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    5: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    6: "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    7: "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


@pytest.mark.parametrize(("size", "root"), ROOTS.items())
def test_the_head_of_a_tree_is_that_of_rfc_6962(size: int, root: str) -> None:
    assert canonical.root([canonical.leaf(one) for one in LEAVES[:size]]).hex() == root


def test_the_same_content_is_always_written_in_the_same_way() -> None:
    one = canonical.canonical({"b": "Điều 147", "a": [1, None]})

    assert one == canonical.canonical({"a": [1, None], "b": "Điều 147"}) == '{"a":[1,null],"b":"Điều 147"}'.encode()


def test_a_moment_is_the_same_text_wherever_it_is_written() -> None:
    in_vietnam = datetime(2026, 11, 21, 7, 31, tzinfo=timezone(timedelta(hours=7)))

    assert canonical.moment(in_vietnam) == canonical.moment(in_vietnam.astimezone(UTC)) == "2026-11-21T00:31:00.000000Z"


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        canonical.moment(datetime(2026, 11, 21))  # noqa: DTZ001


def test_floats_are_refused_however_deep_they_lie() -> None:
    with pytest.raises(ValueError, match="floats"):
        canonical.canonical({"a": [{"b": 1.5}]})
