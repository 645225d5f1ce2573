"""Prosecution and trial at first instance, each step in its time (BLTTHS 240-245, 277, 297, 333, 337)."""

from __future__ import annotations

from datetime import date, timedelta

from eprocuracy.law.deadlines import Granted
from eprocuracy.workstreams.criminal_cases import acts as kinds
from eprocuracy.workstreams.criminal_cases.acts_court import Verdict
from eprocuracy.workstreams.criminal_cases.words import Appellant, Proposal, Result, ReturnGround

from .charging import Accused, Case, measures
from .days import at
from .trouble import Trouble

LIMIT = "BLTTHS-240-1"
ISSUES = ("Làm rõ đồng phạm chưa bị khởi tố", "Thu thập chứng cứ về yếu tố lỗi", "Định giá lại tài sản bị chiếm đoạt")
COMPLEX = 8  # accused from which the delivery of an indictment takes longer


def prosecute(of: Case, trouble: Trouble) -> None:
    """From the file to the indictment, with an extension or a return for additional investigation where needed."""
    docket, dice, days = of.docket, of.docket.dice, of.docket.days
    assert of.concluded is not None
    of.received = _receive(of, of.concluded)
    if dice.chance(0.05):
        _return(of, of.received)
    received = of.received_again or of.received
    assert received is not None
    last = days.last(LIMIT, received, of.severity)
    first = received
    of.prosecution_extended = dice.chance(0.08)
    if of.prosecution_extended:
        on = days.no_later(last - timedelta(days=dice.between(2, 5)), last)
        first = on + timedelta(days=1)
        until = days.last(LIMIT, received, of.severity, (Granted(1),), moved=False)
        docket.ours(
            kinds.ProsecutionExtended, on, until=until, ground="Vụ án nhiều bút lục, cần thêm thời gian nghiên cứu"
        )
        last = days.last(LIMIT, received, of.severity, (Granted(1),))
    of.prosecuted_until = last
    measures(of, on=received, until=last, by_procuracy=True)
    early = 9 if any(one.held for one in of.at_work) else 1  # the court must be told a week before detention ends
    of.indicted = days.no_later(max(first, last - timedelta(days=dice.between(early, early + 5))), last)
    named = of.links(of.at_work) if len(of.at_work) < len(of.accused) else ()
    is_complex = len(of.at_work) >= COMPLEX
    docket.ours(
        kinds.CaseIndicted, of.indicted, "CT", links=named, court=docket.bench.court, complex_case=is_complex or None
    )
    sent = days.no_later(dice.after(of.indicted, 1, 3), days.last("BLTTHS-244-A", of.indicted))
    if trouble is Trouble.FILE_SENT_LATE:
        sent = days.working(of.indicted + timedelta(days=dice.between(12, 20)))
        docket.made.odd.irregular += docket.made.has_come(sent)
    of.sent = sent
    pages = _pages(of)
    docket.plain(
        kinds.FileSentToCourt,
        sent,
        issued_by=docket.bench.name,
        court=docket.bench.court,
        volumes=1 + pages // 300,
        pages=pages,
    )
    _try(of, sent)


def _receive(of: Case, after: date) -> date:
    docket, dice, days = of.docket, of.docket.dice, of.docket.days
    received = days.no_later(dice.after(after, 0, 2), days.last("BLTTHS-232-4", after))
    docket.plain(
        kinds.FileReceived,
        received,
        issued_by=docket.bench.name,
        number=docket.made.number("prosecution", docket.bench.unit, received),
        volumes=dice.between(1, 4),
        pages=_pages(of),
    )
    return received


def _pages(of: Case) -> int:
    """Numbered pages of the file: with every accused it is longer, and it never loses any."""
    before = (getattr(act, "pages", None) or 0 for act in of.docket.made.acts if act.matter == of.docket.matter)
    return max(of.docket.dice.between(90, 260) * (1 + len(of.at_work)), *before, 0)


def _return(of: Case, received: date) -> None:
    """Back to the agency once, which has two months from the day it gets the file."""
    docket, dice, days = of.docket, of.docket.dice, of.docket.days
    of.returned = days.no_later(dice.after(received, 10, 18), days.last(LIMIT, received, of.severity))
    got = days.working(dice.after(of.returned, 1, 2))
    ground = dice.weighed({ReturnGround.EVIDENCE_LACKING: 70, ReturnGround.ACCOMPLICE: 18, ReturnGround.PROCEDURE: 12})
    docket.ours(
        kinds.FileReturned,
        of.returned,
        ordinal=1,
        ground=ground,
        issues=(dice.one_of(ISSUES),),
        agency_received=at(got, dice.time()),
    )
    again = days.no_later(dice.after(got, 25, 55), days.last("BLTTHS-174-2-VKS", got))
    docket.theirs(kinds.InvestigationConcluded, again, "KLĐTBS", proposal=Proposal.PROSECUTE, supplementary=True)
    of.received_again = _receive(of, again)


