"""A chain of plans: every step after the ones before, nothing written, and what was simulated is what recording gives."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from html import unescape
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from eprocuracy.kernel.actors import Duty
from eprocuracy.law.offences import Offence
from eprocuracy.records.families import new_id
from eprocuracy.records.models import ActRow, DeadlineRow, FindingRow, MatterRow, PlaceRow
from eprocuracy.workstreams.acts import Link
from eprocuracy.workstreams.people import Person, Role

from ..world import UNIT, act, ago, an_account, put, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> UUID:
    return a_case()


def a_case() -> UUID:
    """A case under investigation with one accused."""
    matter, who, day = new_id(), new_id(), ago(40)
    put(
        act(
            "case.instituted",
            matter,
            day,
            unit=UNIT,
            agency="CQĐT",
            title="Trộm cắp tài sản",
            offences=(Offence("173", 1),),
        ),
        act("case.accepted", matter, day, unit=UNIT, number=45, year=day.year, procurator="mai"),
        act(
            "accused.charged",
            matter,
            day,
            links=(Link(Role.ACCUSED, who, (Offence("173", 1),)),),
            people=(Person(participant=who, name="Lò Văn Páo"),),
        ),
    )
    return matter


def tried(client: Client, matter: UUID, chain: str, kind: str, **typed: Any) -> str:
    """The page after one more step."""
    where = f"/vu-viec/{matter}/thu-buoc/"
    chosen = client.post(where, {"chain": chain, "kind": kind, "do": "choose"}).content.decode()
    sent: dict[str, Any] = {
        "chain": chain,
        "kind": value_of(chosen, "kind"),
        "do": "add",
        "act_id": value_of(chosen, "act_id"),
        **typed,
    }
    answer = client.post(where, sent)
    assert answer.status_code == 200, re.findall(r"error[^<]*<[^>]*>([^<]*)", answer.content.decode())
    return answer.content.decode()


def value_of(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return unescape(found[1])


def fields_of(page: str, action: str) -> dict[str, list[str]]:
    """The hidden fields of the form that is sent to an address."""
    start = page.index(f'action="{action}"')
    form = page[start : page.index("</form>", start)]
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'name="([^"]*)" value="([^"]*)"', form):
        found.setdefault(name, []).append(unescape(value))
    return found


def day(on: date) -> str:
    return f"{on:%d/%m/%Y}"


def stored(matter: UUID) -> list[Any]:
    """Everything computed of the matter, as it stands in the tables."""
    rows = (DeadlineRow, FindingRow, PlaceRow)
    kept = [
        sorted(map(str, table.objects.filter(matter=matter).values_list(*columns)))
        for table, columns in zip(rows, COLUMNS, strict=True)
    ]
    return [*kept, MatterRow.objects.get(matter=matter).stage]


COLUMNS = (("clock", "ends_on", "outcome", "run"), ("code", "on"), ("stage", "measure", "offences"))


def test_each_step_is_computed_after_the_ones_before_and_nothing_is_written(client: Client, case: UUID) -> None:
    signed_in(client, an_account("mai"))
    before = (ActRow.objects.count(), stored(case))
    until = ago(40) + timedelta(days=100)

    page = tried(client, case, "[]", "investigation.extended", occurred_0=day(ago(1)), ordinal="1", until=day(until))
    assert day(until) in page
    first = page[: page.index("Thêm bước")]
    page = tried(
        client, case, value_of(page, "chain"), "investigation.concluded", occurred_0=day(ago(0)), proposal="prosecute"
    )
    page = tried(client, case, value_of(page, "chain"), "file.received", occurred_0=day(ago(0)))

    assert "Bước 1" in first
    assert re.findall(r'id="step-(\d)"', page) == ["1", "2", "3"]
    third = page[page.index('id="step-3"') :]
    assert (
        "Quyết định việc truy tố" in third or "quyết định việc truy tố" in third
    )  # begins only with what step 3 brings
    assert (ActRow.objects.count(), stored(case)) == before


def test_recording_the_first_step_gives_what_was_simulated(client: Client, case: UUID) -> None:
    signed_in(client, an_account("mai"))
    until = ago(40) + timedelta(days=100)
    page = tried(client, case, "[]", "investigation.extended", occurred_0=day(ago(1)), ordinal="1", until=day(until))
    shown = changes_in(page)
    action = f"/vu-viec/{case}/ghi/investigation.extended/"
    opened = client.post(action, {**fields_of(page, action), "step": "edit"}).content.decode()

    assert day(until) in opened  # the act form with what was typed
    sent = fields_of(page, action)
    review = client.post(action, {**sent, "step": "review"}).content.decode()
    assert changes_in(review) == shown
    client.post(action, {**sent, "step": "record"})

    assert str(ActRow.objects.latest("position").id) == sent["act_id"][0]
    deadline = DeadlineRow.objects.get(matter=case, clock="investigation")
    assert day(deadline.ends_on) in " ".join(shown)  # type: ignore[arg-type]


def changes_in(page: str) -> list[str]:
    """What the page says will change, in words."""
    start = page.index("Điều gì sẽ đổi")
    end = min(at for mark in ('<div class="ep-deeds">', "</aside>") if (at := page.find(mark, start)) > 0)
    words = re.sub(r"<details.*?</details>", " ", page[start:end], flags=re.S)
    return [line for line in (one.strip() for one in re.sub(r"<[^>]+>", "\n", words).splitlines()) if line][1:]


def test_a_step_that_is_left_out_takes_what_hung_on_it_along(client: Client, case: UUID) -> None:
    signed_in(client, an_account("mai"))
    page = tried(client, case, "[]", "investigation.concluded", occurred_0=day(ago(1)), proposal="prosecute")
    page = tried(client, case, value_of(page, "chain"), "file.received", occurred_0=day(ago(0)))
    chain = value_of(page, "chain")
    assert len(json.loads(chain)) == 2

    less = client.post(f"/vu-viec/{case}/thu-buoc/", {"chain": chain, "do": "drop:1"}).content.decode()

    assert [one["kind"] for one in json.loads(value_of(less, "chain"))] == ["file.received"]
    assert "Phát hiện" in less  # out of its order now


def test_nobody_plans_where_nothing_may_be_recorded(client: Client, case: UUID) -> None:
    signed_in(client, an_account("thongke", duties=[Duty.STATISTICIAN]))
    assert client.get(f"/vu-viec/{case}/thu-buoc/").status_code == 403

    signed_in(client, an_account("xa", unit="15"))
    assert client.get(f"/vu-viec/{case}/thu-buoc/").status_code == 404


@pytest.mark.parametrize(
    "chain", ["nothing", '{"kind": 1}', '[{"kind": "x"}]', '[{"kind": "x", "act": "y", "fields": []}]']
)
def test_a_chain_that_this_page_did_not_write_is_not_read(client: Client, case: UUID, chain: str) -> None:
    signed_in(client, an_account("mai"))

    assert client.post(f"/vu-viec/{case}/thu-buoc/", {"chain": chain}).status_code == 400
