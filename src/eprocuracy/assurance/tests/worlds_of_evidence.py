"""Worlds in which the checks of rights, words, inputs and signing must say no, and some in which they must say yes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from eprocuracy.assurance.checks import permitting, wording
from eprocuracy.assurance.visiting import Visitor
from eprocuracy.issuing.drafts import signers
from eprocuracy.records import opening

if TYPE_CHECKING:
    from .test_checks import World

Change = Callable[["World"], None]


def never_mind_who_wrote(world: World) -> None:
    right = signers.signing_right
    world.patch.setattr(
        "eprocuracy.issuing.drafts.actions.signing_right", lambda *given, **more: right(*given, **{**more, "wrote": ()})
    )


def show_everything(world: World) -> None:
    world.patch.setattr(permitting.Reader, "sees", lambda _self, _address: True)


def log_nothing_of_matters(world: World) -> None:
    world.patch.setattr(permitting, "entries", lambda _matter, _account: 7)


def choose_beforehand(world: World) -> None:
    few_forms(world)
    see = Visitor.see

    def chosen(self: Visitor, address: str, **given: Any) -> Any:
        answer = see(self, address, **given)
        answer.content += b'<input type="radio" name="outcome" checked>'
        return answer

    world.patch.setattr(Visitor, "see", chosen)


def few_forms(world: World) -> None:
    forms = wording.forms_of
    world.patch.setattr(wording, "KINDS", 10_000)
    world.patch.setattr(wording, "forms_of", lambda matter: [one for one in forms(matter) if "report.re" in one][:4])


def names_in_figures(world: World) -> None:
    world.rules("ALTER TABLE insight_monthsum ADD procurator text")


def sex_in_facts(world: World) -> None:
    world.rules("ALTER TABLE records_factrow ADD gender text")


BROKEN: dict[str, Change] = {
    "AUZ-07": never_mind_who_wrote,
    "AUZ-08": lambda world: world.patch.setattr(opening, "MOST", 9),
    "AUZ-13": show_everything,
    "AUZ-14": lambda world: world.rules("ALTER ROLE eprocuracy_worker CREATEROLE"),
    "LOG-04": log_nothing_of_matters,
    "RGT-01": lambda world: world.code("LABEL = 'đã bắt thủ phạm'\n"),
    "AIG-02": sex_in_facts,
    "AIG-05": choose_beforehand,
    "AIG-09": names_in_figures,
}

GOOD: dict[str, Change] = {
    **dict.fromkeys(
        ("AUZ-07", "AUZ-08", "AUZ-13", "AUZ-14", "LOG-04", "RGT-01", "AIG-02", "AIG-09"), lambda _world: None
    ),
    "AIG-05": few_forms,
}
