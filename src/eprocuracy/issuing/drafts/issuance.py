"""The last step: in one transaction the number is allotted, the paper drawn and signed, and the act recorded through the one door."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from eprocuracy.identity.models import Account
from eprocuracy.identity.policy import require
from eprocuracy.identity.powers import Deed
from eprocuracy.identity.queries import actor_of
from eprocuracy.kernel.actors import Actor, Duty
from eprocuracy.kernel.moments import When, day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform import files
from eprocuracy.platform.papers.active import active
from eprocuracy.records.again import again_if_it_gave_way
from eprocuracy.records.models import MatterRow
from eprocuracy.records.recording import record
from eprocuracy.workstreams.acts import Act, Source
from eprocuracy.workstreams.catalogue import Rules

from .. import numbers
from ..drawing import pdf
from ..filling import filled
from ..forms import Form
from ..models import Draft, DraftPaper
from ..numbers import Entry, Given
from ..numbers.words import PaperClass
from ..offices import issuer_of
from .actions import locked, note, right_of
from .candidates import signed
from .checking import FIELD_BY_FIELD, Obstacle, require_lawful
from .looking import Looked, about_of, look
from .papers import drawn_from, known_of, lacking, paper_form
from .signers import Right
from .steps import require_answered_dissent, require_in_place
from .words import DraftState, PaperOf, Signing, Step

Sign = Callable[[bytes, str], bytes]
"""Puts the signatures on a PDF that bears this number; whatever stops it is a `Refused`, and nothing is issued."""
SCAN_MOST = 20 * 1024 * 1024  # bytes


@again_if_it_gave_way
@transaction.atomic
def issue(rules: Rules, draft_id: UUID, sign: Sign, *, by: Actor, at: datetime) -> Draft:
    """Number, sign and record an approved document; by whoever signs it."""
    draft, row = locked(draft_id, by)
    require_in_place(Step.ISSUE, DraftState(draft.state))
    looked = _as_of(rules, draft, at)
    right = right_of(by, row, type(looked.act), draft, at=at)
    return _out(rules, looked, row, right, signer=by, way=Signing.DIGITAL, sign=sign, by=by, at=at)


@again_if_it_gave_way
@transaction.atomic
def issue_on_paper(rules: Rules, draft_id: UUID, *, by: Actor, at: datetime) -> Draft:
    """Number and record a document that the one who approved it has signed by hand; the scan follows, and the record says so."""
    draft, row = locked(draft_id, by)
    require_in_place(Step.ON_PAPER, DraftState(draft.state))
    require(Deed.DRAFT, of=by, about=about_of(row))
    looked = _as_of(rules, draft, at)
    signer = actor_of(Account.objects.get(account=draft.signer))
    right = right_of(signer, row, type(looked.act), draft, at=at)
    return _out(rules, looked, row, right, signer=signer, way=Signing.PAPER, sign=None, by=by, at=at)


@transaction.atomic
def keep_scan(draft_id: UUID, content: bytes, name: str, *, by: Actor, at: datetime) -> Draft:
    """Keep the scan of the paper that was signed by hand; a better one may follow."""
    draft, row = locked(draft_id, by)
    require_in_place(Step.SCAN, DraftState(draft.state))
    require(Deed.DRAFT, of=by, about=about_of(row))
    if draft.signing != Signing.PAPER.value:
        raise Refused(
            Label("Văn bản này đã ký số, không có bản chụp.", "This document was signed digitally and has no scan."),
            field="file",
        )
    kept(draft, PaperOf.SCAN, require_pdf(content), name, by=by, at=at)
    draft.scanned = True
    note(draft, Step.SCAN, by=by, at=at)
    return draft


def require_pdf(content: bytes) -> bytes:
    """Only PDF files are kept as papers, and none that does more than being read: a scan has no reason to."""
    if not content.startswith(b"%PDF-") or len(content) > SCAN_MOST:
        raise Refused(
            Label("Tệp phải là PDF, không quá 20 MB.", "The file must be a PDF of at most 20 MB."),
            Label("Quét văn bản thành tệp PDF.", "Scan the paper to a PDF file."),
            field="file",
        )
    if runs := active(content):
        vi, en = "; ".join(one.vi for one in runs), "; ".join(one.en for one in runs)
        raise Refused(
            Label(f"Tệp PDF chứa {vi} nên không lưu.", f"The PDF contains {en} and is not kept."),
            Label(
                "Mở tệp, in ra PDF mới (Microsoft Print to PDF) hoặc quét lại văn bản rồi gửi.",
                "Open it and print it to a new PDF, or scan the paper again, and send that.",
            ),
            field="file",
        )
    return content


def kept(draft: Draft, what: PaperOf, content: bytes, name: str, *, by: Actor, at: datetime) -> DraftPaper:
    """Keep a file with the draft."""
    digest = files.keep(content)
    return DraftPaper.objects.create(draft=draft, what=what.value, digest=digest, name=name[:200], by=by.account, at=at)


def _as_of(rules: Rules, draft: Draft, at: datetime) -> Looked:
    """The draft with the day on which it is signed; to the minute where a clock of hours runs for it."""
    looked = look(rules, draft, at=at)
    by_the_minute = any(getattr(one.answer, "by_the_minute", False) for one in looked.clocks)
    when = When.at(at) if by_the_minute else When.on(day_of(at))
    return looked if when == looked.act.occurred else look(rules, draft, at=at, occurred=when)


def _out(
    rules: Rules,
    looked: Looked,
    row: MatterRow,
    right: Right,
    *,
    signer: Actor,
    way: Signing,
    sign: Sign | None,
    by: Actor,
    at: datetime,
) -> Draft:
    draft = looked.draft
    require_answered_dissent([Step(one.step) for one in looked.steps])
    form = _form(looked)
    require_lawful((*looked.obstacles(rules, lacking(drawn_from(looked, rules))),))
    given = _numbered(looked, row, form, signer=signer, by=by, at=at)
    act = _numbered_act(looked, given, signer)
    on_paper = replace(looked, act=act)
    duty = Duty.DEPUTY_CHIEF if right.as_deputy else Duty.CHIEF if Duty.CHIEF in signer.duties else Duty.PROCURATOR
    known = known_of(
        on_paper,
        rules,
        issuer_of(row.unit),
        number=given.printed,
        on=given.on,
        signer=signer.name,
        duty=duty,
    )
    drawn = pdf(filled(form, known))
    if sign is not None:
        kept(draft, PaperOf.SIGNED, sign(drawn, given.printed), _file_name(given), by=by, at=at)
    else:
        kept(draft, PaperOf.PROPOSED, drawn, _file_name(given), by=by, at=at)
    record(rules, [act], by=by, at=at, source=Source.ISSUED, seen={row.family_id: looked.position})
    draft.matter_id = draft.about  # the matter that it opened out of nothing is there now
    draft.document_no, draft.signing, draft.signer = given.printed, way.value, signer.account
    step = Step.ISSUE if way is Signing.DIGITAL else Step.ON_PAPER
    note(draft, step, by=by, at=at, ground=right.label.vi)
    return draft


def _form(looked: Looked) -> Form:
    form = paper_form(looked)
    if form is None:
        require_lawful(
            [
                Obstacle(
                    Label(
                        "Danh mục biểu mẫu chưa có nội dung của mẫu này.", "The catalogue has no text for this form."
                    ),
                    instead=FIELD_BY_FIELD,
                )
            ]
        )
        raise AssertionError("refused above")
    return form


def _numbered(looked: Looked, row: MatterRow, form: Form, *, signer: Actor, by: Actor, at: datetime) -> Given:
    issuer = issuer_of(row.unit)
    entry = Entry(
        subject=looked.act.label.vi,
        signer=signer.account,
        form=form.code,
        matter=row.matter_id,
        matter_name=f"{row.number}/{row.year}" if row.number else "",
        drafter=looked.draft.drafter,
    )
    return numbers.allot(
        unit=row.unit,
        paper_class=PaperClass.PROCEDURAL,
        symbol=form.symbol_of(issuer.abbreviation, issuer.department) or issuer.abbreviation,
        entry=entry,
        by=by,
        at=at,
    )


def _numbered_act(looked: Looked, given: Given, signer: Actor) -> Act:
    """The act as it is recorded; a document that opens a thread of supervision is entered there under its own number."""
    act = looked.act
    made = signed(act, number=given.printed, when=act.occurred, by=signer.name)
    own = {one.name for one in act.content}
    if act.opens and act.matter not in looked.states and {"number", "year"} <= own:
        made = replace(made, number=given.value, year=given.year)  # type: ignore[call-arg]  # fields of the kind
    return made


def _file_name(given: Given) -> str:
    return given.printed.replace("/", "-")
