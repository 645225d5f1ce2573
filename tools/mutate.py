#!/usr/bin/env python3
"""Mutation testing of the modules that count time: change one thing, run the tests of the law, and see whether they notice.

    PYTHONPATH=src python tools/mutate.py [--workers 2] [--sample 40] [--json OUT] [--again EARLIER] [--until STAGE] [MODULE ...]

Every mutant lives in a process of its own; the source on disk is never touched. First the tests that pass through the changed line
are run, then all plain ones, then what is drawn by lot. A mutant that no test notices survives and is printed with its line.
Only for developers: the product does not need it.
"""

from __future__ import annotations

import argparse
import importlib.abc
import importlib.util
import io
import json
import os
import random
import resource
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import yaml
from mutants import Mutant, changed, mutants_of

ROOT = Path(__file__).resolve().parent.parent
LAW = ROOT / "src/eprocuracy/law"
MODULES = (
    "counting", "calendar", "custody", "periods", "other_periods", "limitation", "chain", "governing", "time_limits",
    "ages", "severity", "deadlines", *sorted(f"worked.{one.stem}" for one in (LAW / "worked").glob("[!_]*.py")),
)  # fmt: skip
PLAIN = tuple(
    f"src/eprocuracy/law/tests/test_{one}.py"
    for one in (
        "ages", "counting_edges", "counting_rules", "counting_time", "limitation", "severity_ages_offences",
        "derivations", "lenient", "one_act", "pending_and_missing", "worked",
    )
)  # fmt: skip
DRAWN = tuple(f"src/eprocuracy/law/tests/test_{one}.py" for one in ("each_fact", "properties", "two_countings"))
SLOW = ("src/eprocuracy/desk/tests/test_recounting.py", "src/eprocuracy/law/tests/test_any_question.py")
SECONDS = {"line": 60, "plain": 60, "drawn": 120, "slow": 400}  # of computing; a mutant that never ends is noticed
MEMORY = 3 << 30


class Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module from changed source."""

    def __init__(self, name: str, code: Any, path: str) -> None:
        self.name, self.code, self.path = name, code, path

    def find_spec(self, name: str, path: object = None, target: object = None) -> Any:
        if name != self.name:
            return None
        spec = importlib.util.spec_from_loader(name, self, origin=self.path)
        assert spec is not None
        spec.has_location = True
        return spec

    def exec_module(self, module: Any) -> None:
        exec(self.code, module.__dict__)


class Only:
    """Runs the named tests and no others."""

    def __init__(self, names: list[str]) -> None:
        self.order = {name: place for place, name in enumerate(names)}

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        items[:] = sorted((one for one in items if one.nodeid in self.order), key=lambda one: self.order[one.nodeid])


class Watch:
    """Notes for each line of the law which tests pass through it, and how long each takes."""

    def __init__(self) -> None:
        self.lines: dict[str, set[str]] = defaultdict(set)
        self.seconds: dict[str, float] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: Any) -> Any:
        seen: set[tuple[str, int]] = set()

        def local(frame: Any, event: str, _: Any) -> Any:
            seen.add((frame.f_code.co_filename, frame.f_lineno))
            return local

        def entered(frame: Any, event: str, _: Any) -> Any:
            return local(frame, event, _) if "/eprocuracy/law/" in frame.f_code.co_filename else None

        started = time.process_time()
        sys.settrace(entered)
        try:
            return (yield)
        finally:
            sys.settrace(None)
            self.seconds[item.nodeid] = time.process_time() - started
            for file, line in seen:
                self.lines[f"{file}:{line}"].add(item.nodeid)


def run(files: tuple[str, ...], *plugins: Any) -> int:
    """Whether pytest is content with these files; quiet, and apart from what the checkout says of tests."""
    plain = ["-x", "-q", "--noconftest", "--assert=plain", "-p", "no:cacheprovider"]
    ini = ["-c", os.devnull, f"--rootdir={ROOT}", "--import-mode=importlib"]
    with redirect_stdout(io.StringIO()) as said, redirect_stderr(io.StringIO()):
        code = int(pytest.main([*plain, *ini, *(str(ROOT / one) for one in files)], plugins=[*plugins]))
    if plugins and isinstance(plugins[0], Watch) and code:
        sys.exit(f"the tests do not pass as they are:\n{said.getvalue()[-3000:]}")
    return code


def watched() -> tuple[dict[str, list[str]], dict[str, float]]:
    """Which plain tests pass through each line, quickest first; found in a process of its own."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        watch = Watch()
        try:
            run(PLAIN, watch)
            lines = {line: sorted(tests, key=watch.seconds.__getitem__) for line, tests in watch.lines.items()}
            with os.fdopen(theirs, "w") as out:
                json.dump([lines, watch.seconds], out)
            os._exit(0)
        finally:
            os._exit(1)
    os.close(theirs)
    with os.fdopen(ours) as told:
        text = told.read()
    os.waitpid(child, 0)
    if not text:
        sys.exit(1)
    lines, seconds = json.loads(text)
    return lines, seconds


