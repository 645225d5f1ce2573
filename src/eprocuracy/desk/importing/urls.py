"""Addresses of taking in books."""

from django.urls import path

from . import row_views, views

urlpatterns = [
    path("nhap-so/", views.imports, name="imports"),
    path("nhap-so/<uuid:id>/", views.import_page, name="import"),
    path("nhap-so/<uuid:id>/cot/", views.columns, name="import_columns"),
    path("nhap-so/<uuid:id>/tiep/", views.go_on, name="import_go_on"),
    path("nhap-so/<uuid:id>/tien-do/", views.progress, name="import_progress"),
    path("nhap-so/<uuid:id>/chon/", views.choose, name="import_choose"),
    path("nhap-so/<uuid:id>/xac-nhan/", views.confirm, name="import_confirm"),
    path("nhap-so/<uuid:id>/hoan-tac/", views.undo, name="import_undo"),
    path("nhap-so/<uuid:id>/dong/<int:place>/", row_views.row, name="import_row"),
    path("nhap-so/nguon/<uuid:act>/", row_views.trace, name="import_trace"),
    path("nhap-so/<uuid:id>/can-sua.xlsx", row_views.errors, name="import_errors"),
    path("nhap-so/<uuid:id>/tep/", row_views.file, name="import_file"),
]
