"""The first page of the law: its parts, and how much of it was read in its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from eprocuracy.kernel.words import Label
from eprocuracy.law.reference import Reference
from eprocuracy.law.statutes import Reading
from eprocuracy.platform.ui.parts import Tile


@dataclass(frozen=True, slots=True)
class IndexPage:
    """What there is, as counts that lead to it."""

    tiles: Sequence[Tile]
    tries: bool


def index_page(reference: Reference, *, tries: bool) -> IndexPage:
    """The parts of the law; `tries` says whether the person may try an amended one."""
    statutes = reverse("desk:law_statutes")
    unread = sum(1 for one in reference.statutes.values() if any(v.read is Reading.NOT_READ for v in one.versions))
    offences = sum(1 for one in reference.offences.articles.values() if one.kind == "offence")
    tiles = [
        Tile(len(reference.statutes), Label("Thời hạn", "Time limits"), statutes),
        Tile(unread, Label("Thời hạn chưa đọc văn bản", "Limits whose text was not read"), f"{statutes}?doc=not_read"),
        Tile(offences, Label("Tội danh", "Offences"), reverse("desk:law_offences")),
        Tile(len(reference.competence), Label("Thẩm quyền", "Competence"), reverse("desk:law_competence")),
        Tile(
            len(reference.interpretations),
            Label("Cách hiểu khi luật có hai cách đọc", "Readings where the text allows two"),
            reverse("desk:law_readings"),
        ),
    ]
    return IndexPage(tiles, tries)
