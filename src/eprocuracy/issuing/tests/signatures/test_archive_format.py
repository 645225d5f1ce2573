"""What a validator that was not written here says of our papers as PDF/A: Apache PDFBox Preflight, which knows part 1 (PDF/A-1b).

Our papers are PDF/A-2b. Of what part 1 forbids they do two things that part 2 allows: colour profiles of version 4, and saying “part 2”.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from eprocuracy.issuing.signatures.words import Level
from eprocuracy.platform.ground.programs import JARS

from .conftest import a_paper

NEEDED = ("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api")
MAIN = "org.apache.pdfbox.preflight.Validator_A1b"
# ISO 19005-2, 6.2.4.2: profiles up to version 4; 6.6.4: pdfaid:part is 2
ALLOWED_BY_PART_2 = {"Invalid graphics object, Invalid version of the ICCProfile", "Error on MetaData, part must be 1"}
_FAULT = re.compile(r"\d[\d.]* : (.*?)(?: on page \d+)?$", re.MULTILINE)


def faults(pdf: bytes, folder: Path) -> set[str]:
    """What Preflight finds wrong, each kind once."""
    if shutil.which("java") is None or not all((JARS / f"{one}.jar").is_file() for one in NEEDED):
        pytest.skip("not run: needs libpdfbox2-java")
    file = folder / "paper.pdf"
    file.write_bytes(pdf)
    path = ":".join(str(JARS / f"{one}.jar") for one in NEEDED)
    command = ["java", "-cp", path, MAIN, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert "PDF/A-1b file" in done.stdout, done.stderr
    return set(_FAULT.findall(done.stdout))


def test_a_paper_breaks_no_rule_of_pdf_a_but_those_that_part_2_lifted(tmp_path: Path) -> None:
    assert faults(a_paper(), tmp_path) <= ALLOWED_BY_PART_2


def test_a_paper_whose_font_is_taken_out_is_found(tmp_path: Path) -> None:
    file = tmp_path / "broken.pdf"
    file.write_bytes(a_paper())
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary):
                for key in ("/FontFile", "/FontFile2", "/FontFile3"):
                    if key in one:
                        del one[key]
        pdf.save(file)

    assert faults(file.read_bytes(), tmp_path) - ALLOWED_BY_PART_2


def test_a_signed_sealed_and_stamped_paper_is_pdf_a_2b_as_it_was_before(
    signed: Callable[[Level], bytes], tmp_path: Path
) -> None:
    assert faults(signed(Level.B_LTA), tmp_path) <= ALLOWED_BY_PART_2
    with pikepdf.open(tmp_path / "paper.pdf") as pdf:
        told = pdf.open_metadata()
        assert (told["pdfaid:part"], told["pdfaid:conformance"]) == ("2", "B")
