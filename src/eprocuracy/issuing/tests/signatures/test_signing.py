"""A paper is signed by a person, then by the agency, at each level; whatever checks signatures elsewhere agrees."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from eprocuracy.issuing.signatures.keys import DeviceDown, FileKey, TokenKey, WrongPin
from eprocuracy.issuing.signatures.placing import places
from eprocuracy.issuing.signatures.signing import restamp, sign
from eprocuracy.issuing.signatures.trust import Trust
from eprocuracy.issuing.signatures.verifying import verify
from eprocuracy.issuing.signatures.words import Changes, Finding, Level, Part
from eprocuracy.kernel.refusals import Refused

from .conftest import AGENCY, CHIEF, NOW, PIN, World, a_paper

Signed = Callable[[Level], bytes]


@pytest.mark.parametrize("level", list(Level))
def test_the_person_signs_first_and_then_the_agency(world: World, signed: Signed, level: Level) -> None:
    verdict = verify(signed(level), trust=world.trust(), at=NOW + timedelta(days=1))

    assert verdict.good
    assert [one.by for one in verdict.signatures] == [CHIEF, AGENCY]
    assert {one.stamped for one in verdict.signatures} == {Finding.of(level.is_stamped)}
    assert {one.signed_at for one in verdict.signatures} == {NOW}
    assert verdict.signatures[0].changes is Changes.ALLOWED
    assert (verdict.archived_until is not None) == (level is Level.B_LTA)


def test_what_was_drawn_stays_as_it_was_byte_for_byte(signed: Signed) -> None:
    assert signed(Level.B_LTA).startswith(a_paper())


def test_signatures_stand_above_the_name_of_who_signs_and_the_seal_reaches_a_third_into_them() -> None:
    found = places(a_paper(), CHIEF)

    left, bottom, right, top = found.person.box
    assert found.person.page == found.agency.page == 0
    assert 297 < (left + right) / 2 < 595, "in the right half of the page"
    assert 0 < bottom < top < 842
    assert round((found.agency.box[2] - left) / (right - left), 1) == 0.3
    assert places(a_paper(), "Không Có Tên").person.box != found.person.box


def test_an_archive_is_stamped_again_and_can_be_checked_after_every_certificate_has_expired(
    world: World, signed: Signed
) -> None:
    later = NOW + timedelta(days=2 * 365)
    again = restamp(signed(Level.B_LTA), trust=world.trust(later), at=later)
    long_after = NOW + timedelta(days=10 * 365)  # those who signed held certificates of three years

    verdict = verify(again, trust=world.trust(long_after), at=long_after)

    assert verdict.good
    assert {one.signed_at for one in verdict.signatures} == {NOW}


def test_without_a_time_stamp_nothing_proves_in_time_that_an_expired_certificate_was_in_force(
    world: World, signed: Signed
) -> None:
    long_after = NOW + timedelta(days=5 * 365)

    plain = verify(signed(Level.B_B), trust=world.trust(long_after), at=long_after).signatures[0]
    stamped = verify(signed(Level.B_T), trust=world.trust(long_after), at=long_after).signatures[0]

    assert (plain.intact, plain.valid_then) == (Finding.YES, Finding.UNKNOWN)
    assert stamped.good


def test_a_wrong_pin_and_a_missing_device_are_told_apart(world: World, tmp_path: Path) -> None:
    with pytest.raises(WrongPin), world.person.key.opened("khác"):
        pass
    with pytest.raises(DeviceDown, match="khóa"), FileKey(tmp_path / "gone.p12").opened(PIN):
        pass
    absent = TokenKey(str(tmp_path / "libabsent.so"), "VKS", "chi")
    with pytest.raises(DeviceDown) as refused, absent.opened(PIN):
        pass
    assert "ký trên giấy" in refused.value.say("vi")
    assert PIN not in refused.value.say("vi") + refused.value.say("en") + repr(absent)


def test_without_anyone_who_gives_the_time_a_stamped_signature_is_refused_and_a_plain_one_made(world: World) -> None:
    alone = replace(world.trust(), stamper=None)
    asked = {"part": Part.PERSON, "trust": alone, "at": NOW}
    with world.person.key.opened(PIN) as signer:
        with pytest.raises(DeviceDown, match="dấu thời gian"):
            sign(a_paper(), signer=signer, level=Level.B_T, **asked)
        assert sign(a_paper(), signer=signer, level=Level.B_B, **asked)


def test_a_certificate_from_elsewhere_is_refused_where_its_evidence_is_to_be_kept(
    world: World, make_world: Callable[[], World]
) -> None:
    elsewhere = make_world()
    with elsewhere.person.key.opened(PIN) as signer, pytest.raises(Refused, match="Chứng thư số"):
        sign(a_paper(), signer=signer, part=Part.PERSON, trust=world.trust(), level=Level.B_LT, at=NOW)


@pytest.mark.parametrize("level", [Level.B_T, Level.B_LTA])
def test_an_installation_that_says_nothing_trusts_nobody_and_finds_no_fault_with_the_file(
    signed: Signed, level: Level
) -> None:
    verdict = verify(signed(level), trust=Trust(), at=NOW)

    assert [one.intact for one in verdict.signatures] == [Finding.YES, Finding.YES]
    assert [one.trusted for one in verdict.signatures] == [Finding.NO, Finding.NO]
    assert [one.stamped for one in verdict.signatures] == [Finding.UNKNOWN, Finding.UNKNOWN]
    assert {one.changes for one in verdict.signatures} <= {Changes.NONE, Changes.ALLOWED}
    assert not verdict.good


@pytest.mark.parametrize("level", [Level.B_B, Level.B_LTA])
def test_poppler_finds_both_signatures_valid(signed: Signed, level: Level, tmp_path: Path) -> None:
    if shutil.which("pdfsig") is None:
        pytest.skip("not run: needs poppler-utils")
    file = tmp_path / "signed.pdf"
    file.write_bytes(signed(level))

    said = subprocess.run(["pdfsig", "-nocert", file], capture_output=True, text=True, check=False).stdout

    assert said.count("Signature is Valid") == 2
    assert CHIEF in said


def test_openssl_finds_the_signature_valid_over_the_bytes_it_covers(
    world: World, signed: Signed, tmp_path: Path
) -> None:
    if shutil.which("openssl") is None:
        pytest.skip("not run: needs openssl")
    pdf = signed(Level.B_T)
    one = PdfFileReader(BytesIO(pdf)).embedded_regular_signatures[0]
    start, first, second, rest = (int(part) for part in one.byte_range)
    (tmp_path / "covered").write_bytes(pdf[start : start + first] + pdf[second : second + rest])
    (tmp_path / "cms").write_bytes(one.pkcs7_content)
    anchors = [world.folder / "signing" / part for part in ("trust/root.crt", "between/issuer.crt")]
    (tmp_path / "trusted").write_bytes(b"".join(one.read_bytes() for one in anchors))

    command = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", tmp_path / "cms", "-out", "/dev/null"]
    more = ["-content", tmp_path / "covered", "-CAfile", tmp_path / "trusted", "-attime", str(int(NOW.timestamp()))]
    done = subprocess.run([*command, *more], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
