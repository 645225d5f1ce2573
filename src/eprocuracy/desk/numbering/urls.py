"""Addresses of the number book."""

from django.urls import path

from . import views

urlpatterns = [
    path("so-van-ban/", views.book, name="number_book"),
    path("so-van-ban/excel/", views.sheet, name="number_sheet"),
    path("so-van-ban/trang.<str:way>", views.paper, name="number_paper"),
    path("so-van-ban/<int:number>/huy/", views.void, name="number_void"),
]
