"""What a lawful erasure does to drafts: whatever was typed here about the person goes; papers that were signed stay (ADR 7)."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import connection, transaction

from eprocuracy.platform import files
from eprocuracy.records.erasing import also_erases


@also_erases("drafts")
def erase_in_drafts(erasure: UUID, words: Sequence[str]) -> int:
    """Take the words of an erased person out of the drafts of their matters; how many drafts there are.

    The summaries kept at proposals are working papers: their files go with the transaction, their digests stay.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT draft, digest FROM issuing_erase_words(%s, %s)", [erasure, list(words)])
        found = cursor.fetchall()
    for digest in {digest for _, digest in found if digest}:
        transaction.on_commit(lambda digest=digest: files.discard(digest))  # type: ignore[misc]
    return len({draft for draft, _ in found})
