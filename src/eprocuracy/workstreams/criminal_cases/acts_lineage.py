"""Where a case comes from and goes to: competence, takeover from a dissolved office, undone joining and splitting."""

from __future__ import annotations

from eprocuracy.kernel.actors import Authority
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.words import Label

from ..acts import Act, act, field
from ..people import Role
from .acts_accused import OURS
from .acts_case import LEADERS

BLTTHS = "BLTTHS 2015"


@act("case.taken_over", Label("Tiếp nhận vụ án từ đơn vị khác", "Case taken over from another office"))
class CaseTakenOver(Act):
    """Tiếp nhận vụ án của Viện kiểm sát đã giải thể hoặc chuyển giao: TT 03/2025/TT-VKSTC. Old numbers stay with the case, its limits run on."""

    basis = (cite("TT 03/2025", 1), cite(BLTTHS, 169, 5))
    issuers = OURS
    signers = LEADERS
    summary = "from_unit"

    from_unit: str | None = field("Đơn vị đã thụ lý", "Office that had it", needed=True)
    from_number: str | None = field("Số thụ lý cũ", "Its docket number there", needed=True)
    unit: str | None = field("Viện kiểm sát tiếp nhận", "Office that takes it over", needed=True)
    number: int | None = field("Số thụ lý mới", "New docket number")
    year: int | None = field("Năm của sổ", "Year of the book")
    procurator: str | None = field("Kiểm sát viên", "Procurator")


@act("case.transfer_proposed", Label("Đề nghị chuyển vụ án", "Transfer of the case proposed"))
class CaseTransferProposed(Act):
    """Cơ quan điều tra đề nghị chuyển vụ án để điều tra theo thẩm quyền: BLTTHS 169(1), (3). Three days run from its receipt."""

    basis = (cite(BLTTHS, 169, 3),)
    issuers = (Authority.INVESTIGATING_AGENCY,)
    summary = "to_agency"

    to_agency: str | None = field("Cơ quan đề nghị chuyển đến", "To which agency", needed=True)
    ground: str | None = field("Lý do", "Reason", lines=2)
    received: When | None = field("Viện kiểm sát nhận lúc", "Received by the procuracy", needed=True)


@act("case.transfer_refused", Label("Không chuyển vụ án", "Transfer of the case refused"))
class CaseTransferRefused(Act):
    """Viện kiểm sát không chấp nhận đề nghị chuyển vụ án: BLTTHS 169(3)."""

    basis = (cite(BLTTHS, 169, 3),)
    issuers = OURS
    signers = LEADERS
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=2, needed=True)


@act("case.file_arrived", Label("Cơ quan được chuyển đến đã nhận hồ sơ vụ án", "File of the transferred case received"))
class CaseFileArrived(Act):
    """Cơ quan điều tra có thẩm quyền nhận hồ sơ vụ án được chuyển: BLTTHS 169(4), (5), three days after the decision was received."""

    basis = (cite(BLTTHS, 169, 4), cite(BLTTHS, 169, 5))
    issuers = (Authority.INVESTIGATING_AGENCY,)
    summary = "agency"

    agency: str | None = field("Cơ quan tiếp nhận", "Receiving agency")


@act("case.competence_settled", Label("Giải quyết tranh chấp thẩm quyền điều tra", "Competence to investigate settled"))
class CaseCompetenceSettled(Act):
    """Giải quyết tranh chấp thẩm quyền khởi tố, điều tra: BLTTHS 150, 163; TTLT 04/2018 Điều 29."""

    basis = (cite(BLTTHS, 150), cite(BLTTHS, 163))
    issuers = OURS
    signers = LEADERS
    summary = "agency"

    agency: str | None = field("Cơ quan có thẩm quyền", "Competent agency", needed=True)
    ground: str | None = field("Lý do", "Reason", lines=2)


