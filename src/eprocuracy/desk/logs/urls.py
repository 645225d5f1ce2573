"""Addresses of the log as people read it."""

from django.urls import path

from . import views, warning_views

MATTER = "vu-viec/<uuid:matter>/nhat-ky/"
PERSON = "nguoi/<uuid:participant>/nhat-ky/"
OWN = "nhat-ky-cua-toi/"
WARNINGS = "canh-bao-nhat-ky/"

urlpatterns = [
    path(MATTER, views.of_matter, name="matter_log"),
    path(f"{MATTER}excel/", views.of_matter_sheet, name="matter_log_sheet"),
    path(f"{MATTER}<int:entry>/bien-nhan/", views.of_matter_receipt, name="matter_log_receipt"),
    path(PERSON, views.of_person, name="person_log"),
    path(f"{PERSON}excel/", views.of_person_sheet, name="person_log_sheet"),
    path(f"{PERSON}<int:entry>/bien-nhan/", views.of_person_receipt, name="person_log_receipt"),
    path(OWN, views.own, name="own_log"),
    path(f"{OWN}excel/", views.own_sheet, name="own_log_sheet"),
    path(f"{OWN}<int:entry>/bien-nhan/", views.own_receipt, name="own_log_receipt"),
    path(WARNINGS, warning_views.warnings, name="log_warnings"),
    path(f"{WARNINGS}xem-xet/", warning_views.review_all, name="log_review"),
    path(f"{WARNINGS}nguong/", warning_views.threshold, name="log_threshold"),
    path(f"{WARNINGS}tam-dung/<int:number>/", warning_views.hold, name="log_hold"),
    path(f"{WARNINGS}<int:number>/", warning_views.warning, name="log_warning"),
]
