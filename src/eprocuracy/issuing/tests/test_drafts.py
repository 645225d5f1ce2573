"""A draft on its way to the signature: who may, what is refused, and that every version and word is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from eprocuracy.audit.models import Entry
from eprocuracy.issuing.drafts import actions, issuance
from eprocuracy.issuing.drafts.looking import Looked, look
from eprocuracy.issuing.drafts.papers import paper_form
from eprocuracy.issuing.drafts.words import DraftState, Step
from eprocuracy.issuing.models import Draft, DraftVersion, Number
from eprocuracy.issuing.texts import put_text
from eprocuracy.kernel.actors import Actor, Duty
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform import files
from eprocuracy.records import rules
from eprocuracy.records.families import new_id
from eprocuracy.records.models import ActRow
from eprocuracy.records.recording import record
from eprocuracy.workstreams.acts import Link, Source
from eprocuracy.workstreams.people import Role

from .world import LAST_DAY, NOW, Detained, act, an_account, entrust, somebody_detained

pytestmark = pytest.mark.django_db
TYPED = [("ordinal", "1"), ("until", "02/08/2026")]


@pytest.fixture
def mai() -> Actor:
    return an_account("mai", Duty.PROCURATOR, called="Hoàng Thị Mai")


@pytest.fixture
def chief() -> Actor:
    return an_account("chief", Duty.CHIEF, called="Lê Quang Vinh")


@pytest.fixture
def detained() -> Detained:
    return somebody_detained()


def begun(detained: Detained, by: Actor) -> Draft:
    return actions.begin(detained.extension(), matter=detained.matter, typed=TYPED, by=by, at=NOW)


def looked(draft: Draft) -> Looked:
    return look(rules.present(), Draft.objects.get(pk=draft.pk), at=NOW)


def proposed(draft: Draft, by: Actor, to: str = "chief") -> Draft:
    seen = looked(draft)
    return actions.propose(
        draft.pk,
        to,
        obstacles=seen.obstacles(rules.present()),
        unanswered=(),
        seen={seen.row.family_id: seen.position},
        by=by,
        at=NOW,
        kind=type(seen.act),
    )


def approved(draft: Draft, by: Actor) -> Draft:
    seen = looked(draft)
    return actions.approve(draft.pk, obstacles=seen.obstacles(rules.present()), kind=type(seen.act), by=by, at=NOW)


def test_a_draft_goes_to_the_chief_and_is_approved(mai: Actor, chief: Actor, detained: Detained) -> None:
    draft = begun(detained, mai)
    assert "detention" in [one.clock for one in looked(draft).clocks]

    proposed(draft, mai)
    done = approved(draft, chief)

    assert DraftState(done.state) is DraftState.APPROVED
    assert [Step(one.step) for one in done.steps.order_by("place")] == [Step.WRITE, Step.PROPOSE, Step.APPROVE]
    assert done.steps.get(step="approve").ground == "Viện trưởng"
    assert Entry.objects.filter(deed="draft.approve", account="chief").exists()


def test_sent_twice_it_is_one_draft(mai: Actor, detained: Detained) -> None:
    same = detained.extension()
    first = actions.begin(same, matter=detained.matter, typed=TYPED, by=mai, at=NOW)

    assert actions.begin(same, matter=detained.matter, typed=TYPED, by=mai, at=NOW) == first
    assert DraftVersion.objects.count() == 1


def test_every_version_is_kept_and_nobody_changes_it(mai: Actor, detained: Detained) -> None:
    draft = begun(detained, mai)
    changed = replace(detained.extension(LAST_DAY + timedelta(days=30)), id=draft.pk)
    actions.write(draft.pk, changed, typed=[("ordinal", "1")], by=mai, at=NOW, blanks={})

    kept = draft.versions.order_by("number").values_list("act__content__until", flat=True)
    assert list(kept) == ["2026-08-02", "2026-07-03"]
    with pytest.raises(DatabaseError), transaction.atomic():
        DraftVersion.objects.update(typed=[])


def test_a_draft_keeps_the_text_of_the_form_it_was_written_on_until_it_is_written_again(
    mai: Actor, chief: Actor, detained: Detained
) -> None:
    def said() -> str:
        form = paper_form(looked(draft))
        return form.text if form else ""

    draft = begun(detained, mai)
    before, later = said(), NOW + timedelta(hours=1)
    told = {"recipients": (), "why": "gọn hơn", "by": chief, "at": NOW + timedelta(minutes=30)}
    put_text("22-KV3", "42", text="Gia hạn cho {person.name}.", **told)  # type: ignore[arg-type]
    assert said() == before

    changed = replace(detained.extension(), id=draft.pk)
    actions.write(draft.pk, changed, typed=TYPED, by=mai, at=later, blanks={})

    assert said() == "Gia hạn cho {person.name}."
    with pytest.raises(Refused):
        put_text("22-KV3", "42", text="Khác: {until}.", **{**told, "by": mai})  # type: ignore[arg-type]


def test_an_unlawful_extension_is_not_proposed(mai: Actor, chief: Actor, detained: Detained) -> None:
    draft = actions.begin(
        detained.extension(LAST_DAY + timedelta(days=120)), matter=detained.matter, typed=TYPED, by=mai, at=NOW
    )

    with pytest.raises(Refused, match="dài hơn luật định"):
        proposed(draft, mai)
    assert Draft.objects.get().state == DraftState.DRAFTING.value


def test_whoever_drafted_cannot_be_the_one_who_signs(chief: Actor, detained: Detained) -> None:
    draft = begun(detained, chief)

    with pytest.raises(Refused, match="không tự duyệt"):
        proposed(draft, chief)


def test_a_deputy_gets_it_only_while_the_authorisation_holds(mai: Actor, chief: Actor, detained: Detained) -> None:
    deputy = an_account("deputy", Duty.DEPUTY_CHIEF)
    draft = begun(detained, mai)
    with pytest.raises(Refused, match="chưa được Viện trưởng ủy quyền"):
        proposed(draft, mai, to="deputy")

    entrust("deputy", from_on=NOW.date(), to_on=NOW.date(), workstreams=["custody"])
    proposed(draft, mai, to="deputy")
    seen = looked(draft)
    with pytest.raises(Refused, match="hết hiệu lực"):
        actions.approve(draft.pk, obstacles=(), kind=type(seen.act), by=deputy, at=NOW + timedelta(days=1))

    assert actions.approve(draft.pk, obstacles=(), kind=type(seen.act), by=deputy, at=NOW).signer == "deputy"


def test_returned_with_words_it_is_changed_and_proposed_again(mai: Actor, chief: Actor, detained: Detained) -> None:
    draft = begun(detained, mai)
    proposed(draft, mai)
    kind = type(looked(draft).act)
    with pytest.raises(Refused, match="bằng văn bản"):
        actions.decide_against(draft.pk, Step.RETURN, " ", kind=kind, by=chief, at=NOW)

    back = actions.decide_against(draft.pk, Step.RETURN, "Nêu rõ lý do gia hạn.", kind=kind, by=chief, at=NOW)

    assert back.state == DraftState.RETURNED.value
    assert proposed(draft, mai).state == DraftState.PROPOSED.value


def test_a_dissent_is_kept_and_answered_by_the_chief_before_anything_is_approved(
    mai: Actor, chief: Actor, detained: Detained
) -> None:
    draft = begun(detained, mai)
    proposed(draft, mai)
    actions.differ(draft.pk, Step.DISSENT, "Không còn căn cứ tạm giam.", by=mai, at=NOW)
    with pytest.raises(Refused, match="chưa được trả lời"):
        approved(draft, chief)
    with pytest.raises(Refused, match="Chỉ Viện trưởng"):
        actions.differ(draft.pk, Step.INSIST, "Vẫn thực hiện.", by=mai, at=NOW)

    actions.differ(draft.pk, Step.INSIST, "Căn cứ vẫn còn, vẫn gia hạn.", by=chief, at=NOW)

    assert approved(draft, chief).state == DraftState.APPROVED.value


def test_another_procurator_neither_drafts_nor_dissents_here(mai: Actor, detained: Detained) -> None:
    nam = an_account("nam", Duty.PROCURATOR)

    with pytest.raises(Refused, match="được phân công"):
        begun(detained, nam)
    draft = begun(detained, mai)
    with pytest.raises(Refused, match="được phân công"):
        actions.take_back(draft.pk, Step.WITHDRAW, "thừa", by=nam, at=NOW)


def test_a_withdrawn_draft_says_why_and_goes_nowhere(mai: Actor, detained: Detained) -> None:
    draft = begun(detained, mai)
    gone = actions.take_back(draft.pk, Step.WITHDRAW, "Bị can đã được thay đổi biện pháp.", by=mai, at=NOW)

    assert gone.steps.get(step="withdraw").text == "Bị can đã được thay đổi biện pháp."
    with pytest.raises(Refused, match="Đã rút"):
        proposed(draft, mai)


def test_signed_on_paper_it_gets_its_number_and_is_in_the_file_in_one_go(
    mai: Actor, chief: Actor, detained: Detained
) -> None:
    draft = begun(detained, mai)
    proposed(draft, mai)
    with pytest.raises(Refused, match="tình trạng"):
        issuance.issue_on_paper(rules.present(), draft.pk, by=mai, at=NOW)
    approved(draft, chief)

    out = issuance.issue_on_paper(rules.present(), draft.pk, by=mai, at=NOW)

    recorded = ActRow.objects.get(pk=draft.pk)
    assert (out.state, out.signing, out.document_no) == ("issued", "paper", "01/QĐ-VKSKV3")
    assert (recorded.document_no, recorded.signed_by, recorded.source) == ("01/QĐ-VKSKV3", "Lê Quang Vinh", "issued")
    assert recorded.occurred_on == NOW.date()
    assert out.papers.get().what == "proposed"


def test_nothing_is_numbered_when_the_signature_fails(mai: Actor, chief: Actor, detained: Detained) -> None:
    draft = begun(detained, mai)
    proposed(draft, mai)
    approved(draft, chief)

    def down(_pdf: bytes, _number: str) -> bytes:
        raise Refused(Label("Thiết bị ký không hoạt động.", "The device does not work."))

    with pytest.raises(Refused, match="Thiết bị ký"):
        issuance.issue(rules.present(), draft.pk, down, by=chief, at=NOW)

    assert not Number.objects.exists()
    assert not ActRow.objects.filter(pk=draft.pk).exists()
    assert Draft.objects.get().state == "approved"


def test_signed_here_it_is_recorded_as_issued_and_no_record_mends_it(
    mai: Actor, chief: Actor, detained: Detained
) -> None:
    draft = begun(detained, mai)
    proposed(draft, mai)
    approved(draft, chief)
    with pytest.raises(Refused, match="do Viện trưởng"):
        issuance.issue(rules.present(), draft.pk, lambda pdf, _: pdf, by=mai, at=NOW)
    out = issuance.issue(rules.present(), draft.pk, lambda pdf, _: pdf + b"%signed", by=chief, at=NOW)

    assert files.read(out.papers.get(what="signed").digest).endswith(b"%signed")
    mended = replace(detained.extension(), id=new_id(), supersedes=draft.pk, reason="nhầm ngày")
    with pytest.raises(Refused, match="đã ký, ban hành trên hệ thống"):
        record(rules.present(), [mended], by=mai, at=NOW, source=Source.PAGE)


def test_what_changed_in_the_file_since_is_asked_again_before_signing(
    mai: Actor, chief: Actor, detained: Detained
) -> None:
    draft = begun(detained, mai)
    proposed(draft, mai)
    approved(draft, chief)
    released = act(
        "person.released", detained.matter, NOW - timedelta(days=1), links=(Link(Role.HELD, detained.person),)
    )
    record(rules.present(), [released], by=mai, at=NOW, source=Source.PAGE)

    with pytest.raises(Refused, match="trình tự"):
        issuance.issue_on_paper(rules.present(), draft.pk, by=mai, at=NOW)


def test_the_scan_of_the_paper_is_kept_and_nothing_that_is_no_pdf(mai: Actor, chief: Actor, detained: Detained) -> None:
    draft = begun(detained, mai)
    proposed(draft, mai)
    approved(draft, chief)
    issuance.issue_on_paper(rules.present(), draft.pk, by=mai, at=NOW)
    with pytest.raises(Refused, match="phải là PDF"):
        issuance.keep_scan(draft.pk, b"\x89PNG", "anh.png", by=mai, at=NOW)

    kept = issuance.keep_scan(draft.pk, b"%PDF-1.7 scan", "quet.pdf", by=mai, at=NOW)

    assert kept.scanned
    assert files.read(kept.papers.get(what="scan").digest) == b"%PDF-1.7 scan"
