"""The words of the archive."""

from __future__ import annotations

from eprocuracy.audit.deeds import declare
from eprocuracy.kernel.words import Word

CLOSED = declare("archive.file_closed", "Đóng hồ sơ kiểm sát", "Supervision file closed")
HANDED = declare("archive.handed_over", "Giao nộp hồ sơ vào lưu trữ", "Files handed over to the archive")
PACKED = declare("archive.package_taken", "Tải gói bàn giao lưu trữ", "Package for the archive taken")
READ = declare("archive.read", "Xem lưu trữ hồ sơ", "Files for the archive read")


class Keeping(Word):
    """How long a file is kept. The table of periods was not read: whoever closes the file says the period and the paper it stands on."""

    FOREVER = "forever", "vĩnh viễn", "for ever"
    YEARS = "years", "có thời hạn (số năm)", "for some years"
    NOT_KNOWN = "not_known", "chưa xác định (chưa đọc bảng thời hạn)", "not determined (the table was not read)"
