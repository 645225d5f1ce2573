"""The tree against its definition in RFC 6962, for every size up to seventy and every pair of them."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eprocuracy.audit import tiles, tree

# the eight leaves that every implementation of RFC 6962 is tried with
KNOWN = [
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
LEAVES = [tree.leaf(bytes([i])) for i in range(70)]
SIZES = range(1, 71)


def defined(leaves: list[bytes]) -> bytes:
    """MTH of RFC 6962, 2.1, word for word."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    k = max(2**e for e in range(8) if 2**e < len(leaves))
    return sha256(b"\x01" + defined(leaves[:k]) + defined(leaves[k:])).digest()


HEADS = [defined(LEAVES[:size]) for size in range(71)]


def nodes(level: int, number: int) -> bytes:
    return defined(LEAVES[number << level : (number + 1) << level])


@pytest.mark.parametrize(("size", "root"), ROOTS.items())
def test_the_head_of_a_tree_is_that_of_rfc_6962(size: int, root: str) -> None:
    assert tree.root([tree.leaf(one) for one in KNOWN[:size]]).hex() == root


def test_the_head_is_as_defined_at_every_size() -> None:
    for size in range(71):
        assert tree.root(LEAVES[:size]) == tree.head(nodes, size) == HEADS[size]


def test_every_leaf_is_proved_in_every_tree_and_nowhere_else() -> None:
    for size in SIZES:
        for index in range(size):
            path = tree.inclusion(nodes, index, size)
            assert tree.includes(LEAVES[index], index, size, path, HEADS[size])
            assert not tree.includes(LEAVES[index], (index + 1) % (size + 1), size, path, HEADS[size])
            assert not tree.includes(tree.leaf(b"another"), index, size, path, HEADS[size])
            assert not tree.includes(LEAVES[index], index, size, [*path, HEADS[1]], HEADS[size])


def test_every_tree_is_the_beginning_of_every_later_one_and_of_no_other() -> None:
    for new in SIZES:
        for old in range(new + 1):
            path = tree.consistency(nodes, old, new)
            assert tree.extends(old, new, HEADS[old], HEADS[new], path)
            if 0 < old < new:
                assert not tree.extends(old, new, HEADS[old - 1], HEADS[new], path)
                assert not tree.extends(old, new, HEADS[old], HEADS[new - 1], path)
                assert not tree.extends(old, new, HEADS[old], HEADS[new], path[:-1])


def test_what_is_not_in_the_tree_cannot_be_asked_for() -> None:
    with pytest.raises(ValueError, match="not in a tree"):
        tree.inclusion(nodes, 5, 5)
    with pytest.raises(ValueError, match="before"):
        tree.consistency(nodes, 6, 5)


def test_proofs_read_from_tiles_are_those_of_the_tree() -> None:
    leaves = [tree.leaf(i.to_bytes(4, "big")) for i in range(3 * 256 + 17)]
    size = len(leaves)

    def tile(level: int, number: int, width: int) -> list[bytes]:
        row = leaves if level == 0 else [tree.root(leaves[i : i + 256]) for i in range(0, size - 255, 256)]
        assert 0 < width <= 256
        return row[number * 256 : number * 256 + width]

    by_tiles = tiles.nodes_of(tile, size)
    head = tree.root(leaves)
    assert tree.head(by_tiles, size) == head
    for index in (0, 255, 256, 700, size - 1):
        assert tree.includes(leaves[index], index, size, tree.inclusion(by_tiles, index, size), head)
    assert tree.extends(300, size, tree.root(leaves[:300]), head, tree.consistency(by_tiles, 300, size))


def test_a_tile_lies_where_the_specification_puts_it() -> None:
    assert tiles.path(0, 0) == "tile/0/000"
    assert tiles.path(1, 1234067) == "tile/1/x001/x234/067"
    assert tiles.path(0, 5, 112) == "tile/0/005.p/112"
    assert tiles.entries_path(1000) == "tile/entries/x001/000"
    assert tiles.widths(70_000) == [(0, 273, 112), (1, 1, 17), (2, 0, 1)]


@given(st.lists(st.binary(max_size=300), max_size=40))
def test_a_bundle_gives_back_its_entries(entries: list[bytes]) -> None:
    assert tiles.unbundle(tiles.bundle(entries)) == entries


def test_a_bundle_that_was_cut_is_noticed() -> None:
    with pytest.raises(ValueError, match="middle"):
        tiles.unbundle(tiles.bundle([b"abc"])[:-1])
