"""Addresses of the archive's work."""

from django.urls import path

from . import views

urlpatterns = [
    path("luu-tru/", views.listed, name="archive"),
    path("luu-tru/giao/", views.hand, name="archive_hand"),
    path("luu-tru/ho-so/<uuid:matter>/", views.close, name="archive_file"),
    path("luu-tru/goi/<int:file>.zip", views.package, name="archive_package"),
    path("luu-tru/bien-ban/<int:handover>.pdf", views.minutes, name="archive_minutes"),
]
