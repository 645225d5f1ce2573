"""What anybody may learn of a paper of ours: that it exists, whether a file is it, its day and the office that issued it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection
from django.utils.crypto import salted_hmac

from eprocuracy.identity.queries import label_of
from eprocuracy.kernel.words import Label

from ..models import CodeAsked, PaperFile, SignedPaper
from .coding import read_code

AN_HOUR, TIMES = timedelta(hours=1), 40


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that is public of a paper."""

    code: str
    on: date
    unit: Label


def known(typed: str) -> Known | None:
    """The paper of a code, as people type it."""
    paper = SignedPaper.objects.filter(code=read_code(typed)).first()
    if paper is None:
        return None
    return Known(paper.code, paper.on, label_of(paper.unit))


def is_it(code: str, digest: str) -> bool:
    """Whether a file is this paper, byte for byte, in any of the states in which it left the house."""
    return PaperFile.objects.filter(paper__code=read_code(code), digest=digest.strip().lower()).exists()


def may_ask(address: str, *, at: datetime) -> bool:
    """Count one question of a network address; false where it has asked too often within the hour.

    What is kept of the address is a keyed hash; rows of past hours are taken away with the first question of a new one.
    """
    key = salted_hmac("eprocuracy.check", address, algorithm="sha256").hexdigest()
    hour = at.replace(minute=0, second=0, microsecond=0)
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, {"key": key, "hour": hour})
        times: int = cursor.fetchone()[0]
    if times == 1:
        CodeAsked.objects.filter(hour__lt=hour - AN_HOUR).delete()
    return times <= TIMES


_COUNT = """
    INSERT INTO issuing_codeasked (key, hour, times) VALUES (%(key)s, %(hour)s, 1)
    ON CONFLICT (key) DO UPDATE
    SET times = CASE WHEN issuing_codeasked.hour = EXCLUDED.hour THEN issuing_codeasked.times + 1 ELSE 1 END,
        hour = EXCLUDED.hour
    RETURNING times
"""
