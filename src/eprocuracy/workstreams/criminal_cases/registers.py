"""The books of cases: S3 investigation, S4 accused, S6 prosecution, S7 trial; S8, S9 and S12 in files beside this one."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Label, Word

from ..registers import Cell, Column, OfPerson, Register
from ..states import Place, State
from .book_cells import activities_of, appeal_of, formerly_of, measures_of
from .book_rows import acts_of
from .case_state import CaseState, Charge, Paper
from .registers_above import REGISTERS_ABOVE
from .registers_suspended import SUSPENDED_REGISTERS

OfCase = Callable[[CaseState], Cell]
OfAccused = Callable[[CaseState, Place], Cell]


def _column(
    key: str, vi: str, en: str, cell: OfCase, *, group: Label | None = None, like: tuple[str, ...] = (), width: int = 14
) -> Column:
    def of(state: State, _participant: UUID | None) -> Cell:
        return cell(state) if isinstance(state, CaseState) else None

    return Column(key, Label(vi, en), of, group, like, width)


def _own(key: str, vi: str, en: str, cell: OfAccused, *, group: Label | None = None, width: int = 14) -> Column:
    def of(state: State, participant: UUID | None) -> Cell:
        place = state.places.get(participant) if participant else None
        return cell(state, place) if isinstance(state, CaseState) and place else None

    return Column(key, Label(vi, en), of, group, (), width)


def _said(word: Word | None) -> str | None:
    return word.label.vi if word is not None else None


def _paper(one: Paper | None) -> str | None:
    return (str(one) or None) if one else None


def _papers(many: tuple[Paper, ...]) -> str | None:
    return "\n".join(str(one) for one in many) or None


def _moment(at: When | None) -> str | None:
    if at is None or at.day is None:
        return None
    return f"{at.minute:%H:%M} {at.day:%d/%m/%Y}" if at.minute else f"{at.day:%d/%m/%Y}"


def _offences(state: CaseState) -> str | None:
    return "; ".join(one.say() for one in state.offences) or None


def _accused(state: CaseState) -> Cell:
    named = tuple(place.participant for place in state.accused)
    return OfPerson(named) if named else None


def _nth(papers: tuple[Paper, ...], place: int) -> str | None:
    return str(papers[place]) if len(papers) > place else None


def _charge(state: CaseState, place: Place) -> Charge:
    return state.charges.get(place.participant, Charge())


INSTITUTION = Label("Khởi tố vụ án", "Institution")
EXTENSION = Label("Gia hạn điều tra (số, ngày, đến ngày)", "Extensions (number, day, until)")
END = Label("Kết thúc điều tra", "End of the investigation")
PROSECUTION = Label("Giai đoạn truy tố", "Prosecution")
TRIAL = Label("Xét xử sơ thẩm", "First instance")

NUMBER = _column("number", "Số thụ lý", "Docket number", lambda s: s.number, like=("Số TL", "Thụ lý / Số"), width=8)
TITLE = _column(
    "case_name", "Tên vụ án", "Name of the case", lambda s: s.title or None, like=("Nội dung", "Vụ án"), width=36
)
OFFENCES = _column("offences", "Tội danh, điều luật", "Offences", _offences, like=("Tội danh", "Điều luật"), width=20)
PROCURATOR = _column(
    "procurator", "KSV", "Procurator", lambda s: s.procurator or None, like=("Kiểm sát viên",), width=18
)
NOTE = _column("note", "Ghi chú", "Remarks", lambda s: s.remark or None, width=24)
STAGE = _column("stage", "Tình trạng", "Where it stands", lambda s: _said(s.stage), width=24)

CASE_COLUMNS = (
    _column("unit", "Đơn vị", "Unit", lambda s: s.unit or None, like=("VKS", "Viện")),
    NUMBER,
    _column("accepted_on", "Ngày thụ lý", "Docketed on", lambda s: s.accepted_on, like=("Ngày TL",)),
    TITLE,
    OFFENCES,
    _column("institution_no", "Số QĐ", "Number", lambda s: s.instituted.number, group=INSTITUTION, like=("QĐKTVA",)),
    _column("instituted_on", "Ngày", "Day", lambda s: s.instituted.on, group=INSTITUTION),
    _column("agency", "Cơ quan khởi tố", "Agency", lambda s: s.agency or None, group=INSTITUTION, width=24),
    _column("accused_count", "Số bị can", "Number of accused", lambda s: len(s.accused), width=8),
    _column("accused", "Bị can (họ tên, năm sinh)", "Accused", _accused, width=28),
    PROCURATOR,
    _column("investigator", "ĐTV", "Investigator", lambda s: s.investigator or None, like=("Điều tra viên",), width=18),
    *(
        _column(f"extension_{n}", f"Lần {n}", f"No. {n}", lambda s, n=n: _nth(s.extensions, n - 1), group=EXTENSION)  # type: ignore[misc]
        for n in (1, 2, 3)
    ),
    _column("requests", "Yêu cầu điều tra (số lần)", "Investigation requests", lambda s: s.requests or None, width=8),
    _column("outcome", "Hình thức", "Manner", lambda s: _outcome(s), group=END),
    _column("outcome_no", "Số, ngày", "Number, day", lambda s: _paper(s.ended), group=END),
    _column(
        "file_on",
        "Ngày nhận hồ sơ",
        "File received",
        lambda s: s.received[0].on if s.received else None,
        group=PROSECUTION,
    ),
    _column("returned_on", "Trả HS ĐTBS", "Returned", lambda s: _papers(s.returned), group=PROSECUTION),
    _column(
        "decision",
        "Cáo trạng, quyết định (số, ngày)",
        "Decision",
        lambda s: _paper(s.indicted or s.decided),
        group=PROSECUTION,
    ),
    _column("activities", "Hoạt động kiểm sát (KSV tham gia)", "Activities (attended)", activities_of, width=18),
    _column("interrogated", "KSV trực tiếp hỏi cung", "Interrogated", lambda s: s.course.interrogated or None, width=8),
    _column("formerly", "Số thụ lý cũ, đơn vị cũ", "Former numbers and offices", formerly_of, width=20),
    STAGE,
    NOTE,
)


def _outcome(state: CaseState) -> str | None:
    if state.ended is None:
        return None
    if state.ended == state.concluded:
        return _said(state.proposal) or "kết luận điều tra"
    return _said(state.stage)


ACCUSED_COLUMNS = (
    _own("name", "Họ và tên", "Name", lambda _, p: OfPerson((p.participant,)), width=24),
    _own("birth", "Ngày, năm sinh", "Birth", lambda _, p: OfPerson((p.participant,), "birth")),
    _own("id_no", "Số CCCD/CMND", "Identity number", lambda _, p: OfPerson((p.participant,), "id_no")),
    _own("address", "Nơi cư trú", "Address", lambda _, p: OfPerson((p.participant,), "address"), width=28),
    NUMBER,
    TITLE,
    _own(
        "offences",
        "Tội danh khởi tố",
        "Charged with",
        lambda s, p: "; ".join(o.say() for o in p.offences or s.offences) or None,
        width=20,
    ),
    _own("charged", "QĐ KTBC (số, ngày)", "Charge", lambda s, p: _paper(_charge(s, p).charged)),
    _own("approved", "VKS phê chuẩn (số, ngày)", "Approved", lambda s, p: _paper(_charge(s, p).approved)),
    _own(
        "refused",
        "Không phê chuẩn, hủy (số, ngày)",
        "Not approved, annulled",
        lambda s, p: _paper(_charge(s, p).refused),
    ),
    _own("changes", "Thay đổi, bổ sung", "Changes", lambda s, p: _papers(_charge(s, p).changes)),
    _own("measure", "Biện pháp ngăn chặn", "Measure", measures_of),
    _own("measure_until", "Đến ngày", "Until", lambda _, p: _moment(p.measure_until)),
    _own("stage", "Tình trạng", "Where it stands", lambda _, p: _said(p.stage), width=24),
    _own("result", "Kết quả xét xử", "Result at court", lambda s, p: _verdict(s, p), width=24),
    PROCURATOR,
)


def _verdict(state: CaseState, place: Place) -> str | None:
    verdict = state.verdicts.get(place.participant)
    if verdict is None:
        return None
    above = state.course.appealed.get(place.participant)
    told = (verdict.result.label.vi, verdict.penalty, f"phúc thẩm: {above.label.vi}" if above else None)
    return " - ".join(part for part in told if part)


PROSECUTION_COLUMNS = (
    NUMBER,
    _column(
        "file_no",
        "Số thụ lý truy tố",
        "Prosecution docket",
        lambda s: s.received[-1].number if s.received else None,
        width=8,
    ),
    _column("file_on", "Ngày nhận hồ sơ", "File received", lambda s: s.received[0].on if s.received else None),
    TITLE,
    OFFENCES,
    _column("accused_count", "Số bị can", "Number of accused", lambda s: len(s.accused), width=8),
    _column("concluded", "KLĐT (số, ngày)", "Conclusion", lambda s: _paper(s.concluded)),
    _column("pages", "Bút lục", "Pages", lambda s: s.pages, width=8),
    _column("volumes", "Tập", "Volumes", lambda s: s.volumes, width=8),
    _column("exhibits", "Vật chứng", "Exhibits", lambda s: s.exhibits or None),
    _column("extended", "Gia hạn", "Extended", lambda s: _papers(s.prosecution_extensions)),
    _column("returned", "Trả hồ sơ ĐTBS (lần, số, ngày)", "Returned", lambda s: _papers(s.returned)),
    _column(
        "file_again_on", "Ngày nhận lại", "Received again", lambda s: s.received[-1].on if len(s.received) > 1 else None
    ),
    _column("decided", "Tạm đình chỉ, đình chỉ", "Suspended, terminated", lambda s: _paper(s.decided)),
    _column("indicted", "Cáo trạng (số, ngày)", "Indictment", lambda s: _paper(s.indicted)),
    _column("sent_on", "Ngày chuyển Tòa", "Sent to court", lambda s: s.sent_on),
    PROCURATOR,
    NOTE,
)

TRIAL_COLUMNS = (
    NUMBER,
    _column("court", "Tòa án", "Court", lambda s: s.court or None, group=TRIAL),
    _column("court_no", "Thụ lý của Tòa án", "Docket of the court", lambda s: _paper(s.court_docket), group=TRIAL),
    TITLE,
    _column("accused", "Bị cáo", "Defendants", _accused, width=28),
    OFFENCES,
    _column("indicted", "Cáo trạng (số, ngày)", "Indictment", lambda s: _paper(s.indicted)),
    _column("returned", "Tòa án trả hồ sơ", "Returned by the court", lambda s: _papers(s.returned_by_court)),
    _column("hearing_order", "QĐ đưa ra xét xử", "Order for trial", lambda s: _paper(s.hearing_order)),
    _column("hearing", "Ngày phiên tòa", "Hearing", lambda s: _moment(s.hearing)),
    _column("postponed", "Hoãn (lần)", "Postponed", lambda s: s.postponed or None, width=8),
    PROCURATOR,
    _column("judged", "Bản án (số, ngày)", "Judgment", lambda s: _paper(s.judged)),
    _column(
        "results",
        "Hình phạt",
        "Results",
        lambda s: "; ".join(v.result.label.vi for v in s.verdicts.values()) or None,
        width=28,
    ),
    _column("judgment_received_on", "Ngày nhận bản án", "Judgment received", lambda s: s.judgment_received_on),
    _column("appeals", "Kháng cáo, kháng nghị (số)", "Appeals and protests", lambda s: len(s.appeals) or None, width=8),
    _column("appeal", "Kết quả phúc thẩm", "Result on appeal", appeal_of, width=24),
    _column("in_force_on", "Ngày có hiệu lực", "In force on", lambda s: s.in_force_on),
    NOTE,
)


def _received(state: State) -> bool:
    return isinstance(state, CaseState) and bool(state.received or state.indicted)


def _at_court(state: State) -> bool:
    return isinstance(state, CaseState) and bool(state.sent_on or state.court_docket or state.judged)


REGISTERS = (
    Register(
        code="S3",
        kind="cases",
        label=Label("Sổ thụ lý kiểm sát điều tra vụ án hình sự", "Register of criminal cases"),
        columns=CASE_COLUMNS,
        acts_of=acts_of,
    ),
    Register(
        code="S4",
        kind="accused",
        label=Label("Sổ bị can", "Register of the accused"),
        columns=ACCUSED_COLUMNS,
        per_participant=True,
    ),
    Register(
        code="S6",
        kind="prosecution",
        label=Label("Sổ thụ lý giải quyết án giai đoạn truy tố", "Register of prosecution"),
        columns=PROSECUTION_COLUMNS,
        holds=_received,
    ),
    Register(
        code="S7",
        kind="trials",
        label=Label("Sổ kiểm sát xét xử sơ thẩm", "Register of trials at first instance"),
        columns=TRIAL_COLUMNS,
        holds=_at_court,
    ),
    *REGISTERS_ABOVE,
    *SUSPENDED_REGISTERS,
)
