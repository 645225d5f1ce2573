"""The ways in which a paper is given out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from eprocuracy.platform.papers import Paper, as_pdf, as_word

WAYS: Mapping[str, tuple[Callable[[Paper], bytes], str]] = {
    "pdf": (as_pdf, "application/pdf"),
    "docx": (as_word, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}
