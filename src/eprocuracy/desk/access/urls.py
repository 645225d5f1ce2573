"""Addresses of who may do what, and why."""

from django.urls import path

from . import views

urlpatterns = [
    path("vu-viec/<uuid:matter>/ai-duoc-xem/", views.of_matter, name="matter_access"),
    path("ai-duoc-xem/", views.by_number, name="access"),
]
