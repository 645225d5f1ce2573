"""Whom an installation trusts: root certificates, certificates between, lists of revocations, and who gives the time.

They lie in the folder `signing/` of the data folder: `trust/*.crt`, `between/*.crt`, `revoked/*.crl`, and `signing.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml
from asn1crypto import crl, ocsp, pem, x509
from pyhanko.sign.timestamps import HTTPTimeStamper, TimeStamper
from pyhanko_certvalidator import ValidationContext

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label

from .authority import Authority
from .words import Level

FOLDER, FILE = "signing", "signing.yaml"


@dataclass(frozen=True, slots=True)
class Trust:
    """What signatures are made and checked with; `fetch` asks the addresses that certificates name."""

    roots: tuple[x509.Certificate, ...] = ()
    between: tuple[x509.Certificate, ...] = ()
    revoked: tuple[crl.CertificateList, ...] = ()
    level: Level = Level.B_B
    stamper: TimeStamper | None = None
    fetch: bool = False

    def context(
        self,
        at: datetime,
        *,
        certificates: Iterable[x509.Certificate] = (),
        lists: Iterable[crl.CertificateList] = (),
        answers: Iterable[ocsp.OCSPResponse] = (),
        mode: str = "require",
    ) -> ValidationContext:
        """For judging certificates as of a moment, with what a file itself brings along."""
        return ValidationContext(
            trust_roots=list(self.roots),
            other_certs=[*self.between, *certificates],
            moment=at,
            crls=[*self.revoked, *lists],
            ocsps=list(answers),
            allow_fetching=False,
            revocation_mode=mode,
            retroactive_revinfo=True,  # a list of today says when a certificate was revoked, also for a day before it
        )

    def context_for_signing(self, at: datetime) -> ValidationContext:
        """For gathering what a signature carries with it; fetched only where the installation says so."""
        if self.fetch:
            return ValidationContext(
                trust_roots=list(self.roots),
                other_certs=list(self.between),
                crls=list(self.revoked),
                allow_fetching=True,
                revocation_mode="require",
            )
        return ValidationContext(
            trust_roots=list(self.roots),
            other_certs=list(self.between),
            moment=at,
            crls=list(self.revoked),
            allow_fetching=False,
            revocation_mode="require",
        )


def trust_of(folder: Path, *, at: datetime) -> Trust:
    """What the data folder says; an installation that says nothing trusts nobody. Refused where it cannot be understood."""
    home = folder / FOLDER
    own = Authority.there(folder)
    if own is not None:  # that of the demonstration keeps its own lists and gives the time itself
        own.keep_fresh(at)
    said = _settings(home)
    level = _level(str(said.get("level", Level.B_LTA.value if own else Level.B_B.value)))
    stamps = said.get("time_stamps")
    stamper: TimeStamper | None = HTTPTimeStamper(str(stamps), timeout=10) if stamps else None
    if stamper is None and own is not None:
        stamper = own.time_stamper(at)
    return Trust(
        roots=tuple(_certificates(home / "trust")),
        between=tuple(_certificates(home / "between")),
        revoked=tuple(crl.CertificateList.load(_der(one)) for one in sorted((home / "revoked").glob("*.crl"))),
        level=level,
        stamper=stamper,
        fetch=bool(said.get("fetch", False)),
    )


def settings_of(folder: Path) -> Mapping[str, Any]:
    """What `signing.yaml` says, an empty mapping without the file."""
    return _settings(folder / FOLDER)


def _settings(home: Path) -> Mapping[str, Any]:
    try:
        said = yaml.safe_load((home / FILE).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except yaml.YAMLError as problem:
        raise _unclear(str(problem)) from problem
    if not isinstance(said, dict):
        raise _unclear(type(said).__name__)
    return said


def _level(said: str) -> Level:
    try:
        return Level(said)
    except ValueError as problem:
        raise _unclear(f"level: {said}") from problem


def _unclear(what: str) -> Refused:
    return Refused(
        Label(f"Không hiểu tệp {FOLDER}/{FILE}: {what}.", f"The file {FOLDER}/{FILE} cannot be understood: {what}."),
        Label("Xem tài liệu “Ký số”.", "See the page on digital signatures in the documentation."),
    )


def _certificates(folder: Path) -> Iterable[x509.Certificate]:
    return (x509.Certificate.load(_der(one)) for one in sorted(folder.glob("*.crt")))


def _der(path: Path) -> bytes:
    content = path.read_bytes()
    if pem.detect(content):
        _, _, content = pem.unarmor(content)
    return content
