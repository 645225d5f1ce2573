"""The address of opening in an emergency."""

from django.urls import path

from . import views

urlpatterns = [path("mo-khan-cap/", views.openings, name="openings")]
