"""Closed lists of words for the court: stages at which the simplified procedure applies, results of appeal and cassation."""

from __future__ import annotations

from eprocuracy.kernel.words import Word


class At(Word):
    """At which stage the simplified procedure was applied or ended (BLTTHS 456, 457)."""

    INVESTIGATION = "investigation", "điều tra", "investigation"
    PROSECUTION = "prosecution", "truy tố", "prosecution"
    TRIAL = "trial", "xét xử sơ thẩm", "trial at first instance"
    APPEAL = "appeal", "xét xử phúc thẩm", "appellate trial"


class Extent(Word):
    """How much is withdrawn or taken back."""

    WHOLE = "whole", "toàn bộ", "the whole"
    PART = "part", "một phần", "a part"


class Higher(Word):
    """What a court above decided of one defendant (BLTTHS 355-359, 388)."""

    KEPT = "kept", "giữ nguyên bản án, quyết định", "judgment kept"
    MITIGATED = "mitigated", "sửa án: giảm nhẹ", "changed: mitigated"
    AGGRAVATED = "aggravated", "sửa án: tăng nặng", "changed: aggravated"
    OTHERWISE = "otherwise", "sửa án về phần khác", "changed in another part"
    REINVESTIGATION = "reinvestigation", "hủy án để điều tra lại", "annulled for another investigation"
    RETRIAL = "retrial", "hủy án để xét xử lại", "annulled for another trial"
    ACQUITTED = "acquitted", "hủy án, tuyên không phạm tội và đình chỉ", "annulled, acquitted and terminated"
    TERMINATED = "terminated", "hủy án và đình chỉ vụ án", "annulled and terminated"
    DISCONTINUED = "discontinued", "đình chỉ xét xử phúc thẩm", "appeal discontinued"


ANNULLED = frozenset({Higher.REINVESTIGATION, Higher.RETRIAL})
"""After these the case is not at its end: it is investigated or tried again."""


class AppellateLevel(Word):
    """Which court hears the appeal; its level decides the time (BLTTHS 341, 346)."""

    PROVINCE = "province", "Tòa án nhân dân cấp tỉnh", "provincial court"
    SUPREME = "supreme", "Tòa Phúc thẩm Tòa án nhân dân tối cao", "appellate division of the Supreme People's Court"


class Review(Word):
    """By which extraordinary procedure a judgment in force is attacked."""

    CASSATION = "cassation", "giám đốc thẩm", "cassation"
    REOPENING = "reopening", "tái thẩm", "reopening"


class Sense(Word):
    """For or against the person convicted (BLTTHS 379, 401)."""

    AGAINST = "against", "không có lợi cho người bị kết án", "against the convicted person"
    IN_FAVOUR = "in_favour", "có lợi cho người bị kết án", "in favour of the convicted person"
