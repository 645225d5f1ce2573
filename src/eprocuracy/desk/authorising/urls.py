"""Addresses of the authorisations of an office."""

from django.urls import path

from . import views

urlpatterns = [
    path("uy-quyen/", views.authorisations, name="authorisations"),
    path("uy-quyen/<int:given>/cham-dut/", views.end, name="authorisation_end"),
]
