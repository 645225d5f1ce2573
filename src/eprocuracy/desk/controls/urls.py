"""Addresses of the evidence for an auditor."""

from django.urls import path

from . import views

urlpatterns = [path("kiem-soat/", views.shown, name="controls")]
