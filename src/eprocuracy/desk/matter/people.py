"""The participants of a matter: the tracks of those it is about, and the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.urls import reverse

from eprocuracy.kernel.words import Label
from eprocuracy.law.offences import Offence
from eprocuracy.platform.ui.language import say
from eprocuracy.platform.ui.parts import Column, Link, Table, Text
from eprocuracy.platform.ui.tags.parts import cell
from eprocuracy.platform.ui.urgency import left
from eprocuracy.workstreams.criminal_cases.words import OUT_OF_CASE
from eprocuracy.workstreams.people import Person, Role
from eprocuracy.workstreams.projected import Track

from ..persons.naming import MINOR_THEN, UNNAMED, erased_by
from ..registers.columns import two_lines
from ..saying import joined, said
from .file import File
from .paging import part_of

NAME = Column(Label("Họ và tên", "Full name"))
ROLE = Column(Label("Tư cách", "Role"))
MEASURE = Column(Label("Biện pháp", "Measure"))
LEFT = Column(Label("Còn lại", "Time left"))
OFFENCES = Column(Label("Điều luật", "Articles"))
STAGE = Column(Label("Giai đoạn", "Stage"))
PERSON = Column(Label("Năm sinh, số định danh, nơi cư trú", "Birth, identity number, residence"))
LEDGER = Label("Sổ theo dõi giam giữ", "Ledger of detention")
TOLD = Label("Những người trong vụ việc", "Persons in the matter")


def tracks_table(
    file: File, now: datetime, *, page: int = 1, size: int | None = None, address: str = ""
) -> Table | None:
    """Those who have a stage of their own, each with measure, offences and stage; columns that say nothing are left out.

    With `size` a page of so many; the addresses of the pages beside it go on from `address`.
    """
    all_of_them = [one for one in file.tracks if one.stage is not None]
    if not all_of_them:
        return None
    part = part_of(all_of_them, page=page, size=size or len(all_of_them), address=address)
    tracks = list(part.lines)
    columns = [NAME, PERSON, MEASURE, LEFT, OFFENCES, STAGE]
    # nothing is left to run in a matter that is closed, and nothing is counted on from a day gone by
    running = file.known_on is None and file.state is not None and file.state.closed_on is None
    tracks = [replace(one, measure=None, measure_until=None) if one.stage in OUT_OF_CASE else one for one in tracks]
    cells = [
        [
            _named(file, one),
            described(file.people.get(one.participant)),
            _measure(one),
            left(one.measure_until, now) if running and one.measure_until and one.measure_until.known_day else None,
            offences_said(one.offences),
            one.stage,
        ]
        for one in tracks
    ]
    table = _table(
        Label(capital(tracks[0].role, "vi"), capital(tracks[0].role, "en")), columns, cells, always=(NAME, STAGE)
    )
    paged = part.total if part.previous or part.following else None
    return replace(table, total=paged, previous=part.previous, following=part.following)


def others_table(file: File) -> Table | None:
    """Participants without a stage of their own: who reported, who is a victim, who is a witness."""
    others = [one for one in file.tracks if one.stage is None]
    if not others:
        return None
    cells = [
        [
            _named(file, one),
            Label(capital(one.role, "vi"), capital(one.role, "en")),
            described(file.people.get(one.participant)),
            offences_said(one.offences),
        ]
        for one in others
    ]
    return _table(TOLD, [NAME, ROLE, PERSON, OFFENCES], cells, always=(NAME, ROLE))


def _named(file: File, track: Track) -> object:
    """The name, which leads to the page of the person; that somebody was under age, and where their time held stands, is said below it."""
    person = file.people.get(track.participant)
    erased = person.erased if person else ""
    name = erased_by(erased) if erased else file.names.get(track.participant, UNNAMED)
    named = cell(Link(name, reverse("desk:person", args=[track.participant])))
    if any(one.participant == track.participant for one in file.projected.intervals):
        named = two_lines(named, cell(Link(LEDGER, reverse("desk:ledger", args=[track.participant]))))
    return two_lines(named, say(MINOR_THEN)) if track.minor else named


def _table(
    caption: Label, columns: list[Column], cells: Sequence[Sequence[object]], *, always: tuple[Column, ...]
) -> Table:
    kept = [
        place
        for place, column in enumerate(columns)
        if column in always or any(row[place] not in (None, "") for row in cells)
    ]
    return Table(caption, [columns[place] for place in kept], [[row[place] for place in kept] for row in cells])


def _measure(track: Track) -> Label | None:
    if track.measure is None:
        return None
    until = said(track.measure_until)
    if until is None or track.measure_until is None:
        return track.measure.label
    if track.measure_until.minute:
        return Label(f"{track.measure.label.vi} đến {until.vi}", f"{track.measure.label.en} until {until.en}")
    return Label(
        f"{track.measure.label.vi} đến hết {until.vi}", f"{track.measure.label.en} until the end of {until.en}"
    )


def described(person: Person | None) -> Label | None:
    """Birth, number and residence on one line, as far as they are said."""
    if person is None:
        return None
    birth = person.birth
    born = Label(f"sinh {birth_said(birth)}", f"born {birth_said(birth)}") if birth else None
    number = Label(f"số {person.id_no}", f"no. {person.id_no}") if person.id_no else None
    return joined(born, person.sex.label if person.sex else None, number, person.address)


def birth_said(birth: object) -> str:
    """A birth as people write it: day, month or year."""
    parts = str(birth).split("-")
    return "/".join(reversed(parts))


def offences_said(written: tuple[str, ...]) -> Text | None:
    """`Điều 173 khoản 1; Điều 134`."""
    return said(tuple(Offence.parse(one) for one in written))


def capital(role: str, language: str) -> str:
    told = Role(role).say(language)
    return told[:1].upper() + told[1:]


def note_of(file: File) -> Label | None:
    """`Bị can: 3, đang ở các giai đoạn khác nhau`."""
    state, role = file.state, file.stream.track_role
    if state is None or role is None:
        return None
    count = sum(1 for one in file.tracks if one.stage is not None)
    if not count:
        return None
    told = [Label(f"{capital(role.value, 'vi')}: {count}", f"{capital(role.value, 'en')}: {count}")]
    if state.mixed:
        told.append(Label("giai đoạn khác nhau", "at different stages"))
    return joined(*told)
