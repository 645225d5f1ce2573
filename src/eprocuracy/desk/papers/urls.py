"""Addresses of papers, each beside that of the page it is drawn from."""

from django.urls import path

from . import views

urlpatterns = [
    path("vu-viec/<uuid:matter>/phieu.<str:way>", views.cover, name="cover"),
    path("vu-viec/<uuid:matter>/thoi-han/<str:clock>/<int:run>/cach-tinh.<str:way>", views.counted, name="counted"),
    path("vu-viec/<uuid:matter>/viec/<uuid:act>/mau.<str:way>", views.prescribed, name="prescribed"),
    path("danh-sach-thoi-han.<str:way>", views.due, name="due_list"),
    path("lich-phien-toa/lich.<str:way>", views.hearings, name="hearings_paper"),
    path("tam-dinh-chi/danh-sach.<str:way>", views.suspended, name="suspended_paper"),
    path("so-in/<str:code>/trang.<str:way>", views.book, name="book_paper"),
]
