#!/usr/bin/env python3
"""Kiểm tra nhật ký đã xuất, không cần hệ thống đã viết ra nó / Checks an exported log without the system that wrote it.

    python3 check_log.py FOLDER [--key VKEY] [--kept CHECKPOINT]     cả nhật ký / the whole log
    python3 check_log.py --proof A.tlog-proof --leaf A.leaf --key VKEY   một dòng / one entry

Python's standard library alone; signatures by the package cryptography or, without it, by the program openssl.
VKEY is the log's verifier key as it was published elsewhere; without it, the one in the folder, which proves less.
CHECKPOINT is one that somebody kept earlier. Exit code 0: nothing was touched. Exit code 1: something was, and it is said what.
"""

import argparse
import base64
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

WIDTH, HASH = 256, 32


def sha256(content):
    return hashlib.sha256(content).digest()


def head(hashes):
    """The head of a tree as RFC 6962 defines it: split at the largest power of two below its size."""
    if len(hashes) < 2:
        return hashes[0] if hashes else sha256(b"")
    half = 1 << ((len(hashes) - 1).bit_length() - 1)
    return sha256(b"\x01" + head(hashes[:half]) + head(hashes[half:]))


def signed_by(public, signature, content):
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError:
        return signed_by_openssl(public, signature, content)
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, content)
    except InvalidSignature:
        return False
    return True


def signed_by_openssl(public, signature, content):
    with tempfile.TemporaryDirectory() as folder:
        files = {"key": bytes.fromhex("302a300506032b6570032100") + public, "sig": signature, "text": content}
        for name, held in files.items():
            (Path(folder) / name).write_bytes(held)
        asked = [
            "openssl",
            "pkeyutl",
            "-verify",
            "-pubin",
            "-keyform",
            "DER",
            "-inkey",
            "key",
            "-rawin",
            "-in",
            "text",
            "-sigfile",
            "sig",
        ]
        return subprocess.run(asked, cwd=folder, capture_output=True).returncode == 0


def opened(note, key):
    """Size and head of a checkpoint that bears the signature of the key; ValueError otherwise."""
    name, number, public = key.strip().split("+", 2)
    public = base64.b64decode(public)
    if sha256(name.encode() + b"\n" + public)[:4].hex() != number or public[0] != 1:
        raise ValueError("khóa không đúng / not a verifier key of a log")
    body, _, lines = note.rpartition("\n\n")
    for line in lines.splitlines():
        _, signer, text = line.split(" ")
        content = base64.b64decode(text)
        if signer == name and content[:4].hex() == number:
            origin, size, root = (body + "\n").split("\n")[:3]
            if origin == name and signed_by(public[1:], content[4:], (body + "\n").encode()):
                return int(size), base64.b64decode(root)
    raise ValueError("điểm chốt không mang chữ ký của nhật ký / the checkpoint is not signed by the log")


def number_path(number):
    parts = [f"{number % 1000:03}"]
    while number >= 1000:
        number //= 1000
        parts.append(f"x{number % 1000:03}")
    return "/".join(reversed(parts))


def file_of(folder, row, number, width):
    path = folder / "tile" / str(row) / number_path(number)
    return path if width == WIDTH else path.with_name(f"{path.name}.p") / str(width)


def bundle(content):
    at = 0
    while at < len(content):
        end = at + 2 + int.from_bytes(content[at : at + 2], "big")
        yield content[at + 2 : end]
        at = end


def check_row(folder, level, hashes, read):
    """Compare the tiles of one level with the hashes that the entries lead to; yield what differs."""
    for first in range(0, len(hashes), WIDTH):
        own = hashes[first : first + WIDTH]
        path = file_of(folder, level, first // WIDTH, len(own))
        held = path.read_bytes() if path.exists() else None
        if held is None:
            yield f"{path}: không còn / is gone"
        for i, one in enumerate(own if held and held != b"".join(own) else []):
            if held[i * HASH : (i + 1) * HASH] != one:
                yield f"vị trí/place {first + i}: {read} không khớp mảnh {path.name} / does not fit its tile"


def check(folder, key, kept):
    """Yield one sentence for everything that does not fit."""
    size, root = opened((folder / "checkpoint").read_text(encoding="utf-8"), key)
    hashes = []
    for first in range(0, size, WIDTH):
        path = file_of(folder, "entries", first // WIDTH, min(WIDTH, size - first))
        entries = list(bundle(path.read_bytes())) if path.exists() else []
        if len(entries) != min(WIDTH, size - first):
            yield f"{path}: thiếu dòng / entries are missing"
            return
        hashes += [sha256(b"\x00" + one) for one in entries]
    leaves, level = hashes, 0
    while hashes:
        yield from check_row(folder, level, hashes, "dòng/entry" if level == 0 else "nút/node")
        full = len(hashes) // WIDTH
        hashes, level = [head(hashes[i * WIDTH : (i + 1) * WIDTH]) for i in range(full)], level + 1
    if head(leaves) != root:
        yield "gốc cây khác điểm chốt đã ký / the head of the tree is not the signed one"
    earlier = folder / "checkpoints.jsonl"
    lines = earlier.read_text(encoding="utf-8").splitlines() if earlier.exists() else []
    for note in [json.loads(line)["note"] for line in lines] + kept:
        before, was = opened(note, key)
        if before > size or prefix_head(leaves, before) != was:
            yield f"điểm chốt {before} dòng: nhật ký đã bị viết lại / the log was rewritten since that checkpoint"


def prefix_head(leaves, size, known={}):  # noqa: B006 - whole parts are hashed once for all checkpoints
    parts = []
    for first in range(0, size, WIDTH):
        own = leaves[first : min(first + WIDTH, size)]
        if len(own) == WIDTH:
            known[first] = known.get(first) or head(own)
        parts.append(known[first] if len(own) == WIDTH else head(own))
    return head(parts)  # parts of a power of two join as the whole tree does


def check_proof(text, content, key):
    """Yield what is wrong with a .tlog-proof of an entry."""
    start, _, note = text.partition("\n\n")
    lines = [line for line in start.split("\n")[1:] if not line.startswith("extra ")]
    size, root = opened(note, key)
    index, path = int(lines[0].split(" ")[1]), [base64.b64decode(line) for line in lines[1:]]
    at, last, found = index, size - 1, sha256(b"\x00" + content)
    for one in path:
        if at & 1 or at == last:
            found = sha256(b"\x01" + one + found)
            while at and not at & 1:
                at, last = at >> 1, last >> 1
        else:
            found = sha256(b"\x01" + found + one)
        at, last = at >> 1, last >> 1
    if not 0 <= index < size or last != 0 or found != root:
        yield "dòng này không có trong nhật ký đã ký / this entry is not in the signed log"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).resolve().parent)
    for name in ("--key", "--kept", "--proof", "--leaf"):
        parser.add_argument(name)
    asked = parser.parse_args()
    key = asked.key or (asked.folder / "vkey.txt").read_text(encoding="utf-8")
    kept = [Path(asked.kept).read_text(encoding="utf-8")] if asked.kept else []
    try:
        if asked.proof:
            text, content = Path(asked.proof).read_text(encoding="utf-8"), Path(asked.leaf).read_bytes()
            faults = list(check_proof(text, content, key))
        else:
            faults = list(check(asked.folder, key, kept))
    except (ValueError, OSError) as fault:
        faults = [str(fault)]
    print("\n".join(faults) or "Nguyên vẹn / Intact")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
