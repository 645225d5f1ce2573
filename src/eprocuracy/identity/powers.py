"""Who may do what, as a table one can read aloud. Pure.

Each row says how far a duty reaches in a matter: when the person is assigned to it, when it is a matter of their own office, and
when it is a matter of an office below. Nobody reaches into an office that is neither. What a procuracy itself does in a matter is
recorded by whoever handles it: the one assigned, who stands in while that one is away, and whoever leads; in a matter that nobody is
assigned to yet, by the procurators of the office. A letter is the most guarded matter reached:

    .  none    o  open matters    r  those that colleagues may view too    c  closed ones as well

After Điều 36, 41–43 BLTTHS 2015 and the Law on the organisation of people's procuracies: the chief decides and assigns, a deputy
signs in the chief's stead by a written authorisation, which names deeds, days and khâu; a procurator acts in the matters assigned, an
examiner and other staff decide nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.words import Label, Word
from eprocuracy.workstreams.house_acts import Secrecy


class Deed(Word):
    """What a person may or may not do with a matter, or with a unit."""

    SEE = "see", "xem vụ việc", "see the matter"
    KNOW_NAMES = (
        "know_names",
        "biết tên người được giữ kín trong vụ việc",
        "know the names of those who are veiled in the matter",
    )
    READ_FILE = "read_file", "đọc hồ sơ, tài liệu của vụ việc", "read the documents of the matter"
    RECORD = "record", "ghi diễn biến vụ việc", "record what happened in the matter"
    RECORD_OWN = "record_own", "ghi việc Viện kiểm sát làm trong vụ việc", "record what the procuracy did in the matter"
    RECORD_ASSIGNMENT = "record_assignment", "ghi việc phân công", "record who is assigned to the matter"
    DRAFT = "draft", "dự thảo văn bản", "draft documents"
    ISSUE = "issue", "ký, ban hành văn bản", "sign and issue documents"
    ASSIGN = "assign", "phân công, thay đổi người thụ lý", "assign and change who handles the matter"
    IMPORT = "import", "nhập sổ", "import registers"
    EXPORT = "export", "xuất dữ liệu", "export data"
    ERASE = "erase", "xóa dữ liệu cá nhân theo quyết định", "erase a person's data by order"
    ROSTER = "roster", "xếp lịch trực, lịch nghỉ", "arrange duty and leave"
    KEEP_SEAL = (
        "keep_seal",
        "giữ sổ số văn bản, con dấu, chứng thư chữ ký số",
        "keep the number book, the seal and the certificates",
    )
    SHAPE_FORMS = (
        "shape_forms",
        "sửa, thêm nội dung mẫu văn bản của đơn vị",
        "change or add the texts of the office's forms",
    )
    TRY_LAW = "try_law", "thử luật sửa đổi trên các vụ việc", "try an amended law on the matters"
    SIGN_LAW = "sign_law", "xác nhận đã đọc văn bản luật", "confirm that a text of the law was read"
    READ_LOG = "read_log", "xem nhật ký của vụ việc", "read the log of the matter"
    ASK_WHO = "ask_who", "hỏi ai được làm gì với vụ việc, vì sao", "ask who may do what with the matter, and why"
    BREAK_GLASS = "break_glass", "mở khẩn cấp vụ việc đóng", "open a closed matter in an emergency"
    WATCH_LOG = "watch_log", "xem cảnh báo của nhật ký", "see what the log warns of"
    ADMINISTER = "administer", "quản lý tài khoản", "manage accounts"


OWN_BUSINESS = frozenset({Deed.RECORD_OWN, Deed.RECORD_ASSIGNMENT})


class Standing(Word):
    """How a person stands to a matter."""

    ASSIGNED = "assigned", "được phân công thụ lý", "assigned to the matter"
    STANDING_IN = "standing_in", "làm thay người được phân công", "standing in for whoever is assigned"
    UNASSIGNED = (
        "unassigned",
        "vụ việc của đơn vị mình, chưa phân công",
        "a matter of one's own office, assigned to nobody yet",
    )
    OWN = "own", "vụ việc của đơn vị mình", "a matter of one's own office"
    UNDER = "under", "vụ việc của đơn vị cấp dưới", "a matter of an office below"
    OUTSIDE = "outside", "vụ việc của đơn vị khác", "a matter of another office"


class Reach(Enum):
    """How guarded a matter may be and still be reached."""

    NONE = "."
    OPEN = "o"
    READ = "r"
    CLOSED = "c"

    @property
    def label(self) -> Label:
        return _REACHED[self]

    def covers(self, secrecy: Secrecy) -> bool:
        return _WIDTH[self] > _GUARD[secrecy]


_REACHED = {
    Reach.NONE: Label("không", "none"),
    Reach.OPEN: Label("vụ việc mở", "open matters"),
    Reach.READ: Label("cả vụ việc đồng nghiệp chỉ được xem", "those that colleagues may only view too"),
    Reach.CLOSED: Label("cả vụ việc đóng", "closed ones too"),
}
_GUARD = {Secrecy.OPEN: 0, Secrecy.READ: 1, Secrecy.CLOSED: 2}
_WIDTH = {Reach.NONE: 0, Reach.OPEN: 1, Reach.READ: 2, Reach.CLOSED: 3}

_DUTIES = (
    *(Duty.CHIEF, Duty.DEPUTY_CHIEF, Duty.HEAD_OF_OFFICE, Duty.PROCURATOR),
    *(Duty.EXAMINER, Duty.CLERK, Duty.STATISTICIAN, Duty.JURIST, Duty.ADMINISTRATOR),
)

# assigned, own, under for: chief, deputy, head of department, procurator, examiner, clerk, statistician, jurist, administrator
_TABLE = {
    #                 VT     PVT    TP     KSV    KTV    VThư   TKê    PChế   QTrị
    Deed.SEE:        "ccr    crr    crr    cr.    cr.    cr.    crr    crr    ...",
    Deed.KNOW_NAMES: "cc.    cr.    cr.    c..    c..    c..    c..    c..    ...",  # under 18, or under protection
    Deed.READ_FILE:  "ccr    crr    cr.    cr.    cr.    c..    c..    c..    ...",
    Deed.RECORD:     "cc.    cr.    cr.    co.    co.    co.    c..    ...    ...",
    Deed.RECORD_OWN: "cc.    cr.    cr.    c..    c..    c..    c..    ...    ...",
    Deed.RECORD_ASSIGNMENT: "cc. cr. cr.   c..    c..    co.    c..    ...    ...",
    Deed.DRAFT:      "cc.    cr.    cr.    c..    c..    c..    ...    ...    ...",
    Deed.ISSUE:      "cc.    ...    ...    c..    ...    ...    ...    ...    ...",
    Deed.ASSIGN:     "cc.    ...    ...    ...    ...    ...    ...    ...    ...",
    Deed.IMPORT:     ".oo    .oo    ...    ...    ...    .o.    .oo    ...    ...",
    Deed.EXPORT:     "ccr    crr    cr.    c..    c..    cr.    crr    crr    ...",
    Deed.ERASE:      "cc.    ...    ...    ...    ...    ...    ...    ...    ...",
    Deed.ROSTER:     ".o.    .o.    .o.    ...    ...    .o.    ...    ...    ...",
    Deed.KEEP_SEAL:  ".o.    .o.    ...    ...    ...    .o.    ...    ...    ...",
    Deed.SHAPE_FORMS: ".o.   .o.    ...    ...    ...    .o.    ...    .o.    ...",
    Deed.TRY_LAW:    ".oo    .oo    ...    ...    ...    ...    ...    .oo    ...",
    Deed.SIGN_LAW:   "...    ...    ...    ...    ...    ...    ...    .o.    ...",
    Deed.READ_LOG:   "ccr    crr    cr.    c..    c..    ...    ...    ...    ...",
    Deed.ASK_WHO:    "ccr    crr    cr.    c..    c..    ...    ...    ...    .cc",  # the administrator: nothing of its content
    Deed.BREAK_GLASS: "..c   .cc    .c.    .c.    ...    ...    ...    ...    ...",
    Deed.WATCH_LOG:  ".oo    .oo    ...    ...    ...    ...    ...    ...    ...",
    Deed.ADMINISTER: ".o.    ...    ...    ...    ...    ...    ...    ...    .oo",
}  # fmt: skip

# one letter a duty where standing in, or that nobody is assigned, changes what is reached in an own matter
_NEARER = {
    #                                                  VT   PVT  TP   KSV  KTV  VThư TKê  PChế QTrị
    (Deed.KNOW_NAMES, Standing.STANDING_IN):        "  c    r    r    r    r    .    .    .    .",
    (Deed.RECORD, Standing.STANDING_IN):            "  c    r    r    r    r    o    .    .    .",
    (Deed.RECORD_OWN, Standing.STANDING_IN):        "  c    r    r    r    r    .    .    .    .",
    (Deed.RECORD_ASSIGNMENT, Standing.STANDING_IN): "  c    r    r    r    r    o    .    .    .",
    (Deed.DRAFT, Standing.STANDING_IN):             "  c    r    r    r    r    .    .    .    .",
    (Deed.RECORD_OWN, Standing.UNASSIGNED):         "  c    r    r    o    o    .    .    .    .",
    (Deed.RECORD_ASSIGNMENT, Standing.UNASSIGNED):  "  c    r    r    o    o    o    .    .    .",
}  # fmt: skip


def _read() -> Mapping[tuple[Duty, Deed, Standing], Reach]:
    found: dict[tuple[Duty, Deed, Standing], Reach] = {}
    for deed, row in _TABLE.items():
        for duty, letters in zip(_DUTIES, row.split(), strict=True):
            assigned, own, under = tuple(letters)
            for standing, letter in zip(Standing, (assigned, own, own, own, under, "."), strict=True):
                found[duty, deed, standing] = Reach(letter)
    for (deed, standing), nearer in _NEARER.items():
        found |= {(duty, deed, standing): Reach(one) for duty, one in zip(_DUTIES, nearer.split(), strict=True)}
    return MappingProxyType(found)


POWERS = _read()


def reach(duty: Duty, deed: Deed, standing: Standing) -> Reach:
    """How guarded a matter a duty reaches, standing so."""
    return POWERS[duty, deed, standing]


def duties_that(deed: Deed, *standings: Standing) -> tuple[Duty, ...]:
    """The duties that may do a deed at all, standing so; for saying whose business it is."""
    return tuple(
        duty for duty in _DUTIES if any(reach(duty, deed, standing) is not Reach.NONE for standing in standings)
    )
