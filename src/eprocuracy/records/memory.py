"""Python's collector of cycles, kept from searching millions of rows that hold none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_cycle_search() -> Iterator[None]:
    """While folding many families: acts and rows point one way only, and the search for cycles would take half of the time.

    What is no longer needed is freed all the same, by its count of references.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
