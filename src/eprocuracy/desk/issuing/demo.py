"""Documents on their way in the offices of the demonstration, in every state: made through the path as people make them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from eprocuracy.identity.actions import delegate
from eprocuracy.identity.models import Account
from eprocuracy.identity.powers import Deed
from eprocuracy.identity.queries import actor_of
from eprocuracy.issuing import numbers
from eprocuracy.issuing.checklists.checking import unanswered
from eprocuracy.issuing.drafts import actions, issuance
from eprocuracy.issuing.drafts.lawful import points_of
from eprocuracy.issuing.drafts.looking import Looked, look
from eprocuracy.issuing.drafts.serving import Handing, serve
from eprocuracy.issuing.drafts.words import DraftState, Manner, PaperOf, Step
from eprocuracy.issuing.models import Draft
from eprocuracy.issuing.numbers import Entry
from eprocuracy.issuing.numbers.words import PaperClass
from eprocuracy.issuing.offices import issuer_of
from eprocuracy.issuing.signatures.papers import ready_to_sign
from eprocuracy.kernel.actors import Actor, Duty
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.platform import files
from eprocuracy.platform.ground.folder import DataFolder
from eprocuracy.records import rules

from ..matter.file import open_file
from .demo_drafts import Office, begun
from .pages import against, page_of, paper_of
from .serving import recipients_of
from .summary import drawn_summary

OFFICES = ("22-KV1", "22-KV3")
ANSWERED = "Đã đối chiếu hồ sơ, có căn cứ; tài liệu đánh bút lục trong hồ sơ kiểm sát."


def set_on_their_way(*, today: date, at: datetime, secret: str = "", **_said: Any) -> None:
    """About a dozen documents, each brought as far as its state."""
    for unit, ends in zip(OFFICES, ENDS, strict=True):
        office = _office(unit, at, secret)
        if office is None:
            continue
        seen: set[Any] = set()
        # what is issued ends the time that it meets: the nearer times stay for whoever looks at My day
        soon, later = (begun(office, seen, office.at + timedelta(days=days)) for days in (2, 11))
        for end in ends:
            _one(office, later if end in (_signed, _on_paper) else soon, end)
        _voided(office)
        _entrusted(office, today)


def _office(unit: str, at: datetime, secret: str) -> Office | None:
    held = [actor_of(one) for one in Account.objects.filter(unit=unit, illustrative=True).order_by("account")]
    chief = next((one for one in held if Duty.CHIEF in one.duties), None)
    procurators = tuple(one for one in held if Duty.PROCURATOR in one.duties)
    clerk = next((one for one in held if Duty.CLERK in one.duties), None)
    return Office(unit, chief, procurators, clerk, at, secret) if chief and procurators else None


def _one(office: Office, drafts: Iterator[tuple[Actor, Draft]], end: Any) -> None:
    """The next draft that can be brought to this end; what cannot is as if it had not been begun."""
    while True:
        with transaction.atomic():
            found = next(drafts, None)
            if found is None:
                return
            try:
                with transaction.atomic():
                    end(office, *found)
                return
            except Refused:
                transaction.set_rollback(True)


def _left(_office: Office, _by: Actor, _draft: Draft) -> None:
    """Being written, its points not answered yet."""


def _proposed(office: Office, by: Actor, draft: Draft) -> Looked:
    present, at = rules.present(), office.ago(6)
    looked = look(present, draft, at=at)
    asked = [one for one in points_of(looked, present) if one.needs_words]
    actions.answer(draft.pk, {one.key: ANSWERED for one in asked}, by=by, at=at)
    found = actions.propose(
        draft.pk,
        office.chief.account,
        obstacles=against(looked, paper_of(looked)),
        unanswered=unanswered(points_of(looked, present)),
        seen={looked.row.family_id: looked.position},
        text="Kính trình Viện trưởng xem xét.",
        by=by,
        at=at,
        kind=type(looked.act),
    )
    looked = look(present, found, at=at)
    file = open_file(present, by, found.about, at=at, quiet=True)
    assert file is not None
    shown = drawn_summary(page_of(looked, file, actor=by, now=at), by=by, now=at, language="vi")
    issuance.kept(found, PaperOf.PROPOSAL, shown, "", by=by, at=at)
    return looked


def _returned(office: Office, by: Actor, draft: Draft) -> None:
    kind = type(_proposed(office, by, draft).act)
    told = "Nêu rõ hơn căn cứ, bổ sung tài liệu chứng minh rồi trình lại."
    actions.decide_against(draft.pk, Step.RETURN, told, kind=kind, by=office.chief, at=office.ago(4))


def _refused(office: Office, by: Actor, draft: Draft) -> None:
    kind = type(_proposed(office, by, draft).act)
    told = "Chưa đủ căn cứ theo hồ sơ hiện có; giữ nguyên biện pháp đang áp dụng."
    actions.decide_against(draft.pk, Step.REFUSE, told, kind=kind, by=office.chief, at=office.ago(4))
    told = "Tôi giữ quan điểm đã đề xuất; căn cứ đã nêu trong hồ sơ trình."
    actions.differ(draft.pk, Step.DISSENT, told, by=by, at=office.ago(3))


def _approved(office: Office, by: Actor, draft: Draft) -> None:
    looked = _proposed(office, by, draft)
    found = against(looked, paper_of(looked))
    actions.approve(draft.pk, obstacles=found, kind=type(looked.act), text="Đồng ý.", by=office.chief, at=office.ago(2))


def _signed(office: Office, by: Actor, draft: Draft) -> None:
    """Signed with the chief's key, and served on everybody; where the key of an older installation lies there, left approved."""
    _approved(office, by, draft)
    folder = DataFolder.of_environment().path
    try:
        with ready_to_sign(by=office.chief, unit=office.unit, pin=office.secret, at=office.at, folder=folder) as sign:
            issuance.issue(rules.present(), draft.pk, sign, by=office.chief, at=office.at)
    except Refused:
        return
    _served(office, by, draft)


