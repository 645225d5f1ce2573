"""Addresses of persons; the id is that of any of their participants."""

from django.urls import path

from . import views

PERSON = "nguoi/<uuid:participant>/"

urlpatterns = [
    path(PERSON, views.person, name="person"),
    path(f"{PERSON}so-sanh/", views.compare, name="person_compare"),
    path(f"{PERSON}xac-nhan/", views.confirm, name="person_confirm"),
]
