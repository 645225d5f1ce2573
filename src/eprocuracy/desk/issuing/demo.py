"""Documents on their way in the offices of the demonstration, in every state: made through the path as people make them."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.http import QueryDict

from eprocuracy.identity.models import Account
from eprocuracy.identity.queries import actor_of
from eprocuracy.issuing import numbers
from eprocuracy.issuing.checklists.checking import unanswered
from eprocuracy.issuing.drafts import actions, issuance
from eprocuracy.issuing.drafts.actions import may_be_drafted
from eprocuracy.issuing.drafts.lawful import points_of
from eprocuracy.issuing.drafts.looking import Looked, look
from eprocuracy.issuing.drafts.serving import Handing, serve
from eprocuracy.issuing.drafts.words import DraftState, Manner, PaperOf, Step
from eprocuracy.issuing.models import Draft
from eprocuracy.issuing.numbers import Entry
from eprocuracy.issuing.numbers.words import PaperClass
from eprocuracy.issuing.offices import issuer_of
from eprocuracy.issuing.signatures.papers import ready_to_sign
from eprocuracy.kernel.actors import Actor, Authority, Duty
from eprocuracy.kernel.moments import VIETNAM, day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.platform import files
from eprocuracy.platform.ground.folder import DataFolder
from eprocuracy.records import rules
from eprocuracy.records.queries import deadlines_visible_to
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import Catalogue
from eprocuracy.workstreams.projected import Outcome

from ..matter.file import open_file
from ..matter.place import Ids, Place, form_at
from .pages import against, page_of, paper_of
from .serving import recipients_of
from .summary import TITLE, drawn_summary

OFFICES = ("22-KV1", "22-KV3")
WRITTEN = "Theo tài liệu, chứng cứ có trong hồ sơ vụ án."
ANSWERED = "Đã đối chiếu hồ sơ, có căn cứ; tài liệu đánh bút lục trong hồ sơ kiểm sát."
LENGTH = "2 tháng"
GIVEN_UP = 3  # drafts of a kind that could not be made, before others are tried
TRIES, AHEAD = 60, timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Office:
    """Those of an office who draft and sign, and the moment of the visit."""

    unit: str
    chief: Actor
    procurators: tuple[Actor, ...]
    clerk: Actor | None
    at: datetime
    secret: str

    def ago(self, hours: int) -> datetime:
        """Some hours ago, but today: what is signed bears the day of its signature."""
        morning = self.at.astimezone(VIETNAM).replace(hour=0, minute=0, second=1, microsecond=0)
        return max(morning, self.at - timedelta(hours=hours))


def set_on_their_way(*, today: date, at: datetime, secret: str = "", **_said: Any) -> None:
    """About a dozen documents, each brought as far as its state."""
    for unit, ends in zip(OFFICES, ENDS, strict=True):
        office = _office(unit, at, secret)
        if office is None:
            continue
        seen: set[Any] = set()
        # what is issued ends the time that it meets: the nearer times stay for whoever looks at My day
        soon, later = (_begun(office, seen, office.at + timedelta(days=days)) for days in (2, 11))
        for end in ends:
            _one(office, later if end in (_signed, _on_paper) else soon, end)
        _voided(office)


def _office(unit: str, at: datetime, secret: str) -> Office | None:
    held = [actor_of(one) for one in Account.objects.filter(unit=unit, illustrative=True).order_by("account")]
    chief = next((one for one in held if Duty.CHIEF in one.duties), None)
    procurators = tuple(one for one in held if Duty.PROCURATOR in one.duties)
    clerk = next((one for one in held if Duty.CLERK in one.duties), None)
    return Office(unit, chief, procurators, clerk, at, secret) if chief and procurators else None


def _one(office: Office, begun: Iterator[tuple[Actor, Draft]], end: Any) -> None:
    """The next draft that can be brought to this end; what cannot is as if it had not been begun."""
    while True:
        with transaction.atomic():
            found = next(begun, None)
            if found is None:
                return
            try:
                with transaction.atomic():
                    end(office, *found)
                return
            except Refused:
                transaction.set_rollback(True)


def _begun(office: Office, seen: set[Any], soonest: datetime) -> Iterator[tuple[Actor, Draft]]:
    """Drafts of what the running clocks of the office ask for, whose paper lacks nothing that a person could not write."""
    told, failed = Counter[str](), Counter[str]()
    catalogue = rules.present().catalogue
    for actor in office.procurators * 3:
        rows = deadlines_visible_to(actor).filter(
            matter__row__procurator=actor.account,
            outcome=Outcome.RUNNING.value,
            live=True,
            ends_at__gte=soonest,
            ends_at__lte=office.at + AHEAD,
        )
        asked = [
            (matter, kind, ends)
            for matter, clock, ends in rows.order_by("ends_at").values_list("matter_id", "clock", "ends_on")[:TRIES]
            for kind in _asked_by(catalogue, clock)
        ]
        for matter, kind, ends in sorted(
            asked, key=lambda one: told[one[1].kind]
        ):  # what was not drafted yet before the rest
            if (matter, kind.kind) in seen or failed[kind.kind] - told[kind.kind] >= GIVEN_UP:
                continue
            seen.add((matter, kind.kind))
            draft = _drafted(office, actor, matter, kind, ends)
            if draft is not None:
                told[kind.kind] += 1
                yield actor, draft
                break
            failed[kind.kind] += 1


def _asked_by(catalogue: Catalogue, clock: str) -> Iterator[type[Act]]:
    """The documents of our own by which a clock is met or extended."""
    one = catalogue.clocks[clock]
    for name in dict.fromkeys((one.action, *one.extends)):
        kind = catalogue.kinds.get(name)
        if kind and not kind.opens and kind.issuers[:1] == (Authority.PROCURACY,) and may_be_drafted(kind):
            yield kind


def _drafted(office: Office, actor: Actor, matter: Any, kind: Any, ends: date | None) -> Draft | None:
    """The act form as it comes filled, with what a person would type, kept as a draft; None where the file or the law is against it."""
    present, at = rules.present(), office.ago(20)
    file = open_file(present, actor, matter, at=at, quiet=True)
    if file is None:
        return None
    place = Place(kind, present.catalogue.home.get(kind.kind), file)
    ids = Ids.fresh(file, None)
    typed = QueryDict(mutable=True)
    for name, bound in {one.name: one for one in form_at(place, ids, present.catalogue, actor, day_of(at))}.items():
        value = bound.field.widget.format_value(bound.value())
        typed.setlist(name, [str(one) for one in value] if isinstance(value, list) else [str(value or "")])
    until = _two_months_after(ends or day_of(at))
    for name, text in (("ground", WRITTEN), ("length", LENGTH), ("granted", LENGTH), ("until", f"{until:%d/%m/%Y}")):
        if typed.get(name) == "":
            typed[name] = text
    form = form_at(place, ids, present.catalogue, actor, day_of(at), typed)
    try:
        with transaction.atomic():
            if not form.is_valid():
                raise Refused(TITLE)
            act = form.act(id=ids.act, matter=ids.matter)
            sent = [(name, str(value)) for name, values in typed.lists() for value in values]
            draft = actions.begin(act, matter=matter, typed=sent, by=actor, at=at)
            paper = paper_of(look(present, draft, at=at))
            if paper is None:
                raise Refused(TITLE)
            draft = actions.fill(present, draft.pk, {one.name: WRITTEN for one in paper.to_write}, by=actor, at=at)
            looked = look(present, draft, at=at)
            if any(one.blocks for one in against(looked, paper_of(looked))):
                raise Refused(TITLE)
    except Refused:
        return None
    return draft


def _two_months_after(day: date) -> date:
    month = day.month + 2
    year, month = (day.year + 1, month - 12) if month > 12 else (day.year, month)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


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
    file = open_file(present, by, found.matter_id, at=at, quiet=True)
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
        serve(rules.present(), draft.pk, handing, recipients=recipients, by=by, at=office.at)


def _voided(office: Office) -> None:
    """A number that was taken and bears no paper."""
    keeper = office.clerk or office.chief
    entry = Entry(subject="Công văn trao đổi nghiệp vụ", signer=office.chief.account, drafter=keeper.account)
    symbol = issuer_of(office.unit).abbreviation
    given = numbers.allot(
        unit=office.unit, paper_class=PaperClass.PROCEDURAL, symbol=symbol, entry=entry, by=keeper, at=office.at
    )
    numbers.void(given.id, reason="In hỏng, không ban hành.", by=keeper, at=office.at)


ENDS = (
    (_signed, _proposed, _left, _returned, _approved, _proposed),
    (_on_paper, _proposed, _refused, _approved, _left, _signed),
)
"""How far the documents of each office are, the most telling first."""