def tried(module: str, mutant: Mutant, tests: list[str], *, until: str) -> int:
    """The process in which one mutant is put to the tests; it ends with 0 when none noticed."""
    if child := os.fork():
        return child
    path = LAW / (module.replace(".", "/") + ".py")
    noticed = 1
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        tree = changed(path.read_text(encoding="utf-8"), mutant.place)
        name = f"eprocuracy.law.{module}"
        sys.meta_path.insert(0, Changed(name, compile(tree, str(path), "exec"), str(path)))
        files = tuple(one for one in PLAIN if any(test.startswith(one) for test in tests))
        first = ("line", files, [Only(tests)]) if tests else ("line", PLAIN, [])
        noticed = 0
        for stage, wanted, plugins in (first, ("plain", PLAIN, []), ("drawn", DRAWN, []), ("slow", SLOW, [])):
            signal.setitimer(signal.ITIMER_PROF, SECONDS[stage])
            if noticed := int(run(wanted, *plugins) != 0):
                break
            if stage == until:
                break
    except BaseException:  # noqa: BLE001 - whatever happens in a mutant is noticed
        noticed = 1
    finally:
        os._exit(noticed)


def read_once() -> None:
    """Every process of a mutant finds the data files read already."""
    read: dict[tuple[bytes, str], Any] = {}
    plainly = yaml.load

    def load(stream: Any, Loader: Any) -> Any:  # noqa: N803 - the name that yaml gives it
        content = stream if isinstance(stream, bytes | str) else stream.read()
        key = (content.encode() if isinstance(content, str) else content, Loader.__name__)
        if key not in read:
            read[key] = plainly(content, Loader)
        return read[key]

    for file in sorted((LAW / "data").rglob("*.yaml")):
        read[file.read_bytes(), "CSafeLoader"] = plainly(file.read_bytes(), yaml.CSafeLoader)
    yaml.load = load


def tried_all(
    module: str, mutants: list[Mutant], tests_of: Callable[[Mutant, Path], list[str]], asked: argparse.Namespace
) -> list[dict[str, Any]]:
    """The mutants that no test noticed, over so many processes at a time."""
    path = LAW / (module.replace(".", "/") + ".py")
    survivors: list[dict[str, Any]] = []
    running: dict[int, Mutant] = {}
    left = list(mutants)
    while left or running:
        if left and len(running) < asked.workers:
            mutant = left.pop(0)
            running[tried(module, mutant, tests_of(mutant, path), until=asked.until)] = mutant
            continue
        child, status = os.wait()
        one = running.pop(child)
        if status == 0:
            survivors.append({"line": one.line, "change": one.change})
            print(f"  {module}.py:{one.line} {one.change}", flush=True)
    return survivors


def main() -> None:
    """Try the mutants of every module, print what survives and where it stands."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", default=MODULES)
    parser.add_argument("--sample", type=int, default=0, help="how many of each module; 0: all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--again", type=Path, help="try only what survived in this report of an earlier run")
    parser.add_argument(
        "--until", choices=[*SECONDS], default="slow", help="the last tests that are run, from quick to slow"
    )
    asked = parser.parse_args()
    before = json.loads(asked.again.read_text()) if asked.again else {}
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    hypothesis.settings.register_profile("mutants", derandomize=True, database=None, deadline=None)
    hypothesis.settings.load_profile("mutants")
    read_once()
    lines, seconds = watched()

    def tests_of(mutant: Mutant, path: Path) -> list[str]:
        touching = {test for line in mutant.lines for test in lines.get(f"{path}:{line}", ())}
        return sorted(touching, key=seconds.__getitem__)

    report: dict[str, Any] = {}
    for module in before or asked.modules:
        path = LAW / (module.replace(".", "/") + ".py")
        found = mutants_of(path.read_text(encoding="utf-8"))
        lots = random.Random(f"{asked.seed}/{module}")
        drawn = sorted(lots.sample(range(len(found)), min(asked.sample or len(found), len(found))))
        if module in before:
            left = [(one["line"], one["change"]) for one in before[module]["survivors"]]
            drawn = [place for place, one in enumerate(found) if (one.line, one.change) in left]
        started = time.monotonic()
        survivors = tried_all(module, [found[place] for place in drawn], tests_of, asked)
        report[module] = {"mutants": len(found), "tried": len(drawn), "survivors": survivors}
        took = round(time.monotonic() - started)
        print(f"{module}: {len(survivors)} of {len(drawn)} survive ({len(found)} in all, {took} s)", flush=True)
        if asked.json:
            asked.json.write_text(json.dumps(report, indent=1))
    count = sum(one["tried"] for one in report.values())
    left = sum(len(one["survivors"]) for one in report.values())
    print(f"{left} of {count} survive ({left * 100 / (count or 1):.1f} %)")


if __name__ == "__main__":
    main()
