"""A certificate authority and a time-stamp authority of one installation, for demonstrations and tests.

Everything lies in `signing/` of the data folder; nothing it issues is worth anything elsewhere, and its certificates say so.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from eprocuracy.platform.ground.folder import write_private

from .keys import FileKey

MADE_UP = "Minh họa"
LONG, SHORT = timedelta(days=20 * 365), timedelta(days=3 * 365)
LIST_LASTS, LIST_IS_OLD = timedelta(days=30), timedelta(days=7)
_PEM, _DER = serialization.Encoding.PEM, serialization.Encoding.DER
_USES = ("digital_signature", "content_commitment", "key_cert_sign", "crl_sign")
_NOT = ("key_encipherment", "data_encipherment", "key_agreement", "encipher_only", "decipher_only")
PrivateKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


@dataclass(frozen=True, slots=True)
class Issued:
    """A certificate and the file with its key."""

    key: FileKey
    certificate: asn1_x509.Certificate


@dataclass(frozen=True, slots=True)
class Authority:
    """The authority of a data folder: a root, an issuer below it, and a time-stamp authority."""

    home: Path

    @classmethod
    def there(cls, folder: Path) -> Authority | None:
        """The authority of a data folder, where one was made."""
        home = folder / "signing"
        return cls(home) if (home / "authority" / "issuer.key").is_file() else None

    @classmethod
    def make(cls, folder: Path, *, at: datetime) -> Authority:
        """Make the authority, or find the one that is there."""
        made = cls(folder / "signing")
        if cls.there(folder) is None:
            for part in ("authority", "keys", "trust", "between", "revoked"):
                (made.home / part).mkdir(parents=True, exist_ok=True, mode=0o700)
            made._make(at)
        return made

    def _make(self, at: datetime) -> None:
        root, issuer, stamper = _curve(), _curve(), rsa.generate_private_key(65537, 2048)
        top = _certificate(f"Gốc chứng thực ({MADE_UP})", root, None, root, at, LONG, ("key_cert_sign", "crl_sign"))
        below = _certificate(
            f"Cơ quan chứng thực ({MADE_UP})", issuer, top, root, at, LONG, ("key_cert_sign", "crl_sign")
        )
        stamps = _certificate(
            f"Cấp dấu thời gian ({MADE_UP})", stamper, below, issuer, at, LONG, ("digital_signature",), stamps=True
        )
        for name, key in (("root", root), ("stamper", stamper), ("issuer", issuer)):
            write_private(self.home / "authority" / f"{name}.key", _private(key).decode())
        write_private(self.home / "authority" / "stamper.crt", stamps.public_bytes(_PEM).decode())
        write_private(self.home / "authority" / "revoked", "")
        (self.home / "trust" / "root.crt").write_bytes(top.public_bytes(_PEM))
        (self.home / "between" / "issuer.crt").write_bytes(below.public_bytes(_PEM))
        self._write_lists(at)

    def issue(self, name: str, *, person: str, office: str, pin: str, at: datetime, lasts: timedelta = SHORT) -> Issued:
        """A key of its own for a person or an agency, in a file that `pin` opens; `name` is that of the file."""
        key, issuer = _curve(), self._key("issuer")
        certificate = _certificate(
            person, key, self._below, issuer, at, lasts, ("digital_signature", "content_commitment"), office=office
        )
        packed = pkcs12.serialize_key_and_certificates(
            name.encode(), key, certificate, [self._below, self._top], _encryption(pin)
        )
        path = self.home / "keys" / f"{name}.p12"
        path.unlink(missing_ok=True)
        path.touch(mode=0o600)
        path.write_bytes(packed)
        return Issued(FileKey(path), _plain(certificate))

    def key_of(self, name: str) -> FileKey | None:
        """The key file of a name, where one was issued."""
        path = self.home / "keys" / f"{name}.p12"
        return FileKey(path) if path.is_file() else None

    def revoke(self, serial: int, *, at: datetime) -> None:
        """Say in the list of revocations that a certificate is not valid from a moment on."""
        path = self.home / "authority" / "revoked"
        write_private(path, f"{path.read_text(encoding='utf-8')}{serial} {at.astimezone(UTC).isoformat()}\n")
        self._write_lists(at)

    def keep_fresh(self, at: datetime) -> None:
        """Write the lists of revocations again before they grow old."""
        path = self.home / "revoked" / "issuer.crl"
        held = x509.load_der_x509_crl(path.read_bytes())
        if held.next_update_utc is None or at > held.next_update_utc - LIST_IS_OLD:
            self._write_lists(at)

    def time_stamper(self, at: datetime) -> TimeStamper:
        """What gives the time; its clock is the moment of whoever asks, as everywhere in the house."""
        stamps = x509.load_pem_x509_certificate((self.home / "authority" / "stamper.crt").read_bytes())
        key = asn1_keys.PrivateKeyInfo.load(
            self._key("stamper").private_bytes(_DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        )
        chain = SimpleCertificateStore.from_certs([_plain(self._below), _plain(self._top)])
        return DummyTimeStamper(_plain(stamps), key, certs_to_embed=chain, fixed_dt=at.astimezone(UTC))

    @property
    def _top(self) -> x509.Certificate:
        return x509.load_pem_x509_certificate((self.home / "trust" / "root.crt").read_bytes())

    @property
    def _below(self) -> x509.Certificate:
        return x509.load_pem_x509_certificate((self.home / "between" / "issuer.crt").read_bytes())

    def _key(self, name: str) -> PrivateKey:
        key = serialization.load_pem_private_key((self.home / "authority" / f"{name}.key").read_bytes(), None)
        assert isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey)
        return key

    def _write_lists(self, at: datetime) -> None:
        lines = (self.home / "authority" / "revoked").read_text(encoding="utf-8").splitlines()
        revoked = [(int(serial), datetime.fromisoformat(when)) for serial, when in (one.split() for one in lines)]
        for name, issuer, listed in (("root", self._top, []), ("issuer", self._below, revoked)):
            list_ = _revocations(issuer, self._key(name), listed, at)
            path = self.home / "revoked" / f"{name}.crl"
            fresh = path.with_name(f".{name}.{os.getpid()}")
            fresh.write_bytes(list_.public_bytes(_DER))
            fresh.replace(path)  # a signing at the same moment reads the old one or the new one, never half of it


def _curve() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def _private(key: PrivateKey) -> bytes:
    return key.private_bytes(_PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())


def _encryption(pin: str) -> serialization.KeySerializationEncryption:
    return serialization.BestAvailableEncryption(pin.encode())


def _plain(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(_DER))


def _certificate(
    name: str,
    key: PrivateKey,
    issuer: x509.Certificate | None,
    issuer_key: PrivateKey,
    at: datetime,
    lasts: timedelta,
    uses: tuple[str, ...],
    *,
    office: str = "",
    stamps: bool = False,
) -> x509.Certificate:
    named = [x509.NameAttribute(NameOID.COUNTRY_NAME, "VN")]
    if office:
        named.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, f"{office} ({MADE_UP})"[:64]))
    subject = x509.Name([*named, x509.NameAttribute(NameOID.COMMON_NAME, name[:64])])
    is_issuer = "key_cert_sign" in uses
    built = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(minutes=5))
        .not_valid_after(at + lasts)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
        .add_extension(
            x509.KeyUsage(**{use: use in uses for use in _USES}, **dict.fromkeys(_NOT, False)), critical=True
        )
        .add_extension(x509.BasicConstraints(ca=is_issuer, path_length=None), critical=True)
    )
    if stamps:
        built = built.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return built.sign(issuer_key, hashes.SHA256())


def _revocations(
    issuer: x509.Certificate, key: PrivateKey, revoked: list[tuple[int, datetime]], at: datetime
) -> x509.CertificateRevocationList:
    built = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(issuer.subject)
        .last_update(at - timedelta(minutes=5))
        .next_update(at + LIST_LASTS)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key()), critical=False)
        .add_extension(x509.CRLNumber(int(at.timestamp())), critical=False)
    )
    for serial, when in revoked:
        entry = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(when)
        built = built.add_revoked_certificate(entry.build())
    return built.sign(key, hashes.SHA256())
