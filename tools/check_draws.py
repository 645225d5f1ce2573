#!/usr/bin/env python3
"""Rút lại mọi lần rút người được giao của một năm / Draws every draw of a year again, without the system that drew them.

    bin/eprocuracy fair-draws --unit CODE --year YEAR --json > draws.json
    python3 check_draws.py draws.json [--log FOLDER]

Python's standard library alone. FOLDER is an exported log (`audit export`) that check_log.py found intact: every checkpoint used must stand in it,
and be the first that covers its request. Exit code 0: every draw follows. Exit code 1: what does not, by the number of the draw.
"""

import argparse
import base64
import hashlib
import hmac
import json
import sys
from pathlib import Path


def digest_of(request):
    written = json.dumps(request, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def head_of(note):
    """Size and head of the tree that a checkpoint names."""
    _, size, root = note.split("\n")[:3]
    return int(size), base64.b64decode(root)


def drawn(request, digest, seed, root):
    """Who must be drawn: the ticket, modulo all shares, counted off in the order of the list."""
    ticket = hmac.new(seed, root + bytes.fromhex(digest), hashlib.sha256).digest()
    place = int.from_bytes(ticket, "big") % sum(one["shares"] for one in request["list"])
    for one in request["list"]:
        place -= one["shares"]
        if place < 0:
            return one["account"]
    raise ValueError("a list without shares")


def check_list(request):
    """Yield what is wrong with the list itself: its order, its shares, somebody both in and out."""
    names = [one["account"] for one in request["list"]]
    if not names or names != sorted(set(names)):
        yield "danh sách sai thứ tự hoặc trùng / the list is not in order"
    for one in request["list"]:
        bands = request["rule"]["bands"]
        due = next((given for up_to, given in bands if up_to is None or one["open"] <= up_to), None)
        if due != one["shares"]:
            yield f"{one['account']}: số phần không theo quy tắc / shares not by the rule"
    for one in request["left_out"]:
        if one["account"] in names:
            yield f"{one['account']}: vừa trong vừa ngoài danh sách / both in and out of the list"


def check_draw(row, number, previous, months, found):
    """Yield what does not follow in one draw; `previous` is the row before it."""
    request, seed = row["request"], months.get(row["request"]["month"])
    if (request["unit"], request["year"], request["number"]) != (found["unit"], found["year"], number):
        yield "số, năm hoặc đơn vị không đúng chỗ / number, year or office out of place"
    if digest_of(request) != row["digest"]:
        yield "yêu cầu đã bị sửa / the request was changed"
    # the first of a year goes on from the last of the year before, which another export has
    if previous is not None and request["previous"] != previous["digest"]:
        yield "không nối với lần trước / does not go on from the draw before"
    yield from check_list(request)
    if seed is None:
        yield "tháng này không có cam kết / nothing was committed for this month"
        return
    if row["picked"] is None:
        return
    size, root = head_of(row["checkpoint"])
    if not row["index"] < size:
        yield "điểm chốt không bao gồm yêu cầu / the checkpoint does not cover the request"
    if seed["index"] is None or not seed["index"] < row["index"]:
        yield "cam kết không có trước yêu cầu / the seed was not committed before the request"
    if previous is not None and previous["index"] is not None and not previous["index"] < row["index"]:
        yield "không theo thứ tự trong nhật ký / out of order in the log"
    if seed["seed"] and drawn(request, row["digest"], bytes.fromhex(seed["seed"]), root) != row["picked"]:
        yield "kết quả không theo hạt giống / the outcome does not follow from the seed"


def check_months(found, months):
    """Yield what does not fit of promises and the seeds that were shown."""
    for month, one in months.items():
        if not one["seed"]:
            continue
        if hashlib.sha256(bytes.fromhex(one["seed"])).hexdigest() != one["commitment"]:
            yield f"tháng/month {month}: hạt giống không đúng cam kết / the seed is not the committed one"
        rows = [row for row in found["draws"] if row["request"]["month"] == month]
        if len(rows) != one["count"] or (rows[-1]["digest"] if rows else "") != one["last"]:
            yield f"tháng/month {month}: thiếu hoặc thừa lần rút / draws are missing or were added"


def check_log(row, sizes):
    """Yield where the checkpoint of a draw is not the first of the exported log that covers the request."""
    if row["picked"] is None:
        return
    size, root = head_of(row["checkpoint"])
    if sizes.get(size) != root:
        yield "điểm chốt không có trong nhật ký / the checkpoint is not in the log"
    elif size != min(one for one in sizes if one > row["index"]):
        yield "không phải điểm chốt đầu tiên sau yêu cầu / not the first checkpoint after the request"


def check(found, sizes=None):
    """Yield one sentence for everything that does not follow."""
    months = {one["month"]: one for one in found["seeds"]}
    yield from check_months(found, months)
    previous = None
    for number, row in enumerate(found["draws"], start=1):
        faults = list(check_draw(row, number, previous, months, found))
        faults += check_log(row, sizes) if sizes is not None else []
        for fault in faults:
            yield f"lần/draw {number}/{found['year']}: {fault}"
        previous = row


def told(found):
    """What a reader should know besides: what cannot be drawn again yet, and what was given to another than was drawn."""
    open_months = {one["month"] for one in found["seeds"] if not one["seed"]}
    waiting = [row for row in found["draws"] if row["request"]["month"] in open_months]
    if waiting:
        yield f"{len(waiting)} lần rút chờ công bố hạt giống / draws wait for their seed"
    for row in found["draws"]:
        if row["given_to"] not in (None, row["picked"]):
            number = row["request"]["number"]
            yield f"lần/draw {number}: {row['picked']} → {row['given_to']}: {row['reason'] or 'không lý do / NO REASON'}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--log", type=Path)
    asked = parser.parse_args()
    sizes = None
    if asked.log:
        lines = (asked.log / "checkpoints.jsonl").read_text(encoding="utf-8").splitlines()
        sizes = dict(head_of(json.loads(line)["note"]) for line in lines)
    found = json.loads(asked.file.read_text(encoding="utf-8"))
    try:
        faults = list(check(found, sizes))
    except (KeyError, TypeError, ValueError) as fault:
        faults = [f"không đọc được / cannot be read: {fault!r}"]
    print("\n".join([*told(found), *faults]))
    print(f"{len(faults)} chỗ không đúng / faults" if faults else f"{len(found['draws'])} lần rút đúng / draws follow")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
