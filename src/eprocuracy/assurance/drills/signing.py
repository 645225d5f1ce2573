"""Signing when it must not be possible: an expired certificate, a silent time-stamp, a device in other hands."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from eprocuracy.identity.models import Account
from eprocuracy.identity.queries import actor_of, label_of
from eprocuracy.issuing.models import Certificate, SignedPaper
from eprocuracy.issuing.signatures import holding
from eprocuracy.issuing.signatures.authority import Authority
from eprocuracy.issuing.signatures.papers import ready_to_sign
from eprocuracy.issuing.signatures.signing import sign
from eprocuracy.issuing.signatures.trust import trust_of
from eprocuracy.issuing.signatures.verifying import verify
from eprocuracy.issuing.signatures.words import Happening, Level, Part
from eprocuracy.kernel.actors import SYSTEM, Duty
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.drills.telling import NOBODY, Outcome
from eprocuracy.platform.papers import Letterhead, Paper, Paragraph, Signature, as_pdf

from .stage import Stage

PIN = "mưa rào 7 mái"
NOWHERE = "http://127.0.0.1:9/"  # nothing listens there
GATE = Label("chính hệ thống, lúc ký", "the system itself, at the moment of signing")


@dataclass(frozen=True, slots=True)
class _Desk:
    """Somebody who signs, with a key of an authority made for this drill."""

    folder: Path
    person: Account
    authority: Authority

    def hand_out(self, name: str, *, at: datetime, lasts: timedelta) -> Certificate:
        """A new key, entered in the register and used from now on."""
        office = label_of(self.person.unit_id).vi
        issued = self.authority.issue(name, person=self.person.name, office=office, pin=PIN, at=at, lasts=lasts)
        self.say(keys={self.person.account: {"file": f"{name}.p12"}})
        handed = holding.Handed(
            certificate=issued.certificate,
            part=Part.PERSON,
            unit=self.person.unit_id,
            device=name,
            account=self.person.account,
        )
        return holding.enter(handed, by=SYSTEM, at=at)

    def say(self, **settings: object) -> None:
        """What `signing.yaml` says from now on, beside what it says already."""
        path = self.folder / "signing" / "signing.yaml"
        said = yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {}
        path.write_text(yaml.safe_dump({**said, **settings}), encoding="utf-8")

    def paper(self, at: datetime) -> bytes:
        head = Letterhead("VKSND tỉnh", "VKSND khu vực", "12/LTG-VKS", "ngày lập")
        signature = Signature(("Lưu: HSVA.",), ("Viện trưởng",), self.person.name)
        return as_pdf(Paper("LỆNH TẠM GIAM", day_of(at), head=head, blocks=(Paragraph("Diễn tập."), signature)))

    def signed(self, at: datetime) -> bytes | None:
        """A paper signed in the house at a moment; None where it is refused."""
        by = actor_of(self.person)
        try:
            with ready_to_sign(by=by, unit=by.unit, pin=PIN, at=at, folder=self.folder) as put:
                return put(self.paper(at), "12/LTG-VKS")
        except Refused:
            return None

    def holds(self, pdf: bytes, at: datetime) -> bool:
        """Whether whoever checks a paper at a moment finds its signature good."""
        return verify(pdf, trust=trust_of(self.folder, at=at), at=at).good


@contextmanager
def _desk(stage: Stage) -> Iterator[_Desk]:
    with TemporaryDirectory(prefix="eprocuracy-drill-") as made:
        person, _ = stage.account(Duty.CHIEF)
        yield _Desk(Path(made), person, Authority.make(Path(made), at=stage.now - timedelta(hours=2)))


def expired(stage: Stage, full: bool, protected: bool) -> Outcome:
    """The certificate expires, and the giver of time falls silent. Protection: the certificate is judged at the moment of signing, by a true clock."""
    with _desk(stage) as desk:
        old = desk.hand_out("cu", at=stage.now - timedelta(minutes=5), lasts=timedelta(days=1))
        before, later = desk.signed(stage.now), stage.now + timedelta(days=2)
        entered = SignedPaper.objects.count()
        began = time.monotonic()
        # the twin: an installation whose clock stands still
        tries = [
            desk.signed(later if protected else stage.now + timedelta(minutes=number))
            for number in range(3 if full else 1)
        ]
        refused_after = time.monotonic() - began
        desk.authority.revoke(int(old.serial), at=later)
        fresh = desk.hand_out("moi", at=later, lasts=timedelta(days=365))
        desk.say(time_stamps=NOWHERE)
        silent = desk.signed(later)
        written = SignedPaper.objects.count() - entered
        desk.say(time_stamps="")
        again = desk.signed(later)
        gone = sum(one is None or not desk.holds(one, later) for one in (before, again))
        assert fresh.pk != old.pk
    stopped = not any(tries) and silent is None
    return Outcome(
        attempted=Label(
            "Ký bằng chứng thư số đã hết hạn hai ngày, rồi ký khi nơi cấp dấu thời gian không trả lời.",
            "Signing with a certificate two days past its end, then while the giver of time-stamps does not answer.",
        ),
        noticed_by=GATE if stopped else NOBODY,
        noticed_after=refused_after if stopped else None,
        contained=Label(
            "Từ chối, không văn bản nào ra; đổi chứng thư số là ký tiếp được; văn bản ký trước vẫn kiểm tra đúng.",
            "Refused, no paper went out; with a new certificate signing goes on; papers signed before still verify.",
        )
        if stopped
        else Label("Văn bản đã ra với chứng thư hết hạn.", "A paper went out under an expired certificate."),
        lost=written + gone,
    )


def lost_device(stage: Stage, full: bool, protected: bool) -> Outcome:
    """A signing device is lost, its PIN with it. Protection: the loss is reported, and the certificate revoked from that moment."""
    with _desk(stage) as desk:
        held = desk.hand_out("thiet-bi", at=stage.now - timedelta(minutes=5), lasts=timedelta(days=365))
        before = desk.signed(stage.now)
        reported, later = stage.now + timedelta(minutes=10), stage.now + timedelta(minutes=20)
        if protected:
            actor = actor_of(desk.person)
            holding.report(
                held, Happening.LOST, since=reported, reason="mất thiết bị", by=actor, at=reported, folder=desk.folder
            )
        began = time.monotonic()
        inside = [desk.signed(later + timedelta(minutes=number)) for number in range(5 if full else 1)]
        outside = _by_the_thief(desk, later)
        noticed = time.monotonic() - began
        taken = sum(one is not None for one in inside) + desk.holds(outside, later)
        desk.hand_out("thiet-bi-moi", at=later, lasts=timedelta(days=365))
        again = desk.signed(later)
        gone = sum(one is None or not desk.holds(one, later) for one in (before, again))
    return Outcome(
        attempted=Label(
            "Kẻ nhặt được thiết bị ký, biết PIN, ký trong hệ thống và ký một văn bản bên ngoài.",
            "Whoever found the device and knows its PIN signs in the house, and a paper outside of it.",
        ),
        noticed_by=GATE if not taken else NOBODY,
        noticed_after=noticed if not taken else None,
        contained=Label(
            "Báo mất là thu hồi: hệ thống không ký, chữ ký bên ngoài không được công nhận; thiết bị mới ký tiếp; văn bản trước đó vẫn đúng.",
            "Reporting it revokes it: the house does not sign, the signature outside is not accepted; a new device goes on; earlier papers hold.",
        )
        if not taken
        else Label(f"{taken} văn bản của kẻ trộm được công nhận.", f"{taken} papers of the thief were accepted."),
        lost=taken + gone,
    )


def _by_the_thief(desk: _Desk, at: datetime) -> bytes:
    """A paper signed with the stolen key by other software, which asks nobody."""
    key = desk.authority.key_of("thiet-bi")
    assert key is not None
    with key.opened(PIN) as signer:
        return sign(
            desk.paper(at), signer=signer, part=Part.PERSON, trust=trust_of(desk.folder, at=at), level=Level.B_B, at=at
        )
