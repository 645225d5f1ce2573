"""The words in which the sides speak."""

from __future__ import annotations

from eprocuracy.kernel.words import Label, Word

DONG = Label("đồng", "đồng")


class Handover(Word):
    """Between whom a file goes."""

    AGENCY_TO_US = "agency_to_us", "cơ quan điều tra → Viện kiểm sát", "investigating agency to procuracy"
    US_TO_AGENCY = "us_to_agency", "Viện kiểm sát → cơ quan điều tra", "procuracy to investigating agency"
    US_TO_COURT = "us_to_court", "Viện kiểm sát → Tòa án", "procuracy to court"
    COURT_TO_US = "court_to_us", "Tòa án → Viện kiểm sát", "court to procuracy"
    US_TO_US = "us_to_us", "Viện kiểm sát → Viện kiểm sát khác", "procuracy to another procuracy"
    RETURNED = "returned", "trả để điều tra bổ sung", "returned for further investigation"
    WITH_LETTER = "with_letter", "gửi kèm công văn", "sent with a letter"
    OTHER = "other", "khác", "other"


class Holder(Word):
    """Who has the file."""

    AGENCY = "agency", "cơ quan điều tra", "investigating agency"
    US = "us", "Viện kiểm sát", "procuracy"
    COURT = "court", "Tòa án", "court"
    OTHER = "other", "cơ quan khác", "another body"


class Papers(Word):
    """What is handed over."""

    CASE_FILE = "case_file", "hồ sơ vụ án, vụ việc", "the case file"
    PROCURACY_FILE = "procuracy_file", "hồ sơ kiểm sát", "the procuracy's own file"
    DOCUMENTS = "documents", "tài liệu", "documents"
    EXHIBITS = "exhibits", "vật chứng", "exhibits"


class Reply(Word):
    """What became of one item of a request."""

    DONE = "done", "đã thực hiện", "done"
    PARTLY = "partly", "thực hiện một phần", "done in part"
    NOT_AGREED = "not_agreed", "không nhất trí", "not agreed"
    IMPOSSIBLE = "impossible", "không thực hiện được", "could not be done"
    UNANSWERED = "unanswered", "chưa trả lời", "not answered yet"


class ThingKind(Word):
    """What kind of thing an exhibit or a property is."""

    MONEY = "money", "tiền, giấy tờ có giá", "money, valuable papers"
    GOLD = "gold", "vàng, bạc, đá quý", "gold, silver, gems"
    VEHICLE = "vehicle", "phương tiện giao thông", "vehicle"
    ELECTRONICS = "electronics", "thiết bị điện tử", "electronic device"
    DRUGS = "drugs", "chất ma túy", "drugs"
    WEAPON = "weapon", "vũ khí, vật liệu nổ, công cụ hỗ trợ", "weapon, explosives"
    TOOL = "tool", "công cụ, phương tiện phạm tội", "tool of the offence"
    GOODS = "goods", "hàng hóa", "goods"
    DOCUMENT = "document", "tài liệu, đồ vật, dữ liệu điện tử", "document, object, electronic data"
    LAND = "land", "nhà, quyền sử dụng đất", "house, right to use land"
    OTHER = "other", "khác", "other"


class Handling(Word):
    """What was decided on a thing."""

    RETURNED = "returned", "trả lại chủ sở hữu, người quản lý hợp pháp", "returned to its owner"
    CONFISCATED = "confiscated", "tịch thu, nộp ngân sách nhà nước", "confiscated"
    DESTROYED = "destroyed", "tịch thu, tiêu hủy", "destroyed"
    SOLD = "sold", "bán theo quy định", "sold"
    KEPT = "kept", "tiếp tục tạm giữ", "kept further"
    PASSED_ON = "passed_on", "chuyển cơ quan thi hành án, cơ quan khác", "passed on"


class DamageKind(Word):
    """What was damaged."""

    PROPERTY = "property", "tài sản", "property"
    HEALTH = "health", "sức khỏe, tính mạng", "health, life"
    STATE = "state", "tài sản nhà nước, công cộng", "property of the State, of the public"
    ENVIRONMENT = "environment", "môi trường", "environment"
    OTHER = "other", "khác", "other"


class Recovery(Word):
    """How damage was made good."""

    PAID = "paid", "tự nguyện nộp, bồi thường", "paid of own will"
    SEIZED = "seized", "thu hồi qua kê biên, phong tỏa, tạm giữ", "recovered by seizure or freezing"
    RETURNED = "returned", "trả lại tài sản", "property returned"
    OTHER = "other", "khác", "other"


