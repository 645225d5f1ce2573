"""A clerk who takes in books, and files kept in a folder of the test's own."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from eprocuracy.desk.tests.world import an_account, signed_in
from eprocuracy.kernel.actors import Duty


@pytest.fixture(autouse=True)
def kept_apart(settings: Any, tmp_path: Any) -> None:
    """Files of tests lie in a folder of their own."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def thu(client: Client) -> Client:
    """The clerk of region 3, signed in."""
    signed_in(client, an_account("thu", duties=(Duty.CLERK,), called="Phạm Thị Thu"))
    return client