def _try(of: Case, sent: date) -> None:
    """Docketed, set down, heard; a hearing in eight is postponed."""
    docket, dice, days = of.docket, of.docket.dice, of.docket.days
    court = docket.bench.court
    of.docketed = days.working(dice.after(sent, 1, 4))
    number = docket.made.number("court", docket.bench.unit, of.docketed)
    docket.plain(
        kinds.CourtDocketed,
        of.docketed,
        issued_by=court,
        court=court,
        number=f"{number}/{of.docketed.year}/TLST-HS",
    )
    last = days.last("BLTTHS-277-1", of.docketed, of.severity)
    set_on = days.no_later(last - timedelta(days=dice.between(0, 12)), last)
    heard = days.no_later(dice.after(set_on, 11, 15), days.last("BLTTHS-277-3", set_on))
    hearing = at(heard, dice.time(8, 8))
    docket.theirs(kinds.HearingSet, set_on, "QĐXXST-HS", by=court, hearing=hearing, place="Trụ sở Tòa án")
    if dice.chance(0.12):
        later = days.no_later(dice.after(heard, 12, 29), days.last("BLTTHS-297-2", heard))
        ground = "Vắng mặt người bào chữa, bị hại có lý do chính đáng"
        docket.theirs(
            kinds.HearingPostponed, heard, "QĐ-HPT", by=court, hearing=at(later, dice.time(8, 8)), ground=ground
        )
        heard = later
    _judge(of, heard, court)


def _judge(of: Case, heard: date, court: str) -> None:
    docket, dice, days = of.docket, of.docket.dice, of.docket.days
    verdicts = tuple(_verdict(of, one) for one in of.at_work)
    docket.theirs(
        kinds.CaseJudged, heard, "HS-ST", by=court, links=of.links(of.at_work), court=court, verdicts=verdicts
    )
    of.judged = heard
    got = days.working(dice.after(heard, 6, 10))
    reviewed = days.no_later(dice.after(got, 0, 3), heard + timedelta(days=14))
    docket.ours(
        kinds.JudgmentReviewed,
        reviewed,
        "PKS",
        signed_by=of.procurator,
        received=got,
        protests=False,
        opinion="Bản án có căn cứ, đúng pháp luật",
    )
    of.appealed = dice.chance(0.18)
    if not of.appealed:
        of.in_force = heard + timedelta(days=31)
        docket.plain(kinds.JudgmentInForce, of.in_force, issued_by=court)
        return
    who = dice.weighed({Appellant.ACCUSED: 86, Appellant.VICTIM: 14})
    ground = "Xin giảm nhẹ hình phạt" if who is Appellant.ACCUSED else "Đề nghị tăng hình phạt, tăng bồi thường"
    docket.plain(kinds.AppealLodged, dice.after(heard, 5, 15), by=who, ground=ground)
    of.in_force = days.working(dice.after(heard, 55, 88))
    docket.plain(kinds.JudgmentInForce, of.in_force, by_appellate=True)


def _verdict(of: Case, one: Accused) -> Verdict:
    """A penalty inside the frame of the clause; a suspended sentence only up to three years (BLHS 65)."""
    dice, offence = of.docket.dice, of.event.offence
    clause = of.docket.days.reference.offences.clause(offence, of.event.on)
    most = (clause.most_months if clause else None) or 36
    months = max(3, most * dice.between(35, 62) // 100)
    months -= months % 3
    if months <= 36 and not one.held and dice.chance(0.75):
        penalty = f"{_length(months)} tù, cho hưởng án treo"
        return Verdict(
            participant=one.participant,
            result=Result.SUSPENDED_SENTENCE,
            penalty=penalty,
            months=months,
            offence=offence,
        )
    if clause and clause.life and dice.chance(0.12):
        return Verdict(participant=one.participant, result=Result.LIFE, penalty="Tù chung thân", offence=offence)
    one.months = months
    return Verdict(
        participant=one.participant,
        result=Result.IMPRISONED,
        penalty=f"{_length(months)} tù",
        months=months,
        offence=offence,
    )


def _length(months: int) -> str:
    years, rest = divmod(months, 12)
    return " ".join(part for part in (f"{years:02d} năm" * bool(years), f"{rest:02d} tháng" * bool(rest)) if part)
