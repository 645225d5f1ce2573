"""The private calendar address: unguessable, shown once, renewed and withdrawn, without names, gone with the account."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from eprocuracy.audit.models import Entry
from eprocuracy.desk.tests.world import act, an_account, put, signed_in
from eprocuracy.identity.models import Account
from eprocuracy.kernel.actors import Duty
from eprocuracy.kernel.moments import When
from eprocuracy.office.calendars import AN_HOUR
from eprocuracy.office.models import CalendarAddress
from eprocuracy.records.models import HearingRow

from .court import a_hearing, at, in_days

pytestmark = pytest.mark.django_db
OWN = "/lich-phien-toa/lich-rieng/"


@pytest.fixture
def mai(client: Client) -> Client:
    signed_in(client, an_account("mai", duties=[Duty.PROCURATOR]))
    return client


def made(client: Client) -> str:
    """The path of the address that is shown after making it."""
    page = html.unescape(client.post(OWN).content.decode())
    found = re.search(r"https?://[^/]+(/lich-phien-toa/[\w-]+\.ics)", page)
    assert found
    return found[1]


def events(path: str) -> list[dict[str, str]]:
    answer = Client().get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    return [dict(one) for one in Calendar.from_ical(answer.content).walk("VEVENT")]


def test_the_address_opens_the_own_hearings_without_signing_in(mai: Client) -> None:
    a_hearing(45, at(in_days(10), 8, 30))
    a_hearing(46, When.on(in_days(11)))
    a_hearing(47, at(in_days(10), 8), procurator="thinh")

    first, second = events(made(mai))

    assert str(first["SUMMARY"]) == "Vụ án 45/2026: phiên tòa sơ thẩm"
    assert str(first["LOCATION"]) == "Tòa án nhân dân khu vực 3, Phòng xử số 2"
    assert first["DTSTART"].dt == at(in_days(10), 8, 30).moment  # type: ignore[attr-defined]
    assert second["DTSTART"].dt == in_days(11)  # type: ignore[attr-defined]


def test_it_names_nobody(mai: Client) -> None:
    a_hearing(45, at(in_days(10), 8), name="Lò Văn Páo")

    file = Client().get(made(mai)).content.decode()

    assert "Páo" not in file
    assert "Mai" not in file
    assert "Trộm cắp" not in file


def test_guarded_matters_are_left_out(mai: Client) -> None:
    a_hearing(45, at(in_days(10), 8))
    HearingRow.objects.update(secrecy=1)

    assert events(made(mai)) == []


def test_a_postponed_hearing_is_cancelled_on_its_old_day(mai: Client) -> None:
    matter = a_hearing(45, at(in_days(1), 8))
    put(act("hearing.postponed", matter, in_days(0), hearing=at(in_days(15), 8)))

    assert [str(one["STATUS"]) for one in events(made(mai))] == ["CANCELLED", "CONFIRMED"]


def test_only_the_digest_of_the_secret_is_kept_and_the_page_shows_it_once(mai: Client) -> None:
    path = made(mai)
    secret = path.rpartition("/")[2].removesuffix(".ics")

    assert len(secret) == 43
    assert secret not in str(CalendarAddress.objects.values().get())
    assert secret not in mai.get(OWN).content.decode()


def test_a_new_address_closes_the_old_one_and_withdrawing_closes_all(mai: Client) -> None:
    old = made(mai)
    new = made(mai)

    assert Client().get(old).status_code == 404
    assert Client().get(new).status_code == 200
    mai.post(OWN + "rut/")
    assert Client().get(new).status_code == 404


def test_a_closed_account_has_no_calendar_from_that_moment(mai: Client) -> None:
    path = made(mai)
    Account.objects.filter(account="mai").update(is_active=False, deactivated_at=timezone.now())

    assert Client().get(path).status_code == 404


def test_a_matter_that_was_handed_over_leaves_the_calendar(mai: Client) -> None:
    matter = a_hearing(45, at(in_days(10), 8))
    path = made(mai)
    put(act("case.assigned", matter, in_days(0), procurator="thinh"))

    assert events(path) == []


def test_a_guess_opens_nothing_and_an_address_is_not_read_without_end(mai: Client) -> None:
    path = made(mai)
    CalendarAddress.objects.update(reads=AN_HOUR - 1, hour=None)

    assert Client().get("/lich-phien-toa/" + "a" * 43 + ".ics").status_code == 404
    assert Client().get(path).status_code == 200
    CalendarAddress.objects.update(reads=AN_HOUR)
    answer = Client().get(path)
    assert answer.status_code == 429
    assert answer["Retry-After"] == "3600"


def test_making_and_withdrawing_stand_in_the_log(mai: Client) -> None:
    made(mai)
    mai.post(OWN + "rut/")

    deeds = list(Entry.objects.filter(deed__startswith="calendar.").order_by("sequence").values_list("deed", "account"))
    assert deeds == [("calendar.made", "mai"), ("calendar.withdrawn", "mai")]


def test_the_administrator_of_the_system_has_no_calendar(client: Client) -> None:
    signed_in(client, an_account("quan", duties=[Duty.ADMINISTRATOR]))

    assert client.post(OWN).status_code == 403
