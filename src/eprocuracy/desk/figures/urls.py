"""Addresses of the figures."""

from django.urls import path

from . import views

urlpatterns = [
    path("thong-ke/", views.figures, name="figures"),
    path("thong-ke/<slug:code>/", views.indicator, name="figure"),
]
