"""Questions about the facts of a matter, asked and answered in a closed vocabulary (see README.md beside this file)."""

from .asking import answer_all, answer_example

__all__ = ["answer_all", "answer_example"]
