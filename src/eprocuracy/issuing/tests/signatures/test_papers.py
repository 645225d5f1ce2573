"""A paper is signed with a certificate, in an office and under an authorisation that are all bound to it, and can be looked up."""

from __future__ import annotations

import shutil
from contextlib import nullcontext
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from io import StringIO
from pathlib import Path

import pypdfium2
import pytest
from django.core.management import call_command

from eprocuracy.audit.models import Entry
from eprocuracy.identity import actions as identity
from eprocuracy.identity.models import Account
from eprocuracy.identity.powers import Deed
from eprocuracy.identity.queries import actor_of
from eprocuracy.identity.tests.people import SECRET, an_account
from eprocuracy.issuing import numbers
from eprocuracy.issuing.models import Certificate, PaperFile, SignedPaper
from eprocuracy.issuing.numbers.words import PaperClass
from eprocuracy.issuing.signatures import holding, public, renewing
from eprocuracy.issuing.signatures.coding import new_code, read_code, with_code
from eprocuracy.issuing.signatures.entitling import entitled, is_issued_here
from eprocuracy.issuing.signatures.keys import DeviceDown, WrongPin
from eprocuracy.issuing.signatures.papers import ready_to_sign
from eprocuracy.issuing.signatures.trust import trust_of
from eprocuracy.issuing.signatures.verifying import Signature, verify
from eprocuracy.issuing.signatures.words import Finding, Happening, Made
from eprocuracy.kernel.actors import SYSTEM, Actor, Duty
from eprocuracy.kernel.refusals import Refused
from eprocuracy.platform import files

from .conftest import World, a_paper

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
UNIT = "22-KV3"
pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(world: World, tmp_path: Path) -> Path:
    """A data folder with the authority of the tests, and no key of anybody of the house yet."""
    shutil.copytree(world.folder, tmp_path, dirs_exist_ok=True)
    for key in (tmp_path / "signing" / "keys").iterdir():
        key.unlink()
    return tmp_path


def who(account: str = "chi", duty: Duty = Duty.CHIEF, unit: str = UNIT) -> Actor:
    return actor_of(Account.objects.filter(account=account).first() or an_account(account, unit, [duty]))


def numbered(by: Actor) -> str:
    entry = numbers.Entry(subject="Lệnh tạm giam", signer=by.account, form="40/HS")
    asked = {"unit": UNIT, "paper_class": PaperClass.PROCEDURAL, "symbol": "LTG-VKSKV3"}
    return numbers.allot(**asked, entry=entry, by=by, at=NOW).printed


def issued(folder: Path, by: Actor, *, at: datetime = NOW, pin: str = SECRET) -> bytes:
    with ready_to_sign(by=by, unit=UNIT, pin=pin, at=at, folder=folder) as sign:
        return sign(a_paper(), numbered(by))


def judged(folder: Path, pdf: bytes, at: datetime = NOW) -> tuple[Signature, ...]:
    return verify(pdf, trust=trust_of(folder, at=at), at=at + timedelta(hours=1)).signatures


def test_a_paper_is_signed_sealed_kept_and_bound_to_its_number_certificate_and_office(folder: Path) -> None:
    chief = who()
    pdf = issued(folder, chief)

    paper = SignedPaper.objects.get()
    assert (paper.unit, paper.signer, paper.on, paper.authority_no) == (UNIT, "chi", date(2026, 11, 21), "")
    assert (paper.number.value, paper.number.sequence.symbol) == (1, "LTG-VKSKV3")
    assert (paper.certificate.account, paper.certificate.unit) == ("chi", UNIT)
    kept = PaperFile.objects.get()
    assert kept.what == Made.SEALED.value
    assert files.read(kept.digest) == pdf
    signatures = judged(folder, pdf)
    assert [one.good for one in signatures] == [True, True]
    assert "Lệnh tạm giam số 01/LTG-VKSKV3" in signatures[0].reason
    assert [entitled(one).finding for one in signatures] == [Finding.YES, Finding.YES]
    assert is_issued_here(pdf)
    assert not is_issued_here(pdf + b"\n")


def test_what_is_signed_already_or_is_no_pdf_is_refused(folder: Path) -> None:
    chief = who()
    pdf = issued(folder, chief)
    with ready_to_sign(by=chief, unit=UNIT, pin=SECRET, at=NOW, folder=folder) as sign:
        with pytest.raises(Refused, match="đã có chữ ký số"):
            sign(pdf, numbered(chief))
        with pytest.raises(Refused, match="không phải PDF"):
            sign(b"hello", numbered(chief))


