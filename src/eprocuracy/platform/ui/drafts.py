"""The key under which a person's unsent words are kept encrypted in their own browser."""

from __future__ import annotations

from base64 import b64encode

from django.utils.crypto import salted_hmac


def draft_key(account: str) -> str:
    """A base64 key of 32 bytes for one account; another account on the same computer cannot read the drafts."""
    return b64encode(salted_hmac("eprocuracy.drafts", account, algorithm="sha256").digest()).decode()
