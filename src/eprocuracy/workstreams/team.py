"""Who of the procuracy handles a matter: the one in charge, and procurators and examiners who assist.

BLTTHS 41: the chief assigns deputies, procurators and examiners to a matter, and changes them; all of them are assigned to it
(BLTTHS 42, 43; forms 03, 71), one of them is in charge. Who assists does so with an account; other persons are names on the paper.
"""

from __future__ import annotations

from dataclasses import dataclass

from eprocuracy.kernel.words import Label

from .acts import Act, field
from .changing import changed
from .states import State

NO_ACCOUNT = Label(
    "Ghi tên người không có tài khoản trên hệ thống", "Names of persons who have no account in the system"
)


@dataclass(frozen=True, kw_only=True)
class TeamNamed(Act):
    """A decision of assignment; one that names who is in charge names everybody: whom it leaves out assists no more."""

    procurator: str | None = field("Kiểm sát viên thụ lý chính", "Procurator in charge", needed=True)
    assisting: tuple[str, ...] | None = field(
        "Kiểm sát viên, Kiểm tra viên phối hợp", "Procurators and examiners who assist"
    )
    deputy_chief: str | None = field("Phó Viện trưởng phụ trách", "Deputy chief in charge")


@dataclass(frozen=True, kw_only=True)
class TeamChanged(Act):
    """A decision that changes who handles a matter: another in charge, some who no longer assist, some who now do."""

    procurator: str | None = field("Kiểm sát viên được phân công thay", "New procurator", needed=True)
    instead_of: str | None = field("Thay cho", "In place of")
    released: tuple[str, ...] | None = field("Người thôi phối hợp", "Who no longer assists")
    assisting: tuple[str, ...] | None = field(
        "Kiểm sát viên, Kiểm tra viên phối hợp thêm", "Further procurators and examiners who assist"
    )
    ground: str | None = field("Lý do", "Reason", needed=True, lines=2)


def handling(state: State) -> tuple[str, ...]:
    """Everybody assigned to the matter, the one in charge first."""
    return (*([state.procurator] if state.procurator else ()), *state.assisting)


def after(before: State, state: State, act: Act) -> State:
    """The state with those who assist after an act of its own, and with those who handled the matter and no longer do.

    `before` is the state before the act; who is in charge stands in `state` already.
    """
    assisting = state.assisting
    if isinstance(act, TeamNamed | TeamChanged):
        assisting = _assisting(state, act) if act.matter == state.id else assisting
    elif state.procurator == before.procurator:
        return state
    if state.procurator in assisting:
        assisting = tuple(one for one in assisting if one != state.procurator)
    if assisting == before.assisting and state.procurator == before.procurator:
        return state
    state = changed(state, assisting=assisting)
    still = frozenset(handling(state))
    gone = dict.fromkeys((*state.relieved, *handling(before)))
    return changed(state, relieved=tuple(one for one in gone if one not in still))


def _assisting(state: State, act: TeamNamed | TeamChanged) -> tuple[str, ...]:
    named = act.assisting or ()
    if isinstance(act, TeamNamed):
        return named if act.procurator else tuple(dict.fromkeys((*state.assisting, *named)))
    gone = frozenset(act.released or ())
    return tuple(dict.fromkeys(one for one in (*state.assisting, *named) if one not in gone))


def staff_of(act: Act) -> frozenset[str]:
    """The accounts, or names as registers write them, of our own people whom an act names."""
    one_each = (getattr(act, name, None) for name in ("procurator", "deputy_chief"))
    several = (getattr(act, name, None) or () for name in ("assisting", "released"))
    return frozenset({one for one in one_each if isinstance(one, str)}.union(*several))
