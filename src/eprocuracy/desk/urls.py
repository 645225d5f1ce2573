"""Addresses of the desk, at the root: each part brings its own."""

from __future__ import annotations

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

app_name = "desk"

PARTS = (
    "day",
    "matter",
    "registers",
    "search",
    "persons",
    "ledger",
    "watch",
    "houses",
    "assigning",
    "interests",
    "draws",
    "authorising",
    "accounts",
    "board",
    "figures",
    "suspended",
    "hearings",
    "violations",
    "books",
    "checking",
    "certificates",
    "sealing",
    "formtexts",
    "archiving",
    "numbering",
    "downtime",
    "papers",
    "issuing",
    "office",
    "law",
    "help",
    "importing",
    "running",
    "incidents",
    "exercises",
    "logs",
    "access",
    "opening",
    "controls",
    "dossier",
    "outsiders",
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"{__package__}.{part}.urls"))
    for part in PARTS
    if find_spec(f"{__package__}.{part}") and find_spec(f"{__package__}.{part}.urls")
]
