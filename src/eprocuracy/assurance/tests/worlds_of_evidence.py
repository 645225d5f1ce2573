"""Worlds in which the checks of rights, words, inputs and signing must say no, and some in which they must say yes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from eprocuracy.assurance.checks import permitting, wording
from eprocuracy.assurance.checks.scratch import an_account
from eprocuracy.assurance.visiting import Visitor
from eprocuracy.exchange import sheets
from eprocuracy.identity.models import Account
from eprocuracy.issuing.drafts import signers
from eprocuracy.issuing.models import Certificate
from eprocuracy.issuing.signatures import holding
from eprocuracy.platform.ground.folder import DataFolder
from eprocuracy.platform.wall.sight import WHOLE
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
        answer.content += b'<input type="radio" name="outcome" value="guilty" checked>'
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


def a_page_that_fails(world: World) -> None:
    def fail(*_given: Any, **_more: Any) -> Any:
        raise RuntimeError("strange")

    world.patch.setattr("eprocuracy.desk.help.views.render", fail)


def real_and_made_up(world: World) -> None:
    for real in (True, False):
        made, _ = an_account(world.there.now)
        Account.objects.filter(pk=made.pk).update(illustrative=not real)


def in_a_folder(world: World, name: str, content: bytes) -> None:
    world.there = replace(world.there, folder=DataFolder(world.folder))
    world.file(name, content)


def stamped_elsewhere(world: World) -> None:
    in_a_folder(world, "signing/signing.yaml", b"level: B-LTA\ntime_stamps: https://gio.vks.example\n")


def no_second_wall(world: World) -> None:
    world.patch.setattr("eprocuracy.records.wall.sight_of", lambda _actor: WHOLE)


BROKEN: dict[str, Change] = {
    **dict.fromkeys(("AUZ-03", "PDP-06"), no_second_wall),
    "AUZ-07": never_mind_who_wrote,
    "AUZ-08": lambda world: world.patch.setattr(opening, "MOST", 9),
    "AUZ-13": show_everything,
    "AUZ-14": lambda world: world.rules("ALTER ROLE eprocuracy_worker CREATEROLE"),
    "LOG-04": log_nothing_of_matters,
    "RGT-01": lambda world: world.code("LABEL = 'đã bắt thủ phạm'\n"),
    "AIG-02": sex_in_facts,
    "AIG-05": choose_beforehand,
    "AIG-09": names_in_figures,
    "AIG-08": lambda world: world.code("import openai\n"),
    "DOC-07": lambda world: world.rules("ALTER TABLE records_matter ADD admissible boolean"),
    "RGT-04": lambda world: world.patch.setattr(wording, "checklists", dict),
    "APP-01": a_page_that_fails,
    "APP-08": lambda world: world.patch.setattr(sheets, "FORMULAS", ("=",)),
    "APP-12": lambda _world: None,  # the tests name no contact
    "APP-14": real_and_made_up,
    "SIG-04": lambda world: in_a_folder(world, "signing/signing.yaml", b"level: B-LTA\n"),
    "SIG-06": lambda world: in_a_folder(world, "signing/keys/mai.p12", b"x"),
    "SIG-09": lambda world: world.patch.setattr(holding, "usable", lambda _at: Certificate.objects.all()),
}

GOOD: dict[str, Change] = {
    **dict.fromkeys(
        ("AUZ-03", "PDP-06", "AUZ-07", "AUZ-08", "AUZ-13", "AUZ-14", "LOG-04", "RGT-01", "AIG-02", "AIG-09"),
        lambda _world: None,
    ),
    **dict.fromkeys(("AIG-08", "DOC-07", "RGT-04", "APP-01", "APP-08", "APP-14", "SIG-09"), lambda _world: None),
    "AIG-05": few_forms,
    "APP-12": lambda world: setattr(world.settings, "SECURITY_CONTACT", "mailto:an-ninh@vks.example"),
    "SIG-04": stamped_elsewhere,
    "SIG-06": lambda world: in_a_folder(world, "signing/keys/unit.txt", b"no key"),
}
