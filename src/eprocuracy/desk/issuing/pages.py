"""The page of a document on its way: what it says, what runs, what stands against it, what was done, and what can be done now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.urls import reverse

from eprocuracy.identity.models import Account
from eprocuracy.identity.policy import may
from eprocuracy.identity.powers import Deed as Power
from eprocuracy.issuing.drafts.actions import right_of
from eprocuracy.issuing.drafts.checking import Obstacle
from eprocuracy.issuing.drafts.lawful import checklist, points_of
from eprocuracy.issuing.drafts.looking import Looked, about_of
from eprocuracy.issuing.drafts.papers import drawn_from, lacking
from eprocuracy.issuing.drafts.serving import signed_on
from eprocuracy.issuing.drafts.steps import TABLE, Who, offered
from eprocuracy.issuing.drafts.words import DraftState, PaperOf, Signing, Step
from eprocuracy.issuing.filling import Filled
from eprocuracy.issuing.forms import form_of
from eprocuracy.issuing.models import Draft
from eprocuracy.issuing.signatures.sealing import waits_for_the_seal
from eprocuracy.kernel.actors import Actor, Duty
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ground.folder import DataFolder
from eprocuracy.platform.ui.parts import Deed, Fact, HistoryEntry, Link, Refusal, Row, Text, Weight
from eprocuracy.records import rules

from ..actform.consequences import Consequences, consequences
from ..addresses import matter_address
from ..matter.due import alike, dues, rows
from ..matter.file import File
from ..matter.naming import heading_of, named
from ..matter.telling import facts_of, labels_of
from ..saying import joined
from .points import PointGroup, groups_of

PRIMARY = {
    DraftState.DRAFTING: Step.PROPOSE,
    DraftState.RETURNED: Step.WRITE,
    DraftState.PROPOSED: Step.APPROVE,
    DraftState.APPROVED: Step.ISSUE,
    DraftState.ISSUED: Step.SERVE,
}
SEEN_BY_CHIEFS = frozenset({Step.DISSENT, Step.INSIST})
"""A dissent is for its author and for the chiefs, of this office and above; nobody else reads it."""
WAITS = (DraftState.PROPOSED, DraftState.APPROVED)
BOTH = Label("Duyệt và ký", "Approve and sign")
SUMMARY = Label("Tóm tắt trình ký (PDF)", "Summary for the signer (PDF)")
NO_FORM = Label(
    "Danh mục biểu mẫu chưa có nội dung của mẫu này.", "The catalogue of forms has no text for this form yet."
)


@dataclass(frozen=True, slots=True)
class DraftPage:
    """Everything the page shows."""

    title: Label
    form: Label
    state: DraftState
    number: str
    matter: Label
    back: str
    told: Label
    dues: Sequence[Row]
    against: Sequence[Refusal]
    known: Sequence[Refusal]  # what does not block and has to be known
    facts: Sequence[Fact]
    follows: Consequences
    checklist: Label | None
    points: Sequence[PointGroup]
    papers: Sequence[Link]
    files: Sequence[Link]
    history: Sequence[HistoryEntry]
    deeds: Sequence[Deed]
    may_not: Label | None  # why the person may not sign what waits for a signature
    ended: bool


def page_of(looked: Looked, file: File, *, actor: Actor, now: datetime) -> DraftPage:
    """The page as this person sees it."""
    present = rules.present()
    draft, state = looked.draft, DraftState(looked.draft.state)
    names = {**file.names, **{one.participant: one.name for one in looked.act.people if one.name}}
    staff = names_of(looked)
    out = state in (DraftState.ISSUED, DraftState.SERVED)
    ended = out or state in (DraftState.REFUSED, DraftState.WITHDRAWN)
    against, known = ((), ()) if ended else told_against(looked)
    deeds, may_not = deeds_of(looked, actor=actor, now=now)
    form = called(draft.form)
    asked = checklist(looked)
    return DraftPage(
        title=looked.act.label,
        form=form,
        state=state,
        number=draft.document_no,
        matter=heading_of(file) if draft.matter_id else named(file.stream, None),
        back=matter_address(draft.matter_id) if draft.matter_id else reverse("desk:drafts"),
        told=_told(looked, staff),
        dues=() if ended else _due_rows(looked, file, now),
        against=against,
        known=known,
        facts=_facts(looked, names, {**file.words, **staff}, file),
        follows=consequences(present.catalogue, looked.before, looked.after, names),
        checklist=asked.title if asked else None,
        points=groups_of(points_of(looked, present), names),
        papers=[
            Link(SUMMARY, reverse("desk:draft_summary", args=[draft.pk])),
            *(
                Link(Label(form.vi + way, form.en + way), reverse("desk:draft_paper", args=[draft.pk, code]))
                for code, way in (() if out else (("pdf", " (PDF)"), ("docx", " (Word)")))
            ),
        ],
        files=_files(looked),
        history=_history(looked, staff, actor),
        deeds=deeds,
        may_not=may_not,
        ended=ended,
    )


def _facts(looked: Looked, names: Mapping[UUID, str], words: Mapping[str, Text], file: File) -> tuple[Fact, ...]:
    """What the document says; its day comes with the signature."""
    on = signed_on(looked.draft)
    act = replace(looked.act, occurred=When.on(on)) if on else looked.act
    told = facts_of(act, names, words, labels_of(file))
    return told if act.occurred.day else told[1:]


def called(code: str) -> Label:
    """A form as a page names it: by its number, or what it is where none is prescribed."""
    form = form_of(code)
    return form.name if form is not None and form.internal else Label(f"Mẫu {code}", f"Form {code}")


def paper_of(looked: Looked) -> Filled | None:
    """The prescribed paper as it stands."""
    return drawn_from(looked, rules.present())


def against(looked: Looked, paper: Filled | None) -> tuple[Obstacle, ...]:
    """Everything that stands against the draft: the paper, the file, the law."""
    found = looked.obstacles(rules.present(), lacking(paper))
    return found if paper is not None else (Obstacle(NO_FORM), *found)


def told_against(looked: Looked) -> tuple[tuple[Refusal, ...], tuple[Refusal, ...]]:
    """What blocks, and what has to be known, each with its article and what can be done."""
    found = against(looked, paper_of(looked))
    told = [(one.blocks, Refusal(one.what, one.basis, one.instead or "")) for one in found]
    return tuple(one for blocks, one in told if blocks), tuple(one for blocks, one in told if not blocks)


def names_of(looked: Looked) -> dict[str, str]:
    """The people who did something to the draft, by account."""
    accounts = {step.by for step in looked.steps} | {step.to for step in looked.steps} | set(looked.wrote)
    accounts |= {looked.draft.drafter, looked.draft.signer, looked.row.procurator} - {""}
    return dict(Account.objects.filter(account__in=accounts).values_list("account", "name"))


def deeds_of(looked: Looked, *, actor: Actor, now: datetime) -> tuple[tuple[Deed, ...], Label | None]:
    """What this person can do now, the one next thing first; and why not, where it waits for a signature they may not give."""
    draft, state = looked.draft, DraftState(looked.draft.state)
    drafts = may(actor, Power.DRAFT, about_of(looked.row)).allowed
    handles = Duty.PROCURATOR in actor.duties and actor.account in looked.about.assigned
    signs, why_not = _signs(looked, actor, now)
    may_do = {
        Who.DRAFTER: drafts,
        Who.SIGNER: signs,
        Who.HANDLER: handles,
        Who.CHIEF: Duty.CHIEF in actor.duties and Step.DISSENT in {Step(one.step) for one in looked.steps},
    }
    made = []
    for step in offered(state):
        theirs = TABLE[step].who is Who.DRAFTER and step is not Step.ON_PAPER
        if signs and theirs and state in WAITS and actor.account not in looked.wrote:
            continue  # whoever decides on it neither changes nor withdraws it
        if not may_do[TABLE[step].who] or not _has_its_paper(step, draft):
            continue
        weight = Weight.PRIMARY if step is PRIMARY.get(state) else Weight.SECONDARY
        made.append(Deed(BOTH if step is Step.APPROVE else step.label, _address(draft.pk, step), weight))
    made.sort(key=lambda one: one.weight is not Weight.PRIMARY)
    waits = state in WAITS and actor.duties & {Duty.CHIEF, Duty.DEPUTY_CHIEF}
    return tuple(made), why_not if waits and not signs else None


def _signs(looked: Looked, actor: Actor, now: datetime) -> tuple[bool, Label | None]:
    try:
        right_of(actor, looked.row, type(looked.act), looked.draft, at=now)
    except Refused as refused:
        return False, Label(refused.say("vi"), refused.say("en"))
    return True, None


def _has_its_paper(step: Step, draft: Draft) -> bool:
    """A scan is of a paper signed by hand; what waits for the seal is handed to nobody yet."""
    if step is Step.SCAN:
        return draft.signing == Signing.PAPER.value
    return step is not Step.SERVE or not waits_for_the_seal(draft, DataFolder.of_environment().path)


ADDRESSES = {Step.WRITE: "desk:draft_edit", Step.PROPOSE: "desk:draft_propose", Step.SERVE: "desk:draft_serve"}


def _address(draft: object, step: Step) -> str:
    if step in ADDRESSES:
        return reverse(ADDRESSES[step], args=[draft])
    return reverse("desk:draft_step", args=[draft, step.value])


def _told(looked: Looked, staff: dict[str, str]) -> Label:
    draft = looked.draft
    by = staff.get(draft.drafter, draft.drafter)
    parts = [Label(f"Soạn: {by}", f"Drafted by {by}")]
    if draft.signer:
        to = staff.get(draft.signer, draft.signer)
        parts.append(Label(f"Người ký: {to}", f"To be signed by {to}"))
    if draft.version > 1:
        parts.append(Label(f"bản thứ {draft.version}", f"version {draft.version}"))
    if draft.signing:
        parts.append(Signing(draft.signing).label)
    return joined(*parts) or parts[0]


def _due_rows(looked: Looked, file: File, now: datetime) -> list[Row]:
    """The time that runs for the document; what is to be done about it is done here."""
    wanted = {(one.clock, one.participant, one.run) for one in looked.clocks}
    catalogue = rules.present().catalogue
    running, _ = dues(catalogue, file, now)
    keyed = [one for one in running if (one.deadline.clock, one.deadline.participant, one.deadline.run) in wanted]
    return [replace(row, deeds=()) for row in rows(catalogue, file, alike(keyed))]


def _files(looked: Looked) -> list[Link]:
    """The files kept with it, of each kind the latest; what was only shown comes last."""
    found = sorted(looked.draft.papers.order_by("id"), key=lambda one: one.what == PaperOf.PROPOSAL.value)
    latest = {one.what: one for one in found}
    return [
        Link(PaperOf(what).label, reverse("desk:draft_file", args=[looked.draft.pk, one.pk]))
        for what, one in latest.items()
    ]


def _history(looked: Looked, staff: dict[str, str], actor: Actor) -> list[HistoryEntry]:
    made = []
    for one in reversed(looked.steps):
        step = Step(one.step)
        hidden = step in SEEN_BY_CHIEFS and one.by != actor.account and Duty.CHIEF not in actor.duties
        to = Label(f"đến {staff.get(one.to, one.to)}", f"to {staff.get(one.to, one.to)}") if one.to else None
        version = Label(f"bản {one.version}", f"version {one.version}")
        detail = joined(to, one.ground or None, None if hidden else one.text or None, version)
        made.append(
            HistoryEntry(
                on=one.at,
                title=step.label,
                detail=detail or "",
                by=staff.get(one.by, one.by),
            )
        )
    return made
