"""Whose load is far above that of the colleagues beside them: to be evened out by the head, never a judgment of the person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from eprocuracy.identity import codes
from eprocuracy.identity.offices import holder
from eprocuracy.identity.queries import labels_of
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.parts import Column, Link, Table
from eprocuracy.platform.ui.writing import number_text
from eprocuracy.records.queries import WEIGHED, matters_visible_to, of_units

from ..registers.naming import staff_names
from ..staff import bearers, who

TIMES_TEN = 15  # one and a half times the mean of the office
LEAST = 10  # so few are never too many
LABEL = Label("Kiểm sát viên quá tải", "Procurators with too much")


@dataclass(frozen=True, slots=True)
class Overloaded:
    """One person of an office with far more open matters than the office has on average."""

    office: str
    account: str
    open: int
    mean_times_ten: int

    @property
    def mean(self) -> tuple[str, str]:
        """The mean of the office, as Vietnamese and as English write it."""
        whole, tenth = divmod(self.mean_times_ten, 10)
        return f"{number_text(whole, 'vi')},{tenth}", f"{number_text(whole, 'en')}.{tenth}"


def overloaded(actor: Actor, units: Iterable[str]) -> tuple[Overloaded, ...]:
    """Everybody in these units of whom it is true, by office; two queries. Nobody where they are more units than one can compare."""
    asked = sorted(units)
    if not asked or len(asked) > WEIGHED:
        return ()
    rows = list(
        matters_visible_to(actor)
        .filter(of_units(asked), closed_on=None)
        .exclude(procurator="")
        .order_by()
        .values_list("unit", "procurator")
        .annotate(open=Count("*"))
    )
    known = bearers({procurator for _, procurator, _ in rows})
    handled: dict[str, dict[str, int]] = {}
    for unit, procurator, count in rows:
        office = holder(unit) if codes.is_code(unit) else unit
        there = handled.setdefault(office, {})
        account = who(procurator, unit, known)
        there[account] = there.get(account, 0) + count
    return tuple(
        Overloaded(office, account, count, _mean(there))
        for office, there in sorted(handled.items())
        for account, count in sorted(there.items())
        if count >= LEAST and count * 100 >= TIMES_TEN * _mean(there)
    )


def _mean(there: Mapping[str, int]) -> int:
    """Ten times the mean, rounded."""
    return (sum(there.values()) * 20 // len(there) + 1) // 2


def overload_table(found: Iterable[Overloaded]) -> Table:
    """One row a person, each number with its matters behind it; two queries."""
    listed = list(found)
    names = staff_names({one.account for one in listed})
    offices = labels_of({one.office for one in listed})
    return Table(
        caption=Label(f"{LABEL.vi} ({len(listed)})", f"{LABEL.en} ({len(listed)})"),
        columns=[
            Column(Label("Họ và tên", "Name")),
            Column(Label("Đơn vị", "Unit")),
            Column(Label("Đang giải quyết", "Open"), numeric=True),
            Column(Label("Bình quân đơn vị", "Mean of the unit"), numeric=True),
        ],
        rows=[
            [
                names.get(one.account, one.account),
                offices.get(one.office, one.office),
                Link(str(one.open), _address(one)),
                Label(*one.mean),
            ]
            for one in sorted(listed, key=lambda one: (one.office, names.get(one.account, one.account)))
        ],
        empty=Label(
            "Không ai có từ 1,5 lần mức bình quân của đơn vị (và từ 10 vụ việc) trở lên.",
            "Nobody has one and a half times the mean of the unit or more (and ten matters at least).",
        ),
    )


def _address(one: Overloaded) -> str:
    return f"{reverse('desk:registers')}?{urlencode({'standing': 'open', 'of': one.account, 'unit': one.office})}"
