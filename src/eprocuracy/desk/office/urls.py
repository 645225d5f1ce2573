"""Addresses of notes, pinned lists, duty, leave, handing over, contacts and letters."""

from django.urls import path

from . import contacts, handing, leave, letters, notes, pins, rota

MATTER = "vu-viec/<uuid:matter>/"

urlpatterns = [
    path(f"{MATTER}ghi-chu/", notes.of_matter, name="matter_notes"),
    path(f"{MATTER}lien-he/", contacts.add, name="contact_add"),
    path(f"{MATTER}lien-he/<int:placed>/bo/", contacts.remove, name="contact_remove"),
    path("ghi-chu/<int:note>/xong/", notes.done, name="note_done"),
    path("ghi-chu/<int:note>/chua-xong/", notes.reopen, name="note_reopen"),
    path("ghi-chu/<int:note>/xoa/", notes.delete, name="note_delete"),
    path("ghim/", pins.pin, name="pin"),
    path("ghim/so-luong/", pins.counts, name="pin_counts"),
    path("ghim/<int:pin>/giu/", pins.keep, name="pin_keep"),
    path("ghim/<int:pin>/bo/", pins.unpin, name="pin_drop"),
    path("lich-truc/", rota.rota, name="rota"),
    path("lich-nghi/", leave.leave, name="leave"),
    path("lich-nghi/<int:leave_id>/rut/", leave.withdraw, name="leave_withdraw"),
    path("ban-giao/<str:account>/", handing.brief, name="handing"),
    path("ban-giao/<str:account>/giao/", handing.over, name="handing_over"),
    path("danh-ba/", contacts.directory, name="directory"),
    path("thu-nhac-han/", letters.letters, name="letters"),
]
