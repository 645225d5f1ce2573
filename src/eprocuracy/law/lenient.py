"""Which of two wordings of an offence is milder for the accused (BLHS 7), as far as the frames of penalty tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.words import Label, Word

from .offences import Article, Clause, Wording

BASIS = cite("BLHS 2015", 7)
NOT_COMPARED = Label(
    "dấu hiệu cấu thành, định lượng, tình tiết định khung, hình phạt bổ sung, miễn trách nhiệm, án treo, xóa án tích, thời hiệu",
    "the elements and amounts of the offence, aggravating circumstances, further penalties, exemption, suspended sentences, expunging, limitation",
)


class Verdict(Word):
    """How the later frame stands to the earlier one."""

    MILDER = "milder", "nhẹ hơn", "milder"
    GRAVER = "graver", "nặng hơn", "graver"
    SAME = "same", "như nhau", "the same"
    UNTOLD = "untold", "không so được chỉ bằng khung hình phạt", "cannot be told from the frames alone"
    GONE = "gone", "không còn khoản này", "the clause is no longer there"
    NEW = "new", "khoản mới", "a new clause"


@dataclass(frozen=True, slots=True)
class Compared:
    """One clause number in both wordings; that it is the same provision is assumed, a renumbering is for a jurist to see."""

    number: int
    then: Clause | None
    now: Clause | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Comparison:
    """The wording of the day of the offence beside that of another day."""

    committed: date
    now: date
    then_from: date
    now_from: date | None
    clauses: tuple[Compared, ...]


def compare(article: Article, *, committed: date, now: date) -> Comparison | None:
    """The two wordings side by side; None where one and the same governs both days, or none did on the first."""
    then, later = article.on(committed), article.on(now)
    if then is None or then is later:
        return None
    numbers = sorted({*then.clauses, *(later.clauses if later else ())})
    return Comparison(
        committed,
        now,
        then.first_day,
        later.first_day if later else None,
        tuple(_compared(article, number, then, later) for number in numbers),
    )


def _compared(article: Article, number: int, then: Wording, now: Wording | None) -> Compared:
    one, other = then.clauses.get(number), now.clauses.get(number) if now else None
    if one is None:
        return Compared(number, None, other, Verdict.NEW)
    if other is None:
        return Compared(number, one, None, Verdict.GONE)
    assert now is not None
    return Compared(number, one, other, _verdict(frame(article, then, number), frame(article, now, number)))


def frame(article: Article, wording: Wording, number: int) -> Mapping[str, Any]:
    """The frame of a clause as the data have it."""
    found: Mapping[str, Any] = article.told["versions"][wording.first_day]["clauses"][number]
    return found


def _verdict(then: Mapping[str, Any], now: Mapping[str, Any]) -> Verdict:
    """Milder or graver where neither end of the frame says otherwise; what differs in another way is left to a person."""
    if _penalties(then) == _penalties(now):
        return Verdict.SAME
    ways = {_way(_most(then), _most(now)), _way(_least(then), _least(now))} - {0}
    if len(ways) != 1:
        return Verdict.UNTOLD
    return Verdict.MILDER if ways == {-1} else Verdict.GRAVER


def _way(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return (other > one) - (other < one)


def _penalties(told: Mapping[str, Any]) -> dict[str, Any]:
    return {key: told.get(key) for key in ("imprisonment", "life", "death", "non_custodial", "fine", "warning")}


def _most(told: Mapping[str, Any]) -> tuple[int, int, int, int]:
    imprisonment = told.get("imprisonment") or (0, 0)
    free = (told.get("non_custodial") or (0, 0))[1] or 0
    return (
        2 if told.get("death") else 1 if told.get("life") else 0,
        imprisonment[1],
        free,
        (told.get("fine") or (0, 0))[1] or 0,
    )


def _least(told: Mapping[str, Any]) -> tuple[int, int]:
    """The mildest penalty that the frame allows: without imprisonment where it knows another one."""
    if told.get("warning") or told.get("fine") or told.get("non_custodial"):
        return (0, (told.get("fine") or (0, 0))[0] or 0)
    imprisonment = told.get("imprisonment")
    return (1, imprisonment[0] or 0) if imprisonment else (2, 0)
