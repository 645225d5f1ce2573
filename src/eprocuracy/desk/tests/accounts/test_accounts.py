"""Whoever keeps the accounts sees each with how it stands, does what must be done with a reason, and confirms them every quarter."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from eprocuracy.audit.models import Entry
from eprocuracy.desk.accounts.deeds import STEPS
from eprocuracy.desk.tests.test_lists import visible as seen
from eprocuracy.desk.tests.world import UNIT, an_account, now, signed_in
from eprocuracy.identity import locks
from eprocuracy.identity.models import AccessReview, Account
from eprocuracy.kernel.actors import Duty

pytestmark = pytest.mark.django_db
ACCOUNTS, REVIEW = "/tai-khoan/", "/tai-khoan/ra-soat/"


@pytest.fixture
def keeper(client: Client) -> Client:
    """An administrator of the office, with three others in it."""
    signed_in(client, an_account("root", duties=[Duty.ADMINISTRATOR], called="Trần Quản Trị"))
    an_account("chi", duties=[Duty.CHIEF], called="Đỗ Minh Chí")
    an_account("mai", called="Hoàng Thị Mai")
    an_account("xa", unit="22-KV1", called="Lò Văn Xa")
    return client


def text(answer: HttpResponse) -> str:
    return " ".join(seen(answer.content.decode()).split())


def do(keeper: Client, account: str, code: str, said: str = "") -> HttpResponse:
    answer: HttpResponse = keeper.post(f"{ACCOUNTS}{account}/{code}/", {"said": said})  # type: ignore[assignment]
    return answer


def long_ago(days: int, *accounts: str) -> None:
    Account.objects.filter(account__in=accounts).update(activated_at=now() - timedelta(days=days))


def test_the_list_shows_the_own_office_and_no_other(keeper: Client) -> None:
    page = text(keeper.get(ACCOUNTS))

    assert "Hoàng Thị Mai" in page
    assert "Lò Văn Xa" not in page
    assert keeper.get(f"{ACCOUNTS}xa/").status_code == 404
    assert Entry.objects.filter(deed="identity.accounts_read").count() == 1


def test_it_is_narrowed_by_name_and_by_state(keeper: Client) -> None:
    do(keeper, "chi", "ngung-dung", "nghỉ hưu, QĐ 12")

    assert "Đỗ Minh Chí" not in text(keeper.get(f"{ACCOUNTS}?q=mai"))
    out = text(keeper.get(f"{ACCOUNTS}?state=out"))
    assert "nghỉ hưu, QĐ 12" in out
    assert "Hoàng Thị Mai" not in out


def test_a_procurator_sees_no_list_and_a_chief_the_own_one(client: Client) -> None:
    signed_in(client, an_account("mai"))
    assert client.get(ACCOUNTS).status_code == 403
    assert client.get(f"{ACCOUNTS}mai/").status_code == 404
    signed_in(client, an_account("chi", duties=[Duty.CHIEF]))
    assert "Hoàng Thị Mai" in text(client.get(ACCOUNTS))
    assert ACCOUNTS in client.get("/").content.decode()


def test_who_is_put_out_is_out_with_the_next_request_and_comes_in_again_once_brought_back(keeper: Client) -> None:
    mai = Client()
    signed_in(mai, Account.objects.get(account="mai"))
    assert mai.get("/").status_code == 200

    assert do(keeper, "mai", "ngung-dung").status_code == 422
    assert mai.get("/").status_code == 200
    assert do(keeper, "mai", "ngung-dung", "chuyển công tác").status_code == 302

    assert mai.get("/").status_code == 302
    assert Entry.objects.get(deed="identity.put_out").detail == {"reason": "chuyển công tác"}
    do(keeper, "mai", "dung-lai", "về lại đơn vị")
    signed_in(mai, Account.objects.get(account="mai"))
    assert mai.get("/").status_code == 200


def test_sessions_locks_factors_and_passwords_are_mended_for_another(keeper: Client) -> None:
    mai = Account.objects.get(account="mai")
    inside = Client()
    inside.post("/identity/sign-in/", {"account": "mai", "password": "Mưa trên 7 mái!"})
    assert inside.get("/").status_code == 200
    Authenticator.objects.create(user=mai, type="totp", data={"secret": "x"})
    locks.hold(locks.of_name("mai"))
    page = text(keeper.get(f"{ACCOUNTS}mai/"))
    assert "đang bị khóa" in page
    assert "mã từ điện thoại" in page

    assert do(keeper, "mai", "mo-khoa", "gõ nhầm bàn phím").status_code == 302
    assert not locks.is_locked(locks.of_name("mai"))
    assert do(keeper, "mai", "ket-thuc-phien").status_code == 302
    assert inside.get("/").status_code == 302
    told = do(keeper, "mai", "mat-khau")

    first = told.content.decode().split('<code translate="no">')[1].split("<")[0]
    assert Account.objects.get(account="mai").check_password(first)
    assert {
        "identity.unlocked",
        "identity.sessions_ended",
        "identity.first_password_given",
    } <= set(Entry.objects.values_list("deed", flat=True))


def test_to_reset_both_password_and_factors_takes_two_people(keeper: Client) -> None:
    mai = Account.objects.get(account="mai")
    Authenticator.objects.create(user=mai, type="totp", data={"secret": "x"})

    assert do(keeper, "mai", "go-yeu-to", "mất điện thoại").status_code == 302
    assert not Authenticator.objects.exists()
    refused = do(keeper, "mai", "mat-khau")
    assert refused.status_code == 422
    assert "phải do hai người làm" in text(refused)

    chief = Client()
    signed_in(chief, Account.objects.get(account="chi"))
    assert do(chief, "mai", "mat-khau").status_code == 200


def test_nobody_does_it_with_their_own_account(keeper: Client) -> None:
    assert "tài khoản của bạn" in text(keeper.get(f"{ACCOUNTS}root/"))
    assert do(keeper, "root", "ngung-dung", "thử").status_code == 422
    assert Account.objects.get(account="root").is_active


def test_what_makes_no_sense_is_not_offered(keeper: Client) -> None:
    page = keeper.get(f"{ACCOUNTS}mai/").content.decode()

    offered = {code for code in STEPS if f"{ACCOUNTS}mai/{code}/" in page}
    assert offered == {"ngung-dung", "mat-khau"}
    assert do(keeper, "mai", "mo-khoa", "thử").status_code == 404


def test_after_ninety_days_an_account_is_to_be_reviewed_and_what_was_confirmed_is_kept(keeper: Client) -> None:
    long_ago(91, "mai", "chi")
    assert "(2 quá hạn)" in text(keeper.get(ACCOUNTS))
    assert "2 tài khoản quá hạn rà soát" in text(keeper.get("/van-hanh/"))

    assert keeper.post(REVIEW, {}).status_code == 422
    assert keeper.post(REVIEW, {"account": ["mai", "xa"]}).status_code == 302

    page = text(keeper.get(REVIEW))
    assert "Đỗ Minh Chí" in page
    assert "Hoàng Thị Mai" not in page
    [kept] = AccessReview.objects.all()
    assert (kept.account.account, kept.outcome, kept.reviewed_by) == ("mai", "confirmed", "root")
    assert kept.seen == {"unit": UNIT, "duties": ["procurator"], "delegations": [], "last_login": ""}
    assert "giữ nguyên" in text(keeper.get(f"{ACCOUNTS}mai/"))


def test_ending_an_account_is_a_review_too_and_the_own_one_is_for_another(keeper: Client) -> None:
    long_ago(91, "mai", "root")
    assert "đề nghị người quản trị khác" in text(keeper.get(REVIEW))
    keeper.post(REVIEW, {"account": ["root"]})
    do(keeper, "mai", "ngung-dung", "hết nhiệm vụ")

    [kept] = AccessReview.objects.all()
    assert (kept.account.account, kept.outcome, kept.reason) == ("mai", "ended", "hết nhiệm vụ")


@pytest.mark.parametrize("address", [ACCOUNTS, REVIEW])
def test_a_longer_list_asks_the_database_no_more(keeper: Client, address: str) -> None:
    def questions() -> int:
        long_ago(91, *Account.objects.values_list("account", flat=True))
        with CaptureQueriesContext(connection) as asked:
            assert keeper.get(address).status_code == 200
        return len(asked)

    few = questions()
    for number in range(6):
        signed_in(Client(), an_account(f"them{number}", called=f"Người {number}"))

    assert questions() <= few
