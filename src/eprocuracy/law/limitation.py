"""When the limitation of prosecution runs out (BLHS 27, 28), for lists that watch over it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from eprocuracy.kernel.moments import When
from eprocuracy.kernel.sentences import Sentence, declare

from .answers import Determined, NotDeterminable
from .deadlines import determine
from .offences import Offence
from .reference import Reference
from .statutes import Statute, read_basis

LIMIT = "BLHS-27-2"
OF_SENTENCE = "BLHS-60-2"
AT_ANY_TIME = declare(
    "law.limitation_never_runs",
    "Không áp dụng thời hiệu truy cứu theo {basis}",
    "No limitation of prosecution under {basis}",
)
EVADING = declare(
    "law.limitation_evading",
    "Bị can trốn và đã có quyết định truy nã: thời hiệu tính lại từ khi ra đầu thú hoặc bị bắt giữ",
    "The accused evades and is wanted: limitation runs anew from surrender or arrest",
)
SENTENCE_EVADED = declare(
    "law.sentence_evaded",
    "Người bị kết án trốn và đã có quyết định truy nã: thời hiệu tính lại từ ngày ra trình diện hoặc bị bắt giữ",
    "The convict evades and is wanted: limitation runs anew from the day of appearing or being arrested",
)


def limitation(
    reference: Reference, offences: Collection[Offence], *, committed: date | None, wanted: bool = False
) -> Determined | NotDeterminable:
    """The last day of limitation of the gravest of the offences, counted from the day of the act.

    `wanted`: the person evades and a wanted decision was made, so that no last day can be told before they are found. A
    further offence that lets it run anew is not known here.
    """
    statute = reference.statute(LIMIT)
    version = statute.versions[-1]
    if any(_never_runs(reference, statute, one) for one in offences):
        basis = read_basis(statute.extra["never_runs"]["basis"])
        return NotDeterminable(
            version.row, (), (), (Sentence(AT_ANY_TIME, {"basis": basis}),), (basis,), unlimited=True
        )
    gravest = reference.offences.gravest(offences, committed)
    start = When.on(committed) if committed is not None else None
    answer = determine(reference, LIMIT, start=start, severity=gravest[1] if gravest else None)
    if not wanted:
        return answer
    return NotDeterminable(version.row, (), (), (Sentence(EVADING),), version.basis)


def of_sentence(
    reference: Reference,
    variant: str | None,
    offences: Collection[Offence] = (),
    *,
    effective: date | None,
    wanted: bool = False,
    found_on: date | None = None,
) -> Determined | NotDeterminable:
    """The last day on which a sentence may be executed (BLHS 60), from the day the judgment has legal effect.

    `variant`: which of the row's terms the sentence has; None where it is not known. `wanted`: the convict evades and is wanted,
    so that no last day can be told; once found, it runs anew from that day. Some offences never lapse (BLHS 61).
    """
    statute = reference.statute(OF_SENTENCE)
    version = statute.versions[-1]
    if executed_at_any_time(reference, offences):
        basis = read_basis(statute.extra["never_runs"]["basis"])
        said = Sentence(AT_ANY_TIME, {"basis": basis})
        return NotDeterminable(version.row, (), (), (said,), (basis,), unlimited=True)
    if wanted:
        return NotDeterminable(version.row, (), (), (Sentence(SENTENCE_EVADED),), version.basis)
    start = found_on or effective
    return determine(reference, OF_SENTENCE, start=When.on(start) if start else None, variant=variant)


def executed_at_any_time(reference: Reference, offences: Collection[Offence]) -> bool:
    """Whether a sentence for one of these offences never lapses (BLHS 61)."""
    return any(_never_runs(reference, reference.statute(OF_SENTENCE), one) for one in offences)


def sentence_variant(form: str | None, months: int) -> str:
    """Which term of limitation a sentence has (BLHS 60(2)): by its form, or by so many months of imprisonment."""
    if form in ("life", "death"):
        return "life_or_death"
    if form is not None or months <= 36:
        return "fine_or_noncustodial_or_up_to_3y"
    return "over_3y_to_15y" if months <= 180 else "over_15y_to_30y"


def _never_runs(reference: Reference, statute: Statute, offence: Offence) -> bool:
    """Offences that are prosecuted at any time (BLHS 28)."""
    told = statute.extra["never_runs"]
    article = reference.offences.articles.get(offence.article)
    if article is not None and article.chapter in told["chapters"]:
        return True
    return str(Offence(offence.article, offence.clause)) in told["offences"]
