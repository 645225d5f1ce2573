#!/usr/bin/env python3
"""Checks an exported log with nothing but Python's standard library, without the system that wrote it.

    python3 check.py [FOLDER] [--heads NOTED.txt]

NOTED.txt holds heads that someone wrote down earlier, one a line: the block's number and its hash.
Exit code 0: nothing was touched. Exit code 1: something was, and it is said what.
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path


def sha256(content):
    return hashlib.sha256(content).digest()


def tree_head(leaves):
    """The head of the tree as RFC 6962 defines it, by splitting at the largest power of two."""
    if len(leaves) == 1:
        return leaves[0]
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return sha256(b"\x01" + tree_head(leaves[:half]) + tree_head(leaves[half:]))


def canonical(content):
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def numbers(members):
    return [number for first, last in members for number in range(first, last + 1)]


def check(folder, noted):
    """Yield one sentence for everything that does not fit."""
    previous, expected = "00" * 32, 1
    with open(folder / "entries.jsonl", "rb") as entries:
        for line in (folder / "blocks.jsonl").read_bytes().splitlines():
            block = json.loads(line)
            digest = block.pop("digest")
            name = f"khối/block {block['number']}"
            if block["number"] != expected or block["previous"] != previous:
                yield f"{name}: không nối với khối trước / does not follow the block before"
            if sha256(canonical(block)).hex() != digest:
                yield f"{name}: giá trị băm không khớp / its hash does not fit"
            rows = [entries.readline().rstrip(b"\n") for _ in range(block["size"])]
            found = [json.loads(row).get("sequence") for row in rows if row]
            if found != numbers(block["members"]):
                yield f"{name}: thiếu, thừa hoặc đổi chỗ dòng / entries missing, added or moved"
            elif tree_head([sha256(b"\x00" + row) for row in rows]).hex() != block["root"]:
                yield f"{name}: có dòng đã bị sửa / an entry was altered"
            if noted.pop(block["number"], digest) != digest:
                yield f"{name}: khác giá trị đã ghi lại / differs from the head noted earlier"
            previous, expected = digest, block["number"] + 1
        if entries.readline():
            yield "còn dòng không thuộc khối nào / there are entries that belong to no block"
    for number in sorted(noted):
        yield f"khối/block {number}: không còn / is gone"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).resolve().parent)
    parser.add_argument("--heads", type=Path)
    asked = parser.parse_args()
    lines = asked.heads.read_text(encoding="utf-8").splitlines() if asked.heads else []
    noted = {int(line.split()[0]): line.split()[1] for line in lines if line.strip()}
    faults = list(check(asked.folder, noted))
    print("\n".join(faults) or "Nguyên vẹn / Intact")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
