"""Papers: one description, rendered as PDF and as Word. Knows layout (Decree 30/2020), and nothing of proceedings."""

from .missing import lacking, red
from .paper import (
    Block,
    Column,
    Facts,
    Heading,
    Items,
    Letterhead,
    Paper,
    Paragraph,
    Signature,
    Signers,
    Table,
)
from .pdf import as_pdf
from .word import as_word

__all__ = [
    "Block", "Column", "Facts", "Heading", "Items", "Letterhead", "Paper", "Paragraph", "Signature", "Signers", "Table", "as_pdf", "as_word", "lacking", "red",
]  # fmt: skip
