#!/usr/bin/env python3
"""Mutation testing of the modules that count time: change one thing, run the tests of the law, and see whether they notice.

    PYTHONPATH=src python tools/mutate.py [--sample 40] [--seed 1] [--json OUT] [--again EARLIER] [MODULE ...]

Every mutant lives in a process of its own; the source on disk is never touched. A mutant that no test notices survives and is printed
with its line. Only for developers: the product does not need it.
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib.abc
import importlib.util
import io
import json
import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = (
    "counting", "calendar", "custody", "periods", "other_periods", "limitation", "chain", "governing", "time_limits",
    "ages", "severity", "worked.ending", "worked.served",
)  # fmt: skip
TESTS = (
    "src/eprocuracy/law/tests/test_derivations.py",
    "src/eprocuracy/law/tests/test_counting_edges.py",
    "src/eprocuracy/law/tests/test_counting_time.py",
    "src/eprocuracy/law/tests/test_limitation.py",
    "src/eprocuracy/law/tests/test_severity_ages_offences.py",
    "src/eprocuracy/law/tests/test_worked.py",
    "src/eprocuracy/desk/tests/test_recounting.py",
    "src/eprocuracy/law/tests/test_properties.py",
)
TOO_LONG = 600  # seconds; a mutant that never ends is noticed

SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Add: ast.Sub, ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Mod: ast.FloorDiv, ast.And: ast.Or, ast.Or: ast.And,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip
CALLS = {"min": "max", "max": "min", "any": "all", "all": "any"}


def code_of(tree: ast.Module) -> Iterator[ast.AST]:
    """The nodes in which something is computed: no imports, annotations, docstrings, asserts, tables of words."""
    left: list[ast.AST] = list(tree.body)
    while left:
        node = left.pop(0)
        if isinstance(node, ast.Import | ast.ImportFrom | ast.Assert | ast.Raise):
            continue
        if isinstance(node, ast.Assign | ast.AnnAssign) and node in tree.body:
            continue
        yield node
        for name, value in ast.iter_fields(node):
            if name in ("annotation", "returns", "decorator_list", "type_params"):
                continue
            parts = value if isinstance(value, list) else [value]
            left += [one for one in parts if isinstance(one, ast.AST)]


def mutants_of(tree: ast.Module) -> list[tuple[int, str, ast.Module]]:
    """Every mutant of a module: its line, what was changed, and the changed tree."""
    nodes = list(code_of(tree))
    found: list[tuple[int, str, ast.Module]] = []
    for place, node in enumerate(nodes):
        for told, change in changes(node):
            other = copy.deepcopy(tree)
            change(list(code_of(other))[place])
            found.append((getattr(node, "lineno", 0), told, other))
    return found


def changes(node: ast.AST) -> Iterator[tuple[str, object]]:
    """What can be changed of one node."""
    match node:
        case ast.Compare():
            for place, operator in enumerate(node.ops):
                if (swap := SWAPS.get(type(operator))) is not None:
                    yield f"{type(operator).__name__} -> {swap.__name__}", _operator(swap, place)
        case ast.BinOp() | ast.BoolOp() | ast.AugAssign():
            if (swap := SWAPS.get(type(node.op))) is not None:
                yield f"{type(node.op).__name__} -> {swap.__name__}", lambda one, swap=swap: setattr(one, "op", swap())
        case ast.UnaryOp(op=ast.Not()):
            yield "not x -> x", _positive
        case ast.Constant(value=bool() as value):
            yield f"{value} -> {not value}", lambda one, value=value: setattr(one, "value", not value)
        case ast.Constant(value=int() as value):
            yield f"{value} -> {value + 1}", lambda one, value=value: setattr(one, "value", value + 1)
        case ast.If() | ast.IfExp() | ast.While():
            yield "test negated", _negated
        case ast.Return(value=ast.expr() as value) if not (isinstance(value, ast.Constant) and value.value is None):
            yield "return None", lambda one: setattr(one, "value", ast.Constant(None))
        case ast.Call(func=ast.Name(id=name)) if name in CALLS:
            yield f"{name} -> {CALLS[name]}", lambda one, name=name: setattr(one.func, "id", CALLS[name])
        case ast.Expr(value=ast.Call()):
            yield "call left out", lambda one: setattr(one, "value", ast.Constant(None))


def _operator(swap: type[ast.AST], place: int) -> object:
    def change(one: ast.Compare) -> None:
        one.ops[place] = swap()

    return change


def _negated(one: ast.If) -> None:
    one.test = ast.UnaryOp(ast.Not(), one.test)


def _positive(one: ast.UnaryOp) -> None:
    one.op, one.operand = ast.Not(), ast.UnaryOp(ast.Not(), one.operand)


class Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module from changed source."""

    def __init__(self, name: str, code: object, path: str) -> None:
        self.name, self.code, self.path = name, code, path

    def find_spec(self, name: str, path: object = None, target: object = None) -> object:
        if name != self.name:
            return None
        spec = importlib.util.spec_from_loader(name, self, origin=self.path)
        assert spec is not None
        spec.has_location = True
        return spec

    def exec_module(self, module: object) -> None:
        exec(self.code, module.__dict__)


