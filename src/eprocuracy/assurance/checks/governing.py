"""Governance: the description of the system, dates of the law, the assessment before opening, the papers on personal data."""

from __future__ import annotations

from functools import wraps

from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.papers import as_pdf

from ..dossier import PAPERS
from ..dossier.gathering import gather
from ..dossier.milestones import Nearness, law, milestones, topics
from ..dossier.told import told
from ..installation import Installation
from .registry import Check, Parameter, Verdict, check, named, verdict

LOOKS_AT = Label(
    "các hồ sơ được lập từ cài đặt và lời khai của đơn vị vận hành",
    "the papers drawn up from what is installed and what its operator says",
)


def understood(look: Check) -> Check:
    """The same check, which says no where the file of the installation cannot be understood."""

    @wraps(look)
    def looks(there: Installation, parameter: Parameter) -> Verdict:
        try:
            return look(there, parameter)
        except Refused as refused:
            return verdict(False, refused.what.vi, refused.what.en)

    return looks


@check("GOV-01")
@understood
def the_system_describes_itself(there: Installation, parameter: Parameter) -> Verdict:
    """The description can be drawn, its scope is told, and no component differs from the lock."""
    seen = gather(there)
    wrong = [one.name for one in seen.components if not one.agrees]
    wrong += [name for name in ("owner", "operator", "place", "level_decision") if not getattr(seen.told, name)]
    size = len(as_pdf(PAPERS["system"](seen, "vi"))) // 1024
    return verdict(
        not wrong and bool(seen.components),
        f"hồ sơ {size} KB, {len(seen.components)} thành phần; thiếu hoặc khác bản khóa: {named(wrong) or 'không'}",
        f"a dossier of {size} KB, {len(seen.components)} components; missing or unlike the lock: {named(wrong) or 'none'}",
    )


@check("GOV-02")
@understood
def no_date_of_the_law_passed(there: Installation, parameter: Parameter) -> Verdict:
    """Every date that the control names is followed, and none passed without the paper by which it was met."""
    said = told(there.folder.path)
    all_dates = {f"{one['by']}" for one in law()["dates"].values()}
    followed = milestones(said, on=day_of(there.now))
    late = [one.says.vi for one in followed if one.nearness is Nearness.OVERDUE]
    late += [one for one in parameter.values() if one not in all_dates]
    soon = sum(one.nearness is Nearness.SOON for one in followed)
    return verdict(
        not late,
        f"{len(followed)} mốc đang theo dõi, {soon} mốc đang được báo trước; quá hạn hoặc chưa theo dõi: {named(late) or 'không'}",
        f"{len(followed)} dates followed, {soon} warned of; overdue or not followed: {named(late) or 'none'}",
    )


@check("GOV-03")
@understood
def assessed_before_opening(there: Installation, parameter: Parameter) -> Verdict:
    """Outside a demonstration a passed assessment is recorded, with paper, approver and day."""
    if there.settings.DEMONSTRATION:
        return verdict(True, "bản minh họa, không có dữ liệu thật", "a demonstration, without real data")
    found = told(there.folder.path).assessment
    if found is None:
        return verdict(False, "chưa có biên bản đánh giá; mọi trang đều báo", "no assessment; every page says so")
    return verdict(
        found.passed,
        f"{found.document}, {found.held_on:%d/%m/%Y}, {found.approver}: {'đạt' if found.passed else 'không đạt'}",
        f"{found.document}, {found.held_on:%d/%m/%Y}, {found.approver}: {'passed' if found.passed else 'not passed'}",
    )


@check("GOV-06")
@understood
def seven_topics_have_evidence(there: Installation, parameter: Parameter) -> Verdict:
    """Each of the topics has controls that the last run found kept, and none broken."""
    found = topics(gather(there).standings)
    short = [one.says.vi for one in found if not one.met]
    short += sorted(set(parameter["topics"]) - {one.code for one in found})
    return verdict(
        not short,
        f"{len(found)} nội dung; chưa đủ bằng chứng: {named(short) or 'không'}",
        f"{len(found)} topics; not enough evidence: {named(short) or 'none'}",
    )


@check("PDP-01")
@understood
def mechanisms_of_processing_are_there(there: Installation, parameter: Parameter) -> Verdict:
    """Rules and a channel of complaints are named, and the record of processing can be drawn with measures and periodic checks."""
    seen = gather(there)
    short = [
        name for name, value in (("quy chế", seen.told.rules), ("kênh khiếu nại", seen.told.complaints)) if not value
    ]
    short += [
        one for one in parameter["mechanisms"] if one not in {"rules", "complaints_channel", *law()["mechanisms"]}
    ]
    size = len(as_pdf(PAPERS["record"](seen, "vi"))) // 1024
    return verdict(
        not short,
        f"hồ sơ xử lý {size} KB, {len(parameter['mechanisms'])} cơ chế; chưa khai: {named(short) or 'không'}",
        f"a record of {size} KB, {len(parameter['mechanisms'])} mechanisms; not given: {named(short) or 'none'}",
    )


@check("PDP-04")
@understood
def impact_is_assessed(there: Installation, parameter: Parameter) -> Verdict:
    """The internal assessment of impact can be drawn, and somebody answers for it."""
    seen = gather(there)
    size, keeper = len(as_pdf(PAPERS["impact"](seen, "vi"))) // 1024, seen.told.personal_data
    return verdict(
        keeper is not None,
        f"bản đánh giá {size} KB; phụ trách: {keeper.name if keeper else 'chưa khai'}",
        f"an assessment of {size} KB; in charge: {keeper.name if keeper else 'nobody named'}",
    )
