"""In which manner a deed touches data: looked at, seen in a list, written, taken out. A filter for those who read the log. Pure."""

from __future__ import annotations

from eprocuracy.kernel.words import Word


class Manner(Word):
    """What a deed is, as one asks of it."""

    OPENED = "opened", "mở xem", "opened to read"
    LISTED = "listed", "thấy trong danh sách, tìm kiếm", "seen in a list or search"
    WROTE = "wrote", "ghi, quyết định", "wrote or decided"
    TOOK = "took", "in, xuất ra tệp", "printed or exported"
    SIGNED_IN = "signed_in", "đăng nhập, tài khoản", "sign-in and account"
    REFUSED = "refused", "bị từ chối", "refused"


# the end of a code says what was done; what it does not say is told by name
_BY_END = {
    Manner.OPENED: ("read", "seen", "asked", "checked", "compared"),
    Manner.LISTED: ("listed", "searched", "viewed"),
    Manner.TOOK: ("drawn", "exported", "downloaded", "package_taken"),
    Manner.REFUSED: ("refused", "sign_in_failed"),
}
_BY_NAME = {
    **dict.fromkeys(("day.read", "house.read", "archive.read", "numbers.book_read"), Manner.LISTED),
    "signatures.certificates_read": Manner.LISTED,
    "law.read": Manner.WROTE,  # a signature under having read it
    "desk.read_to_hand_over": Manner.OPENED,
    "registers.rows_viewed": Manner.OPENED,
    "reading.slowed": Manner.REFUSED,
    "reading.held": Manner.REFUSED,
}


def manner_of(deed: str) -> Manner:
    """The manner of a deed by its code; what neither shows nor takes out data writes something."""
    if deed in _BY_NAME:
        return _BY_NAME[deed]
    for manner, ends in _BY_END.items():
        if any(deed.endswith((f".{end}", f"_{end}")) for end in ends):
            return manner
    return Manner.SIGNED_IN if deed.startswith("identity.") else Manner.WROTE
