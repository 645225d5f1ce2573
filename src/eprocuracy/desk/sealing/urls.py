"""The address of sealing."""

from django.urls import path

from . import views

urlpatterns = [path("dong-dau/", views.sealing, name="sealing")]
