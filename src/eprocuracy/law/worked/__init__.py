"""Questions about the facts of a matter, asked and answered in a closed vocabulary (see README.md beside this file)."""

from .asking import answer_all, answer_example
from .needing import Need, needs_of

__all__ = ["Need", "answer_all", "answer_example", "needs_of"]
