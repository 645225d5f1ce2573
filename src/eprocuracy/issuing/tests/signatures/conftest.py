"""One authority for all tests of signatures, and one paper signed at each level: keys and drawings are made once."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest

from eprocuracy.issuing.signatures.appearance import Appearance
from eprocuracy.issuing.signatures.authority import Authority, Issued
from eprocuracy.issuing.signatures.placing import places
from eprocuracy.issuing.signatures.signing import Visible, reserve, sign
from eprocuracy.issuing.signatures.trust import Trust, trust_of
from eprocuracy.issuing.signatures.words import Level, Part
from eprocuracy.platform.papers import Letterhead, Paper, Paragraph, Signature, as_pdf

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
PIN = "mưa rào 7"
CHIEF = "Đỗ Minh Chí"
AGENCY = "Viện kiểm sát nhân dân khu vực 3"


@cache
def a_paper(said: str = "Gia hạn thời hạn tạm giam đối với bị can.") -> bytes:
    """An order as it is drawn, before anyone signed it."""
    return as_pdf(
        Paper(
            "LỆNH TẠM GIAM",
            date(2026, 11, 21),
            head=Letterhead("VKSND tỉnh Quảng Ninh", "VKSND khu vực 3", "12/LTG-VKSKV3", "Quảng Ninh, ngày 21"),
            blocks=(Paragraph(said), Signature(("Bị can;", "Lưu: HSVA."), ("Viện trưởng",), CHIEF)),
        )
    )


@dataclass(frozen=True)
class World:
    """The authority with a person's and an agency's key, and what signs with them."""

    folder: Path
    authority: Authority
    person: Issued
    agency: Issued

    def trust(self, at: datetime = NOW) -> Trust:
        """What the installation trusts at a moment; a later one writes its lists of revocations beside, not over."""
        if at - NOW < timedelta(days=7):
            return trust_of(self.folder, at=at)
        later = self.folder.parent / f"{self.folder.name}-{at:%Y%m%d}"
        shutil.copytree(self.folder, later, dirs_exist_ok=True)
        return trust_of(later, at=at)

    def signed(
        self, pdf: bytes, level: Level = Level.B_T, *, at: datetime = NOW, by: Issued | None = None, sealed: bool = True
    ) -> bytes:
        """Signed by a person, and then by the agency."""
        trust, where = self.trust(at), places(pdf, CHIEF)
        first = Level.B_LT if level is Level.B_LTA and sealed else level
        pdf = reserve(pdf, {Part.PERSON: where.person, Part.AGENCY: where.agency})
        seen = Visible(where.person, Appearance((f"Ký bởi: {CHIEF}", "21/11/2026 09:00")))
        with (by or self.person).key.opened(PIN) as signer:
            once = sign(
                pdf, signer=signer, part=Part.PERSON, trust=trust, level=first, at=at, reason="Lệnh", visible=seen
            )
        if not sealed:
            return once
        seal = Visible(where.agency, Appearance((AGENCY, "Đã đóng dấu số", "21/11/2026"), seal=True))
        with self.agency.key.opened(PIN) as signer:
            return sign(once, signer=signer, part=Part.AGENCY, trust=trust, level=level, at=at, visible=seal)


@pytest.fixture(scope="session")
def make_world(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], World]:
    """Another installation with an authority of its own."""

    def make() -> World:
        folder = tmp_path_factory.mktemp("authority")
        authority = Authority.make(folder, at=NOW - timedelta(days=60))
        issued = NOW - timedelta(days=30)
        return World(
            folder,
            authority,
            authority.issue("chi", person=CHIEF, office=AGENCY, pin=PIN, at=issued),
            authority.issue("seal-22-KV3", person=AGENCY, office="VKSND tỉnh Quảng Ninh", pin=PIN, at=issued),
        )

    return make


@pytest.fixture(scope="session")
def world(make_world: Callable[[], World]) -> World:
    return make_world()


@pytest.fixture(scope="session")
def signed(world: World) -> Callable[[Level], bytes]:
    """The paper signed and sealed at a level, once for all tests."""
    return cache(lambda level: world.signed(a_paper(), level))
