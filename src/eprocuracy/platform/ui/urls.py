"""Addresses of the UI kit; include them under the namespace `ui`."""

from django.urls import path

from . import views

app_name = "ui"
urlpatterns = [path("language/", views.choose_language, name="language")]
