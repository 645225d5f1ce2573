"""What can be changed in a module that counts: one comparison, sign, number, truth value or step at a time."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Change = Callable[[ast.AST], None]

SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Add: ast.Sub, ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Mod: ast.FloorDiv, ast.And: ast.Or, ast.Or: ast.And,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip
CALLS = {"min": "max", "max": "min", "any": "all", "all": "any"}
COMPOUND = (ast.FunctionDef, ast.ClassDef, ast.If, ast.For, ast.While, ast.With, ast.Try, ast.Match)


@dataclass(frozen=True)
class Mutant:
    """One changed module: where, what, the changed tree, and the lines of the statement it stands in."""

    line: int
    change: str
    place: int
    lines: range


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


def mutants_of(source: str) -> list[Mutant]:
    """Every mutant of a module, in a fixed order; `changed` makes its tree."""
    tree = ast.parse(source)
    found: list[Mutant] = []
    statements = sorted(_statements(tree), key=len)
    for node in code_of(tree):
        line = getattr(node, "lineno", 0)
        lines = next((one for one in statements if line in one), range(line, line + 1))
        for told, _ in changes(node):
            found.append(Mutant(line, told, len(found), lines))
    return found


def changed(source: str, place: int) -> ast.Module:
    """The tree of the mutant at a place of `mutants_of`."""
    tree = ast.parse(source)
    every = [(node, change) for node in code_of(tree) for _, change in changes(node)]
    node, change = every[place]
    change(node)
    return ast.fix_missing_locations(copy.copy(tree))


def _statements(tree: ast.Module) -> Iterator[range]:
    """The lines of every statement; of one that holds others, the lines of its head."""
    for node in ast.walk(tree):
        if isinstance(node, COMPOUND):
            inner = node.cases[0].pattern.lineno if isinstance(node, ast.Match) else node.body[0].lineno
            yield range(node.lineno, max(inner, node.lineno + 1))
        elif isinstance(node, ast.stmt):
            yield range(node.lineno, (node.end_lineno or node.lineno) + 1)


def changes(node: ast.AST) -> Iterator[tuple[str, Change]]:
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


def _operator(swap: type[ast.AST], place: int) -> Change:
    def change(one: ast.AST) -> None:
        assert isinstance(one, ast.Compare)
        one.ops[place] = swap()

    return change


def _negated(one: ast.AST) -> None:
    one.test = ast.UnaryOp(ast.Not(), one.test)


def _positive(one: ast.AST) -> None:
    one.op, one.operand = ast.Not(), ast.UnaryOp(ast.Not(), one.operand)
