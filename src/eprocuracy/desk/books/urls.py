"""Addresses of the books."""

from django.urls import path

from . import views

urlpatterns = [
    path("so-in/", views.books, name="books"),
    path("so-in/<slug:code>/", views.book, name="book"),
    path("so-in/<slug:code>/excel/", views.sheet, name="book_sheet"),
]
