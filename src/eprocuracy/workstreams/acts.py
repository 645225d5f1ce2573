"""What an act is, and how a workstream declares the kinds of acts it knows."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum
from types import MappingProxyType
from typing import Any, ClassVar, TypeVar, dataclass_transform
from uuid import UUID

from eprocuracy.kernel.actors import Authority, Duty, authority_named
from eprocuracy.kernel.citations import Citation
from eprocuracy.kernel.moments import When
from eprocuracy.kernel.quick import quickly_made
from eprocuracy.kernel.unknown import Unknown
from eprocuracy.kernel.words import Label, Word
from eprocuracy.law.offences import Offence

from .people import Person, Role


class Rank(IntEnum):
    """Order of acts of one day: what opens comes first, what closes last."""

    OPENS = 0
    ORDINARY = 1
    CLOSES = 2


class Source(Word):
    """How an act reached us."""

    PAGE = "page", "nhập trên màn hình", "typed on a page"
    EXCEL = "excel", "nhập từ sổ Excel", "from an Excel register"
    API = "api", "phần mềm khác gửi", "sent by another program"
    ISSUED = "issued", "ký, ban hành trên hệ thống", "signed and issued here"
    SYNTHETIC = "synthetic", "dữ liệu minh họa", "demo data"


@quickly_made
@dataclass(frozen=True, slots=True)
class Link:
    """A participant, or another matter, that an act concerns; offences where the act says them of this one."""

    role: Role
    target: UUID
    offences: tuple[Offence, ...] = ()
    is_matter: bool = False


NOTHING_UNKNOWN: Mapping[str, Unknown] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class Act:
    """One thing done or issued in a proceeding. Subclasses add the fields of their kind.

    `position` and `recorded_at` are given by the register; a candidate that is not recorded yet has neither.
    """

    kind: ClassVar[str]
    label: ClassVar[Label]
    version: ClassVar[int] = 1
    rank: ClassVar[Rank] = Rank.ORDINARY
    opens: ClassVar[bool] = False
    may_precede: ClassVar[bool] = False  # it may lawfully be older than the opening of its matter
    serves: ClassVar[bool] = False  # it hands a paper over: a clerk's errand as much as anybody's
    guarded: ClassVar[bool] = False  # only those assigned and the heads of the office may read it
    basis: ClassVar[tuple[Citation, ...]] = ()
    form: ClassVar[str] = ""
    issuers: ClassVar[tuple[Authority, ...]] = ()
    signers: ClassVar[tuple[Duty, ...]] = ()
    roles: ClassVar[tuple[Role, ...]] = ()  # participants the act form asks for
    called: ClassVar[Mapping[Role, Label]] = MappingProxyType(
        {}
    )  # what they are in this act, where the role alone misleads
    charges: ClassVar[bool] = False  # it says by which articles those whom it names are charged: the links carry them
    summary: ClassVar[str] = ""  # the field that says most in one line of history
    content: ClassVar[tuple[Field, ...]] = ()

    id: UUID
    matter: UUID
    occurred: When
    effective_on: date | None = None
    document_no: str | None = None
    issued_by: str | None = None
    signed_by: str | None = None
    links: tuple[Link, ...] = ()
    people: tuple[Person, ...] = ()
    unknown: Mapping[str, Unknown] = dataclasses.field(default_factory=lambda: NOTHING_UNKNOWN)
    supersedes: UUID | None = None
    reason: str = ""
    position: int | None = None
    recorded_at: datetime | None = None
    recorded_by: str = ""
    source: Source = Source.PAGE

    @property
    def on(self) -> date | None:
        """The day it happened, where it is known to the day."""
        return self.occurred.known_day

    def named(self, role: Role) -> tuple[Link, ...]:
        return tuple([link for link in self.links if link.role is role]) if self.links else ()

    @classmethod
    def calls(cls, role: Role) -> Label:
        """What a participant or another matter is to acts of this kind: its role, unless the kind says it better."""
        return cls.called.get(role, role.label)

    @classmethod
    def is_own(cls) -> bool:
        """Whether it is the business of those who handle the matter: a paper of the procuracy alone, which no clerk signs.

        What opens a matter is nobody's yet; what no duty is named for, and what clerks sign, is registering.
        """
        return (
            cls.issuers == (Authority.PROCURACY,)
            and bool(cls.signers)
            and not cls.opens
            and Duty.CLERK not in cls.signers
        )

    @property
    def done_by_us(self) -> bool:
        """Whether it is an own act by its kind, or by the paper it stands on: of what several bodies may do, this was the procuracy's."""
        ours = self.issued_by is not None and authority_named(self.issued_by) is Authority.PROCURACY
        by_paper = ours and bool(self.signers) and not (self.opens or self.serves or Duty.CLERK in self.signers)
        return self.is_own() or by_paper

    @classmethod
    def assigns(cls) -> bool:
        """Whether it is about who of the procuracy handles the matter, in a matter that is there already."""
        return cls.kind.endswith((".assigned", ".reassigned")) and any(one.name == "procurator" for one in cls.content)

    def values(self) -> dict[str, Any]:
        """The fields of the kind, by name."""
        return {one.name: getattr(self, one.name) for one in self.content}

    @classmethod
    def lifted(cls, stored: Mapping[str, Any], version: int) -> Mapping[str, Any]:
        """Stored content of an older version of the kind, as the present one reads it; kinds that changed override this."""
        raise ValueError(f"{cls.kind}: version {version} was stored, and there is no way to read it as {cls.version}")


