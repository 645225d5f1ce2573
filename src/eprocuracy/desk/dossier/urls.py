"""Addresses of what is laid before whoever assesses the installation."""

from django.urls import path

from . import views

urlpatterns = [
    path("kiem-soat/du-lieu-ca-nhan/", views.inventory_shown, name="personal_data"),
    path("kiem-soat/du-lieu-ca-nhan/danh-muc.pdf", views.inventory_paper, name="personal_data_paper"),
    path("kiem-soat/du-lieu-ca-nhan/danh-muc.xlsx", views.inventory_sheet, name="personal_data_sheet"),
    path("kiem-soat/ho-so/", views.dossier, name="dossier"),
    path("kiem-soat/ho-so/<str:what>.<str:way>", views.paper, name="dossier_paper"),
]
