"""The closed lists of words of this workstream: stages, grounds, measures, results."""

from __future__ import annotations

from eprocuracy.kernel.words import Word


class Stage(Word):
    """Where a case stands, and who must act."""

    INSTITUTED = "instituted", "mới khởi tố, cần thụ lý", "instituted, needs docketing"
    INVESTIGATING = "investigating", "đang điều tra", "under investigation"
    SUSPENDED = "investigation_suspended", "tạm đình chỉ điều tra", "investigation suspended"
    CONCLUDED = "concluded", "kết thúc điều tra, chờ hồ sơ", "investigation concluded, waits for the file"
    PROSECUTION = "prosecution", "cần quyết định việc truy tố", "needs a decision on prosecution"
    RETURNED = "returned", "trả hồ sơ, chờ điều tra bổ sung", "returned, waits for additional investigation"
    PROSECUTION_SUSPENDED = (
        "prosecution_suspended",
        "tạm đình chỉ vụ án ở giai đoạn truy tố",
        "suspended in prosecution",
    )
    INDICTED = "indicted", "đã truy tố, cần chuyển hồ sơ sang Tòa án", "indicted, the file must go to court"
    SENT_TO_COURT = "sent_to_court", "đã chuyển, chờ Tòa án thụ lý", "sent, waits for the court to docket it"
    COURT_RETURNED = "court_returned", "Tòa án trả hồ sơ, cần xem xét", "returned by the court, needs a decision"
    TRIAL_PREPARATION = "trial_preparation", "chờ quyết định đưa ra xét xử", "waits for the order for trial"
    HEARING_SET = "hearing_set", "chờ xét xử, cần chuẩn bị phiên tòa", "hearing set, needs preparation"
    JUDGED = "judged", "đã xét xử sơ thẩm, cần kiểm sát bản án", "judged, the judgment needs review"
    REVIEWED = (
        "judgment_reviewed",
        "đã kiểm sát bản án, chờ hết hạn kháng cáo, kháng nghị",
        "judgment reviewed, waits for the time to appeal to end",
    )
    TRIAL_SUSPENDED = "trial_suspended", "Tòa án tạm đình chỉ vụ án", "suspended by the court"
    APPEALED = "appealed", "có kháng cáo, kháng nghị, chờ xét xử phúc thẩm", "appealed, waits for the appellate trial"
    APPEAL_DOCKETED = "appeal_docketed", "phúc thẩm đã thụ lý, cần nghiên cứu hồ sơ", "appeal docketed, needs study"
    APPEAL_HEARING = "appeal_hearing", "chờ xét xử phúc thẩm, cần chuẩn bị phiên tòa", "appellate hearing set"
    ANNULLED = (
        "annulled",
        "án bị hủy, cần chuyển điều tra lại hoặc xét xử lại",
        "annulled, to be investigated or tried again",
    )
    CASSATION = "cassation", "có kháng nghị giám đốc thẩm, tái thẩm, chờ xét xử", "protested in cassation or reopening"
    TO_RESUME = "to_resume", "đã hủy quyết định, chờ phục hồi", "decision annulled, waits for the resumption"
    IN_FORCE = "in_force", "bản án có hiệu lực pháp luật", "judgment in force"
    TERMINATED = "terminated", "đình chỉ", "terminated"
    TRANSFERRED = "transferred", "đã chuyển cơ quan khác", "transferred"
    JOINED = "joined", "đã nhập vào vụ án khác", "joined into another case"
    CANCELLED = "cancelled", "đã hủy quyết định khởi tố", "institution annulled"


CLOSED = frozenset({Stage.IN_FORCE, Stage.TERMINATED, Stage.TRANSFERRED, Stage.JOINED, Stage.CANCELLED})


RESTING = frozenset({Stage.SUSPENDED, Stage.PROSECUTION_SUSPENDED, Stage.TRIAL_SUSPENDED})


