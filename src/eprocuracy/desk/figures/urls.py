"""Addresses of the figures."""

from django.urls import path

from . import views

urlpatterns = [
    path("thong-ke/", views.figures, name="figures"),
    path("thong-ke/excel/", views.sheet, name="figures_sheet"),
    path("thong-ke/in/<str:way>/", views.paper, name="figures_paper"),
    path("thong-ke/can-doi/", views.stocks, name="stocks"),
    path("thong-ke/can-doi/<slug:code>/", views.stock, name="stock"),
    path("thong-ke/<slug:code>/", views.indicator, name="figure"),
    path("thong-ke/<slug:code>/vi-sao-doi/", views.changed, name="figure_changed"),
]
