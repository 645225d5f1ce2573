"""The page of ASVS shows every requirement, and those of one answer alone."""

from __future__ import annotations

import pytest
from django.test import Client

from eprocuracy.assurance.asvs import requirements
from eprocuracy.desk.tests.world import an_account, signed_in
from eprocuracy.kernel.actors import Duty


@pytest.mark.django_db
def test_the_page_lists_them_and_filters_by_answer(client: Client) -> None:
    signed_in(client, an_account("quan", duties=[Duty.ADMINISTRATOR]))

    whole = client.get("/kiem-soat/asvs/").content.decode()
    open_ = client.get("/kiem-soat/asvs/?tra-loi=not_kept").content.decode()

    assert all(one.id in whole for one in requirements())
    assert "V6.2.10" in open_
    assert ">V1.2.4<" not in open_
