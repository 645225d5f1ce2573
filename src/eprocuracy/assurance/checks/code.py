"""What our own code calls, imports and holds: every module is read once."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WEAK = {"md5": "MD5", "sha1": "SHA-1", "DES": "DES", "TripleDES": "3DES", "ARC4": "RC4", "ECB": "ECB"}


@dataclass(frozen=True, slots=True)
class Module:
    """What matters of one module: what it imports, which forbidden algorithms it calls, whether it holds a secret or builds SQL, its texts."""

    path: str
    imports: frozenset[str]
    weak: tuple[str, ...]
    holds_secret: bool
    builds_sql: bool
    texts: str


@cache
def modules(source: Path) -> tuple[Module, ...]:
    """Our modules without their tests."""
    return tuple(
        _module(str(path.relative_to(source)), ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted(source.rglob("*.py"))
        if "tests" not in path.parts and "migrations" not in path.parts
    )


def _module(path: str, tree: ast.Module) -> Module:
    texts = "\n".join(
        one.value for one in ast.walk(tree) if isinstance(one, ast.Constant) and isinstance(one.value, str)
    )
    return Module(path, frozenset(_imports(tree)), tuple(_weak(tree)), _holds_secret(tree), _builds_sql(tree), texts)


def _imports(tree: ast.Module) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
    return found


def _weak(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in WEAK:
            yield WEAK[node.attr]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "new":
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and str(first.value).replace("-", "") in ("md5", "sha1"):
                yield WEAK[str(first.value).replace("-", "")]


_SECRET_NAME = re.compile(r"(secret_key|password|api_key|private_key|token)$", re.I)


def _holds_secret(tree: ast.Module) -> bool:
    """A name of a secret that is given a long text without spaces."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
            text = node.value.value
            if any(_SECRET_NAME.search(name) for name in names) and len(text) >= 16 and not re.search(r"[\s.:]", text):
                return True
    return False


def _builds_sql(tree: ast.Module) -> bool:
    """A call of `execute`, `raw` or `extra` whose statement is a text with values put in."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in ("execute", "executemany", "raw", "extra")
            and node.args
        ):
            first = node.args[0]
            formats = (
                isinstance(first, ast.Call) and isinstance(first.func, ast.Attribute) and first.func.attr == "format"
            )
            if isinstance(first, ast.JoinedStr | ast.BinOp) or formats:
                return True
    return False
