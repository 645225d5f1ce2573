"""What is sealed leaves no trace for who may not see it: on no address, in no format, in no count, in no error."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import quote
from uuid import UUID

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from pypdfium2 import PdfDocument

from .sealed import DOCKET, INSIDE, OUTSIDE, SECRETS, in_the_open, people, seal
from .veiled import GUARDED, UNNAMED, in_plain_sight

pytestmark = pytest.mark.django_db

WORDS = {  # what addresses ask for besides things that can be sealed, and a value that exists
    "what": "system",
    "kind": "case.concluded",
    "question": "charge",
    "clock": "detention",
    "run": 1,
    "workstream": "criminal_cases",
    "code": "S3",
    "way": "pdf",
    "account": INSIDE,
    "name": "sign",
    "part": "limits",
    "secret": "khong-co",
    "duty": "first_notice",
}
OF_VIEW = {  # where the same name asks for something else
    ("desk:form_text", "number"): "42",
    ("desk:form_text_preview", "number"): "42",
    ("desk:form_text_paper", "number"): "42",
    ("desk:law_offence", "number"): "354",
    ("desk:law_statute", "name"): "BLTTHS-172",
    ("desk:law_sign", "name"): "BLTTHS-172",
    ("desk:running_drill", "name"): "restore",
    ("desk:check_paper", "code"): "KHONG-CO",
    ("desk:figure", "code"): "NA-01",
    ("desk:stock", "code"): "khong-co",
    ("desk:log_warning", "number"): 999_999,
    ("desk:log_hold", "number"): 999_999,
    ("desk:account", "name"): INSIDE,
    ("desk:account_deed", "name"): INSIDE,
}
# ids of things that no sealed matter can have: of a person's own, of an office, of a file that was read
OF_OTHERS = {
    "pin",
    "leave_id",
    "given",
    "certificate",
    "id",
    "place",
    "move",
    "handover",
    "file",
    "paper",
    "pack",
    "reserved",
    "incident",
    "exercise",
}
OF_THE_LAW = {  # they know no matter: the law, the forms, the help
    *(
        "desk:law",
        "desk:law_statutes",
        "desk:law_statute",
        "desk:law_offences",
        "desk:law_offence",
        "desk:law_readings",
    ),
    *("desk:law_calendar", "desk:law_competence", "desk:law_sign", "desk:help", "desk:help_stream", "desk:offences"),
    *("desk:form_texts", "desk:form_text", "desk:form_text_add", "desk:form_text_preview", "desk:form_text_paper"),
    *("desk:controls", "desk:check_signatures", "desk:certificates", "desk:certificate_enter"),
}
KNOW_NO_MATTER = (
    "eprocuracy.identity",
    "eprocuracy.platform",
    "eprocuracy.audit",
)  # rooms above the register: the walls hold it
ONES_OWN = {"desk:own_log", "desk:own_log_sheet"}  # they grow by being asked
COUNTED = {  # the figures of the sector count every matter; none opens to who may not see it
    *("desk:figures", "desk:figure", "desk:figures_sheet", "desk:figures_paper", "desk:stocks", "desk:stock"),
}
# a book without gaps shows that a number was given, by whom, and nothing else of what is sealed
NUMBERED = {"desk:number_book", "desk:number_sheet", "desk:number_paper", "desk:number_void"}
ABSENT_ID, ABSENT_NUMBER = UUID("0193e1c4-0000-7000-8000-000000000009"), 987_654


@dataclass(frozen=True)
class Page:
    """One address as the URL conf has it."""

    view: str
    converters: dict[str, str]

    def value(self, param: str) -> object:
        """What fills a parameter that cannot be sealed."""
        if (self.view, param) in OF_VIEW:
            return OF_VIEW[self.view, param]
        if param in OF_OTHERS:
            return ABSENT_ID if self.converters[param] == "UUIDConverter" else ABSENT_NUMBER
        assert param in WORDS, (
            f"{self.view} asks for “{param}”, which this test cannot fill. Say in sealed.py what the sealed matter has of it, "
            "or here what it is, if no matter can have it."
        )
        return WORDS[param]

    @property
    def things(self) -> list[str]:
        """The parameters that ask for something that can be sealed."""
        return [
            one
            for one in self.converters
            if one not in WORDS and one not in OF_OTHERS and (self.view, one) not in OF_VIEW
        ]

    def address(self, things: dict[str, object]) -> str:
        return reverse(self.view, kwargs={one: things.get(one) or self.value(one) for one in self.converters})

    def pairs(self, ids: dict[str, object], visible: UUID) -> Iterator[tuple[str, str]]:
        """Each address of something sealed beside one of what is not there; a part of it under a matter that one sees, too."""
        for thing in self.things:
            assert thing in ids, (
                f"{self.view} asks for “{thing}”. Say in sealed.py which one hangs on a sealed matter, or in WORDS or OF_OTHERS that none can."
            )
        if not self.things:
            return
        there = {one: ids[one] for one in self.things}
        absent = {one: ABSENT_ID if self.converters[one] == "UUIDConverter" else ABSENT_NUMBER for one in self.things}
        yield self.address(there), self.address(absent)
        if "matter" in there and len(there) > 1:
            yield self.address(there | {"matter": visible}), self.address(absent | {"matter": visible})


def every_page(resolver: URLResolver | None = None, namespace: str = "") -> Iterator[Page]:
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from every_page(one, f"{namespace}{one.namespace}:" if one.namespace else namespace)
        elif isinstance(one, URLPattern) and one.name and not one.callback.__module__.startswith(KNOW_NO_MATTER):
            named = {name: type(kind).__name__ for name, kind in one.pattern.converters.items()}
            yield Page(f"{namespace}{one.name}", named)


def readable(answer: HttpResponse) -> str:
    """Everything that can be read in an answer, whatever its format."""
    content: bytes = answer.getvalue()  # type: ignore[attr-defined]  # of a streamed file too
    told = str(answer.get("Location", "")) + str(answer.get("Content-Disposition", ""))
    if content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as packed:
            return told + " ".join(packed.read(one).decode("utf-8", "replace") for one in packed.namelist())
    if content.startswith(b"%PDF"):
        return told + " ".join(page.get_textpage().get_text_bounded() for page in PdfDocument(content))
    return told + content.decode("utf-8", "replace")


def asked_of(client: Client, address: str, method: str = "get") -> tuple[int, str, int]:
    """Status, text without what is new on each page anyway (tokens, ids for what may be written, the address), and how many questions."""
    with CaptureQueriesContext(connection) as queries:
        answer = getattr(client, method)(address)
    text = readable(answer).replace(address, "@")
    text = re.sub(r"\b\w{64}\b|\d{4}-\d\d-\d\dT[\d:]+Z", "", text)
    return answer.status_code, re.sub(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", "#", text), len(queries)


@pytest.fixture
def clients(monkeypatch: pytest.MonkeyPatch) -> dict[str, Client]:
    """Everybody signed in, and a clock that stands: what differs does so for another reason."""
    moment = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: moment)
    return people()


def lists() -> dict[str, str]:
    """Addresses without an id by view, and what is asked of them: by number, by name, by paper, while typing."""
    asked = {
        page.address({}): page.view
        for page in every_page()
        if not page.things and page.view not in ONES_OWN | OF_THE_LAW
    }
    search, suggest = reverse("desk:search"), reverse("desk:matters")
    for typed in (f"{DOCKET}/2026", "Sênh", "8841/QĐ-KL"):
        asked[f"{search}?q={typed}"] = "desk:search"
        asked[f"{suggest}?q={typed}&kind=violation.found&role=about"] = "desk:matters"
    return asked | {f"{reverse('desk:hearings')}?loc=1": "desk:hearings"}


@pytest.mark.parametrize("who", ["ha", "binh"])  # they lead: everything that is counted, they see counted
def test_no_list_count_export_or_search_is_other_than_it_would_be_without_what_is_sealed(
    clients: dict[str, Client], who: str
) -> None:
    in_the_open()
    asked = [address for address, view in lists().items() if view not in NUMBERED | COUNTED]
    before = {address: asked_of(clients[who], address)[:2] for address in asked}
    seal(clients)

    assert [one for one, told in before.items() if asked_of(clients[who], one)[:2] != told] == []


def test_no_name_number_or_paper_of_what_is_sealed_is_on_any_page(clients: dict[str, Client]) -> None:
    """Nor of whom lists do not name, in matters that one may open: not on their own pages either."""
    in_the_open()
    sealed, seen = seal(clients), in_plain_sight()
    hidden = (*SECRETS, *UNNAMED, *GUARDED, *(str(one) for one in sealed.values() if isinstance(one, UUID)))
    listed, looked_for, on_it = [*lists()], [*asked_by_name()], [*of_the_matters(seen)]
    asked = {who: [*listed, *looked_for] for who in ("thom", "lang", "quan")}
    asked |= {"thinh": [*listed, *looked_for, *on_it], "binh": [*looked_for, *on_it]}  # who may open those matters
    leaking = []
    for who, addresses in asked.items():
        for address in addresses:
            told = readable(clients[who].get(address))
            leaking += [(who, address, one) for one in hidden if stands(one, told) and one not in address]
            if address in looked_for:  # it finds nobody: neither who it is, nor where
                leaking += [(who, address, one) for one in map(str, seen.values()) if one in told]
    assert leaking == []


def stands(secret: str, told: str) -> bool:
    """Whether a page says it; a short number within an id or a token, which fall by lot, says nothing."""
    if not secret.isdigit():
        return secret in told
    return re.search(rf"(?<![\w-]){secret}(?![\w-])", told) is not None


def asked_by_name() -> Iterator[str]:
    """Looking for somebody whom lists do not name: by name, by number, while typing."""
    for typed in ("tan mui khe", "thao thi my", "khe con", "0222 1000 9123"):
        yield f"{reverse('desk:search')}?q={quote(typed)}"
        yield f"{reverse('desk:registers')}?number={quote(typed)}"


def of_the_matters(seen: dict[str, UUID]) -> Iterator[str]:
    """Every page of matters that the office may open, and of what hangs on them."""
    for page in every_page():
        if page.things and set(page.things) <= seen.keys():
            yield page.address({one: seen[one] for one in page.things})
            if page.things == ["matter"]:
                yield page.address({"matter": seen["held"]})
            if "act" in page.things:
                yield page.address({"matter": seen["matter"], "act": seen["secret"]})


def test_whoever_is_on_the_matter_knows_those_whom_lists_do_not_name(clients: dict[str, Client]) -> None:
    """What the test before looks for is there to be found: by the team, and by those who lead the office."""
    seen = in_plain_sight()
    for who in (INSIDE, "ha"):
        found = [readable(clients[who].get(one)) for one in asked_by_name()]
        assert sum(str(seen["participant"]) in one for one in found) == 3, who  # by two names and by number
        asked = [reverse("desk:violations"), *of_the_matters(seen)]
        told = [readable(clients[who].get(one)) for one in asked]
        known = UNNAMED if who == "ha" else UNNAMED + GUARDED
        assert [one for one in known if not any(one in page for page in told)] == [], who


def test_what_is_sealed_is_asked_for_as_if_it_were_not_there(clients: dict[str, Client]) -> None:
    """The same status, the same text, and as many questions to the database: how long it takes tells nothing either."""
    visible, sealed = in_the_open(), seal(clients)
    nothing = {who: asked_of(clients[who], reverse("desk:matter", args=[ABSENT_ID])) for who in OUTSIDE}
    differing, opened = [], set()
    for page in every_page():
        for there, absent in page.pairs(sealed, visible):
            if page.view in NUMBERED:
                continue
            if clients[INSIDE].get(there).status_code == 200:
                opened.add(page.view)
            for who in OUTSIDE:
                if who == "quan" and page.view == "desk:matter_access":
                    continue  # whoever keeps the accounts is told who, and nothing of the matter
                told = asked_of(clients[who], there)
                if told != nothing[who] and told != asked_of(clients[who], absent):
                    differing.append((who, "get", there))
            if asked_of(clients["thinh"], there, "post") != asked_of(clients["thinh"], absent, "post"):
                differing.append(("thinh", "post", there))
    assert differing == []
    assert len(opened) > 20, f"the sealed matters have too little for these addresses to ask for: {sorted(opened)}"
