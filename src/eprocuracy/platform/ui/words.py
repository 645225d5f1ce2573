"""The words of the frame that stands around every page."""

from eprocuracy.kernel.words import Label

PRODUCT = Label("e-Kiểm sát", "e-Procuracy")
