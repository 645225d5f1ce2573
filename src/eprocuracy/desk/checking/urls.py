"""Addresses of checking papers."""

from django.urls import path

from . import views

urlpatterns = [
    path("tra-cuu-van-ban/", views.ask, name="check_papers"),
    path("tra-cuu-van-ban/<str:code>/", views.check, name="check_paper"),
    path("kiem-tra-chu-ky/", views.signatures, name="check_signatures"),
]
