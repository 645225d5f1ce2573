"""Addresses of the gallery, which exists in tests only."""

from django.urls import include, path

from . import gallery, gallery_answers

urlpatterns = [
    path("ui/", include("eprocuracy.platform.ui.urls")),
    path("", gallery.day),
    path("matter", gallery.matter),
    path("form", gallery.act_form),
    path("list", gallery.listing),
    path("board", gallery_answers.board),
    path("answers", gallery_answers.answers),
    path("sign-in", gallery.sign_in),
    path("refusal", gallery.refusal),
    path("missing", gallery.missing),
    path("forbidden", gallery.forbidden),
    path("broken", gallery.broken),
    path("suggest", gallery.suggest),
    path("sent", gallery.sent),
    path("fragment", gallery.fragment),
]
PAGES = (
    "/",
    "/matter",
    "/form",
    "/form?wrong",
    "/list",
    "/list?none",
    "/board",
    "/answers",
    "/sign-in",
    "/refusal",
    "/missing",
    "/forbidden",
    "/broken",
)
