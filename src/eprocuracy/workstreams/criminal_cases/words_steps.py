"""Closed lists of words for the single steps of an investigation: papers received, activities, searches, experts."""

from __future__ import annotations

from eprocuracy.kernel.words import Word


class PaperOf(Word):
    """Which decision of the agency a paper that the procuracy receives is about."""

    INSTITUTION = "institution", "khởi tố vụ án", "institution of the case"
    CHANGE = "change", "thay đổi, bổ sung quyết định khởi tố vụ án", "change of or addition to the institution"
    SUSPENSION = "suspension", "tạm đình chỉ điều tra", "suspension of the investigation"
    TERMINATION = "termination", "đình chỉ điều tra", "termination of the investigation"
    RESUMPTION = "resumption", "phục hồi điều tra", "resumption of the investigation"
    JOINDER = "joinder", "nhập, tách vụ án", "joining or splitting of cases"
    WANTED = "wanted", "truy nã", "wanted decision"
    OTHER = "other", "quyết định khác", "another decision"


class Opinion(Word):
    """What the procuracy says to a decision it has reviewed."""

    AGREED = "agreed", "nhất trí, có căn cứ và hợp pháp", "agreed, founded and lawful"
    CHANGE = "change", "cần thay đổi, bổ sung", "to be changed or added to"
    ANNUL = "annul", "không có căn cứ, cần hủy bỏ", "unfounded, to be annulled"


class Answer(Word):
    """What became of something that was asked for."""

    GRANTED = "granted", "chấp nhận", "granted"
    REFUSED = "refused", "không chấp nhận", "refused"


class Objector(Word):
    """Which agency petitions the procuracy above; its kind decides the time for the answer (BLTTHS 162, 167)."""

    INVESTIGATING_AGENCY = "investigating_agency", "Cơ quan điều tra", "investigating agency"
    DELEGATED_AGENCY = (
        "delegated_agency",
        "cơ quan được giao tiến hành một số hoạt động điều tra",
        "agency entrusted with some investigative activities",
    )


class Activity(Word):
    """The seven activities whose supervision is counted."""

    SCENE = "scene", "khám nghiệm hiện trường", "examination of the scene"
    BODY = "body", "khám nghiệm tử thi", "examination of a body"
    IDENTIFICATION = "identification", "nhận dạng", "identification"
    VOICE = "voice", "nhận biết giọng nói", "voice identification"
    SEARCH = "search", "khám xét", "search"
    EXPERIMENT = "experiment", "thực nghiệm điều tra", "investigative experiment"
    CONFRONTATION = "confrontation", "đối chất", "confrontation"


class Custodian(Word):
    """What is searched or seized on warrant."""

    DWELLING = "dwelling", "chỗ ở", "dwelling"
    WORKPLACE = "workplace", "nơi làm việc", "place of work"
    PLACE = "place", "địa điểm", "place"
    PERSON = "person", "người", "person"
    VEHICLE = "vehicle", "phương tiện", "vehicle"
    ELECTRONIC = "electronic", "phương tiện, dữ liệu điện tử", "electronic media and data"


class Ordered(Word):
    """Which time an expert examination or valuation is ordered."""

    FIRST = "first", "lần đầu", "first"
    ADDITIONAL = "additional", "bổ sung", "additional"
    AGAIN = "again", "lại", "again"
    AGAIN_SPECIAL = "again_special", "lại trong trường hợp đặc biệt", "again, special case"


class ExpertSubject(Word):
    """What must be examined by experts, as far as the law gives it a time (BLTTHS 206, 208)."""

    MENTAL = "mental", "tình trạng tâm thần", "mental state"
    DEATH = "death", "nguyên nhân chết người", "cause of death"
    POLLUTION = "pollution", "mức độ ô nhiễm môi trường", "pollution of the environment"
    AGE = "age", "tuổi", "age"
    INJURY = "injury", "tính chất thương tích, mức độ tổn hại sức khỏe", "injury and harm to health"
    DRUGS = "drugs", "chất ma túy, vũ khí, chất nổ, chất cháy, chất độc, phóng xạ", "drugs, weapons, explosives, poison"
    MONEY = "money", "tiền giả, vàng, kim khí quý, đá quý", "counterfeit money, gold, precious metals and stones"
    OTHER = "other", "việc khác", "another matter"


class EntityMeasure(Word):
    """Coercive measures on a legal person (BLTTHS 436)."""

    ATTACHMENT = "attachment", "kê biên tài sản", "attachment of property"
    FREEZE = "freeze", "phong tỏa tài khoản", "freezing of accounts"
    ACTIVITY = "activity", "tạm đình chỉ có thời hạn hoạt động", "suspension of activity for a time"
    DEPOSIT = "deposit", "buộc nộp khoản tiền để bảo đảm thi hành án", "deposit to secure enforcement"
