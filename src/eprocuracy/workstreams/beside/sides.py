"""The sides that this folder declares, in the order in which the matter page shows them."""

from __future__ import annotations

from . import background, files, notices, persons, property, requests, watch

SIDES = (
    files.SIDE,
    requests.SIDE,
    property.SIDE,
    persons.SIDE,
    persons.PROTECTED,
    background.SIDE,
    notices.SIDE,
    watch.SIDE,
    watch.LEADERS,
)
