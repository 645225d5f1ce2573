"""Addresses of the registers."""

from django.urls import path

from . import views

urlpatterns = [
    path("so/", views.register, name="registers"),
    path("so/<slug:workstream>/", views.register, name="register"),
]
