"""The words of incidents, and the deeds that are logged."""

from __future__ import annotations

from eprocuracy.audit.deeds import declare
from eprocuracy.kernel.words import Word


class Kind(Word):
    """What happened, as far as it was known when it was recorded."""

    MALWARE = "malware", "mã độc, mã hóa dữ liệu", "malware, data encrypted"
    LEAK = "leak", "lộ, lấy dữ liệu", "data disclosed or taken"
    ALTERED = "altered", "sửa, xóa dữ liệu trái phép", "data altered or deleted without right"
    ACCOUNT = "account", "lộ mật khẩu, khóa, thiết bị", "a password, key or device disclosed or lost"
    OUTAGE = "outage", "ngừng hoạt động", "outage"
    OTHER = "other", "khác", "other"


class Mark(Word):
    """What makes the law ask for more."""

    SERIOUS = "serious", "nghiêm trọng", "serious"
    NATIONAL = (
        "national_security",
        "liên quan an ninh quốc gia, trật tự xã hội",
        "touches national security or public order",
    )
    INTERRUPTION = "interruption", "gián đoạn nghiêm trọng hoạt động", "serious interruption of work"
    PERSONAL = "personal_data", "có dữ liệu cá nhân", "personal data are involved"
    LOCATED = "located", "có dữ liệu vị trí hoặc sinh trắc", "location or biometric data are involved"


OPENED = declare("incident.opened", "Ghi sự cố", "Incident recorded")
MARKED = declare("incident.marked", "Ghi thêm tính chất sự cố", "More known of an incident")
TOLD = declare("incident.told", "Ghi đã báo sự cố", "Notice of an incident recorded")
CLOSED = declare("incident.closed", "Kết thúc sự cố", "Incident closed")
READ = declare("incident.read", "Xem sự cố", "Incidents viewed")
