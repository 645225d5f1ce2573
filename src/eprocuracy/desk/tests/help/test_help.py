"""Help: it is there for everybody who works here, and speaks of every khâu."""

from __future__ import annotations

import pytest
from django.test import Client

from eprocuracy.kernel.actors import Duty
from eprocuracy.records import rules

from ..world import an_account, signed_in

pytestmark = pytest.mark.django_db


def test_help_tells_the_keys_the_words_and_every_khau(client: Client) -> None:
    signed_in(client, an_account("clerk", duties=[Duty.CLERK]))

    page = client.get("/tro-giup/").content.decode()

    assert "<kbd>/</kbd>" in page
    assert "theo sổ" in page
    for stream in rules.present().catalogue.workstreams.values():
        assert f"/tro-giup/{stream.code}/" in page


def test_the_manual_of_each_khau_is_what_it_declares(client: Client) -> None:
    signed_in(client, an_account())
    for stream in rules.present().catalogue.workstreams.values():
        page = client.get(f"/tro-giup/{stream.code}/").content.decode()

        assert all(kind.label.vi in page for kind in stream.kinds.values())
        assert all(kind.label.vi in page for side in stream.sides for kind in side.kinds)
        assert all(clock.title.vi.split('"')[0] in page for clock in stream.clocks)
        assert all(f"?stage={stage.value}" in page for stage in stream.stages)


def test_an_unknown_khau_has_no_manual_and_a_stranger_gets_none(client: Client) -> None:
    assert client.get("/tro-giup/").status_code == 302
    signed_in(client, an_account())

    assert client.get("/tro-giup/nothing/").status_code == 404
