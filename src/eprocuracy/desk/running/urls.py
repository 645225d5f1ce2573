"""Addresses of looking after the installation."""

from django.urls import path

from . import views

urlpatterns = [
    path("van-hanh/", views.running, name="running"),
    path("van-hanh/dien-tap/<slug:name>.pdf", views.drill_report, name="running_drill"),
    path("van-hanh/gui-lai/", views.send_again, name="running_send"),
    path("van-hanh/lam-lai/", views.do_again, name="running_do"),
]
