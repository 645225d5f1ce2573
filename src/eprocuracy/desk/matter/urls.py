"""Addresses of one matter, of writing in it, and of what is suggested while writing."""

from django.urls import path

from . import planning_views, suggesting, views, voiding, writing

MATTER = "vu-viec/<uuid:matter>/"

urlpatterns = [
    path(MATTER, views.overview, name="matter"),
    path(f"{MATTER}dien-bien/", views.history, name="matter_history"),
    path(f"{MATTER}thoi-han/", views.deadlines, name="matter_deadlines"),
    path(f"{MATTER}thoi-han/<str:clock>/<int:run>/", views.why, name="why"),
    path(f"{MATTER}kiem-sat/", views.findings, name="matter_findings"),
    path(f"{MATTER}trong-ho-so/", views.beside, name="matter_beside"),
    path(f"{MATTER}viec/<uuid:act>/", views.act, name="act"),
    path(f"{MATTER}viec/<uuid:act>/sua/", writing.correct, name="correct"),
    path(f"{MATTER}viec/<uuid:act>/sua/xem-truoc/", writing.preview_correct, name="preview_correct"),
    path(f"{MATTER}viec/<uuid:act>/huy/", voiding.void, name="void"),
    path(f"{MATTER}thu-buoc/", planning_views.planning, name="planning"),
    path(f"{MATTER}quyet-dinh/<str:question>/", views.answers, name="answers"),
    path(f"{MATTER}ghi/<str:kind>/", writing.record, name="record"),
    path(f"{MATTER}ghi/<str:kind>/xem-truoc/", writing.preview, name="preview"),
    path("ghi/<str:kind>/", writing.open_new, name="open_new"),
    path("ghi/<str:kind>/xem-truoc/", writing.preview_new, name="preview_new"),
    path("dieu-luat/", suggesting.offences, name="offences"),
    path("vu-viec/goi-y/", suggesting.matters, name="matters"),
]
