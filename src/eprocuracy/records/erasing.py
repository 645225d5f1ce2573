"""The one lawful erasure: what is known of a person is blanked, that it was is recorded, and everything is computed anew."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid5

from django.db import connection, transaction
from django.db.models import TextField
from django.db.models.functions import Cast

from eprocuracy.audit import actions as audit
from eprocuracy.audit.deeds import declare
from eprocuracy.identity.policy import About, require
from eprocuracy.identity.powers import Deed
from eprocuracy.kernel.actors import Actor
from eprocuracy.kernel.citations import cite
from eprocuracy.kernel.moments import When, day_of
from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label
from eprocuracy.law.ages import Birth
from eprocuracy.workstreams.acts import Act, Link, Source
from eprocuracy.workstreams.catalogue import Rules
from eprocuracy.workstreams.folding import fold
from eprocuracy.workstreams.house_acts import PersonErased
from eprocuracy.workstreams.people import Person, Role
from eprocuracy.workstreams.projected import Projected

from .families import lock, new_id
from .models import ActRow, Erasure, MatterRow, PersonVersion, PlaceRow
from .permitting import about_of
from .recording import record
from .replaying import refold
from .storing import acts_of

ERASED = declare("person.erased", "Xóa dữ liệu cá nhân theo quyết định", "Personal data erased by order")
PROVED = declare("erasure.asked", "Tra cứu việc xóa theo số định danh", "Asked by number whether a person was erased")
Reach = Callable[[UUID, Sequence[str]], int]
"""Erases the words of a person (names, numbers, residence) in a room of its own, with the receipt; how many things it looked at."""
ELSEWHERE: dict[str, Reach] = {}
KEPT = ("nothing", "year", "whole")
"""How much of a birth, and of the sex, is kept: the least by which all that the law computed stays as it was."""
WORDS = ("name", "other_names", "id_no", "phone", "address")


@dataclass(frozen=True, slots=True)
class Ground:
    """The paper that orders an erasure."""

    document_no: str
    authority: str
    reason: str


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure did. `still_in_text` are acts in whose own words the name still stands."""

    erasure: UUID
    participants: tuple[UUID, ...]
    matters: tuple[UUID, ...]
    versions: int
    birth_kept: str
    still_in_text: tuple[UUID, ...]
    elsewhere: Mapping[str, int]  # by room of texts, how many were gone through


def also_erases(what: str) -> Callable[[Reach], Reach]:
    """Declare what else holds texts about people; it is called in the transaction of every erasure."""

    def declared(reach: Reach) -> Reach:
        ELSEWHERE[what] = reach
        return reach

    return declared


def proof(number: str, secret: str) -> str:
    """A slow hash of an identity number. The salt is a secret of the installation, kept outside the database: whoever holds
    the number, and asks here, can show that it was erased; a stolen table tells nothing, and nobody can list the erased.
    """
    digits = re.sub(r"\W", "", number).upper()
    salt = hashlib.sha256(f"eprocuracy erasure {secret}".encode()).digest()
    return hashlib.scrypt(digits.encode(), salt=salt, n=2**15, r=8, p=1, maxmem=2**26, dklen=32).hex()


@transaction.atomic
def erase(rules: Rules, participant: UUID, ground: Ground, *, by: Actor, at: datetime, secret: str) -> Erased:
    """Erase one person: a participant, with those confirmed to be the same person in matters that the actor may erase in.

    Other offices that hold files of the same person decide for themselves. Raises `Refused`.
    """
    _has_ground(ground)
    who = _who(participant, by)
    matters = sorted(PlaceRow.objects.filter(participant__in=who).values_list("matter_id", flat=True).distinct())
    spoken_in = set(PersonVersion.objects.filter(participant__in=who).values_list("act__matter_id", flat=True))
    families = sorted(lock({*matters, *spoken_in}))
    said = PersonVersion.objects.filter(participant__in=who, erased="")
    if not said.exists():
        raise Refused(Label("Dữ liệu của người này đã được xóa.", "The data of this person have been erased already."))
    numbers = sorted(set(said.exclude(id_no="").values_list("id_no", flat=True)))
    names = sorted({name for name in said.values_list("name", flat=True) if name})
    words = sorted({word for row in said.values_list(*WORDS) for word in row if word})
    kept = _least_birth(rules, families, frozenset(who))

    erasure = new_id()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT records_erase_person(%s, %s, %s, %s, %s, %s, %s, %s, %s)",
            [
                erasure,
                sorted(who),
                [proof(number, secret) for number in numbers],
                kept,
                *(ground.document_no, ground.authority, ground.reason),
                *(by.account, at),
            ],
        )
        (versions,) = cursor.fetchone()
    elsewhere = {what: reach(erasure, words) for what, reach in ELSEWHERE.items()}
    record(rules, _acts(erasure, who, matters, ground, at), by=by, at=at, source=Source.PAGE)
    refold(rules, families, at=at)
    about = [*(f"participant:{one}" for one in sorted(who)), *(f"matter:{one}" for one in matters)]
    audit.record(ERASED, by=by, at=at, about=about, detail={"erasure": str(erasure), "document": ground.document_no})
    still = tuple(_in_text(families, names))
    return Erased(erasure, tuple(sorted(who)), tuple(matters), versions, kept, still, elsewhere)


