"""Addresses of the list of suspended matters."""

from django.urls import path

from . import views

urlpatterns = [
    path("tam-dinh-chi/", views.suspended, name="suspended"),
    path("tam-dinh-chi/ra-soat/", views.review, name="suspended_review"),
    path("tam-dinh-chi/excel/", views.sheet, name="suspended_sheet"),
    path("tam-dinh-chi/<uuid:matter>/thoi-hieu/", views.why, name="suspended_why"),
]
