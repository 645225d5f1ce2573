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
    """A chief's written authorisation as it was recorded, in force or not; both days count, None is until further notice.

    `of_the_matter`: the decision that assigns the deputy to this very matter (form 70), rather than one for a chief's absence.
    """

    unit: str
    deeds: frozenset[Deed]
    workstreams: frozenset[str]
    from_on: date
    to_on: date | None
    document_no: str
    of_the_matter: bool = False

    def in_force(self, on: date) -> bool:
        return self.from_on <= on and (self.to_on is None or on <= self.to_on)

    @property
    def called(self) -> Label:
        """The paper as a sentence names it."""
        if self.of_the_matter:
            return Label(f"Quyết định phân công số {self.document_no}", f"Decision of assignment {self.document_no}")
        return Label(f"Ủy quyền số {self.document_no}", f"Authorisation {self.document_no}")

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
            named = one.called
            stead = Label(
                f"KT. Viện trưởng, theo {named.vi[:1].lower()}{named.vi[1:]}",
                f"for the Chief Procurator, by {named.en[:1].lower()}{named.en[1:]}",
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
    named = one.called
    if on < one.from_on:
        return Label(
            f"{named.vi} chỉ có hiệu lực từ ngày {one.from_on:%d/%m/%Y}.",
            f"{named.en} is in force from {one.from_on:%d/%m/%Y} only.",
        )
    if one.to_on is not None and on > one.to_on:
        return Label(
            f"{named.vi} đã hết hiệu lực từ sau ngày {one.to_on:%d/%m/%Y}.",
            f"{named.en} ended on {one.to_on:%d/%m/%Y}.",
        )
    if Deed.ISSUE not in one.deeds:
        return Label(
            f"{named.vi} không gồm việc ký, ban hành văn bản.",
            f"{named.en} does not include signing and issuing documents.",
        )
    if one.workstreams and about.workstream not in one.workstreams:
        return Label(
            f"{named.vi} không gồm khâu công tác này.",
            f"{named.en} does not include this area of work.",
        )
    if about.signed_by and Duty.CHIEF not in about.signed_by:
        return Label(
            f"{named.vi} không áp dụng: văn bản này không do Viện trưởng ký.",
            f"{named.en} does not reach it: this document is not signed by the chief.",
        )
    return Label(
        f"{named.vi} không gồm vụ việc này.",
        f"{named.en} does not reach this matter.",
    )
