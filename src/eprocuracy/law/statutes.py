"""A statute's time limit: what it is called, what it is counted from, and its versions by their first day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from eprocuracy.kernel.citations import Citation, cite
from eprocuracy.kernel.words import Label, Word

from .severity import Severity
from .time_limits import TimeLimit

Ordinal = int | str

_BASIS = re.compile(r"(?P<law>.+), Điều (?P<article>.+?)(?: khoản (?P<clause>.+?))?(?: điểm (?P<point>\S+))?")


class Counting(Word):
    """The manner in which a limit is counted."""

    ORDINARY = "ordinary", "tính xuôi, không tính ngày đầu", "counted forward, the first day excluded"
    CIVIL = "civil", "tính theo Bộ luật Dân sự", "counted as in the Civil Code"
    CUSTODY = "custody", "tạm giữ, từng 24 giờ từ phút bắt đầu", "custody, blocks of 24 hours from the minute"
    DETENTION = "detention", "tạm giam, tính cả ngày đầu", "detention, the first day included"
    BEFORE = "before", "tính ngược từ ngày hết hạn", "counted back from an expiry"
    LIMITATION = "limitation", "thời hiệu, tính tròn năm", "limitation, in whole years"
    EFFECT = "effect", "ngày bản án có hiệu lực", "legal effect of a judgment"
    STAGE = "stage", "không quá thời hạn của giai đoạn", "no longer than the stage"
    CONTINUED = "continued", "tính tiếp từ đầu giai đoạn", "counted on from the start of the stage"
    AGE = "age", "tuổi", "age"
    NONE = "none", "luật không ấn định số", "the law sets no number"


class Grantor(Word):
    """Who may grant an extension."""

    DISTRICT_OR_PROVINCIAL = (
        "district_or_provincial",
        "Viện kiểm sát cấp huyện; vụ án do cấp tỉnh thụ lý: Viện kiểm sát cấp tỉnh",
        "district procuracy; provincial procuracy in a case handled by the province",
    )
    REGIONAL_OR_PROVINCIAL = (
        "regional_or_provincial",
        "Viện kiểm sát khu vực; vụ án do cấp tỉnh thực hành quyền công tố: Viện kiểm sát cấp tỉnh",
        "regional procuracy; provincial procuracy in a case it prosecutes itself",
    )
    DISTRICT_PROCURACY = "district_procuracy", "Viện kiểm sát nhân dân cấp huyện", "district procuracy"
    REGIONAL_PROCURACY = "regional_procuracy", "Viện kiểm sát nhân dân khu vực", "regional procuracy"
    PROVINCIAL_PROCURACY = "provincial_procuracy", "Viện kiểm sát nhân dân cấp tỉnh", "provincial procuracy"
    SUPREME_PROCURACY = "supreme_procuracy", "Viện kiểm sát nhân dân tối cao", "Supreme People's Procuracy"
    PROSECUTOR_GENERAL = (
        "prosecutor_general",
        "Viện trưởng Viện kiểm sát nhân dân tối cao",
        "Prosecutor General of the Supreme People's Procuracy",
    )
    COMPETENT_PROCURACY = "competent_procuracy", "Viện kiểm sát có thẩm quyền", "competent procuracy"
    CHIEF_IN_CHARGE = "chief_in_charge", "Viện trưởng Viện kiểm sát có thẩm quyền", "chief of the competent procuracy"
    APPROVING_CHIEF = "approving_chief", "Viện trưởng Viện kiểm sát đã phê chuẩn", "chief of the approving procuracy"
    CUSTODY_DECIDER = (
        "custody_decider",
        "người ra quyết định tạm giữ, Viện kiểm sát phê chuẩn",
        "the person who decided on custody, with the procuracy's approval",
    )
    HEAD_OF_AGENCY = "head_of_agency", "Thủ trưởng cơ quan đang thụ lý", "head of the agency in charge"
    HOLDER_OF_DOCUMENTS = "holder_of_documents", "cơ quan đang giữ tài liệu", "the body holding the documents"
    RESOLVER = "resolver", "người giải quyết", "the person who resolves the matter"
    INSPECTED_BODY = "inspected_body", "cơ quan được kiểm sát", "the body under supervision"
    CHIEF_JUDGE = "chief_judge", "Chánh án", "chief judge"
    COURT = "court", "Tòa án", "court"
    UPPER_COURT = "upper_court", "Tòa án cấp trên", "upper court"
    THE_LAW = "the_law", "do luật định", "the law itself"


class OnExpiry(Word):
    """What follows when a limit has run out."""

    BREACH = "breach", "vi phạm thời hạn; Viện kiểm sát yêu cầu, kiến nghị khắc phục", "a breach to be remedied"
    OWN_BREACH = "own_breach", "Viện kiểm sát tự vi phạm thời hạn", "a breach by the procuracy itself"
    COURT_BREACH = "court_breach", "Tòa án vi phạm thời hạn; Viện kiểm sát kiến nghị", "a breach by the court"
    RELEASE = "release", "phải trả tự do nếu không có lệnh tiếp theo", "release unless a further order follows"
    RIGHT_LOST = "right_lost", "mất quyền nếu không có lý do luật định", "the right is lost"
    LATE_REQUEST = (
        "late_request",
        "đề nghị muộn; còn hạn thì vẫn có thể quyết định",
        "a late request; a decision is possible while time runs",
    )
    STAGE_ENDS = "stage_ends", "phải kết thúc giai đoạn bằng quyết định luật định", "the stage must end with a decision"
    LAPSE = "lapse", "hết thời hiệu", "limitation has run out"
    NOTHING = "nothing", "điều luật không nêu hậu quả riêng", "the article names no consequence"


class Reading(Word):
    """How the wording was read by the one who wrote the version down."""

    GAZETTE = "gazette", "đọc trong Công báo", "read in the Gazette"
    COPY = "copy", "đọc trong bản sao văn bản", "read in a copy of the text"
    NOT_READ = "not_read", "chưa đọc văn bản; số chuyển từ văn bản cũ", "text not read; number carried over"


Key = Severity | str  # a class, or the name of a variant
Lengths = TimeLimit | Mapping[Key, TimeLimit] | None


@dataclass(frozen=True, slots=True)
class Extension:
    """One extension that a version provides."""

    ordinal: Ordinal
    length: Lengths
    counted_from: str  # "expiry", "start", or an event of its own
    until_end_of_investigation: bool
    classes: frozenset[Severity] | None  # classes for which it exists; None: wherever it has a length
    applies_when: str | None  # a circumstance or event that brings it into play without a decision
    granted_by: Grantor | Mapping[Severity, Grantor] | str  # a str names the limit whose extension it follows
    when: Label | None
    open: Mapping[Severity, str] = field(default_factory=dict)  # classes for which it is unsettled what it adds to
    perhaps_with: Ordinal | None = None  # the extension with which it may or may not be cumulated
    only_for: str | None = None  # a circumstance without which it does not exist
    not_for: str | None = None  # a circumstance with which it does not exist
    after: Ordinal | None = None  # the named extension that it follows


@dataclass(frozen=True, slots=True)
class Version:
    """A limit as it stood from its first day on."""

    row: str  # BLTTHS-172@2025, or the bare name where there is one version only
    first_day: date
    until: date | None
    length: Lengths
    extensions: Mapping[Ordinal, Extension]
    at_most: Lengths
    basis: tuple[Citation, ...]
    read: Reading
    read_on: date | None
    open: tuple[str, ...]
    bound: Label
    note: str
    pending: bool = False  # it also governs what runs on its first day, from the start of that period


@dataclass(frozen=True, slots=True)
class ForJuveniles:
    """From a day on, juveniles have another limit, or a share of this one."""

    first_day: date
    take: str | None = None
    variant: str | None = None
    variants: Mapping[str, str] = field(default_factory=dict)  # the adult variant -> the juvenile one
    share: Fraction | None = None
    basis: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class StartEvent:
    """An event from which the limit is counted; `when` names what must be so for it to be this one."""

    event: str
    when: str | None = None


@dataclass(frozen=True, slots=True)
class Statute:
    """One time limit through all its versions."""

    name: str
    title: Label
    counted_from: tuple[StartEvent, ...]
    counting: Counting
    concerns: str
    on_expiry: OnExpiry
    versions: tuple[Version, ...]
    for_juveniles: tuple[ForJuveniles, ...] = ()
    continued_by: tuple[str, str | None] | None = None
    choose_by: str | None = None
    also_within: str | None = None
    derived_from: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)
    told: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)  # as it is written in the data

    def on(self, day: date) -> Version:
        """The version in force on `day`; the oldest for a day before it."""
        for version in reversed(self.versions):
            if version.first_day <= day:
                return version
        return self.versions[0]

    @property
    def backward(self) -> bool:
        """Whether it is counted back from an expiry."""
        return self.counting is Counting.BEFORE


def stem_of(limit: str) -> str:
    """`BLTTHS-172` of `BLTTHS-172@2025`."""
    return limit.partition("@")[0]


def read_basis(text: str) -> Citation:
    """A citation from `BLTTHS 2015, Điều 147 khoản 1 điểm a`."""
    found = _BASIS.fullmatch(text)
    if found is None:
        raise ValueError(f"not a citation: {text!r}")
    return cite(found["law"], found["article"], found["clause"] or "", found["point"] or "")
