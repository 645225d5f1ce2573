"""Addresses of the evidence for an auditor."""

from django.urls import path

from . import views

urlpatterns = [
    path("kiem-soat/", views.shown, name="controls"),
    path("kiem-soat/asvs/", views.requirements, name="asvs"),
    path("kiem-soat/excel/", views.sheet, name="controls_sheet"),
    path("kiem-soat/danh-muc.<str:way>", views.paper, name="controls_paper"),
]
