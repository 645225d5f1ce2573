"""My day stands at the root."""

from django.urls import path

from . import views

urlpatterns = [path("", views.day, name="day")]
