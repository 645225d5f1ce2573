"""Signing with a key that never leaves its token: SoftHSM stands for the token."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pkcs11
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12

from eprocuracy.issuing.signatures.keys import DeviceDown, TokenKey, WrongPin
from eprocuracy.issuing.signatures.signing import sign
from eprocuracy.issuing.signatures.verifying import verify
from eprocuracy.issuing.signatures.words import Level, Part

from .conftest import CHIEF, NOW, PIN, World, a_paper

LIBRARY = "/usr/lib/softhsm/libsofthsm2.so"
TOKEN_PIN = "482910"


@pytest.fixture(scope="module")
def token(world: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TokenKey]:
    if shutil.which("softhsm2-util") is None or not Path(LIBRARY).exists():
        pytest.skip("not run: needs softhsm2")
    home = tmp_path_factory.mktemp("token")
    (home / "tokens").mkdir()
    (home / "softhsm2.conf").write_text(f"directories.tokendir = {home}/tokens\nlog.level = ERROR\n")
    os.environ["SOFTHSM2_CONF"] = str(home / "softhsm2.conf")
    key, certificate, _ = pkcs12.load_key_and_certificates(world.person.key.path.read_bytes(), PIN.encode())
    assert key is not None
    assert certificate is not None
    wrapped = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    (home / "key.pem").write_bytes(key.private_bytes(*wrapped))
    made = ["--init-token", "--free", "--label", "vks", "--so-pin", "7391", "--pin", TOKEN_PIN]
    filled = ["--import", str(home / "key.pem"), "--token", "vks", "--label", "chi", "--id", "01", "--pin", TOKEN_PIN]
    for step in (made, filled):
        subprocess.run(["softhsm2-util", *step], check=True, capture_output=True)
    with pkcs11.lib(LIBRARY).get_token(token_label="vks").open(rw=True, user_pin=TOKEN_PIN) as session:
        session.create_object(
            {
                pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE,
                pkcs11.Attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
                pkcs11.Attribute.TOKEN: True,
                pkcs11.Attribute.LABEL: "chi",
                pkcs11.Attribute.ID: b"\x01",
                pkcs11.Attribute.SUBJECT: certificate.subject.public_bytes(),
                pkcs11.Attribute.VALUE: certificate.public_bytes(serialization.Encoding.DER),
            }
        )
    yield TokenKey(LIBRARY, "vks", "chi", chain=(*world.trust().between, *world.trust().roots))
    os.environ.pop("SOFTHSM2_CONF", None)


def test_a_token_opened_once_signs_several_papers(world: World, token: TokenKey) -> None:
    asked = {"part": Part.PERSON, "trust": world.trust(), "level": Level.B_LTA, "at": NOW}

    with token.opened(TOKEN_PIN) as signer:
        signed = [sign(a_paper(said), signer=signer, **asked) for said in ("Tạm giam", "Gia hạn tạm giam")]

    for one in signed:
        verdict = verify(one, trust=world.trust(), at=NOW)
        assert verdict.good
        assert [each.by for each in verdict.signatures] == [CHIEF]


def test_a_wrong_pin_an_absent_token_and_an_absent_key_are_told_apart(token: TokenKey) -> None:
    with pytest.raises(WrongPin), token.opened("000000"):
        pass
    with pytest.raises(DeviceDown, match="VKS khác"), TokenKey(LIBRARY, "VKS khác", "chi").opened(TOKEN_PIN):
        pass
    with pytest.raises(DeviceDown, match="không có khóa"), TokenKey(LIBRARY, "vks", "ai đó").opened(TOKEN_PIN):
        pass
