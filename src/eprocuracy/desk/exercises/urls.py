"""Addresses of exercises."""

from django.urls import path

from . import views

urlpatterns = [
    path("dien-tap/", views.listed, name="exercises"),
    path("dien-tap/<int:exercise>/", views.shown, name="exercise"),
    path("dien-tap/<int:exercise>/da-lam/", views.note, name="exercise_note"),
    path("dien-tap/<int:exercise>/ket-thuc/", views.end, name="exercise_end"),
    path("dien-tap/<int:exercise>/bai-hoc/", views.learn, name="exercise_learn"),
    path("dien-tap/<int:exercise>/bai-hoc/xong/", views.see_to, name="exercise_see_to"),
    path("dien-tap/<int:exercise>/bao-cao.<str:way>", views.paper, name="exercise_paper"),
]
