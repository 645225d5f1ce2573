"""Documents of our own with the keyboard: drafted, proposed, signed by the chief, served; what was printed is kept to be looked at."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from eprocuracy.identity import actions as identity
from eprocuracy.identity.models import Account
from eprocuracy.identity.powers import Deed
from eprocuracy.kernel.actors import SYSTEM, Duty
from eprocuracy.kernel.moments import VIETNAM
from eprocuracy.platform.ground.folder import DataFolder

from ..world import an_account
from .keyboard import Desk

PIN = "Mưa trên 7 mái!"
NOTHING: Mapping[str, str] = {}


@dataclass
class Office:
    """The desks of a procurator and of whoever signs, one after the other on the same laptop."""

    desk: Desk
    mai: Account
    signs: Account  # the chief, or a deputy who was entrusted with it
    folder: Path  # where the signed papers are kept
    now: datetime = field(default_factory=lambda: datetime.now().astimezone())
    printed: list[str] = field(default_factory=list)

    def on(self, now: datetime) -> None:
        self.now = now
        self.sits(self.mai)

    def sits(self, account: Account) -> None:
        """Somebody else sits down, at the same hour."""
        self.desk.account = account
        self.desk.on(self.now)

    def issue(
        self,
        matter: str,
        deed: str,
        *,
        under: str = "",
        blanks: Mapping[str, str] = NOTHING,
        own: bool = False,
        ticks: Sequence[str] = (),
        **typed: str,
    ) -> str:
        """From the page of the matter to everybody who has to have it; returns what the signed paper says.

        `own` is a document that the law gives to the procurator; `blanks` what nobody but the drafter can write.
        """
        desk = self.desk
        desk.write(matter, deed, under=under, **typed)
        desk.tick(*ticks)
        desk.go("Soạn văn bản trình ký")
        document = desk.page.url
        desk.go("Trình ký")
        self._answer(blanks)
        if not own:
            desk.pick("to", self.signs.name)
        desk.go("Trình ký")
        desk.shows("Người ký")
        self._sign(document, own=own)
        return self._served(document)

    def assign(self, by: Account, number: str, to: str) -> str:
        """A matter of nobody goes to somebody; the decision is numbered and printed at once. Returns what it says."""
        desk = self.desk
        self.sits(by)
        desk.open("/phan-cong/")
        desk.fill()
        desk.tick(number)
        desk.pick("to", to)
        desk.go("Kiểm tra rồi ghi")
        desk.go("Ghi phân công")
        return self.keep(desk.page.locator('a[href$="mau.pdf"]').first.get_attribute("href") or "")

    def _answer(self, blanks: Mapping[str, str]) -> None:
        """Every empty place and every open point, in the order in which they stand."""
        names: list[str] = self.desk.page.eval_on_selector_all(
            "main textarea, main input[type=text]", "(all) => all.map((one) => one.name)"
        )
        # what is asked of each person is kept under the person's own name of the place; what may be left out is left
        asked = {name: name.removeprefix("blank-").partition("/")[0] for name in names if name.startswith("blank-")}
        texts = {name: blanks[place] for name, place in asked.items() if place in blanks}
        texts |= {name: "Đã xem hồ sơ." for name in names if name.startswith("point-")}
        self.desk.fill()
        for name in (one for one in names if one in texts):  # all empty, one after the other
            self.desk.reach(id=f"id_{name}")
            self.desk.page.keyboard.insert_text(texts[name])

    def _sign(self, document: str, *, own: bool) -> None:
        if not own:
            self.sits(self.signs)
        desk = self.desk
        desk.open("/")
        desk.go(href=document.removeprefix(desk.server))  # several links of a list may say the same
        desk.go("Duyệt và ký")
        desk.fill(pin=PIN)
        desk.go("Duyệt và ký")
        desk.shows("ký số")
        if not own:
            self.sits(self.mai)

    def keep(self, link: str) -> str:
        """Keep a printed paper to be looked at; returns what it says."""
        content = self.desk.context.request.get(link).body()
        said = read(content)
        form = re.search(r"Mẫu số (\d+)/HS", said)
        self.printed.append(form[1] if form else "")
        (self.folder / f"{len(self.printed):02d}-mau-{self.printed[-1]}.pdf").write_bytes(content)
        return said

    def _served(self, document: str) -> str:
        desk = self.desk
        desk.open(document)
        link = desk.page.locator('a[href*="/tep/"]').first.get_attribute("href") or ""
        said = self.keep(link)
        desk.go("Ghi giao nhận")
        everybody = desk.page.eval_on_selector_all("input[name=recipient]", "(all) => all.map((one) => one.value)")
        desk.fill()
        desk.tick(*everybody[1:])  # the first is ticked when the page opens
        desk.type(received_by="Nguyễn Văn Bền", proof=f"Biên bản giao nhận số {len(self.printed)}")
        desk.go("Ghi giao nhận")
        desk.shows("Đã giao đủ")
        return said


def read(content: bytes) -> str:
    """What a PDF says, its lines run together."""
    pages = (page.get_textpage().get_text_bounded() for page in PdfDocument(content))
    return " ".join(" ".join(pages).replace("\x02", "-").split())


def a_deputy() -> Account:
    """A deputy whom the chief lets sign in 2026."""
    chief = an_account("chief", duties=[Duty.CHIEF], called="Lê Quang Vinh")
    deputy = an_account("deputy", duties=[Duty.DEPUTY_CHIEF], called="Phạm Thu Hà")
    identity.delegate(
        from_=chief,
        to=deputy,
        deeds=[Deed.ISSUE],
        from_on=date(2026, 1, 1),
        to_on=date(2026, 12, 31),
        document_no="15/UQ-VKS",
        by=SYSTEM,
        at=datetime(2026, 1, 1, tzinfo=VIETNAM),
    )
    return deputy


def an_office(desk: Desk, signs: Account, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """The office, its papers kept in the data folder; keys and certificates are made for this test alone."""
    folder = DataFolder.of_environment().path / "printed" / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    monkeypatch.setenv("EPROCURACY_DATA", str(tmp_path))
    return Office(desk, desk.account, signs, folder)