class AccusedStage(Word):
    """Where one accused stands in the case."""

    CHARGED = "charged", "cần xét phê chuẩn khởi tố bị can", "the charge needs approval"
    INVESTIGATED = "investigated", "bị can, đang điều tra", "accused, under investigation"
    REFUSED = "refused", "không phê chuẩn khởi tố bị can", "charge not approved"
    CHARGE_CANCELLED = "charge_cancelled", "đã hủy quyết định khởi tố bị can", "charge annulled"
    SUSPENDED = "suspended", "tạm đình chỉ đối với bị can", "suspended for this accused"
    TERMINATED = "terminated", "đình chỉ đối với bị can", "terminated for this accused"
    PROPOSED = "proposed", "được đề nghị truy tố", "proposed for prosecution"
    INDICTED = "indicted", "đã truy tố, chờ xét xử", "indicted, waits for trial"
    DIVERTED = "diverted", "áp dụng xử lý chuyển hướng", "diverted"
    JUDGED = "judged", "đã xét xử sơ thẩm", "judged at first instance"
    APPEALED = "appealed", "có kháng cáo, kháng nghị", "appealed"
    ANNULLED = "annulled", "án bị hủy đối với bị cáo", "judgment annulled"
    IN_FORCE = "in_force", "bản án có hiệu lực", "judgment in force"
    SPLIT_OFF = "split_off", "đã tách sang vụ án khác", "split off into another case"


OUT_OF_CASE = frozenset(
    {
        AccusedStage.REFUSED,
        AccusedStage.CHARGE_CANCELLED,
        AccusedStage.TERMINATED,
        AccusedStage.SPLIT_OFF,
        AccusedStage.DIVERTED,
    }
)
"""Accused who no longer decide the class of the case."""


class ResumedAs(Word):
    """BLTTHS 235, 249: what goes on for the accused."""

    INVESTIGATION = "investigation", "phục hồi điều tra", "the investigation"
    PROSECUTION = "prosecution", "phục hồi vụ án, quyết định truy tố", "the case, in prosecution"


class ChargeChange(Word):
    CHANGED = "changed", "thay đổi", "changed"
    ADDED = "added", "bổ sung", "added"


class SpecialExtension(Word):
    """Extensions beyond the numbered ones (BLTTHS 172(3))."""

    SPECIAL = (
        "special",
        "vụ án rất phức tạp, Viện trưởng VKSND tối cao gia hạn",
        "very complex case, Prosecutor General",
    )
    NATIONAL_SECURITY = "national_security", "tội xâm phạm an ninh quốc gia", "offence against national security"


class SuspensionGround(Word):
    """BLTTHS 229, 247."""

    ACCUSED_UNKNOWN = "accused_unknown", "chưa xác định được bị can", "accused not identified"
    ACCUSED_ABSCONDING = "accused_absconding", "không biết rõ bị can đang ở đâu", "whereabouts of the accused unknown"
    ILLNESS = "illness", "bị can bị bệnh tâm thần, bệnh hiểm nghèo", "mental or grave illness"
    RESULT_PENDING = (
        "result_pending",
        "chờ kết quả giám định, định giá, tương trợ tư pháp",
        "expert, valuation or foreign result pending",
    )
    FORCE_MAJEURE = "force_majeure", "bất khả kháng, thiên tai, dịch bệnh", "force majeure, disaster or epidemic"


class TerminationGround(Word):
    """BLTTHS 155(2), 157, 230, 248."""

    NO_CRIME = "no_crime", "không có sự việc phạm tội hoặc hành vi không cấu thành tội phạm", "no offence was committed"
    UNDER_AGE = (
        "under_age",
        "người thực hiện hành vi chưa đến tuổi chịu trách nhiệm hình sự",
        "below the age of liability",
    )
    ALREADY_JUDGED = (
        "already_judged",
        "đã có bản án hoặc quyết định đình chỉ có hiệu lực",
        "already judged or terminated",
    )
    LIMITATION = "limitation", "hết thời hiệu truy cứu trách nhiệm hình sự", "limitation has run out"
    AMNESTY = "amnesty", "tội phạm đã được đại xá", "amnesty"
    DEATH = "death", "người thực hiện hành vi đã chết", "death"
    REQUEST_WITHDRAWN = (
        "request_withdrawn",
        "người yêu cầu khởi tố rút yêu cầu",
        "the request to prosecute was withdrawn",
    )
    EXEMPTION = "exemption", "miễn trách nhiệm hình sự", "exemption from liability"
    NOT_PROVED = (
        "not_proved",
        "hết thời hạn điều tra mà không chứng minh được bị can phạm tội",
        "not proved when the time ran out",
    )
    DIVERSION = "diversion", "áp dụng xử lý chuyển hướng", "diversion of a juvenile"


