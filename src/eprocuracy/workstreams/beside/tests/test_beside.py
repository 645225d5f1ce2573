"""What stands beside a proceeding: files, items of requests, things and money, notices, persons, watch and opinions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from eprocuracy.kernel.words import Label
from eprocuracy.law.deadlines import Determined
from eprocuracy.workstreams.beside import background
from eprocuracy.workstreams.beside.acts_property import Handled, Thing
from eprocuracy.workstreams.beside.acts_requests import ItemAnswered
from eprocuracy.workstreams.beside.words import (
    CounselKind,
    DamageKind,
    Handling,
    Handover,
    NoticeOf,
    NoticeTo,
    Protection,
    Relapse,
    Reply,
    ReportKind,
    SpecialMeasure,
    ThingKind,
    Watched,
)
from eprocuracy.workstreams.catalogue import load, rules
from eprocuracy.workstreams.content import from_json, to_json
from eprocuracy.workstreams.criminal_cases.acts_court import Verdict
from eprocuracy.workstreams.criminal_cases.words import Proposal, Result
from eprocuracy.workstreams.folding import fold, states_of
from eprocuracy.workstreams.heads import heads
from eprocuracy.workstreams.house_acts import Secrecy
from eprocuracy.workstreams.people import Role
from eprocuracy.workstreams.projected import Outcome
from eprocuracy.workstreams.registers import day_of_entry
from eprocuracy.workstreams.sides import Standing

from ...tests.story import Story, named, offences

SIDES = {side.code: side for side in load().sides}


def a_case() -> Story:
    """A case under investigation since 2 March 2026."""
    story = Story()
    story.say(
        "case.instituted",
        "2026-03-02",
        no="12",
        unit="22-KV3",
        agency="CQĐT",
        title="Trộm cắp",
        offences=offences("173/2"),
    )
    story.say("case.accepted", "2026-03-04", unit="22-KV3", number=7, year=2026, procurator="ksv")
    return story.say("accused.charged", "2026-03-05T09:00", charged={"A": "173/2"}, people={"A": "1990", "B": "1991"})


def stands(story: Story, side: str) -> list[Standing]:
    state = states_of(load(), heads(story.acts).acts)[named("case")]
    return list(SIDES[side].standing(SIDES[side].kept(state), state))


def row(story: Story, side: str, label: str) -> Standing:
    return next(one for one in stands(story, side) if one.label.vi == label)


def fills(story: Story, side: str, kind: str) -> Any:
    state = states_of(load(), heads(story.acts).acts)[named("case")]
    return SIDES[side].fills(SIDES[side].kept(state), load().kinds[kind], state)


# where the file is


def test_the_file_is_where_the_last_receipt_says() -> None:
    story = a_case().say("file.handed_over", "2026-05-11", no="4/BB", way=Handover.AGENCY_TO_US, volumes=2, pages=215)
    story.say("file.handed_over", "2026-05-20", way=Handover.US_TO_AGENCY, to_body="Đội 2 PC02", pages=215)

    where = row(story, "files", "Hồ sơ đang ở")

    assert [str(one) for one in where.value] == ["agency", "Đội 2 PC02"]
    assert where.act == story.acts[-1].id
    assert row(story, "files", "Số bút lục").value == 215


def test_an_act_that_moves_the_file_moves_it_once_with_its_receipt() -> None:
    story = a_case().say("investigation.concluded", "2026-05-08", proposal=Proposal.PROSECUTE)
    story.say("file.received", "2026-05-11", volumes=2, pages=215)
    assert row(story, "files", "Số lần giao nhận").value == 1

    story.say(
        "file.handed_over", "2026-05-11", way=Handover.AGENCY_TO_US, volumes=2, pages=215, handed_by="Điều tra viên B"
    )

    assert row(story, "files", "Số lần giao nhận").value == 1
    lines = [line.cells for line in story.told().projected.lines if line.book == "S13"]
    assert [day_of_entry(load().registers["S13"], cells) for cells in lines] == [date(2026, 5, 11)]


def test_vanished_pages_and_a_file_from_elsewhere_are_told() -> None:
    story = a_case().say("file.handed_over", "2026-05-11", way=Handover.AGENCY_TO_US, pages=215)
    story.say("file.handed_over", "2026-05-20", way=Handover.COURT_TO_US, pages=214)

    assert story.told().codes == ["file_fewer_pages", "file_from_elsewhere"]


# requests item by item


def test_requests_are_answered_item_by_item() -> None:
    story = a_case().say("investigation.requested", "2026-03-10", items=tuple(f"việc {n}" for n in range(1, 7)))
    story.say("investigation.requested", "2026-03-20", items=("đối chất", "nhận dạng", "giám định"))
    done = tuple(ItemAnswered(request=1, item=n, outcome=Reply.DONE) for n in range(1, 7))
    story.say("request.answered", "2026-04-01", answers=done)
    story.say(
        "request.answered",
        "2026-04-10",
        answers=(
            ItemAnswered(request=2, item=1, outcome=Reply.DONE),
            ItemAnswered(asked="Nhận dạng ", outcome=Reply.NOT_AGREED, reason="đã có đối chất"),
        ),
    )

    said = row(story, "requests", "Yêu cầu của Viện kiểm sát").value

    assert said.vi == "đã thực hiện 7/9, 1 không nhất trí, 1 chưa trả lời"
    assert [one.asked for one in fills(story, "requests", "request.answered")["answers"]] == ["giám định"]


def test_items_open_at_the_conclusion_are_listed_and_told_and_a_reason_closes_one() -> None:
    story = a_case().say("investigation.requested", "2026-03-10", items=("đối chất", "giám định"))
    refused = ItemAnswered(request=1, item=1, outcome=Reply.IMPOSSIBLE, reason="người làm chứng đã chết")
    story.say("request.answered", "2026-04-01", answers=(refused,))
    story.say("investigation.concluded", "2026-04-20", proposal=Proposal.PROSECUTE)

    (found,) = story.told().found("request_items_unanswered")

    assert found.values["open_items"] == ("1.2 giám định",)
    assert found.act == story.acts[-1].id


# things and money


def test_things_are_kept_until_they_are_decided_on() -> None:
    story = a_case().say(
        "exhibit.taken",
        "2026-03-06",
        who=["A"],
        things=(
            Thing(what="Xe máy Wave", kind=ThingKind.VEHICLE, quantity="1", unit="chiếc"),
            Thing(what="Ma túy đá", kind=ThingKind.DRUGS, quantity="0,25", unit="gam"),
        ),
        kept_at="Kho PC02",
    )
    story.say("exhibit.moved", "2026-05-10", kept_at="Kho THADS", things=("ma túy  đá",))
    story.say(
        "exhibit.handled",
        "2026-06-01",
        no="3",
        handled=(Handled(what="xe máy wave", how=Handling.RETURNED, to="bị hại"),),
    )

    vehicle, drugs = stands(story, "property")

    assert (vehicle.open, vehicle.value[2]) == (False, Handling.RETURNED)
    assert drugs.open
    assert drugs.value[2].vi == "bảo quản tại Kho THADS"
    assert fills(story, "property", "exhibit.handled")["handled"] == (Handled(what="Ma túy đá"),)
    assert len([line for line in story.told().projected.lines if line.book == "S15"]) == 2


def test_a_decision_annulled_leaves_the_thing_undecided_and_a_strange_one_is_told() -> None:
    story = a_case().say("exhibit.taken", "2026-03-06", things=(Thing(what="Dao"),))
    story.say(
        "exhibit.handled", "2026-06-01", handled=(Handled(what="Dao", how=Handling.DESTROYED), Handled(what="Súng"))
    )
    story.say("exhibit.handling_cancelled", "2026-06-05", ground="chưa có bản án")

    assert stands(story, "property")[0].open
    assert story.told().codes == ["exhibit_not_listed"]


def test_money_is_summed_for_the_matter_and_for_each_accused_in_whole_dong() -> None:
    story = a_case().say("damage.stated", "2026-03-10", amount=250_000_000, damaged=DamageKind.PROPERTY)
    story.say("damage.stated", "2026-04-10", amount=300_000_000, damaged=DamageKind.PROPERTY)  # takes its place
    story.say("damage.stated", "2026-04-10", amount=20_000_000, damaged=DamageKind.HEALTH)
    story.say("damage.recovered", "2026-04-15", who=["A"], amount=50_000_000)
    story.say("damage.recovered", "2026-05-15", who=["A"], amount=25_000_000)
    story.say("account.frozen", "2026-03-12", who=["A"], amount=90_000_000, bank="Ngân hàng minh họa")
    story.say("account.released", "2026-06-12", ground="đã khắc phục", amount=40_000_000)

    assert row(story, "property", "Thiệt hại").value == 320_000_000
    assert row(story, "property", "Còn phải thu hồi").value == 245_000_000
    assert row(story, "property", "Đang phong tỏa").value == 50_000_000
    assert row(story, "property", "Đã khắc phục").participants == (named("A"),)
    facts = {(one.code, one.amount) for one in story.told().projected.facts if one.code.startswith("damage")}
    assert facts == {
        ("damage.stated", 300_000_000),
        ("damage.stated", 20_000_000),
        ("damage.recovered", 50_000_000),
        ("damage.recovered", 25_000_000),
    }


def test_no_more_can_be_released_than_is_held() -> None:
    story = a_case().say("property.seized", "2026-03-12", who=["A"], things=(Thing(what="Nhà", value=10),))
    story.say("property.released", "2026-03-20", ground="x", amount=11)

    assert row(story, "property", "Đang kê biên").value == 0
    assert story.told().codes == ["released_more_than_held"]


# notices


@pytest.mark.parametrize(("days", "codes"), [(3, []), (4, ["decision_served_late"])])
def test_an_indictment_is_served_within_three_days(days: int, codes: list[str]) -> None:
    # BLTTHS 240(2): Tuesday 2 June 2026, so no rest day is met
    story = a_case().say("investigation.concluded", "2026-05-08", proposal=Proposal.PROSECUTE)
    story.say("file.received", "2026-05-11").say("case.indicted", "2026-06-02", court="Tòa")
    given = date(2026, 6, 2) + timedelta(days=days)
    story.say("notice.given", given, who=["A"], about=NoticeOf.INDICTMENT, to=NoticeTo.ACCUSED)

    assert [code for code in story.told().codes if code == "decision_served_late"] == codes


def test_a_notice_of_something_else_meets_nothing() -> None:
    story = Story(matter="report").say("report.received", "2026-03-02", unit="22-KV3", agency="CQĐT")
    story.say("notice.given", "2026-03-03", about=NoticeOf.RESULT, to=NoticeTo.INFORMANT)

    assert story.told().deadline("notice.intake").outcome is Outcome.RUNNING
    # TTLT 01/2017, Điều 14: three working days after Monday 2 March
    assert story.told().ends_on("notice.intake") == date(2026, 3, 5)
    assert story.told().open_on("2026-03-05") == []
    assert story.told().open_on("2026-03-06") == ["notice_of_intake_late"]


# persons


def test_counsel_has_days_and_stands_for_somebody() -> None:
    story = a_case().say(
        "counsel.registered", "2026-03-08", who=["L"], role=Role.COUNSEL, capacity=CounselKind.APPOINTED
    )
    story.say("counsel.ended", "2026-04-08", who=["L"], role=Role.COUNSEL, ground="bị can từ chối")

    (one,) = stands(story, "persons")

    assert one.label.vi.startswith("Người bào chữa")
    assert one.value[0] is CounselKind.APPOINTED
    assert one.value[-1].vi == "chấm dứt 08/04/2026"


def test_the_latest_word_on_the_circumstances_of_a_person_counts_whole_and_is_guarded() -> None:
    story = a_case().say(
        "person.background", "2026-03-08", who=["A", "B"], role=Role.ACCUSED, convictions=1, sanctions=0
    )
    story.say("person.background", "2026-04-08", who=["A"], role=Role.ACCUSED, convictions=2, relapse=Relapse.DANGEROUS)

    first, second = stands(story, "background")

    assert first.participants == (named("A"),)
    assert [said(part) for part in first.value] == ["2 tiền án", "tái phạm nguy hiểm"]
    assert [said(part) for part in second.value] == ["1 tiền án", "không có tiền sự"]
    assert background.SIDE.guarded


def said(part: object) -> str:
    return part.vi if isinstance(part, Label) else part.label.vi  # type: ignore[attr-defined]  # a word has its label


def test_protection_and_special_measures_are_guarded_with_their_clocks() -> None:
    story = a_case().say("protection.requested", "2026-03-08", who=["W"], role=Role.WITNESS, danger="bị đe dọa")
    story.say("protection.ordered", "2026-03-09", who=["W"], role=Role.WITNESS, measure=Protection.SECRECY)
    story.say("special_measure.asked", "2026-03-10", measure=SpecialMeasure.DATA)
    story.say("special_measure.approved", "2026-03-12", measure=SpecialMeasure.DATA)

    assert all(one.guarded for one in SIDES["protected"].kinds)
    assert [str(one.value[1]) for one in stands(story, "protected")] == ["đang áp dụng", "đang áp dụng"]
    # BLTTHS 226(1): two months from the approval
    assert story.told().ends_on("special_measure.duration") == date(2026, 5, 12)
    assert "special_measure.duration" in load().guarded_clocks
    assert "special_measure.extension_request" in load().guarded_clocks
    assert "notice.indictment" not in load().guarded_clocks


# watch, guidance, reports upwards


def test_a_watched_matter_has_its_grounds_and_its_level_until_they_end() -> None:
    story = a_case().say("matter.watched", "2026-03-10", no="5-TB/BCĐ", why=Watched.PROVINCIAL, secrecy=Secrecy.CLOSED)
    story.say("matter.watched", "2026-03-11", why=Watched.KEY)
    assert [one.value[0] for one in stands(story, "watch")] == [Watched.PROVINCIAL, Watched.KEY]
    assert story.told().matter("case").secrecy == list(Secrecy).index(Secrecy.CLOSED)

    story.say("matter.unwatched", "2026-06-10", why=Watched.PROVINCIAL, secrecy=Secrecy.OPEN)

    assert [one.value[0] for one in stands(story, "watch")] == [Watched.KEY]
    assert story.told().matter("case").secrecy == 0


def test_a_question_waits_for_its_answer_until_the_day_it_names() -> None:
    story = a_case().say(
        "guidance.asked", "2026-03-10", question="Tội danh?", asked_of="VKSND tỉnh", due_on=date(2026, 3, 24)
    )
    assert story.told().ends_on("guidance.answer") == date(2026, 3, 24)
    assert stands(story, "leaders")[0].open

    story.say("guidance.given", "2026-03-20", answer="Điều 173")

    assert not stands(story, "leaders")[0].open
    assert story.told().deadline("guidance.answer").outcome is Outcome.MET


def test_a_question_without_a_day_says_that_there_is_none() -> None:
    story = a_case().say("guidance.asked", "2026-03-10", question="Tội danh?", asked_of="VKSND tỉnh")

    assert not isinstance(story.told().deadline("guidance.answer").answer, Determined)


@pytest.mark.parametrize(("at", "late"), [("2026-07-18T10:00", False), ("2026-07-18T10:01", True)])
def test_an_acquittal_is_reported_within_24_hours(at: str, late: bool) -> None:
    story = a_case().say("case.indicted", "2026-06-02", court="Tòa")
    verdict = Verdict(participant=named("A"), result=Result.ACQUITTED)
    story.say("case.judged", "2026-07-17T10:00", who=["A"], verdicts=(verdict,))
    story.say("report.sent_up", at, what=ReportKind.ACQUITTAL, to="VKSND tỉnh")

    assert ("acquittal_reported_late" in story.told().codes) is late


def test_a_conviction_owes_no_quick_report() -> None:
    verdict = Verdict(participant=named("A"), result=Result.SUSPENDED_SENTENCE)
    story = a_case().say("case.judged", "2026-07-17T10:00", who=["A"], verdicts=(verdict,))

    assert story.told().deadlines("report.acquittal") == []


# what every kind promises


def test_lists_in_acts_are_written_and_read_back() -> None:
    story = a_case().say("exhibit.taken", "2026-03-06", things=(Thing(what="Dao", value=1_000), Thing()))
    act = story.acts[-1]

    assert from_json(type(act), to_json(act)) == {"things": act.values()["things"]}


def test_the_fold_is_the_same_whatever_stands_beside_when_nothing_does() -> None:
    projected = fold(rules(), a_case().acts)

    assert not any(line.book in ("S13", "S15") for line in projected.lines)
