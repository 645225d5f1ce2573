"""Addresses of the calendar of hearings."""

from django.urls import path

from . import views

urlpatterns = [
    path("lich-phien-toa/", views.hearings, name="hearings"),
    path("lich-phien-toa/lich-rieng/", views.own_calendar, name="hearing_calendar"),
    path("lich-phien-toa/lich-rieng/rut/", views.withdraw, name="hearing_calendar_withdraw"),
    path("lich-phien-toa/<str:secret>.ics", views.feed, name="hearing_feed"),
]
