"""What is done to a draft before it is signed: each deed one transaction, one line of its history, one entry of the log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from eprocuracy import audit
from eprocuracy.audit.deeds import declare
from eprocuracy.identity.models import Account
from eprocuracy.identity.policy import require
from eprocuracy.identity.powers import Deed
from eprocuracy.identity.queries import actor_of
from eprocuracy.kernel.actors import Actor, Authority, Duty
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.records.interests import require_impartial
from eprocuracy.records.models import MatterRow
from eprocuracy.records.queries import matters_visible_to
from eprocuracy.workstreams.acts import Act
from eprocuracy.workstreams.catalogue import Rules

from ..forms import catalogue, form_for
from ..models import Draft, DraftAnswer, DraftStep, DraftVersion
from .candidates import read, written
from .checking import Obstacle, require_lawful
from .looking import about_of, authorisations, row_of, wrote
from .opening import opening_unit, seen_unopened
from .signers import Right, signing_right
from .steps import DISSENTING, TABLE, Way, Who, require_answered_dissent, require_in_place, require_words
from .words import DraftState, Step

_LOGGED = {
    step: declare(f"draft.{step.value}", f"Văn bản: {step.label.vi.lower()}", f"Document: {step.label.en.lower()}")
    for step in Step
}
GONE = Label("Không tìm thấy dự thảo trong phạm vi được xem.", "The draft was not found among what you may see.")
Typed = Sequence[tuple[str, str]]


def may_be_drafted(kind: type[Act]) -> bool:
    """Whether acts of a kind are documents of ours on a form of the catalogue."""
    return Authority.PROCURACY in kind.issuers and any(kind.kind in one.kinds for one in catalogue().values())


def _form_code(act: Act) -> str:
    """On which form it is written: among several the one whose conditions it meets."""
    form = form_for(act)
    return form.code if form else act.form


@transaction.atomic
def begin(
    act: Act,
    *,
    matter: UUID | None,
    typed: Typed,
    by: Actor,
    at: datetime,
    blanks: Mapping[str, str] | None = None,
    workstream: str = "",
) -> Draft:
    """A new draft in a matter, or without one a draft that opens a matter of a khâu out of nothing; sent twice it is the same draft."""
    known = Draft.objects.filter(pk=act.id).first()
    if known is not None:
        return known
    if not may_be_drafted(type(act)):
        raise Refused(
            Label("Việc này không phải văn bản của Viện kiểm sát.", "This is not a document of the procuracy."),
            Label("Ghi vào hồ sơ như việc đã xảy ra.", "Record it as something that happened."),
        )
    unit = "" if matter else opening_unit(act, by, workstream)
    if matter is not None:
        require(Deed.DRAFT, of=by, about=about_of(_row(matter, by)))
    draft = Draft.objects.create(
        id=act.id,
        matter_id=matter,
        unit=unit,
        workstream="" if matter else workstream,
        home=act.matter,
        kind=act.kind,
        form=_form_code(act),
        state=DraftState.DRAFTING.value,
        drafter=by.account,
        begun_at=at,
        changed_at=at,
    )
    _version(draft, act, typed, blanks or {}, by=by, at=at)
    note(draft, Step.WRITE, by=by, at=at)
    return draft


@transaction.atomic
def write(draft_id: UUID, act: Act, *, typed: Typed, by: Actor, at: datetime, blanks: Mapping[str, str]) -> Draft:
    """A further version; the ones before are kept."""
    draft, row, _ = _begun(draft_id, Step.WRITE, by)
    require(Deed.DRAFT, of=by, about=about_of(row))
    if act.id != draft.id or act.kind != draft.kind or act.matter != draft.home:
        raise ValueError("another act is written into a draft")
    draft.version += 1
    draft.drafter, draft.form = by.account, _form_code(act)
    draft.unit = draft.unit and opening_unit(act, by, draft.workstream)
    _version(draft, act, typed, blanks, by=by, at=at)
    note(draft, Step.WRITE, by=by, at=at)
    return draft


@transaction.atomic
def fill(rules: Rules, draft_id: UUID, blanks: Mapping[str, str], *, by: Actor, at: datetime) -> Draft:
    """Write what the prescribed paper asks for and no act says; a further version with the same act."""
    draft, row, _ = _begun(draft_id, Step.WRITE, by)
    require(Deed.DRAFT, of=by, about=about_of(row))
    last = draft.versions.get(number=draft.version)
    told = {name: kept for name, text in {**last.blanks, **blanks}.items() if (kept := text.strip())}
    if told == last.blanks:
        return draft
    draft.version += 1
    _version(draft, read(rules.catalogue, draft.id, last.act), last.typed, told, by=by, at=at)
    note(draft, Step.WRITE, by=by, at=at)
    return draft


@transaction.atomic
def answer(draft_id: UUID, answers: Mapping[tuple[str, UUID | None], str], *, by: Actor, at: datetime) -> None:
    """Answer open points of the checklist in writing; what was answered before stays, the last word counts."""
    draft, row, _ = _begun(draft_id, Step.WRITE, by)
    require(Deed.DRAFT, of=by, about=about_of(row))
    known = answered(draft)
    given = [(key, text.strip()) for key, text in answers.items() if text.strip() and known.get(key) != text.strip()]
    if not given:
        return
    DraftAnswer.objects.bulk_create(
        DraftAnswer(draft=draft, line=line, participant=participant, text=text, by=by.account, at=at)
        for (line, participant), text in given
    )
    audit.record(_LOGGED[Step.WRITE], by=by, at=at, about=_named(draft), detail={"answers": len(given)})


def answered(draft: Draft) -> dict[tuple[str, UUID | None], str]:
    """The answers that count, by point and participant."""
    rows = draft.answers.order_by("id").values_list("line", "participant", "text")
    return {(line, participant): text for line, participant, text in rows}


@transaction.atomic
def propose(
    draft_id: UUID,
    to: str,
    *,
    obstacles: Sequence[Obstacle],
    unanswered: Sequence[Label],
    seen: Mapping[UUID, int],
    text: str = "",
    by: Actor,
    at: datetime,
    kind: type[Act],
) -> Draft:
    """Put the draft before whoever is to sign; refused where the paper, the file or the law stands against it."""
    draft, row, _ = _begun(draft_id, Step.PROPOSE, by)
    require(Deed.DRAFT, of=by, about=about_of(row))
    require_lawful(obstacles)
    if unanswered:
        raise Refused(
            Label(
                f"Còn {len(unanswered)} điểm kiểm tra căn cứ chưa trả lời bằng văn bản: {unanswered[0].vi}",
                f"{len(unanswered)} points of the legality check have no written answer: {unanswered[0].en}",
            ),
            Label("Trả lời từng điểm còn mở, rồi trình lại.", "Answer each open point, then propose again."),
            basis=kind.basis[:1],
        )
    signer = Account.objects.filter(account=to, is_active=True).first()
    if signer is None:
        raise Refused(
            Label("Chưa chọn người ký.", "Nobody is chosen to sign."),
            Label("Chọn Viện trưởng, hoặc Phó Viện trưởng đang được ủy quyền.", "Choose the chief or a deputy."),
            field="to",
        )
    right_of(actor_of(signer), row, kind, draft, at=at, proposer=by.account)
    draft.signer = to
    note(draft, Step.PROPOSE, by=by, at=at, to=to, text=text, seen={str(key): value for key, value in seen.items()})
    return draft


def right_of(actor: Actor, row: MatterRow, kind: type[Act], draft: Draft, *, at: datetime, proposer: str = "") -> Right:
    """By which right somebody may approve and sign the draft; refused, with the reason, where there is none."""
    held = authorisations(actor, row) if Duty.DEPUTY_CHIEF in actor.duties else ()
    writers = wrote(draft) | ({proposer} - {""})
    require_impartial([actor.account], [draft.about])
    return signing_right(actor, about_of(row, kind), on=day_of(at), held=held, wrote=writers)


@transaction.atomic
def approve(
    draft_id: UUID, *, obstacles: Sequence[Obstacle], kind: type[Act], text: str = "", by: Actor, at: datetime
) -> Draft:
    """Say yes to what was proposed; it is signed next."""
    draft, row, _ = _begun(draft_id, Step.APPROVE, by)
    right = right_of(by, row, kind, draft, at=at)
    require_answered_dissent([Step(one) for one in draft.steps.order_by("place").values_list("step", flat=True)])
    require_lawful(obstacles)
    draft.signer = by.account
    note(draft, Step.APPROVE, by=by, at=at, text=text, ground=right.label.vi)
    return draft


@transaction.atomic
def decide_against(draft_id: UUID, step: Step, text: str, *, kind: type[Act], by: Actor, at: datetime) -> Draft:
    """Return for changes, or refuse; both in writing."""
    if step not in (Step.RETURN, Step.REFUSE):
        raise ValueError(step)
    draft, row, way = _begun(draft_id, step, by)
    right_of(by, row, kind, draft, at=at)
    require_words(way, text)
    note(draft, step, by=by, at=at, text=text)
    return draft


@transaction.atomic
def take_back(draft_id: UUID, step: Step, text: str, *, by: Actor, at: datetime) -> Draft:
    """Take a proposal back to change it, or withdraw the draft; with the reason, by whoever may draft in the matter."""
    if step not in (Step.RECALL, Step.WITHDRAW):
        raise ValueError(step)
    draft, row, way = _begun(draft_id, step, by)
    require(Deed.DRAFT, of=by, about=about_of(row))
    require_words(way, text)
    note(draft, step, by=by, at=at, text=text)
    return draft


@transaction.atomic
def differ(draft_id: UUID, step: Step, text: str, *, by: Actor, at: datetime) -> Draft:
    """A procurator's written dissent, or the chief's written insistence on it (Luật TCVKSND 2014, Điều 83)."""
    if step not in (Step.DISSENT, Step.INSIST):
        raise ValueError(step)
    draft, row, way = _begun(draft_id, step, by)
    about = about_of(row)
    if way.who is Who.HANDLER and (Duty.PROCURATOR not in by.duties or by.account not in about.assigned):
        raise Refused(
            Label(
                "Ý kiến khác bằng văn bản là quyền của Kiểm sát viên được phân công thụ lý.",
                "A written dissent is for the procurator who handles the matter.",
            ),
            Label("Trao đổi với Kiểm sát viên thụ lý.", "Talk to that procurator."),
            basis=(DISSENTING,),
        )
    if way.who is Who.CHIEF:
        if Duty.CHIEF not in by.duties:
            raise Refused(
                Label("Chỉ Viện trưởng trả lời ý kiến khác.", "Only the chief answers a dissent."),
                Label("Báo cáo Viện trưởng.", "Report to the chief."),
                basis=(DISSENTING,),
            )
        require(Deed.ISSUE, of=by, about=about)
    require_words(way, text)
    note(draft, step, by=by, at=at, text=text)
    return draft


def note(
    draft: Draft,
    step: Step,
    *,
    by: Actor,
    at: datetime,
    text: str = "",
    to: str = "",
    ground: str = "",
    seen: Mapping[str, int] | None = None,
) -> None:
    """Write the step into the history, bring the draft to where it leads, and log it; the words stay out of the log."""
    way = TABLE[step]
    if way.to is not None:
        draft.state = way.to.value
    draft.changed_at = at
    draft.save()
    place = draft.steps.count() + 1
    DraftStep.objects.create(
        draft=draft,
        place=place,
        step=step.value,
        version=draft.version,
        by=by.account,
        at=at,
        to=to,
        text=text.strip(),
        ground=ground,
        seen=dict(seen or {}),
    )
    audit.record(_LOGGED[step], by=by, at=at, about=_named(draft), detail={"version": draft.version})


def locked(draft_id: UUID, by: Actor) -> tuple[Draft, MatterRow]:
    """The draft, held until the end of the transaction, and its matter; refused where the person may not see it."""
    draft = Draft.objects.select_for_update().filter(pk=draft_id).first()
    if draft is None:
        raise Refused(GONE)
    if draft.matter_id is not None:
        return draft, _row(draft.matter_id, by)
    if not Draft.objects.filter(seen_unopened(by), pk=draft_id).exists():
        raise Refused(GONE)
    return draft, row_of(draft)


def _begun(draft_id: UUID, step: Step, by: Actor) -> tuple[Draft, MatterRow, Way]:
    draft, row = locked(draft_id, by)
    return draft, row, require_in_place(step, DraftState(draft.state))


def _row(matter: UUID, by: Actor) -> MatterRow:
    row = matters_visible_to(by).filter(matter=matter).first()
    if row is None:
        raise Refused(GONE)
    return row


def _version(draft: Draft, act: Act, typed: Typed, blanks: Mapping[str, str], *, by: Actor, at: datetime) -> None:
    DraftVersion.objects.create(
        draft=draft,
        number=draft.version,
        typed=[list(one) for one in typed],
        act=written(act),
        blanks=dict(blanks),
        written_at=at,
        written_by=by.account,
    )


def _named(draft: Draft) -> list[str]:
    return [f"matter:{draft.about}", f"draft:{draft.id}"]
