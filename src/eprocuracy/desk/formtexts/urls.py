"""Addresses of the office's forms."""

from django.urls import path

from . import views

urlpatterns = [
    path("mau-van-ban/", views.listed, name="form_texts"),
    path("mau-van-ban/them/", views.add, name="form_text_add"),
    path("mau-van-ban/<str:number>/", views.edit, name="form_text"),
    path("mau-van-ban/<str:number>/xem/", views.preview, name="form_text_preview"),
    path("mau-van-ban/<str:number>/mau.pdf", views.paper, name="form_text_paper"),
]
