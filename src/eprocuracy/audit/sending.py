"""Having the checkpoint of the day cosigned by every witness."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label

from . import checkpoints, notes, proving, publishing
from .models import Checkpoint, Cosignature
from .witnessing import Witness


class NotWitnessedError(Exception):
    """A witness did not sign: it cannot be reached, or holds that the log shows another history than before."""


def is_due(witness: Witness, *, at: datetime) -> bool:
    """Whether the witness has signed nothing today."""
    last = Cosignature.objects.filter(witness=witness.verifier.name).order_by("-pk").first()
    return last is None or day_of(last.at) < day_of(at)


def send(witnesses: Iterable[Witness], *, at: datetime) -> dict[str, str]:
    """Ask each witness to cosign the latest checkpoint; returns what came of it by name: `signed`, or why not.

    One that refuses does not keep the others from being asked.
    """
    one = checkpoints.latest()
    outcome: dict[str, str] = {}
    if one is None:
        return outcome
    for witness in witnesses:
        try:
            outcome[witness.verifier.name] = _ask(witness, one, at)
        except Refused as refusal:
            outcome[witness.verifier.name] = refusal.say("vi")
    if "signed" in outcome.values():
        publishing.publish(publishing.place())
    return outcome


def _ask(witness: Witness, one: Checkpoint, at: datetime) -> str:
    if one.cosignatures.filter(witness=witness.verifier.name).exists():
        return "signed"
    seen = Cosignature.objects.filter(witness=witness.verifier.name).order_by("-checkpoint_id").first()
    old = seen.checkpoint_id if seen else 0
    answer = witness.add(old, proving.consistency(old, one.size), one.note)
    if isinstance(
        answer, int
    ):  # it saw another size last: the proof from there is made, unless it knows more than we do
        answer = witness.add(answer, proving.consistency(answer, one.size), one.note)
    body = notes.parts(one.note)[0]
    if isinstance(answer, int) or witness.verifier.signed(notes.note(body, [f"{answer}\n"])) is None:
        raise Refused(
            Label("Bên chứng kiến trả lời không hợp lệ.", "The witness gave no valid answer."),
            Label("Hãy liên hệ bên chứng kiến.", "Talk to the witness."),
        )
    with transaction.atomic():
        Cosignature.objects.create(checkpoint=one, witness=witness.verifier.name, at=at, line=answer)
    return "signed"
