"""Addresses of documents on their way."""

from django.urls import path

from . import deciding, drafting, listing, proposing, serving, views

DRAFT = "van-ban/<uuid:draft>/"

urlpatterns = [
    path("vu-viec/<uuid:matter>/soan/<str:kind>/", drafting.begin, name="draft_begin"),
    path("soan/<str:kind>/", drafting.begin_alone, name="draft_open"),
    path("van-ban/", listing.drafts, name="drafts"),
    path(DRAFT, views.show, name="draft"),
    path(f"{DRAFT}sua/", drafting.edit, name="draft_edit"),
    path(f"{DRAFT}trinh-ky/", proposing.propose, name="draft_propose"),
    path(f"{DRAFT}giao/", serving.handed, name="draft_serve"),
    path(f"{DRAFT}buoc/<str:name>/", deciding.step, name="draft_step"),
    path(f"{DRAFT}tom-tat.pdf", views.summary, name="draft_summary"),
    path(f"{DRAFT}bien-ban-giao.pdf", views.minutes, name="draft_minutes"),
    path(f"{DRAFT}mau.<str:way>", views.paper, name="draft_paper"),
    path(f"{DRAFT}tep/<int:paper>/", views.kept_file, name="draft_file"),
]