@dataclass(frozen=True, slots=True)
class Field:
    """One declared field of a kind: what the page, the sheet and the history call it."""

    name: str
    label: Label
    type: Any
    needed: bool = False  # the page asks for it and says what is blocked while it is missing
    hint: Label | None = None
    lines: int = 1
    measure: Label | None = None  # what a number counts: "đồng"


@dataclass(frozen=True, slots=True)
class _Declared:
    label: Label
    needed: bool
    hint: Label | None
    lines: int
    measure: Label | None


def field(
    vi: str, en: str, *, needed: bool = False, hint: Label | None = None, lines: int = 1, measure: Label | None = None
) -> Any:
    """A field of a kind of act, or of a record that repeats in one. It may always stay empty: an incomplete paper is recorded too."""
    said = _Declared(Label(vi, en), needed, hint, lines, measure)
    return dataclasses.field(default=None, metadata={"declared": said})


def fields_of(cls: type) -> tuple[Field, ...]:
    """The declared fields of a kind, or of a record that repeats in one, in their order."""
    hints = _types_of(cls)
    return tuple(
        Field(one.name, said.label, hints[one.name], said.needed, said.hint, said.lines, said.measure)
        for one in dataclasses.fields(cls)
        if (said := one.metadata.get("declared"))
    )


Kind = TypeVar("Kind", bound=type[Act])
Repeated = TypeVar("Repeated", bound=type)


@dataclass_transform(kw_only_default=True, frozen_default=True)
def record(cls: Repeated) -> Repeated:
    """Declare what repeats in a field of a kind, one line of a list: its parts are declared like the fields of a kind."""
    made: Any = quickly_made(dataclass(frozen=True, slots=True, kw_only=True)(cls))
    return made


@dataclass_transform(kw_only_default=True, frozen_default=True)
def act(kind: str, label: Label, **traits: Any) -> Callable[[Kind], Kind]:
    """Declare a kind of act: `@act("investigation.extended", Label("Gia hạn …", "Investigation extended"))`.

    `traits` may set rank, opens, basis, form, issuers, signers, roles, summary and version, which can also stand in the class.
    """

    def declare(cls: Kind) -> Kind:
        made: Any = quickly_made(dataclass(frozen=True, kw_only=True)(cls))
        made.kind, made.label = kind, label
        for trait, value in traits.items():
            setattr(made, trait, value)
        if made.opens:
            made.rank = Rank.OPENS
        made.content = fields_of(made)
        made.__doc__ = cls.__doc__
        return made

    return declare


def _types_of(cls: type) -> dict[str, Any]:
    from typing import get_type_hints

    return get_type_hints(cls)
