"""Addresses of the board."""

from django.urls import path

from . import views

urlpatterns = [
    path("lanh-dao/", views.board, name="board"),
    path("lanh-dao/qua-tai/", views.too_much, name="overloaded"),
]