class NoticeOf(Word):
    """What a notice tells."""

    INTAKE = "intake", "kết quả tiếp nhận nguồn tin", "intake of the report"
    RESULT = "result", "kết quả giải quyết nguồn tin", "result of the report"
    INDICTMENT = "indictment", "giao cáo trạng", "indictment served"
    DECISION = "decision", "quyết định trả hồ sơ, tạm đình chỉ, đình chỉ", "return, suspension or termination"
    RESUMPTION = "resumption", "quyết định phục hồi vụ án", "resumption of the case"
    MEASURE = "measure", "áp dụng, thay đổi biện pháp ngăn chặn", "preventive measure"
    EXPERT = "expert", "kết luận giám định, định giá", "conclusion of an expert or valuation"
    CUSTODY_END = "custody_end", "vụ án có bị can bị tạm giam (gửi Tòa án)", "accused in detention, to the court"
    OTHER = "other", "nội dung khác", "something else"


class NoticeTo(Word):
    """Whom a notice is for."""

    INFORMANT = "informant", "người tố giác, báo tin", "informant"
    ACCUSED = "accused", "bị can, bị cáo", "accused"
    VICTIM = "victim", "bị hại, đương sự", "victim or party"
    COUNSEL = "counsel", "người bào chữa, người đại diện", "counsel or representative"
    FAMILY = "family", "gia đình, chính quyền nơi cư trú", "family, local authority"
    AGENCY = "agency", "cơ quan điều tra, cơ sở giam giữ", "investigating agency, place of detention"
    COURT = "court", "Tòa án", "court"
    UPPER = "upper", "Viện kiểm sát cấp trên", "upper procuracy"
    OTHER = "other", "khác", "other"


class CounselKind(Word):
    """On what ground counsel or a representative takes part."""

    CHOSEN = "chosen", "người bào chữa được nhờ", "defence counsel chosen"
    APPOINTED = "appointed", "người bào chữa chỉ định", "defence counsel appointed"
    LEGAL_AID = "legal_aid", "trợ giúp viên pháp lý", "legal aid"
    PROTECTOR = "protector", "người bảo vệ quyền và lợi ích hợp pháp", "protector of rights and interests"
    GUARDIAN = "guardian", "người giám hộ", "guardian"
    REPRESENTATIVE = "representative", "người đại diện", "representative"


class Relapse(Word):
    """Whether an offence is committed after a conviction that still counts."""

    NONE = "none", "không", "none"
    RELAPSE = "relapse", "tái phạm", "relapse"
    DANGEROUS = "dangerous", "tái phạm nguy hiểm", "dangerous relapse"


class Protection(Word):
    """How a person is protected."""

    GUARDED = "guarded", "bố trí lực lượng canh gác, bảo vệ", "guarded"
    MOVEMENT = "movement", "hạn chế việc đi lại, tiếp xúc", "movement and contact limited"
    SECRECY = "secrecy", "giữ bí mật thông tin", "information kept secret"
    MOVED = "moved", "di chuyển, thay đổi chỗ ở, lý lịch", "moved, identity changed"
    WARNING = "warning", "răn đe, cảnh cáo người đe dọa", "warning those who threaten"
    OTHER = "other", "biện pháp khác", "other"


class SpecialMeasure(Word):
    """Special investigative measures."""

    RECORDING = "recording", "ghi âm, ghi hình bí mật", "secret recording"
    TELEPHONE = "telephone", "nghe điện thoại bí mật", "secret interception of calls"
    DATA = "data", "thu thập bí mật dữ liệu điện tử", "secret gathering of electronic data"


class Watched(Word):
    """Why a matter is followed more closely."""

    KEY = "key", "án điểm", "key case"
    CENTRAL = "central", "Ban Chỉ đạo Trung ương theo dõi, chỉ đạo", "followed by the Central Steering Committee"
    PROVINCIAL = "provincial", "Ban Chỉ đạo cấp tỉnh theo dõi, chỉ đạo", "followed by the provincial Steering Committee"
    UPPER = "upper", "Viện kiểm sát cấp trên theo dõi", "followed by the upper procuracy"
    PUBLIC = "public", "vụ việc phức tạp, dư luận quan tâm", "complex, of public concern"
    POLITICAL = "political", "phục vụ yêu cầu chính trị địa phương", "of local political importance"


class Stance(Word):
    """What a leader says to a proposal."""

    AGREED = "agreed", "đồng ý với đề xuất", "agrees with the proposal"
    OTHERWISE = "otherwise", "có ý kiến khác", "thinks otherwise"
    DIRECTED = "directed", "chỉ đạo thực hiện", "directs what to do"


class ReportKind(Word):
    """What is reported to the upper level."""

    ACQUITTAL = "acquittal", "báo cáo nhanh việc Tòa án tuyên không phạm tội", "quick report of an acquittal"
    ANNULLED = "annulled", "báo cáo nhanh việc hủy án", "quick report of an annulled judgment"
    TERMINATED = "terminated", "báo cáo đình chỉ vì không phạm tội", "termination because there was no offence"
    COMPLEX = "complex", "báo cáo vụ án phức tạp", "complex case"
    OTHER = "other", "báo cáo khác", "other report"
