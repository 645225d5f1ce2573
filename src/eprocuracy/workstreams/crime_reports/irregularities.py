"""What a supervising procurator is told about a report, and how it is judged once the law is at hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.words import Label
from eprocuracy.law.citizen_id import well_formed
from eprocuracy.law.deadlines import Determined, determine, latest_before
from eprocuracy.law.reference import Reference
from eprocuracy.workstreams.projected import Finding, FindingKind

from .report import Noted, ReportState

BLTTHS = "BLTTHS 2015"
VERIFICATION = "BLTTHS-147-1"
EXTENSION_REQUEST = "BLTTHS-147-2-REQ"
_OLD_CARD = re.compile(r"[0-9]{9}", re.ASCII)

DECIDED_LATE = FindingKind(
    code="report_decided_late",
    label=Label("Giải quyết nguồn tin quá thời hạn", "Report decided after the time limit"),
    basis=(cite(BLTTHS, 147), cite(BLTTHS, 148, 2), cite(BLTTHS, 149, 1)),
)
OPEN_PAST_LIMIT = FindingKind(
    code="report_open_past_limit",
    label=Label("Chưa giải quyết nguồn tin, đã quá hạn", "Report still open after the time limit"),
    basis=(cite(BLTTHS, 147), cite(BLTTHS, 148, 2), cite(BLTTHS, 149, 1)),
)
EXTENSION_AFTER_LIMIT = FindingKind(
    code="report_extension_after_limit",
    label=Label("Gia hạn sau khi đã hết thời hạn", "Extension granted after the limit had run out"),
    basis=(cite(BLTTHS, 147, 2),),
)
EXTENSION_TOO_LONG = FindingKind(
    code="report_extension_too_long",
    label=Label("Gia hạn quá thời hạn luật cho phép", "Extension longer than the law allows"),
    basis=(cite(BLTTHS, 147, 2),),
)
EXTENDED_TWICE = FindingKind(
    code="report_extended_twice",
    label=Label("Gia hạn lần thứ hai, luật chỉ cho một lần", "Extended twice although the law allows it once"),
    basis=(cite(BLTTHS, 147, 2),),
)
PROLONGED_LATE = FindingKind(
    code="report_prolonged_late",
    label=Label("Kéo dài thời hạn sau khi đã hết hạn", "Time prolonged after it had run out"),
    basis=(cite(BLTTHS, 147, 1),),
)
PROLONGED_TOO_LONG = FindingKind(
    code="report_prolonged_too_long",
    label=Label("Kéo dài quá 02 tháng kể từ ngày nhận", "Time prolonged beyond two months from receipt"),
    basis=(cite(BLTTHS, 147, 1),),
)
EXTENSION_REQUESTED_LATE = FindingKind(
    code="report_extension_requested_late",
    label=Label("Đề nghị gia hạn chậm", "Extension asked for too late"),
    basis=(cite(BLTTHS, 147, 2),),
)
EXTENSION_DECIDED_LATE = FindingKind(
    code="report_extension_decided_late",
    label=Label("Viện kiểm sát quyết định việc gia hạn chậm", "Decision on the extension made too late"),
    basis=(cite("TTLT 01/2017", 11, 2),),
)
NOTIFIED_LATE = FindingKind(
    code="report_notified_late",
    label=Label("Chậm thông báo việc tiếp nhận cho Viện kiểm sát", "Procuracy told of the report too late"),
    basis=(cite(BLTTHS, 146, 5),),
)
PASSED_ON_LATE = FindingKind(
    code="report_passed_on_late",
    label=Label("Chậm chuyển nguồn tin cho Cơ quan điều tra", "Report passed on too late"),
    basis=(cite("TTLT 01/2017", 8),),
)
ASSIGNED_LATE = FindingKind(
    code="report_assigned_late",
    label=Label("Chậm phân công Kiểm sát viên", "Procurator assigned too late"),
    basis=(cite("TTLT 01/2017", 10, 2),),
)
FILE_HANDED_OVER_LATE = FindingKind(
    code="report_file_handed_over_late",
    label=Label(
        "Chậm chuyển hồ sơ cho Viện kiểm sát trực tiếp giải quyết", "File handed over to the procuracy too late"
    ),
    basis=(cite(BLTTHS, 146, 2),),
)
SUSPENDED_EARLY = FindingKind(
    code="report_suspended_early",
    label=Label("Tạm đình chỉ khi chưa hết thời hạn", "Suspended before the time limit had run out"),
    basis=(cite(BLTTHS, 148, 1),),
)
SUSPENSION_SENT_LATE = FindingKind(
    code="report_suspension_sent_late",
    label=Label("Chậm gửi quyết định tạm đình chỉ", "Decision to suspend sent too late"),
    basis=(cite(BLTTHS, 148, 2),),
)
RESUMPTION_SENT_LATE = FindingKind(
    code="report_resumption_sent_late",
    label=Label("Chậm gửi quyết định phục hồi", "Decision to resume sent too late"),
    basis=(cite(BLTTHS, 149, 2),),
)
REQUEST_UNANSWERED = FindingKind(
    code="report_request_unanswered",
    label=Label(
        "Vi phạm không được khắc phục trong 15 ngày theo yêu cầu", "Violation not mended within 15 days as requested"
    ),
    basis=(cite("TTLT 01/2017", 6),),
)
INFORMANT_TOLD_LATE = FindingKind(
    code="report_informant_told_late",
    label=Label("Chậm thông báo kết quả cho người cung cấp nguồn tin", "Informant told of the result too late"),
    basis=(cite("TTLT 01/2017", 14),),
)
ID_MALFORMED = FindingKind(
    code="citizen_id_malformed",
    label=Label("Số định danh, CMND không đúng cấu trúc", "Identity number with a wrong number of digits"),
    basis=(cite("Luật Căn cước 2023", 12),),
)
AFTER_RECORD = FindingKind(
    code="report_act_after_record",
    label=Label("Ngày của văn bản sau ngày ghi nhận", "Act dated after the day it was recorded"),
)

OBJECTION_LATE = FindingKind(
    code="report_objection_answered_late",
    label=Label("Viện kiểm sát cấp trên chậm trả lời kiến nghị", "Petition answered by the procuracy above late"),
    basis=(cite("TTLT 01/2017", 13, 2),),
)

FINDINGS = (
    OBJECTION_LATE,
    DECIDED_LATE,
    OPEN_PAST_LIMIT,
    EXTENSION_AFTER_LIMIT,
    EXTENSION_TOO_LONG,
    EXTENDED_TWICE,
    PROLONGED_LATE,
    PROLONGED_TOO_LONG,
    EXTENSION_REQUESTED_LATE,
    EXTENSION_DECIDED_LATE,
    NOTIFIED_LATE,
    PASSED_ON_LATE,
    ASSIGNED_LATE,
    FILE_HANDED_OVER_LATE,
    SUSPENDED_EARLY,
    SUSPENSION_SENT_LATE,
    RESUMPTION_SENT_LATE,
    REQUEST_UNANSWERED,
    INFORMANT_TOLD_LATE,
    ID_MALFORMED,
    AFTER_RECORD,
)


def judged(state: ReportState, reference: Reference) -> Iterator[Finding]:
    """The findings that need the law, or the persons named, and no clock."""
    yield from _numbers(state)
    for one in state.suspensions:
        answer = _answer(state, one, reference)
        if answer is not None and one.on < _nominal(answer):
            moved = {"limit_moved_to": answer.ends_on} if answer.ends_on != _nominal(answer) else {}
            yield _told(state, SUSPENDED_EARLY, one, limit_ends_on=_nominal(answer), **moved)
    for one in state.extension_requests:
        answer = _answer(state, one, reference)
        if answer is None:
            continue
        latest = latest_before(reference, EXTENSION_REQUEST, expiry=_nominal(answer))
        if isinstance(latest, Determined) and one.on > latest.ends_on:
            yield _told(state, EXTENSION_REQUESTED_LATE, one, latest_on=latest.ends_on)


def _answer(state: ReportState, noted: Noted, reference: Reference) -> Determined | None:
    """The end of the verification as it stood at an act."""
    answer = determine(reference, VERIFICATION, start=state.received, extensions=noted.granted)
    return answer if isinstance(answer, Determined) else None


def _nominal(answer: Determined) -> date:
    """The last day before days of rest move it: the time itself has run out then."""
    return answer.nominal.date() if isinstance(answer.nominal, datetime) else answer.nominal


def _told(state: ReportState, kind: FindingKind, noted: Noted, **values: object) -> Finding:
    return Finding(code=kind.code, matter=state.id, act=noted.act, on=noted.on, values=values)


def _numbers(state: ReportState) -> Iterator[Finding]:
    for place in state.places.values():
        written = "".join(place.person.id_no.split()) if place.person and place.person.id_no else ""
        if written and not well_formed(written) and not _OLD_CARD.fullmatch(written):
            yield Finding(
                code=ID_MALFORMED.code,
                matter=state.id,
                participant=place.participant,
                on=state.accepted_on or state.opened_on,
                values={"digits": sum(sign.isdigit() for sign in written)},
            )
