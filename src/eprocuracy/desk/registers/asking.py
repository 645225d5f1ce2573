"""What is asked of a register: read from the address, turned into a condition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from django.db.models import F, Func, Q, TextField, Value
from django.db.models.functions import Concat
from django.http import QueryDict

from eprocuracy.exchange.registers.offences import cited
from eprocuracy.identity.models import Account
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label, Word
from eprocuracy.law.offences import Offence
from eprocuracy.platform.ui.days import Unreadable, read_day
from eprocuracy.records.queries import mine, titled
from eprocuracy.records.storing import search_key
from eprocuracy.workstreams.catalogue import Workstream

from .. import due, numbers
from ..due import Due
from ..staff import handled_by
from ..units import Branch, units_of
from .paging import DEFAULT, Order

W = TypeVar("W", bound=Word)


class Standing(Word):
    """Whether a matter is still dealt with."""

    OPEN = "open", "Đang giải quyết", "Open"
    SUSPENDED = "suspended", "Tạm đình chỉ", "Suspended"
    RETURNED = "returned", "Trả hồ sơ", "File returned"
    FOLLOWED = "followed", "Án điểm, diện theo dõi", "Key cases, followed closely"
    CLOSED = "closed", "Đã kết thúc", "Closed"


class Who(Word):
    """Who handles a matter."""

    ME = "me", "Tôi", "I"
    NOBODY = "none", "Chưa phân công", "Nobody yet"


AS_NUMBERED = Order.read(DEFAULT)

CITED = Concat(
    Value(";"),
    Func(F("offences"), Value(";"), function="array_to_string", output_field=TextField()),
    Value(";"),
    output_field=TextField(),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What one address asks for, as it was typed."""

    units: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    who: tuple[Who, ...] = ()
    standing: tuple[Standing, ...] = ()
    due: tuple[Due, ...] = ()
    of: str = ""  # the very procurator, as a link of ours names one
    procurator: str = ""
    number: str = ""
    offence: str = ""
    opened_from: str = ""
    opened_to: str = ""
    findings: bool = False
    order: Order = AS_NUMBERED

    @classmethod
    def read(cls, query: QueryDict) -> Asked:
        """Words that are not among ours are ignored."""

        def text(name: str) -> str:
            return query.get(name, "").strip()

        return cls(
            units=tuple(query.getlist("unit")),
            stages=tuple(query.getlist("stage")),
            who=_words(Who, query.getlist("who")),
            standing=_words(Standing, query.getlist("standing")),
            due=_words(Due, query.getlist("due")),
            of=text("of"),
            procurator=text("procurator"),
            number=text("number"),
            offence=text("offence"),
            opened_from=text("opened_from"),
            opened_to=text("opened_to"),
            findings="1" in query.getlist("findings"),
            order=Order.read(query.get("sort", DEFAULT)),
        )

    @property
    def period(self) -> tuple[date | None, date | None, Label | None]:
        """First and last day of opening, and what is wrong with what was typed."""
        days: list[date | None] = []
        for typed in (self.opened_from, self.opened_to):
            try:
                days.append(read_day(typed) if typed else None)
            except Unreadable as problem:
                return None, None, problem.label
        return days[0], days[1], None

    @property
    def offences(self) -> tuple[Offence, ...]:
        """The provisions typed: `173`, `173/1`, `Điều 173 khoản 1`."""
        try:
            return tuple(Offence.parse(part) for part in self.offence.split(";") if part.strip())
        except ValueError:
            return tuple(Offence(one.article, one.clause, one.point) for one in cited(self.offence))


def condition(
    asked: Asked, *, actor: Actor, known: Iterable[Branch], streams: Mapping[str, Workstream], now: datetime
) -> Q:
    """The condition on rows annotated with `cited`; the stage is left out, since the list offers the other stages too."""
    found = Q()
    if asked.units:
        found &= Q(unit__in=units_of(known, asked.units))
    if asked.who:
        found &= _any(_who(one, actor) for one in asked.who)
    if asked.of:
        found &= handled_by(asked.of, known)
    if asked.procurator:
        found &= _named(asked.procurator, actor)
    if asked.standing:
        found &= _any(standing(one, streams) for one in asked.standing)
    if asked.due:
        found &= _any(due.condition(one, now) for one in asked.due)
    if asked.number:
        number = numbers.read(asked.number)
        found &= number.condition() if number else titled(search_key(asked.number))
    if asked.offence:
        found &= _any(_cited(one) for one in asked.offences) if asked.offences else Q(pk__in=[])
    first, last, _ = asked.period
    if first:
        found &= Q(opened_on__gte=first)
    if last:
        found &= Q(opened_on__lte=last)
    if asked.findings:
        found &= Q(findings__gt=0)
    return found


def standing(word: Standing, streams: Mapping[str, Workstream]) -> Q:
    """Open, suspended or closed; what is suspended is open too. Suspended is what each workstream names so."""
    match word:
        case Standing.OPEN:
            return Q(closed_on=None)
        case Standing.CLOSED:
            return Q(closed_on__isnull=False)
        case Standing.FOLLOWED:
            return Q(closed_on=None, followed=True)
        case Standing.SUSPENDED | Standing.RETURNED:
            return _at({stream.code: stages_of(word, stream) for stream in streams.values()})


def stages_of(word: Standing, stream: Workstream) -> frozenset[Word]:
    """The stages at which matters of a workstream are suspended, or their file was returned."""
    return stream.suspended if word is Standing.SUSPENDED else stream.returned


def _at(stages: Mapping[str, Iterable[Word]]) -> Q:
    """Open matters at one of the stages that each workstream names."""
    found = _any(
        Q(workstream=code, stage__in=sorted(one.value for one in those)) for code, those in stages.items() if those
    )
    return Q(closed_on=None) & (found or Q(pk__in=[]))


def _who(word: Who, actor: Actor) -> Q:
    return mine(actor) if word is Who.ME else Q(procurator="")


def _named(typed: str, actor: Actor) -> Q:
    """Matters of whoever bears the name, with an account or only as a register wrote it."""
    key = search_key(typed)
    staff = Account.objects.filter(unit__in=actor.units).values_list("account", "name")
    accounts = [account for account, name in staff if key in search_key(name) or key == account]
    return Q(procurator__in=accounts) | Q(procurator__icontains=typed)


def _cited(offence: Offence) -> Q:
    """The provision itself and what is within it."""
    return Q(cited__contains=f";{offence};") | Q(cited__contains=f";{offence}/")


def _any(conditions: Iterable[Q]) -> Q:
    found = Q()
    for one in conditions:
        found |= one
    return found


def _words(kind: type[W], values: Iterable[str]) -> tuple[W, ...]:
    return tuple(word for word in kind if word.value in set(values))
