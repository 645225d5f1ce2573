"""Addresses of working without the system."""

from django.urls import path

from . import views

urlpatterns = [
    path("mat-he-thong/", views.downtime, name="downtime"),
    path("mat-he-thong/lap/", views.make, name="downtime_make"),
    path("mat-he-thong/<int:pack>/bo-giay.pdf", views.print_pack, name="downtime_pack"),
    path("mat-he-thong/so/<int:reserved>/viec/<uuid:act>/", views.of_act, name="downtime_act"),
    path("mat-he-thong/so/<int:reserved>/khac/", views.otherwise, name="downtime_otherwise"),
]
