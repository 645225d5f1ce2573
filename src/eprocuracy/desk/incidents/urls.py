"""Addresses of incidents."""

from django.urls import path

from . import views

urlpatterns = [
    path("su-co/", views.listed, name="incidents"),
    path("su-co/ghi/", views.add, name="incident_add"),
    path("su-co/<int:incident>/", views.shown, name="incident"),
    path("su-co/<int:incident>/biet-them/", views.mark, name="incident_mark"),
    path("su-co/<int:incident>/da-bao/", views.give, name="incident_notice"),
    path("su-co/<int:incident>/ket-thuc/", views.close, name="incident_close"),
    path("su-co/<int:incident>/<slug:duty>.<str:way>", views.paper, name="incident_paper"),
]
