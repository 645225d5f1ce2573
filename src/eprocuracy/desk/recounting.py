"""The engine and the plain reader on the same invented histories, over as many processes as there are cores."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import reduce
from operator import add
from typing import Any

from eprocuracy.kernel.sentences import Sentence
from eprocuracy.law.reference import Reference
from eprocuracy.law.wording import PROVISIONAL_YEAR
from eprocuracy.law.worked import answer_example
from eprocuracy.recount.agreement import Answered, Report, agree
from eprocuracy.recount.book import open_book
from eprocuracy.recount.histories_judged import JUDGED

PART = 500  # histories that one process answers at a time
SHOWN = 10
PROVISIONAL = Sentence(PROVISIONAL_YEAR, {"year": ""}).say("vi").partition("  ")[0]


def arguments(parser: ArgumentParser) -> None:
    """What `law agree` takes."""
    parser.add_argument("--cases", type=int, default=50_000, help="số hồ sơ giả định / how many histories")
    parser.add_argument("--seed", type=int, default=2026, help="hạt giống ngẫu nhiên / seed of the lots")
    parser.add_argument("--workers", type=int, default=1, help="số tiến trình / processes")
    parser.add_argument("--json", action="store_true")


def engine(facts: Mapping[str, Any], ask: Mapping[str, Any]) -> Answered:
    """What the engine answers to one question."""
    found = answer_example(Reference.load(), {"id": "", "facts": facts, "ask": ask})
    steps = [one["vi"] for one in found["steps"]]
    return Answered(found["answer"], any(one.startswith(PROVISIONAL) for one in steps), found["basis"], steps)


def part(seed: int, first: int, cases: int) -> Report:
    """Some of the histories."""
    return agree(open_book(), engine, seed=seed, cases=cases, first=first)


def recounted(*, seed: int, cases: int, workers: int, told: Callable[[str], object]) -> dict[str, Any]:
    """The report of a run, as plain values."""
    started = time.monotonic()
    parts = [(seed, first, min(PART, cases - first)) for first in range(0, cases, PART)]
    reports: list[Report] = []
    with ProcessPoolExecutor(workers) as pool:
        for done in pool.map(part, *zip(*parts, strict=True)):
            reports.append(done)
            told(f"{sum(one.cases for one in reports):,} / {cases:,}")
    whole = reduce(add, reports, Report())
    rows = open_book().rows
    return {
        "seed": seed,
        "cases": whole.cases,
        "seconds": round(time.monotonic() - started),
        "shapes": dict(whole.shapes.most_common()),
        "answers": dict(whole.answers.most_common()),
        "rows": len(whole.rows),
        "rows_of_the_law": len(rows),
        "rows_not_asked": sorted(set(rows) - set(whole.rows)),
        "promises": {
            name: {"looked_at": count, "broken": sum(one["promise"] == name for one in whole.broken)}
            for name, count in whole.held.items()
        },
        "earlier_start_ends_later_by_law": len(whole.by_law),
        "first_by_law": whole.by_law[:SHOWN],
        "disagreements": len(whole.disagreements),
        "first_disagreements": whole.disagreements[:SHOWN],
        "judged": sum(whole.shapes[name] for name in JUDGED),
        "misjudged": len(whole.misjudged),
        "first_misjudged": whole.misjudged[:SHOWN],
        "first_broken": whole.broken[:SHOWN],
    }


def said(report: Mapping[str, Any]) -> str:
    """The report in lines."""
    shares = ", ".join(f"{name} {count * 100 / report['cases']:.1f} %" for name, count in report["shapes"].items())
    answers = ", ".join(f"{name} {count}" for name, count in report["answers"].items())
    lines = [
        f"{report['cases']:,} hồ sơ giả định / histories · hạt giống / seed {report['seed']} · {report['seconds']} s",
        f"dạng / shapes: {shares}",
        f"trả lời / answers: {answers}",
        f"dòng luật được hỏi / rows asked: {report['rows']} / {report['rows_of_the_law']}",
        f"lệch nhau về ngày / disagreements about a date: {report['disagreements']}",
        "lệch nhau về đúng hạn, gia hạn, tổng thời hạn, thẩm quyền / disagreements about an act in time, an extension, "
        f"a total, who decides: {report['misjudged']} ({report['judged']:,})",
    ]
    for name, one in report["promises"].items():
        lines.append(f"{name}: xét / looked at {one['looked_at']:,}, sai / broken {one['broken']}")
    by_law = report["earlier_start_ends_later_by_law"]
    lines.append(
        f"bắt đầu sớm mà hết hạn muộn do luật đổi / an earlier start that ends later, by a change of law: {by_law}"
    )
    first = ("first_by_law", "first_disagreements", "first_misjudged", "first_broken")
    lines += [str(one) for name in first for one in report[name]]
    return "\n".join(lines)
