"""Why somebody may not: which rule stands in the way, said as a sentence with what can be done instead. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.words import Label, Word
from eprocuracy.workstreams.house_acts import Secrecy

from .powers import OWN_BUSINESS, Deed, Reach, Standing, duties_that, reach

DOCKETING = frozenset({Duty.PROCURATOR, Duty.EXAMINER, Duty.CLERK, Duty.STATISTICIAN})


class Rule(Word):
    """By which rule it is decided whether somebody may do something."""

    DUTY = "duty", "chức danh và quan hệ với vụ việc", "duty and standing to the matter"
    DELEGATION = "delegation", "ủy quyền bằng văn bản", "written delegation"
    OPENED = "opened", "mở khẩn cấp có lý do", "opened in an emergency"
    SYSTEM = "system", "hệ thống tự thực hiện", "the system itself"
    OUTSIDE = "outside", "việc của đơn vị khác", "a matter of another office"
    RELIEVED = "relieved", "đã có người khác thay", "somebody else has taken over"
    SIGNERS = "signers", "người ký do luật định", "the law names who signs"
    CLOSED = "closed", "vụ việc đóng", "closed matter"
    GUARDED = "guarded", "đồng nghiệp chỉ được xem", "colleagues may only view"
    ANOTHER_S = "another_s", "việc của người được phân công", "business of whoever is assigned"
    ASSIGNED_ONLY = "assigned_only", "chỉ người được phân công", "only those assigned"
    BELOW = "below", "cấp dưới tự ghi", "the office below records itself"
    OTHER_DUTY = "other_duty", "chức danh khác", "another duty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a no is made of. `as_duties` are the duties as they count here, `signers` those of them that may do this deed."""

    deed: Deed
    standing: Standing
    guarded: Secrecy
    duties: frozenset[Duty]
    as_duties: frozenset[Duty]
    signers: frozenset[Duty]
    signed_by: frozenset[Duty]
    relieved: bool
    assigned: tuple[str, ...]


def why_not(asked: Asked) -> tuple[Rule, Label]:
    """The rule that stands in the way, the most telling first."""
    deed, standing, duties = asked.deed, asked.standing, asked.duties
    vi, en = deed.label.vi, deed.label.en
    if standing is Standing.OUTSIDE:
        return Rule.OUTSIDE, Label(
            f"Không thể {vi}: đây là việc của đơn vị khác. Có thể đề nghị đơn vị đó hoặc cấp trên trực tiếp.",
            f"You cannot {en}: it belongs to another office. You can ask that office, or the one above.",
        )
    if asked.relieved:
        return Rule.RELIEVED, Label(
            f"Không thể {vi}: đã có người khác thay bạn thụ lý vụ việc này. Có thể báo người đang thụ lý hoặc văn thư ghi.",
            f"You cannot {en}: somebody else has taken over this matter from you. You can tell them, or the clerk, what to record.",
        )
    if deed is Deed.ISSUE and asked.signed_by and not asked.signers:
        named = [duty for duty in Duty if duty in asked.signed_by]
        return Rule.SIGNERS, Label(
            f"Văn bản này do {_names(named, 'vi')} ký. Có thể dự thảo và trình ký.",
            f"This document is signed by: {_names(named, 'en')}. You can draft it and submit it.",
        )
    if any(reach(duty, deed, standing) is not Reach.NONE for duty in asked.as_duties):
        return _guarded(asked)
    if deed in OWN_BUSINESS and standing is Standing.OWN and duties & DOCKETING:
        return Rule.ANOTHER_S, _another_s(asked)
    own = standing in (Standing.OWN, Standing.STANDING_IN, Standing.UNASSIGNED)
    if own and any(reach(duty, deed, Standing.ASSIGNED) is not Reach.NONE for duty in duties):
        return Rule.ASSIGNED_ONLY, Label(
            f"Chỉ người được phân công mới có thể {vi}. Có thể đề nghị Viện trưởng phân công.",
            f"Only those assigned may {en}. You can ask the chief procurator to assign you.",
        )
    if standing is Standing.UNDER and not duties_that(deed, standing):
        return Rule.BELOW, Label(
            f"Không thể {vi}: vụ việc do đơn vị cấp dưới thụ lý và ghi. Có thể yêu cầu đơn vị đó ghi hoặc sửa.",
            f"You cannot {en}: an office below handles it and records in it. You can ask that office to record or correct.",
        )
    those = duties_that(deed, standing) or duties_that(deed, Standing.OWN, Standing.ASSIGNED)
    return Rule.OTHER_DUTY, Label(
        f"Chức danh của bạn không thể {vi}. Việc này do: {_names(those, 'vi')}.",
        f"Your duty does not allow you to {en}. It is for: {_names(those, 'en')}.",
    )


def _another_s(asked: Asked) -> Label:
    """Whose matter it is, and whom to ask; the standing-in is arranged where leave is written down."""
    who, vi, en = ", ".join(asked.assigned), asked.deed.label.vi, asked.deed.label.en
    return Label(
        f"Không thể {vi}: vụ việc đã phân công cho {who}. Có thể báo {who}, người làm thay khi {who} nghỉ, hoặc lãnh đạo đơn vị ghi; "
        "việc của cơ quan khác thì vẫn ghi được.",
        f"You cannot {en}: the matter is assigned to {who}. You can ask {who}, whoever stands in while {who} is away, or the heads of "
        "the office to record it; what other bodies did you can still record.",
    )


def _guarded(asked: Asked) -> tuple[Rule, Label]:
    vi, en = asked.deed.label.vi, asked.deed.label.en
    if asked.guarded is Secrecy.CLOSED:
        return Rule.CLOSED, Label(
            f"Không thể {vi}: vụ việc chỉ mở cho người được phân công và Viện trưởng của đơn vị.",
            f"You cannot {en}: the matter is open only to those assigned and to the chief of the office.",
        )
    return Rule.GUARDED, Label(
        f"Không thể {vi}: đồng nghiệp chỉ được xem vụ việc này. Có thể đề nghị người được phân công.",
        f"You cannot {en}: colleagues may only view this matter. You can ask those assigned.",
    )


def _names(duties: Iterable[Duty], language: str) -> str:
    return ", ".join(duty.say(language) for duty in duties)
