"""Addresses of the register of certificates."""

from django.urls import path

from . import views

urlpatterns = [
    path("chung-thu-so/", views.register, name="certificates"),
    path("chung-thu-so/ghi/", views.enter, name="certificate_enter"),
    path("chung-thu-so/<int:certificate>/", views.show, name="certificate"),
]
