"""Filled forms as files: PDF/A to be signed and kept, Word to be gone on with."""

from __future__ import annotations

from eprocuracy.platform.papers import as_pdf, as_word

from .composing import paper_of
from .filling import Filled


def pdf(filled: Filled) -> bytes:
    """The form as PDF/A-2b; a draft without its day is an ordinary PDF."""
    return as_pdf(paper_of(filled))


def word(filled: Filled) -> bytes:
    """The form as an editable .docx."""
    return as_word(paper_of(filled))
