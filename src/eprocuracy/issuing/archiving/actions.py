"""Closing a supervision file, and handing files over to the archive."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from eprocuracy import audit
from eprocuracy.identity import codes
from eprocuracy.identity.policy import About, require
from eprocuracy.identity.powers import Deed
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.moments import day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.platform import files
from eprocuracy.platform.turns import take_turns
from eprocuracy.records.models import MatterRow
from eprocuracy.records.queries import matters_visible_to
from eprocuracy.workstreams.catalogue import Rules, load

from ..drafts.looking import about_of
from ..models import ClosedFile, HandedFile, HandOver
from ..signatures.trust import trust_of
from . import words
from .contents import contents_of, line_of
from .minutes import minutes
from .packing import packed
from .words import Keeping

MOST = 50  # files in one handing over


@transaction.atomic
def close_file(
    rules: Rules, matter: UUID, *, keeping: Keeping, years: int | None, basis: str, place: str, by: Actor, at: datetime
) -> ClosedFile:
    """Close the supervision file of a matter that has ended, with its table of contents as of now."""
    row = MatterRow.objects.select_for_update(of=("self",)).select_related("family").get(matter=matter)
    require(Deed.DRAFT, of=by, about=about_of(row))
    if row.closed_on is None:
        raise Refused(
            Label("Vụ việc chưa kết thúc nên chưa đóng hồ sơ kiểm sát được.", "The matter has not ended yet."),
            Label("Đóng hồ sơ khi vụ việc đã kết thúc.", "Close the file once the matter has ended."),
        )
    last = latest(matter)
    if last is not None and last.closed_on >= row.closed_on:
        raise Refused(Label("Hồ sơ kiểm sát này đã đóng.", "This supervision file is closed already."))
    if keeping is not Keeping.NOT_KNOWN and not basis.strip():
        raise Refused(
            Label("Ghi văn bản quy định thời hạn bảo quản.", "Name the paper that fixes how long it is kept."),
            field="basis",
        )
    if (keeping is Keeping.YEARS) != (years is not None):
        raise Refused(
            Label(
                "Số năm chỉ ghi khi bảo quản có thời hạn.", "A number of years goes with a limited time, and only then."
            ),
            field="years",
        )
    if not place.strip():
        raise Refused(Label("Ghi nơi để bản giấy gốc.", "Say where the paper original lies."), field="place")
    made = ClosedFile.objects.create(
        matter_id=matter,
        unit=codes.office(row.unit),
        closed_on=day_of(at),
        keeping=keeping.value,
        years=years,
        basis=basis.strip(),
        place=place.strip(),
        contents=[one.stored() for one in contents_of(rules, row)],
        by=by.account,
        at=at,
    )
    audit.record(words.CLOSED, by=by, at=at, about=[f"matter:{matter}"], detail={"papers": len(made.contents)})
    return made


@transaction.atomic
def hand_over(
    chosen: Collection[int], *, archive: str, received_by: str, on: date, by: Actor, at: datetime, folder: Path
) -> HandOver:
    """Hand closed files over to the archive: a package for each, and minutes over all of them."""
    require(Deed.KEEP_SEAL, of=by, about=About(unit=by.unit))
    if not archive.strip() or not received_by.strip():
        raise Refused(Label("Ghi nơi nhận và người nhận.", "Say which archive and who receives them."), field="archive")
    if on > day_of(at):
        raise Refused(Label("Chỉ ghi việc đã giao.", "Only what was handed over is written down."), field="on")
    take_turns(f"archive {codes.office(by.unit)}")  # who hands over in the office at the same moment finds them gone
    found = list(waiting(by).filter(id__in=chosen).order_by("id")[: MOST + 1])
    if not found or len(found) != len(set(chosen)):
        raise Refused(
            Label(
                "Chọn hồ sơ đã đóng, chưa giao nộp của đơn vị.", "Choose closed files of the office, not handed over."
            ),
            field="files",
        )
    if len(found) > MOST:
        raise Refused(
            Label(f"Mỗi lần giao nhiều nhất {MOST} hồ sơ.", f"At most {MOST} files at a time."), field="files"
        )
    trust = trust_of(folder, at=at)
    names = names_of(found)
    packages = {}
    for one in found:
        facts = {
            "file": names[one.id],
            "unit": one.unit,
            "closed_on": one.closed_on.isoformat(),
            "kept": kept_for(one).vi,
            "basis": one.basis,
            "original": one.place,
        }
        lines = [line_of(each) for each in one.contents]
        packages[one.id] = files.keep(packed(facts, lines, trust=trust, at=at))
    rows = [
        (names[one.id], str(len(one.contents)), kept_for(one).vi, one.place, packages[one.id][:16]) for one in found
    ]
    paper = minutes(by.unit, rows, archive=archive.strip(), received_by=received_by.strip(), given_by=by.name, on=on)
    made = HandOver.objects.create(
        unit=codes.office(by.unit),
        on=on,
        received_by=received_by.strip(),
        archive=archive.strip(),
        minutes=files.keep(paper),
        by=by.account,
        at=at,
    )
    for one in found:
        HandedFile.objects.create(handover=made, file=one, package=packages[one.id])
    audit.record(
        words.HANDED,
        by=by,
        at=at,
        about=[f"matter:{one.matter_id}" for one in found],
        detail={"handover": made.id, "files": len(found)},
    )
    return made


def latest(matter: UUID) -> ClosedFile | None:
    """The last closing of a matter's file."""
    return ClosedFile.objects.filter(matter=matter).order_by("-id").first()


def waiting(actor: Actor) -> QuerySet[ClosedFile]:
    """Closed files of the office that no archive has yet, the longest closed first."""
    found = ClosedFile.objects.filter(unit=codes.office(actor.unit), handed=None)
    return found.filter(matter__in=matters_visible_to(actor).values("matter")).order_by("closed_on", "id")


def to_close(actor: Actor) -> QuerySet[MatterRow]:
    """Matters that the actor sees, of the own office, that have ended and whose file is not closed since."""
    closed = ClosedFile.objects.filter(matter=OuterRef("matter"), closed_on__gte=OuterRef("closed_on"))
    own = matters_visible_to(actor).filter(unit__in=[one for one in actor.units if _is_own(one, actor)])
    return own.filter(closed_on__isnull=False).filter(~Exists(closed)).order_by("closed_on", "matter")


def _is_own(unit: str, actor: Actor) -> bool:
    return codes.office(unit) == codes.office(actor.unit)


def names_of(found: Collection[ClosedFile]) -> dict[int, str]:
    """What each file is called on the minutes: its number in the docket."""
    rows = {row.matter_id: row for row in MatterRow.objects.filter(matter__in=[one.matter_id for one in found])}
    return {one.id: _called(rows[one.matter_id]) for one in found}


def _called(row: MatterRow) -> str:
    one = load().workstreams[row.workstream].one.vi
    return f"{one} {row.number}/{row.year}" if row.number else f"{one} chưa vào sổ"


def kept_for(one: ClosedFile) -> Label:
    """How long the file is kept, in words."""
    keeping = Keeping(one.keeping)
    if keeping is Keeping.YEARS:
        return Label(f"{one.years} năm", f"{one.years} years")
    return keeping.label
