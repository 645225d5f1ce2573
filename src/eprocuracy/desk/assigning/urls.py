"""The address of assignment."""

from django.urls import path

from . import views

urlpatterns = [path("phan-cong/", views.assigning, name="assign")]
