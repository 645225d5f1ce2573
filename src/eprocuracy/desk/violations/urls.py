"""Addresses of the findings that wait for a decision."""

from django.urls import path

from . import views

urlpatterns = [
    path("phat-hien/", views.waiting, name="violations"),
    path("phat-hien/xu-ly/", views.decide, name="violations_decide"),
]
