from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from eprocuracy.audit.models import Entry
from eprocuracy.identity import actions, queries
from eprocuracy.identity.loading import ensure_illustrative, load_units
from eprocuracy.identity.models import Account, Unit
from eprocuracy.identity.offices import offices
from eprocuracy.kernel.actors import SYSTEM, Duty
from eprocuracy.kernel.refusals import Refused

from .people import NOW, an_account

pytestmark = pytest.mark.django_db


def test_the_units_are_there_as_soon_as_the_tables_are() -> None:
    assert Unit.objects.count() == len(offices())
    assert Unit.objects.get(code="22-KV3").parent_id == "22"


def test_loading_again_mends_what_the_data_know_and_leaves_what_they_do_not() -> None:
    Unit.objects.filter(code="22").update(name_vi="x")
    made_up = ensure_illustrative("15-KV1")

    load_units()

    assert Unit.objects.get(code="22").name_vi == "Viện kiểm sát nhân dân thành phố Quảng Ninh"
    assert Unit.objects.get(code="15-KV1") == made_up
    assert made_up.illustrative
    assert made_up.name_vi == "Viện kiểm sát nhân dân khu vực 1 - Lào Cai (minh họa)"


def test_the_names_within_a_unit_are_its_own_and_those_under_it_dissolved_ones_too() -> None:
    lao_cai = {one.code for one in queries.unit_names("15")}
    region = {one.code for one in queries.unit_names("22-KV3")}
    yen_bai = {one.code for one in queries.unit_names("15-T-15")}

    assert {"15", "15-H-088", "15-T-15"} <= lao_cai
    assert all(code.startswith("15") for code in lao_cai)
    assert region == {"22-KV3", "22-H-195", "22-H-203", "22-H-207"}
    assert "15-H-132" in yen_bai
    assert "15-H-080" not in yen_bai
    assert len(queries.unit_names("TC")) == len(offices())


def test_the_database_refuses_impossible_units() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.filter(code="22").update(successors=["24"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.filter(code="22").update(parent=None)


# Accounts


def test_an_actor_sees_the_own_office_and_what_it_took_over_and_a_chief_what_is_below() -> None:
    mai = queries.actor_of(an_account())
    chief = queries.actor_of(an_account("chief", "22", [Duty.CHIEF]))
    head = queries.actor_of(an_account("head", "TC-DS", [Duty.HEAD_OF_OFFICE]))

    assert mai.units == {"22-KV3", "22-H-195", "22-H-203", "22-H-207"}
    assert {"22", "22-KV1", "22-KV3", "22-H-193"} <= chief.units
    assert not any(code.startswith("24") for code in chief.units)
    assert head.unit == "TC"
    assert {"TC", "TC-DS", "22-KV3"} <= head.units
    assert "TC-AN" not in head.units


def test_an_account_made_in_earnest_gets_a_random_first_password_that_must_be_changed() -> None:
    made = actions.create_account(account="nam", name="Trần Nam", unit="22-KV3", duties=[Duty.CLERK], by=SYSTEM, at=NOW)

    assert made.account.must_change_password
    assert made.account.password.startswith("argon2$argon2id$")
    assert Entry.objects.get(deed="identity.account_created").about == ["account:nam"]
    assert made.first_password not in json.dumps(list(Entry.objects.values("detail", "about")))


@pytest.mark.parametrize(
    ("account", "unit", "duties", "said"),
    [
        ("Mai", "22", [Duty.CLERK], "chữ thường"),
        ("nam", "22-H-193", [Duty.CLERK], "Không có đơn vị"),
        ("nam", "99", [Duty.CLERK], "Không có đơn vị"),
        ("nam", "22", [Duty.CLERK, Duty.ADMINISTRATOR], "kiêm"),
        ("mai", "22", [Duty.CLERK], "đã có"),
    ],
)
def test_an_impossible_account_is_refused_with_a_sentence(
    account: str, unit: str, duties: list[Duty], said: str
) -> None:
    an_account("mai")

    with pytest.raises(Refused, match=said):
        actions.create_account(account=account, name="x", unit=unit, duties=duties, by=SYSTEM, at=NOW)


def test_only_an_administrator_of_the_office_or_above_makes_accounts_and_nobody_changes_their_own() -> None:
    root = an_account("root", "22", [Duty.ADMINISTRATOR])
    by = queries.actor_of(root)

    actions.create_account(account="an", name="An", unit="22-KV3", duties=[Duty.CLERK], by=by, at=NOW)
    with pytest.raises(Refused, match="đơn vị khác"):
        actions.create_account(account="be", name="Be", unit="24", duties=[Duty.CLERK], by=by, at=NOW)
    with pytest.raises(Refused, match="Chức danh"):
        actions.create_account(
            account="be", name="Be", unit="22-KV3", duties=[], by=queries.actor_of(an_account()), at=NOW
        )
    with pytest.raises(Refused, match="của mình"):
        actions.change_account(root, by=by, at=NOW, duties=[Duty.CHIEF])


def test_the_command_makes_an_account_and_prints_its_first_password_once() -> None:
    said = StringIO()
    call_command("create_account", "lan", "--name", "Lan", "--unit", "22", "--duty", "clerk", "--json", stdout=said)

    answer = json.loads(said.getvalue())
    assert Account.objects.get(account="lan").must_change_password
    assert len(answer["first_password"]) == 23
