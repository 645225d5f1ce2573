"""Addresses of the list of a detention house."""

from django.urls import path

from . import views

HOUSE = "theo-noi-giam-giu/"

urlpatterns = [
    path(HOUSE, views.house, name="house"),
    path(f"{HOUSE}danh-sach.xlsx", views.sheet, name="house_sheet"),
    path(f"{HOUSE}danh-sach.<str:way>", views.paper, name="house_paper"),
]