def test_one_opening_of_the_key_signs_a_batch(folder: Path) -> None:
    chief = who()
    with ready_to_sign(by=chief, unit=UNIT, pin=SECRET, at=NOW, folder=folder) as sign:
        batch = [sign(a_paper(), numbered(chief)) for _ in range(3)]

    assert [paper.number.value for paper in SignedPaper.objects.order_by("id")] == [1, 2, 3]
    assert len({sha256(pdf).digest() for pdf in batch}) == 3


def test_what_opens_a_key_is_neither_kept_nor_logged(folder: Path) -> None:
    issued(folder, who())
    with pytest.raises(WrongPin):
        issued(folder, who(), pin="sai mã PIN rồi")

    said = " ".join(f"{one.detail} {one.about}" for one in Entry.objects.all())
    assert SECRET not in said
    assert "sai mã PIN rồi" not in said
    there = [one for one in folder.rglob("*") if one.is_file() and one.suffix != ".p12"]
    assert not [one for one in there if SECRET.encode() in one.read_bytes()]


def test_a_deputy_signs_only_within_the_days_and_the_deeds_of_an_authorisation(folder: Path) -> None:
    chief, deputy = who(), who("pho", Duty.DEPUTY_CHIEF)
    with pytest.raises(Refused, match="chưa được Viện trưởng ủy quyền"):
        issued(folder, deputy)
    identity.delegate(
        from_=Account.objects.get(account=chief.account),
        to=Account.objects.get(account=deputy.account),
        deeds=[Deed.ISSUE],
        from_on=date(2026, 11, 20),
        to_on=date(2026, 11, 22),
        document_no="12/QĐ-VKS",
        by=SYSTEM,
        at=NOW,
    )

    pdf = issued(folder, deputy)
    with pytest.raises(Refused, match="chưa được Viện trưởng ủy quyền"):
        issued(folder, deputy, at=NOW + timedelta(days=2))

    person = judged(folder, pdf)[0]
    assert SignedPaper.objects.get().authority_no == "12/QĐ-VKS"
    assert "theo ủy quyền số 12/QĐ-VKS" in person.reason
    assert "12/QĐ-VKS" in entitled(person).why.vi


def test_a_signature_outside_the_authorisation_is_named_when_a_file_is_checked(folder: Path) -> None:
    chief, deputy = who(), who("pho", Duty.DEPUTY_CHIEF)
    held = identity.delegate(
        from_=Account.objects.get(account=chief.account),
        to=Account.objects.get(account=deputy.account),
        deeds=[Deed.ISSUE],
        from_on=date(2026, 11, 20),
        to_on=date(2026, 11, 25),
        document_no="12/QĐ-VKS",
        by=SYSTEM,
        at=NOW,
    )
    person = judged(folder, issued(folder, deputy))[0]
    held.to_on = date(2026, 11, 20)
    held.save()

    answer = entitled(person)
    assert answer.finding is Finding.NO
    assert "ngoài thời hạn ủy quyền số 12/QĐ-VKS" in answer.why.vi
    held.delete()
    assert "không có ủy quyền" in entitled(person).why.vi


def test_a_lost_token_signs_nothing_more_and_what_it_signed_before_stays(folder: Path) -> None:
    chief = who()
    before = issued(folder, chief)
    certificate = Certificate.objects.get(account="chi")
    lost = {"since": NOW + timedelta(minutes=5), "at": NOW + timedelta(minutes=30), "reason": "Biên bản 3/BB"}
    with pytest.raises(Refused):
        holding.report(certificate, Happening.LOST, by=who("kha", Duty.PROCURATOR), **lost)
    holding.report(certificate, Happening.LOST, by=chief, folder=folder, **lost)

    with pytest.raises(Refused, match="mất thiết bị"):
        issued(folder, chief, at=NOW + timedelta(hours=1))
    person = judged(folder, before, at=NOW + timedelta(hours=1))[0]
    assert person.good
    assert entitled(person).finding is Finding.YES
    assert "sau khi ký chứng thư số mới báo mất thiết bị" in entitled(person).why.vi
    assert certificate not in holding.usable(NOW + timedelta(hours=1))


def test_a_made_up_account_is_given_a_new_key_once_the_lost_one_is_replaced(folder: Path) -> None:
    chief = who()
    issued(folder, chief)
    first, later = Certificate.objects.get(account="chi"), NOW + timedelta(hours=1)
    for what in (Happening.LOST, Happening.REPLACED):
        with pytest.raises(Refused) if what is Happening.REPLACED else nullcontext():
            issued(folder, chief, at=later)
        holding.report(first, what, by=chief, folder=folder, since=NOW + timedelta(minutes=5), at=later, reason="BB 3")

    issued(folder, chief, at=later)

    assert SignedPaper.objects.latest("id").certificate != first


