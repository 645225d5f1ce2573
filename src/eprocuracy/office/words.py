"""The words of this room, and its deeds that are logged."""

from __future__ import annotations

from eprocuracy.audit.deeds import declare
from eprocuracy.kernel.words import Word


class Sharing(Word):
    """For whom a note is."""

    PRIVATE = "private", "Chỉ mình tôi", "Only me"
    TEAM = "team", "Đồng nghiệp trong đơn vị được xem vụ việc", "Colleagues of the office who may see the matter"


class Turn(Word):
    """In which part somebody is on duty."""

    LEADER = "leader", "Lãnh đạo trực", "Leader on duty"
    PROCURATOR = "procurator", "Kiểm sát viên trực", "Procurator on duty"


class Post(Word):
    """What somebody of the other side is there for."""

    INVESTIGATOR = "investigator", "Điều tra viên, cán bộ điều tra", "Investigator"
    COURT_CLERK = "court_clerk", "Thư ký Tòa án, Thẩm phán", "Court clerk or judge"
    DETENTION_HOUSE = "detention_house", "Cơ sở giam giữ", "Detention house"
    OTHER = "other", "Nơi khác", "Other"


class Tidings(Word):
    """What a letter tells."""

    MORNING = "morning", "Việc đến hạn hôm nay", "What is due today"
    URGENT = "urgent", "Tạm giữ, tạm giam còn dưới 24 giờ", "Custody or detention ends within 24 hours"
    WATCH = "watch", "Cần xác nhận hạn tạm giữ, tạm giam", "Custody or detention to be acknowledged"


class Seen(Word):
    """Where a text of the law was read."""

    GAZETTE = "gazette", "Công báo", "the Gazette"
    COPY = "copy", "bản sao văn bản", "a copy of the text"


class TrialState(Word):
    """Where the trial of a change stands."""

    AT_WORK = "at_work", "đang tính", "being computed"
    DONE = "done", "đã tính xong", "computed"


NOTE_WRITTEN = declare("note.written", "Ghi chú, hẹn nhắc việc", "Note or reminder written")
NOTE_DONE = declare("note.done", "Đánh dấu nhắc việc đã xong", "Reminder marked as done")
NOTE_REOPENED = declare("note.reopened", "Đánh dấu nhắc việc chưa xong", "Reminder marked as not done")
NOTE_DELETED = declare("note.deleted", "Xóa ghi chú của mình", "Own note deleted")
LIST_PINNED = declare("list.pinned", "Ghim danh sách", "List pinned")
LIST_SENT = declare("list.sent", "Gửi danh sách cho đồng nghiệp", "List sent to a colleague")
LIST_UNPINNED = declare("list.unpinned", "Bỏ ghim danh sách", "List unpinned")
DUTY_SET = declare("duty.set", "Xếp lịch trực", "Duty rota set")
LEAVE_ENTERED = declare("leave.entered", "Ghi lịch nghỉ và người làm thay", "Leave and stand-in entered")
LEAVE_WITHDRAWN = declare("leave.withdrawn", "Rút lịch nghỉ", "Leave withdrawn")
CONTACT_ADDED = declare("contact.added", "Ghi đầu mối liên hệ", "Contact added")
CONTACT_REMOVED = declare("contact.removed", "Bỏ đầu mối liên hệ", "Contact removed")
WARNING_ANSWERED = declare("warning.acknowledged", "Xác nhận hạn tạm giữ, tạm giam", "End of custody acknowledged")
LETTERS_CHOSEN = declare("letters.chosen", "Chọn nhận thư nhắc hạn", "Letters about time limits chosen")
LETTER_SENT = declare("letters.sent", "Gửi thư nhắc hạn", "Letter about time limits sent")
CALENDAR_MADE = declare("calendar.made", "Lập địa chỉ lịch phiên tòa riêng", "Private calendar address made")
CALENDAR_WITHDRAWN = declare(
    "calendar.withdrawn", "Rút địa chỉ lịch phiên tòa riêng", "Private calendar address withdrawn"
)
LAW_READ = declare("law.read", "Xác nhận đã đọc văn bản luật", "Text of the law confirmed as read")
LAW_TRIED = declare("law.tried", "Thử luật sửa đổi trên các vụ việc", "Amended law tried on the matters")
