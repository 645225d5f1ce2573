"""Witnesses: others who sign our checkpoints, but only when each continues the one before; C2SP tlog-witness.

A witness is a program of its own with a key and a folder of its own. It learns nothing of the log but its size and its head.
"""

from __future__ import annotations

import base64
import fcntl
import os
import secrets
import shlex
import subprocess
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform.ground.folder import write_private

from . import notes, tree

PATIENCE = 60  # seconds
CONFLICT = 9
"""The exit code of a witness that last saw another size; what it prints is that size."""


class Witness(Protocol):
    """Somebody who cosigns: returns a line of signature, or the size it last saw where that is not `old`."""

    @property
    def verifier(self) -> notes.Verifier: ...

    def add(self, old: int, proof: list[bytes], checkpoint: str) -> str | int: ...


@dataclass(frozen=True, slots=True)
class Program:
    """A witness reached by a command, such as `ssh thanhtra bin/eprocuracy audit witness /srv/witness`: the request goes to its input."""

    verifier: notes.Verifier
    command: str

    def add(self, old: int, proof: list[bytes], checkpoint: str) -> str | int:
        asked = request(old, proof, checkpoint)
        try:
            done = subprocess.run(
                shlex.split(self.command), input=asked, capture_output=True, text=True, timeout=PATIENCE, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as problem:
            raise Refused(
                Label("Không gọi được bên chứng kiến.", "The witness cannot be reached."),
                Label(
                    "Hãy kiểm tra lệnh trong EPROCURACY_LOG_WITNESSES.",
                    "Check the command in EPROCURACY_LOG_WITNESSES.",
                ),
            ) from problem
        if done.returncode == CONFLICT:
            return int(done.stdout)
        if done.returncode or not done.stdout:
            raise Refused(
                Label(
                    f"Bên chứng kiến từ chối: {done.stderr.strip()[-300:]}",
                    f"Witness refused: {done.stderr.strip()[-300:]}",
                ),
                Label("Hãy liên hệ bên chứng kiến trước khi làm gì khác.", "Talk to the witness before anything else."),
            )
        return done.stdout.strip()


def configured() -> list[Witness]:
    """The witnesses of this installation: a line of `EPROCURACY_LOG_WITNESSES` is a witness's verifier key and its command."""
    lines = [line.strip().partition(" ") for line in os.environ.get("EPROCURACY_LOG_WITNESSES", "").splitlines()]
    return [Program(notes.Verifier.parse(key), command) for key, _, command in lines if key]


def request(old: int, proof: list[bytes], checkpoint: str) -> str:
    """What a witness is asked: from which size, by which proof, to which checkpoint."""
    return "\n".join([f"old {old}", *(base64.b64encode(one).decode() for one in proof), "", checkpoint])


@dataclass(frozen=True, slots=True)
class WitnessFolder:
    """What a witness keeps: its key, whose log it watches, the last checkpoint it signed, and evidence of what it refused."""

    path: Path

    @classmethod
    def make(cls, path: Path, *, name: str, log: str) -> WitnessFolder:
        """A new witness of the log with this verifier key; what is there already is not touched."""
        notes.Verifier.parse(log)
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not (path / "key").exists():
            write_private(path / "key", secrets.token_hex(32))
            (path / "log.vkey").write_text(log.strip() + "\n", encoding="utf-8")
            (path / "name").write_text(name + "\n", encoding="utf-8")
        return cls(path)

    @property
    def signer(self) -> notes.Signer:
        key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex((self.path / "key").read_text(encoding="utf-8")))
        return notes.Signer((self.path / "name").read_text(encoding="utf-8").strip(), notes.WITNESS, key)

    def add(self, asked: str, *, at: datetime) -> str | int:
        """Cosign the checkpoint asked for and remember it; a size where another was seen last; `Refused` for anything else.

        A signed checkpoint that contradicts the one signed before is kept as evidence: two of them prove a split view.
        """
        try:
            head, _, note = asked.partition("\n\n")
            first, *lines = head.split("\n")
            old, proof = int(first.removeprefix("old ")), [base64.b64decode(one, validate=True) for one in lines]
            said = notes.checkpoint(note)
        except ValueError as problem:
            raise _refused("yêu cầu không đúng dạng", "the request is not of the right form") from problem
        log = notes.Verifier.parse((self.path / "log.vkey").read_text(encoding="utf-8"))
        if said.origin != log.name or log.signed(note) is None:
            raise _refused("điểm chốt không do nhật ký này ký", "the checkpoint is not signed by this log")
        with open(self.path / "lock", "a", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            last = self.last()
            if last and said.size == last.size and said.root != last.root:
                self._keep(note)
                raise _refused("nhật ký cho xem hai bản khác nhau", "the log shows two different histories")
            if old != (last.size if last else 0):
                return last.size if last else 0
            if last and not tree.extends(last.size, said.size, last.root, said.root, proof):
                self._keep(note)
                raise _refused(
                    "điểm chốt không nối tiếp điểm đã ký trước",
                    "the checkpoint does not continue the one signed before",
                )
            # remembered before it is signed: a witness that dies between may be asked again, but never signs two branches
            write_private(self.path / "checkpoint", note)
            body = notes.parts(note)[0]
            return self.signer.line(body, seconds=int(at.timestamp())).rstrip("\n")

    def last(self) -> notes.Checkpoint | None:
        path = self.path / "checkpoint"
        return notes.checkpoint(path.read_text(encoding="utf-8")) if path.exists() else None

    def _keep(self, note: str) -> None:
        evidence = self.path / "evidence" / sha256(note.encode()).hexdigest()[:16]
        evidence.mkdir(parents=True, exist_ok=True)
        write_private(evidence / "shown", note)
        write_private(evidence / "signed-before", (self.path / "checkpoint").read_text(encoding="utf-8"))


def _refused(vi: str, en: str) -> Refused:
    return Refused(
        Label(f"Không ký chứng kiến: {vi}.", f"Not cosigned: {en}."),
        Label("Bằng chứng được giữ lại trong thư mục evidence.", "What proves it is kept in the folder evidence."),
    )