def test_a_certificate_of_another_person_office_or_use_is_refused(folder: Path) -> None:
    issued(folder, who())
    who("xa")
    shutil.copy(folder / "signing" / "keys" / "chi.p12", folder / "signing" / "keys" / "xa.p12")

    with pytest.raises(Refused, match="không phải của người"):
        issued(folder, who("xa"))
    with pytest.raises(Refused, match="đã hết hạn"):
        issued(folder, who(), at=NOW + timedelta(days=4 * 365))


def test_whoever_has_no_key_is_told_how_to_sign_by_hand(folder: Path) -> None:
    made = identity.create_account(account="nam", name="Lê Nam", unit=UNIT, duties=[Duty.CHIEF], by=SYSTEM, at=NOW)

    with pytest.raises(DeviceDown) as refused:
        issued(folder, actor_of(made.account))
    assert "quét lại" in refused.value.say("vi")


def test_anybody_learns_by_the_code_that_a_paper_exists_its_day_and_office_and_whether_a_file_is_it(
    folder: Path,
) -> None:
    pdf = issued(folder, who())
    code = SignedPaper.objects.get().code
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    assert code in page

    found = public.known(code.lower().replace("-", " "))

    assert found is not None
    assert found.on == date(2026, 11, 21)
    assert "khu vực 3" in found.unit.vi
    assert public.is_it(code, sha256(pdf).hexdigest().upper())
    assert not public.is_it(code, sha256(pdf + b" ").hexdigest())
    assert public.known(new_code()) is None
    with pytest.raises(Refused, match="đã ký và ban hành"):
        numbers.void(SignedPaper.objects.get().number_id, reason="in nhầm", by=who(), at=NOW)


def test_the_widest_code_stands_on_one_line(folder: Path) -> None:
    stamped = with_code(issued(folder, who()), "WWWW-WWWW-WWWW", "https://kiem-tra.invalid/WWWW-WWWW-WWWW")

    assert "WWWW-WWWW-WWWW" in pypdfium2.PdfDocument(stamped)[0].get_textpage().get_text_range()


def test_a_code_is_long_random_and_has_no_letter_that_looks_like_another() -> None:
    codes = {new_code() for _ in range(500)}

    assert len(codes) == 500
    assert all(read_code(one) == one and not set(one) & set("ILO01") for one in codes)


def test_an_address_asks_only_so_often_within_an_hour() -> None:
    asked = [public.may_ask("203.0.113.7", at=NOW) for _ in range(public.TIMES + 1)]

    assert asked == [True] * public.TIMES + [False]
    assert public.may_ask("203.0.113.8", at=NOW)
    assert public.may_ask("203.0.113.7", at=NOW + timedelta(hours=1))


def test_the_archive_is_stamped_again_within_a_year_of_the_end_of_its_last_stamp(folder: Path) -> None:
    issued(folder, who())
    later = NOW + timedelta(days=19 * 365)  # the authority of the tests lasts twenty years
    assert renewing.due(NOW + timedelta(days=18 * 365)) == []
    assert len(renewing.due(later)) == 1

    assert not renewing.renew_due(folder, at=later, is_over=lambda: False)

    last = PaperFile.objects.order_by("-id")[0]
    assert last.what == Made.STAMPED.value
    assert verify(files.read(last.digest), trust=trust_of(folder, at=later), at=later).good
    assert public.is_it(SignedPaper.objects.get().code, last.digest)
    assert renewing.due(later + timedelta(minutes=1)) == []


def test_a_certificate_is_entered_listed_by_its_end_and_reported_from_the_command_line(
    world: World, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EPROCURACY_DATA", str(folder))
    who()
    file, said = folder / "chi.crt", StringIO()
    file.write_bytes(world.person.certificate.dump())
    call_command("certificates", "enter", str(file), "--account", "chi", "--device", "VKS-KV3", stdout=StringIO())
    with pytest.raises(Refused, match="đã có trong sổ"):
        call_command("certificates", "enter", str(file), "--account", "chi", "--device", "x", stdout=StringIO())

    one = Certificate.objects.get()
    call_command("certificates", "report", str(one.id), "broken", "--reason", "Biên bản 5/BB", stdout=StringIO())
    call_command("certificates", "list", stdout=said)

    assert "hỏng thiết bị" in said.getvalue()
    assert not holding.usable(datetime.now(UTC)).exists()
