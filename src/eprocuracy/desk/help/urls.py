"""Addresses of help."""

from django.urls import path

from . import views

urlpatterns = [
    path("tro-giup/", views.help_index, name="help"),
    path("tro-giup/<str:workstream>/", views.stream, name="help_stream"),
]
