"""The words of numbering, and the deeds that are logged."""

from __future__ import annotations

from eprocuracy.audit.deeds import declare
from eprocuracy.kernel.words import Word


class PaperClass(Word):
    """Which papers share a row of numbers (Quyết định 393/QĐ-VKSTC ngày 01/7/2016, Điều 9)."""

    PROCEDURAL = "procedural", "văn bản tố tụng", "procedural paper"
    ADMINISTRATIVE = "administrative", "văn bản hành chính", "administrative paper"


class NumberState(Word):
    """What became of a number."""

    GIVEN = "given", "đã cấp, chờ bản ký", "given, waits for the signed paper"
    SIGNED = "signed", "đã ký số", "signed digitally"
    ON_PAPER = "on_paper", "đã ký trên giấy", "signed on paper"
    RESERVED = "reserved", "dành cho khi mất hệ thống", "kept for when the system is away"
    VOID = "void", "đã hủy", "void"


GIVEN = declare("numbers.given", "Lấy số văn bản", "Number given to a paper")
VOIDED = declare("numbers.voided", "Hủy số văn bản", "Number of a paper voided")
OPENED = declare("numbers.opened", "Mở dãy số tiếp theo sổ giấy", "Row of numbers opened after the paper book")
YEAR_SET = declare("numbers.year_set", "Đặt ngày bắt đầu năm lấy số", "Beginning of the numbering year set")
PACK_MADE = declare("numbers.pack_made", "Lập bộ giấy dự phòng, dành số", "Downtime pack made, numbers reserved")
RESERVED_USED = declare("numbers.reserved_used", "Đối chiếu số đã dành", "Reserved number reconciled")
BOOK_READ = declare("numbers.book_read", "Xem sổ số văn bản", "Number book viewed")
BOOK_EXPORTED = declare("numbers.book_exported", "Xuất sổ số văn bản", "Number book exported")