def _on_paper(office: Office, by: Actor, draft: Draft) -> None:
    """Signed by hand and scanned, handed to nobody yet."""
    _approved(office, by, draft)
    out = issuance.issue_on_paper(rules.present(), draft.pk, by=by, at=office.at)
    paper = out.papers.get(what=PaperOf.PROPOSED.value)
    scan = files.read(paper.digest)  # nobody signs by hand in a demonstration: what was printed stands for its scan
    issuance.keep_scan(draft.pk, scan, f"{paper.name}-quet.pdf", by=by, at=office.at)


def _served(office: Office, by: Actor, draft: Draft) -> None:
    recipients = recipients_of(look(rules.present(), Draft.objects.get(pk=draft.pk), at=office.at))
    for place, one in enumerate(recipients, start=1):
        if Draft.objects.get(pk=draft.pk).state != DraftState.ISSUED.value:
            return
        handing = Handing(
            recipient=one,
            manner=Manner.HANDED,
            on=day_of(office.at),
            proof=f"Biên bản giao nhận số {place:02d}/BB-GN",
            received_by="Văn thư nơi nhận",
        )
        folder = DataFolder.of_environment().path
        serve(rules.present(), draft.pk, handing, recipients=recipients, by=by, at=office.at, folder=folder)


def _voided(office: Office) -> None:
    """A number that was taken and bears no paper."""
    keeper = office.clerk or office.chief
    entry = Entry(subject="Công văn trao đổi nghiệp vụ", signer=office.chief.account, drafter=keeper.account)
    symbol = issuer_of(office.unit).abbreviation
    given = numbers.allot(
        unit=office.unit, paper_class=PaperClass.PROCEDURAL, symbol=symbol, entry=entry, by=keeper, at=office.at
    )
    numbers.void(given.id, reason="In hỏng, không ban hành.", by=keeper, at=office.at)


def _entrusted(office: Office, today: date) -> None:
    """Two authorisations of the deputy: one that is over, one for the days of the chief's next journey."""
    deputy = Account.objects.filter(unit=office.unit, duties__contains=[Duty.DEPUTY_CHIEF.value]).first()
    if deputy is None:
        return
    for number, first, last in (("07/UQ-VKS", -40, -31), ("12/UQ-VKS", 6, 10)):
        delegate(
            from_=Account.objects.get(account=office.chief.account),
            to=deputy,
            deeds=[Deed.ISSUE],
            from_on=today + timedelta(days=first),
            to_on=today + timedelta(days=last),
            document_no=number,
            by=office.chief,
            at=office.at,
        )


ENDS = (
    (_signed, _proposed, _left, _returned, _approved, _proposed),
    (_on_paper, _proposed, _refused, _approved, _left, _signed),
)
"""How far the documents of each office are, the most telling first."""
