"""The rules by which this installation folds: its law and its workstreams, read once a process."""

from __future__ import annotations

import gc
import os
from functools import cache
from pathlib import Path

from eprocuracy.workstreams.catalogue import Rules
from eprocuracy.workstreams.catalogue import rules as rules_of

FURTHER = "EPROCURACY_WORKSTREAMS"


def present() -> Rules:
    """The rules in force for this process; further folders of workstreams are named in the environment."""
    named = os.environ.get(FURTHER, "")
    return _kept(tuple(Path(place) for place in named.split(os.pathsep) if place))


@cache
def _kept(further: tuple[Path, ...]) -> Rules:
    rules = rules_of(further)
    gc.freeze()  # the law and the catalogue stay for the life of the process: no collector need look at them again
    return rules