def noticed(name: str, tree: ast.Module, path: Path) -> bool:
    """Whether the tests notice a mutant, each in a process of its own."""
    child = os.fork()
    if child == 0:
        import pytest

        signal.alarm(TOO_LONG)
        code = compile(ast.fix_missing_locations(tree), str(path), "exec")
        sys.meta_path.insert(0, Changed(name, code, str(path)))
        failed = 1
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            try:
                plain = ["-x", "-q", "--noconftest", "-p", "no:django", "-p", "no:cacheprovider", "-p", "no:xdist"]
                ini = ["-c", os.devnull, f"--rootdir={ROOT}", "--import-mode=importlib"]
                failed = int(pytest.main([*plain, *ini, *(str(ROOT / one) for one in TESTS)]) != 0)
            finally:
                os._exit(failed)
    _, status = os.waitpid(child, 0)
    return status != 0


def main() -> None:
    """Draw mutants of every module, run the tests, print what survives."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("modules", nargs="*", default=MODULES)
    parser.add_argument("--sample", type=int, default=0, help="how many of each module; 0: all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--again", type=Path, help="try only what survived in this report of an earlier run")
    asked = parser.parse_args()
    before = json.loads(asked.again.read_text()) if asked.again else {}
    import hypothesis  # noqa: F401 - loaded once for every child
    import pytest  # noqa: F401
    import yaml  # noqa: F401

    report = {}
    for module in before or asked.modules:
        path = ROOT / "src/eprocuracy/law" / (module.replace(".", "/") + ".py")
        found = mutants_of(ast.parse(path.read_text(encoding="utf-8")))
        lots = random.Random(f"{asked.seed}/{module}")
        drawn = sorted(lots.sample(range(len(found)), min(asked.sample or len(found), len(found))))
        if module in before:
            left = [(one["line"], one["change"]) for one in before[module]["survivors"]]
            drawn = [place for place, (line, told, _) in enumerate(found) if (line, told) in left]
        survivors, started = [], time.monotonic()
        for place in drawn:
            line, told, tree = found[place]
            if not noticed(f"eprocuracy.law.{module}", tree, path):
                survivors.append({"line": line, "change": told})
                print(f"  {module}.py:{line} {told}", flush=True)
        report[module] = {"mutants": len(found), "tried": len(drawn), "survivors": survivors}
        seconds = round(time.monotonic() - started)
        print(f"{module}: {len(survivors)} of {len(drawn)} survive ({len(found)} in all, {seconds} s)", flush=True)
        if asked.json:
            asked.json.write_text(json.dumps(report, indent=1))
    tried = sum(one["tried"] for one in report.values())
    left = sum(len(one["survivors"]) for one in report.values())
    print(f"{left} of {tried} survive ({left * 100 / (tried or 1):.1f} %)")


if __name__ == "__main__":
    main()
