"""Keys that sign, behind one port: a file (PKCS#12), or a token or HSM (PKCS#11). What opens a key is never kept or logged."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pkcs11
from asn1crypto import x509
from pyhanko.config.pkcs11 import TokenCriteria
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign import signers
from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label

from .words import UNTIL_THEN


class DeviceDown(Refused):
    """What signs, or what gives the time, does not answer: the paper can be signed by hand."""

    def __init__(self, what: Label) -> None:
        super().__init__(what, UNTIL_THEN)


class WrongPin(Refused):
    """What should open the key does not."""

    def __init__(self) -> None:
        super().__init__(
            Label("Mã PIN của chứng thư số không đúng.", "The PIN of the certificate is wrong."),
            Label(
                "Nhập lại; sau nhiều lần sai thiết bị có thể bị khóa.",
                "Type it again; a device may lock itself after several wrong ones.",
            ),
            field="pin",
        )


class Key(Protocol):
    """Something that can sign. Opened once, it signs any number of papers."""

    @property
    def name(self) -> str:
        """What it is called in the log: a file or a label, never what opens it."""

    def opened(self, pin: str) -> AbstractContextManager[signers.Signer]:
        """Open it for a while; raises `WrongPin` or `DeviceDown`."""


@dataclass(frozen=True, slots=True)
class FileKey:
    """A key and its certificates in a PKCS#12 file."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.name

    @contextmanager
    def opened(self, pin: str) -> Iterator[signers.Signer]:
        if not self.path.is_file():
            raise DeviceDown(
                Label(f"Không có tệp khóa {self.path.name}.", f"The file {self.path.name} with the key is not there.")
            )
        try:
            signer = signers.SimpleSigner.load_pkcs12_data(self.path.read_bytes(), [], passphrase=pin.encode())
        except ValueError as problem:
            raise WrongPin from problem
        yield signer


@dataclass(frozen=True, slots=True)
class TokenKey:
    """A key in a token or HSM, reached through the maker's PKCS#11 library."""

    library: str
    token: str
    label: str
    chain: tuple[x509.Certificate, ...] = ()
    raw: bool = True  # most tokens sign a hash that was made outside

    @property
    def name(self) -> str:
        return f"{self.token}/{self.label}"

    @contextmanager
    def opened(self, pin: str) -> Iterator[signers.Signer]:
        session = self._session(pin)
        try:
            signer = PKCS11Signer(
                session, cert_label=self.label, key_label=self.label, ca_chain=self.chain, use_raw_mechanism=self.raw
            )
            try:
                # asked for now, so that a token without this key is told of before anything is signed
                found = signer.signing_cert
            except (pkcs11.PKCS11Error, PdfError) as problem:
                raise self._down() from problem
            if found is None:
                raise self._down()
            yield signer
        finally:
            session.close()

    def _session(self, pin: str) -> Any:
        try:
            return open_pkcs11_session(self.library, token_criteria=TokenCriteria(label=self.token), user_pin=pin)
        except (pkcs11.PinIncorrect, pkcs11.PinLenRange, pkcs11.PinInvalid, pkcs11.ArgumentsBad) as problem:
            raise WrongPin from problem
        except (pkcs11.PKCS11Error, RuntimeError, OSError) as problem:
            raise self._down() from problem

    def _down(self) -> DeviceDown:
        return DeviceDown(
            Label(
                f"Thiết bị ký số “{self.token}” không trả lời, hoặc không có khóa “{self.label}”.",
                f"The signing device “{self.token}” does not answer, or has no key “{self.label}”.",
            )
        )