INNOCENT = frozenset({TerminationGround.NO_CRIME})


class Proposal(Word):
    """What the investigation conclusion proposes (BLTTHS 232)."""

    PROSECUTE = "prosecute", "đề nghị truy tố", "proposal to prosecute"
    TERMINATE = "terminate", "đình chỉ điều tra", "termination of the investigation"


class ReturnGround(Word):
    """BLTTHS 245, 280."""

    EVIDENCE_LACKING = (
        "evidence_lacking",
        "thiếu chứng cứ phải chứng minh theo Điều 85",
        "evidence of Article 85 is lacking",
    )
    OTHER_OFFENCE = "other_offence", "bị can còn phạm tội khác", "another offence"
    ACCOMPLICE = "accomplice", "có đồng phạm, người phạm tội khác chưa bị khởi tố", "an accomplice was not charged"
    PROCEDURE = "procedure", "vi phạm nghiêm trọng thủ tục tố tụng", "grave breach of procedure"


class Measure(Word):
    """Preventive measures on an accused who is not held (BLTTHS 121-124)."""

    RESIDENCE_BAN = "residence_ban", "cấm đi khỏi nơi cư trú", "ban on leaving the place of residence"
    GUARANTEE = "guarantee", "bảo lĩnh", "bail by guarantee"
    DEPOSIT = "deposit", "đặt tiền để bảo đảm", "deposit of money"
    EXIT_POSTPONED = "exit_postponed", "tạm hoãn xuất cảnh", "exit from the country postponed"
    ELECTRONIC = "electronic", "giám sát điện tử (người chưa thành niên)", "electronic monitoring (juvenile)"
    REPRESENTATIVE = (
        "representative",
        "giám sát bởi người đại diện (người chưa thành niên)",
        "supervision by a representative (juvenile)",
    )


class Result(Word):
    """What the court decided of one accused."""

    IMPRISONED = "imprisoned", "tù có thời hạn", "imprisonment"
    SUSPENDED_SENTENCE = "suspended_sentence", "tù nhưng cho hưởng án treo", "suspended sentence"
    LIFE = "life", "tù chung thân", "life imprisonment"
    DEATH = "death", "tử hình", "death"
    NON_CUSTODIAL = "non_custodial", "cải tạo không giam giữ", "non-custodial reform"
    FINE = "fine", "phạt tiền", "fine"
    WARNING = "warning", "cảnh cáo", "warning"
    EXPULSION = "expulsion", "trục xuất", "expulsion"
    EXEMPTED = "exempted", "miễn trách nhiệm hình sự, miễn hình phạt", "exempted from liability or penalty"
    ACQUITTED = "acquitted", "không phạm tội", "acquitted"
    TERMINATED = "terminated", "đình chỉ", "terminated"


class Appellant(Word):
    """Who appeals (kháng cáo) or protests (kháng nghị)."""

    ACCUSED = "accused", "bị cáo kháng cáo", "appeal by a defendant"
    VICTIM = "victim", "bị hại kháng cáo", "appeal by a victim"
    LITIGANT = "litigant", "đương sự kháng cáo", "appeal by a litigant"
    REPRESENTATIVE = (
        "representative",
        "người đại diện, người bào chữa kháng cáo",
        "appeal by a representative or counsel",
    )
    SAME_LEVEL = "same_level", "Viện kiểm sát cùng cấp kháng nghị", "protest by the procuracy of the same level"
    UPPER_LEVEL = "upper_level", "Viện kiểm sát cấp trên trực tiếp kháng nghị", "protest by the next higher procuracy"


class Returner(Word):
    """On whose demand a file goes back for additional investigation."""

    PROCURACY = "procuracy", "Viện kiểm sát", "the procuracy"
    JUDGE = "judge", "Thẩm phán chủ tọa phiên tòa", "the presiding judge"
    PANEL = "panel", "Hội đồng xét xử", "the trial panel"
