"""The pages of accounts, from plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html

from eprocuracy.identity import accounts
from eprocuracy.identity.accounts import Listed, State
from eprocuracy.identity.factors import Factor
from eprocuracy.identity.lapsing import Outcome
from eprocuracy.identity.models import Account
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ui.addresses import without
from eprocuracy.platform.ui.language import say
from eprocuracy.platform.ui.parts import (
    Choice,
    ChoiceFilter,
    Column,
    Deed,
    Fact,
    Filters,
    Link,
    Table,
    Text,
    TextFilter,
    Weight,
)
from eprocuracy.platform.ui.writing import day_text, moment_text

from ..frame import role_of_duties
from ..matter.paging import PAGE, asked_page, part_of
from ..registers.naming import staff_names
from .deeds import STEPS

A_PAGE = 50
OVERDUE = "overdue"
WHO, STANDS = "q", "state"
NEVER, NOTHING = Label("chưa bao giờ", "never"), Label("không có", "none")
STATES: tuple[tuple[str, Label], ...] = (
    (State.IN_USE.value, State.IN_USE.label),
    (State.OUT.value, State.OUT.label),
    (OVERDUE, Label("quá hạn rà soát", "review overdue")),
)


@dataclass(frozen=True, slots=True)
class AccountsPage:
    """The list, its filters, and how many are to be reviewed."""

    filters: Filters
    table: Table
    overdue: int


@dataclass(frozen=True, slots=True)
class AccountPage:
    """One account. Nothing can be done with one's own."""

    name: str
    state: Text
    facts: tuple[Fact, ...]
    sessions: Table
    reviews: Table
    deeds: tuple[Deed, ...]
    own: bool


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The accounts to be looked at, of which the own is for another."""

    table: Table
    total: int
    own: bool


def accounts_page(actor: Actor, query: QueryDict, *, at: datetime) -> AccountsPage:
    """The accounts asked for; the number of queries is constant."""
    kept = accounts.kept_by(actor)
    words, states = query.get(WHO, "").strip()[:100], set(query.getlist(STANDS))
    found = kept
    if words:
        found = found.filter(Q(name__icontains=words) | Q(account__icontains=words) | Q(unit__name_vi__icontains=words))
    if states:
        late = Q(pk__in=accounts.overdue(kept, at=at).values("pk")) if OVERDUE in states else Q()
        shown = [active for active, state in ((True, State.IN_USE), (False, State.OUT)) if state.value in states]
        found = found.filter((Q(is_active__in=shown) if shown else Q()) & late)
    rows, total, previous, following = _part(found, query)
    return AccountsPage(
        filters=_filters(query, words, states),
        overdue=accounts.overdue(kept, at=at).count(),
        table=Table(
            caption=Label("Tài khoản", "Accounts"),
            columns=[
                Column(Label("Người", "Person")),
                Column(Label("Đơn vị", "Unit")),
                Column(Label("Tình trạng", "State")),
                Column(Label("Đăng nhập gần nhất", "Last sign-in")),
                Column(Label("Yếu tố thứ hai", "Second factor")),
                Column(Label("Phiên mở", "Sessions"), numeric=True),
                Column(Label("Rà soát trước", "Review by")),
            ],
            rows=[
                [
                    _person(one),
                    _unit(one),
                    _state(one),
                    one.row.last_login or NEVER,
                    _factors(one),
                    len(one.sessions),
                    _due(one, at),
                ]
                for one in accounts.listed(rows, at=at)
            ],
            empty=Label("Không có tài khoản nào như vậy.", "There is no such account."),
            total=total,
            previous=previous,
            following=following,
        ),
    )


def account_page(one: Listed, actor: Actor) -> AccountPage:
    """One account; its sessions and the latest reviews."""
    row, own = one.row, one.row.account == actor.account
    kept = list(row.reviews.order_by("-at", "-pk")[:A_PAGE])
    people = staff_names({each.reviewed_by for each in kept})
    reviews = [
        [each.at, Outcome(each.outcome).label, each.reason or "–", people.get(each.reviewed_by, each.reviewed_by)]
        for each in kept
    ]
    return AccountPage(
        name=row.name,
        state=_state(one),
        facts=(
            Fact(Label("Tài khoản", "Account"), row.account),
            Fact(Label("Loại", "Kind"), one.kind.label),
            Fact(Label("Đơn vị", "Unit"), _unit(one)),
            Fact(Label("Chức danh, nhiệm vụ", "Duties"), role_of_duties(row.duty_words)),
            Fact(Label("Được ủy quyền", "Authorised by"), ", ".join(one.delegations) or NOTHING),
            Fact(Label("Người quản lý", "Answers for it"), one.manager or NOTHING),
            Fact(Label("Dùng từ", "In use since"), moment_text(row.activated_at)),
            Fact(Label("Đăng nhập gần nhất", "Last sign-in"), moment_text(row.last_login) or NEVER),
            Fact(Label("Yếu tố thứ hai", "Second factor"), _factors(one)),
            Fact(
                Label("Đăng nhập một lần", "Single sign-on"),
                Label("đã liên kết", "linked") if one.linked else Label("chưa liên kết", "not linked"),
            ),
            Fact(Label("Rà soát trước ngày", "To be reviewed by"), day_text(one.due)),
        ),
        sessions=Table(
            caption=Label("Phiên đang mở", "Open sessions"),
            columns=[
                Column(Label("Thiết bị", "Device")),
                Column(Label("Địa chỉ", "Address")),
                Column(Label("Từ lúc", "Since")),
                Column(Label("Thao tác gần nhất", "Last used")),
            ],
            rows=[[each.device or "–", each.address, each.began_at, each.seen_at] for each in one.sessions],
            empty=Label("Không có phiên nào đang mở.", "No session is open."),
        ),
        reviews=Table(
            caption=Label("Các lần rà soát", "Reviews"),
            columns=[
                Column(Label("Lúc", "When")),
                Column(Label("Kết quả", "Outcome")),
                Column(Label("Lý do", "Reason")),
                Column(Label("Người rà soát", "By")),
            ],
            rows=reviews,
            empty=Label("Chưa được rà soát lần nào.", "It was never reviewed."),
        ),
        deeds=()
        if own
        else tuple(
            Deed(
                step.label,
                reverse("desk:account_deed", args=[row.account, step.code]),
                Weight.WARNING if step.warns else Weight.SECONDARY,
            )
            for step in STEPS.values()
            if step.offered(one)
        ),
        own=own,
    )


def review_page(actor: Actor, query: QueryDict, *, at: datetime) -> ReviewPage:
    """What is overdue, those first that were not looked at for longest."""
    late = accounts.overdue(accounts.kept_by(actor), at=at)
    rows, total, previous, following = _part(late.exclude(account=actor.account), query, "looked_at")
    return ReviewPage(
        total=total,
        own=late.filter(account=actor.account).exists(),
        table=Table(
            caption=Label("Tài khoản cần rà soát", "Accounts to be reviewed"),
            columns=[
                Column(Label("Người", "Person")),
                Column(Label("Đơn vị", "Unit")),
                Column(Label("Chức danh, nhiệm vụ", "Duties")),
                Column(Label("Được ủy quyền", "Authorised by")),
                Column(Label("Đăng nhập gần nhất", "Last sign-in")),
                Column(Label("Rà soát gần nhất", "Last review")),
            ],
            rows=[
                [
                    _tick(one),
                    _unit(one),
                    role_of_duties(one.row.duty_words),
                    ", ".join(one.delegations) or "–",
                    one.row.last_login or NEVER,
                    one.reviewed_at or NEVER,
                ]
                for one in accounts.listed(rows, at=at)
            ],
            empty=Label(
                "Không có tài khoản nào quá hạn. Tài khoản có ở đây khi đã 90 ngày chưa được rà soát.",
                "No account is overdue. An account comes here when nobody has reviewed it for 90 days.",
            ),
            total=total,
            previous=previous,
            following=following,
        ),
    )


def _part(found: QuerySet[Account], query: QueryDict, *order: str) -> tuple[list[Account], int, str, str]:
    """The rows of the page that is asked for, how many there are, and the pages beside it."""
    keys = list(found.order_by(*order, "name", "account").values_list("pk", flat=True))
    part = part_of(keys, page=asked_page(query.get(PAGE, "")), size=A_PAGE, address=without(query, PAGE))
    rows = {one.pk: one for one in found.filter(pk__in=part.lines)}
    return [rows[key] for key in part.lines], part.total, part.previous, part.following


def _filters(query: QueryDict, words: str, states: set[str]) -> Filters:
    chosen = [Link(label, without(query, STANDS, value)) for value, label in STATES if value in states]
    if words:
        chosen.append(Link(words, without(query, WHO)))
    groups: list[TextFilter | ChoiceFilter] = [
        TextFilter(WHO, Label("Tên, tài khoản, đơn vị", "Name, account, unit"), words),
        ChoiceFilter(
            STANDS,
            Label("Tình trạng", "State"),
            [Choice(value, label, value in states) for value, label in STATES],
        ),
    ]
    return Filters(groups, chosen, clear="?" if chosen else "")


def _person(one: Listed) -> Link:
    return Link(one.row.name, reverse("desk:account", args=[one.row.account]))


def _tick(one: Listed) -> str:
    return format_html(
        '<div class="ep-pick"><label class="ep-tick"><input type="checkbox" name="account" value="{}">'
        '<span class="govuk-visually-hidden">{}</span></label><a class="govuk-link" href="{}">{}</a></div>',
        one.row.account,
        say(Label(f"Xác nhận {one.row.name}", f"Confirm {one.row.name}")),
        reverse("desk:account", args=[one.row.account]),
        one.row.name,
    )


def _unit(one: Listed) -> Label:
    return Label(one.row.unit.name_vi, one.row.unit.name_en)


def _state(one: Listed) -> Text:
    row = one.row
    if row.deactivated_at is None:
        return one.state.label
    why = one.lapse.label if one.lapse else Label(row.deactivated_for, row.deactivated_for)
    since = day_text(row.deactivated_at)
    said = ": " if why.vi else ""
    return Label(f"ngừng dùng từ {since}{said}{why.vi}", f"out of use since {since}{said}{why.en}")


def _factors(one: Listed) -> Text:
    named = [Factor(kind).label for kind in one.factors]
    return (
        Label(", ".join(n.vi for n in named), ", ".join(n.en for n in named)) if named else Label("chưa có", "none yet")
    )


def _due(one: Listed, at: datetime) -> Text:
    day = day_text(one.due)
    if one.row.is_active and one.due < at:
        return Label(f"{day} (quá hạn)", f"{day} (overdue)")
    return day if one.row.is_active else "–"