def erasure_of(number: str, *, by: Actor, at: datetime, secret: str) -> Erasure | None:
    """The erasure that a number proves, for whoever holds the number; that it was asked is logged, the number is not."""
    audit.record(PROVED, by=by, at=at)
    return Erasure.objects.filter(proofs__contains=[proof(number, secret)]).order_by("-erased_at").first()


def _has_ground(ground: Ground) -> None:
    if not all(part.strip() for part in (ground.document_no, ground.authority, ground.reason)):
        raise Refused(
            Label(
                "Xóa dữ liệu cá nhân phải có số văn bản, cơ quan ban hành và lý do.",
                "An erasure needs the number of a document, the authority that issued it, and a reason.",
            ),
            basis=(cite("Luật 91/2025/QH15", 14),),
        )


def _who(participant: UUID, by: Actor) -> set[UUID]:
    """The participants that are this person and of whom every matter is one that the actor may erase in."""
    places = PlaceRow.objects.filter(participant=participant)
    if not places.exists():
        raise Refused(Label("Không tìm thấy người này.", "There is no such participant."))
    persons = set(places.exclude(person=None).values_list("person", flat=True))
    same = set(PlaceRow.objects.filter(person__in=persons).values_list("participant", flat=True))
    about = _about({participant, *same})
    for one in about[participant]:
        require(Deed.ERASE, of=by, about=one)
    return {one for one, places_ in about.items() if one == participant or all(_may(by, place) for place in places_)}


def _may(by: Actor, about: About) -> bool:
    try:
        require(Deed.ERASE, of=by, about=about)
    except Refused:
        return False
    return True


def _about(participants: Collection[UUID]) -> dict[UUID, list[About]]:
    """The matters of each participant, as the policy asks about them."""
    places = PlaceRow.objects.filter(participant__in=participants).values_list("participant", "matter_id")
    rows = {row.matter_id: row for row in MatterRow.objects.filter(matter__in={matter for _, matter in places})}
    found: dict[UUID, list[About]] = {one: [] for one in participants}
    for participant, matter in places:
        row = rows[matter]
        found[participant].append(about_of(row))
    return found


def _least_birth(rules: Rules, families: Sequence[UUID], who: Collection[UUID]) -> str:
    """How much of the birth must stay so that no deadline, finding, time held or fact moves."""
    known = acts_of(rules.catalogue, families)
    before = _computed(fold(rules, _blanked(acts, who, KEPT[-1])) for acts in known.values())
    for much in KEPT[:-1]:
        if _computed(fold(rules, _blanked(acts, who, much)) for acts in known.values()) == before:
            return much
    return KEPT[-1]


def _computed(projected: Iterable[Projected]) -> list[object]:
    return [(one.tracks, one.deadlines, one.findings, one.intervals, one.facts) for one in projected]


def _blanked(acts: Iterable[Act], who: Collection[UUID], much: str) -> list[Act]:
    return [
        replace(act, people=tuple(_blank(one, much) if one.participant in who else one for one in act.people))
        if any(one.participant in who for one in act.people)
        else act
        for act in acts
    ]


def _blank(person: Person, much: str) -> Person:
    """A person as the database function leaves them."""
    if much == "nothing":
        return Person(participant=person.participant)
    birth = Birth.parse(str(person.birth)[:4]) if person.birth and much == "year" else person.birth
    return Person(participant=person.participant, birth=birth, sex=person.sex)


def _acts(erasure: UUID, who: Collection[UUID], matters: Iterable[UUID], ground: Ground, at: datetime) -> list[Act]:
    """One act in each matter, naming those of its participants who were erased."""
    roles: Mapping[UUID, list[Link]] = {matter: [] for matter in matters}
    for matter, participant, role in (
        PlaceRow.objects.filter(participant__in=who).order_by("id").values_list("matter_id", "participant", "role")
    ):
        roles[matter].append(Link(Role(role), participant))
    return [
        PersonErased(
            id=uuid5(erasure, str(matter)),
            matter=matter,
            occurred=When.on(day_of(at)),
            document_no=ground.document_no,
            issued_by=ground.authority,
            links=tuple(links),
            why=ground.reason,
        )
        for matter, links in roles.items()
    ]


def _in_text(families: Sequence[UUID], names: Sequence[str]) -> list[UUID]:
    """Acts whose own words still hold a name: they are papers of a proceeding, and stay as they were written."""
    acts = ActRow.objects.filter(matter__family__in=families).annotate(text=Cast("content", TextField()))
    found: set[UUID] = set()
    for name in names:
        found |= set(acts.filter(text__icontains=name).values_list("id", flat=True))
    return sorted(found)
