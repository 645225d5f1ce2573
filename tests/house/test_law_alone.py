"""The page about using the law alone is true: its examples are run as they stand there, and nothing of the web comes with it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from eprocuracy.law.reference import Reference
from eprocuracy.law.worked import answer_all

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/how-to/use-the-law-alone.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.S | re.M)


def test_the_examples_in_python_hold() -> None:
    told: dict[str, Any] = {}
    for block in blocks("python"):
        exec(compile(block, "use-the-law-alone.md", "exec"), told)

    assert len(blocks("python")) >= 6


def test_the_example_in_yaml_has_the_answer_that_is_printed() -> None:
    (document,), (printed,) = blocks("yaml"), blocks("json")

    (found,) = answer_all(Reference.load(), yaml.safe_load(document))

    assert found["answer"] == json.loads(printed)


def test_the_law_brings_neither_web_nor_database() -> None:
    asked = "import sys, eprocuracy.law.worked; print(sorted(m for m in ('django', 'psycopg', 'eprocuracy.workstreams') if m in sys.modules))"

    found = subprocess.run(
        [sys.executable, "-c", asked], env={"PYTHONPATH": str(ROOT / "src")}, capture_output=True, text=True
    )

    assert (found.stdout.strip(), found.returncode) == ("[]", 0), found.stderr