@act(
    "case.prosecution_passed_on",
    Label("Chuyển thẩm quyền thực hành quyền công tố", "Competence to prosecute passed on"),
)
class CaseProsecutionPassedOn(Act):
    """Chuyển vụ án cho Viện kiểm sát có thẩm quyền thực hành quyền công tố, kiểm sát điều tra: BLTTHS 41, 239; mẫu 86/HS."""

    basis = (cite(BLTTHS, 41), cite(BLTTHS, 239))
    form = "86/HS"
    issuers = OURS
    signers = LEADERS
    summary = "to_unit"

    to_unit: str | None = field("Viện kiểm sát nhận", "Receiving procuracy", needed=True)
    ground: str | None = field("Lý do", "Reason", lines=2)


@act(
    "lower.informed",
    Label("Thông báo cho Viện kiểm sát cấp dưới trước khi kết thúc điều tra", "Lower procuracy told before the end"),
)
class LowerInformed(Act):
    """VKS cấp trên thông báo cho VKS cấp dưới sẽ thực hành quyền công tố, kiểm sát xét xử: BLTTHS 239(1), two months before."""

    basis = (cite(BLTTHS, 239, 1),)
    issuers = OURS
    signers = LEADERS
    summary = "to_unit"

    to_unit: str | None = field("Viện kiểm sát cấp dưới", "Lower procuracy", needed=True)


@act("lower.assigned", Label("Phân công Viện kiểm sát cấp dưới", "Lower procuracy assigned"))
class LowerAssigned(Act):
    """Phân công VKS cấp dưới thực hành quyền công tố, kiểm sát xét xử: BLTTHS 239(1); mẫu 159/HS."""

    basis = (cite(BLTTHS, 239, 1),)
    form = "159/HS"
    issuers = OURS
    signers = LEADERS
    summary = "to_unit"

    to_unit: str | None = field("Viện kiểm sát được phân công", "Procuracy assigned", needed=True)


@act("case.join_cancelled", Label("Hủy quyết định nhập vụ án", "Joining annulled"))
class CaseJoinCancelled(Act):
    """Hủy bỏ quyết định nhập vụ án: BLTTHS 170(3); mẫu 88/HS. It stands in the case that went on; JOINED names the one that is free again."""

    basis = (cite(BLTTHS, 170, 3),)
    form = "88/HS"
    issuers = OURS
    signers = LEADERS
    roles = (Role.JOINED, Role.ACCUSED)
    called = {
        Role.JOINED: Label("vụ án trở lại thành vụ riêng", "the case that is separate again"),
        Role.ACCUSED: Label("bị can trở lại vụ đó", "the accused who go back to it"),
    }
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=2, needed=True)


@act("case.split_cancelled", Label("Hủy quyết định tách vụ án", "Splitting annulled"))
class CaseSplitCancelled(Act):
    """Hủy bỏ quyết định tách vụ án: BLTTHS 170(3); mẫu 89/HS. It stands in the case that was split off; its accused go back."""

    basis = (cite(BLTTHS, 170, 3),)
    form = "89/HS"
    issuers = OURS
    signers = LEADERS
    roles = (Role.SPLIT_FROM, Role.ACCUSED)
    called = {
        Role.SPLIT_FROM: Label("vụ án mà các bị can trở về", "the case to which the accused go back"),
        Role.ACCUSED: Label("bị can trở về vụ đó", "the accused who go back to it"),
    }
    summary = "ground"

    ground: str | None = field("Lý do", "Reason", lines=2, needed=True)


@act("file.refused", Label("Không tiếp nhận hồ sơ vụ án", "File not taken over"))
class FileRefused(Act):
    """VKS không nhận hồ sơ vì thiếu tài liệu, vật chứng hoặc chưa giao kết luận điều tra cho bị can: BLTTHS 238(2)."""

    basis = (cite(BLTTHS, 238, 2),)
    issuers = OURS
    signers = LEADERS
    summary = "lacking"

    lacking: tuple[str, ...] | None = field(
        "Thiếu tài liệu, vật chứng, thủ tục", "What is lacking", lines=4, needed=True
    )
