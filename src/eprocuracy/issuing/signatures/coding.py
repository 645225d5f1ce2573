"""The short code of a paper and the square that leads to its check: on the page before anyone signs."""

from __future__ import annotations

import json
import secrets
from functools import cache
from io import BytesIO
from pathlib import Path

import qrcode
import typst
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.stamp import StaticStampStyle

from .appearance import FONTS, Drawn

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that could be read as another
LENGTH = 12  # of 31 letters: one in 10^17 that a guess hits a given paper
SIDE, BELOW = 58, 9  # points: the square, and the code below it
FROM_LEFT, FROM_BELOW = 14, 20  # in the left margin of 30 mm, where no text stands


def new_code() -> str:
    """A code that nobody can guess: `K7QM-2XHD-9RTF`."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    return "-".join(letters[place : place + 4] for place in range(0, LENGTH, 4))


def read_code(typed: str) -> str:
    """A code as people type it: small letters, spaces, without dashes."""
    letters = "".join(one for one in typed.upper() if one in LETTERS)[:LENGTH]
    return "-".join(letters[place : place + 4] for place in range(0, len(letters), 4))


def with_code(pdf: bytes, code: str, address: str) -> bytes:
    """The paper with its code and the square at the foot of the left margin of its last page, outside the text."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    box = BoxConstraints(width=SIDE, height=SIDE + BELOW)
    stamp = StaticStampStyle(background=Drawn(_square(code, address)), border_width=0).create_stamp(writer, box, {})
    stamp.apply(int(writer.root["/Pages"]["/Count"]) - 1, FROM_LEFT, FROM_BELOW)
    held = BytesIO()
    writer.write(held)
    return held.getvalue()


def _square(code: str, address: str) -> bytes:
    made = qrcode.QRCode(border=1, error_correction=qrcode.ERROR_CORRECT_M)
    made.add_data(address)
    told = {"side": SIDE, "below": BELOW, "code": code, "cells": made.get_matrix()}
    page = _compiler().compile(format="pdf", sys_inputs={"shown": json.dumps(told)})
    assert isinstance(page, bytes)
    return page


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(
        str(Path(__file__).with_name("square.typ")), font_paths=[str(FONTS)], ignore_system_fonts=True
    )
