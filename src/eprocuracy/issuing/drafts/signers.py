"""Who may approve and sign: the chief, a deputy by a written authorisation in force, the procurator where the law says so. Pure.

Four eyes: whoever wrote a draft never approves it, unless the law gives the document to the procurator who handles the matter
(BLTTHS 42: a request for verification or investigation, say).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from eprocuracy.identity.policy import About, Delegated, may
from eprocuracy.identity.powers import Deed
from eprocuracy.kernel.actors import Actor, Duty
from eprocuracy.kernel.citations import Citation, cite
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label

BLTTHS = "BLTTHS 2015"
CHIEF, PROCURATOR = cite(BLTTHS, 41), cite(BLTTHS, 42)


@dataclass(frozen=True, slots=True)
class Authorisation:
    """A chief's written authorisation as it was recorded, in force or not; both days count."""

    unit: str
    deeds: frozenset[Deed]
    workstreams: frozenset[str]
    from_on: date
    to_on: date
    document_no: str

    def in_force(self, on: date) -> bool:
        return self.from_on <= on <= self.to_on

    @property
    def power(self) -> Delegated:
        return Delegated(self.unit, self.deeds, self.document_no, self.workstreams)


@dataclass(frozen=True, slots=True)
class Right:
    """By which right somebody signs, and in whose stead."""

    label: Label
    basis: Citation
    as_deputy: bool = False
    document_no: str = ""  # of the authorisation


def is_the_procurators_own(signed_by: Collection[Duty]) -> bool:
    """Whether the law gives the document to the procurator who handles the matter."""
    return Duty.PROCURATOR in signed_by


def signing_right(
    actor: Actor, about: About, *, on: date, held: Sequence[Authorisation] = (), wrote: Collection[str] = ()
) -> Right:
    """The right by which the actor may approve and sign on a day; refused, with the reason, where there is none.

    `about.signed_by` are the duties that sign a document of the kind; `wrote` the accounts that wrote the draft.
    """
    right = _right(actor, about, on, held)
    if actor.account in wrote and not (is_the_procurators_own(about.signed_by) and actor.account in about.assigned):
        raise Refused(
            Label(
                "Người soạn không tự duyệt, ký văn bản do mình soạn.",
                "Whoever wrote a draft does not approve or sign it.",
            ),
            Label(
                "Trình người khác có thẩm quyền; hoặc để Kiểm sát viên, Kiểm tra viên soạn lại.",
                "Propose it to another who may sign, or let a procurator or examiner draft it.",
            ),
            basis=(CHIEF,),
        )
    return right


def _right(actor: Actor, about: About, on: date, held: Sequence[Authorisation]) -> Right:
    decision = may(actor, Deed.ISSUE, about)
    if decision.allowed:
        if Duty.CHIEF in actor.duties:
            return Right(Label("Viện trưởng", "Chief Procurator"), CHIEF)
        return Right(Label("Kiểm sát viên được phân công thụ lý", "Procurator who handles the matter"), PROCURATOR)
    if Duty.DEPUTY_CHIEF in actor.duties:
        return _of_a_deputy(actor, about, on, held)
    raise Refused(decision.why, basis=(CHIEF,))


def _of_a_deputy(actor: Actor, about: About, on: date, held: Sequence[Authorisation]) -> Right:
    """A deputy signs in the chief's stead only: by an authorisation that names this deed, this khâu and this day."""
    for one in held:
        decision = may(actor, Deed.ISSUE, about, [one.power])
        if one.in_force(on) and decision.allowed:
            stead = Label(
                f"KT. Viện trưởng, theo ủy quyền số {one.document_no}",
                f"for the Chief Procurator, by authorisation {one.document_no}",
            )
            return Right(stead, CHIEF, as_deputy=True, document_no=one.document_no)
    reasons = [_why_not(one, actor, about, on) for one in held]
    instead = Label(
        "Trình Viện trưởng ký, hoặc đề nghị Viện trưởng ủy quyền bằng văn bản.",
        "Let the chief sign, or ask the chief for a written authorisation.",
    )
    if not reasons:
        what = Label(
            "Phó Viện trưởng chưa được Viện trưởng ủy quyền ký văn bản này.",
            "The deputy has no written authorisation to sign this document.",
        )
    else:
        what = Label(" ".join(one.vi for one in reasons), " ".join(one.en for one in reasons))
    raise Refused(what, instead, basis=(CHIEF,))


def _why_not(one: Authorisation, actor: Actor, about: About, on: date) -> Label:
    number = one.document_no
    if on < one.from_on:
        return Label(
            f"Ủy quyền số {number} chỉ có hiệu lực từ ngày {one.from_on:%d/%m/%Y}.",
            f"Authorisation {number} is in force from {one.from_on:%d/%m/%Y} only.",
        )
    if on > one.to_on:
        return Label(
            f"Ủy quyền số {number} đã hết hiệu lực từ sau ngày {one.to_on:%d/%m/%Y}.",
            f"Authorisation {number} ended on {one.to_on:%d/%m/%Y}.",
        )
    if Deed.ISSUE not in one.deeds:
        return Label(
            f"Ủy quyền số {number} không gồm việc ký, ban hành văn bản.",
            f"Authorisation {number} does not include signing and issuing documents.",
        )
    if one.workstreams and about.workstream not in one.workstreams:
        return Label(
            f"Ủy quyền số {number} không gồm khâu công tác này.",
            f"Authorisation {number} does not include this area of work.",
        )
    if about.signed_by and Duty.CHIEF not in about.signed_by:
        return Label(
            f"Văn bản này không do Viện trưởng ký nên ủy quyền số {number} không áp dụng.",
            f"This document is not signed by the chief, so authorisation {number} does not reach it.",
        )
    return Label(
        f"Ủy quyền số {number} không gồm vụ việc này.",
        f"Authorisation {number} does not reach this matter.",
    )
