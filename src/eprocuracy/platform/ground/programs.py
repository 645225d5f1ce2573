"""Programs that tests of papers and signatures ask for a second opinion, or sign with: found on the machine, or installed where allowed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGES = {
    "softhsm2-util": "softhsm2",
    "pdfsig": "poppler-utils",
    "openssl": "openssl",
    "java": "default-jre-headless",
}
JARS = Path("/usr/share/java")
LIBRARIES = {  # Apache PDFBox Preflight judges PDF/A; the two others left Java's own library with version 11
    "preflight.jar": "libpdfbox2-java",
    "javax.activation.jar": "libactivation-java",
    "jaxb-api.jar": "libjaxb-api-java",
}


def install_programs() -> None:
    """As root on Debian, install those that are missing; elsewhere say what will not be tested."""
    wanted = [package for program, package in PACKAGES.items() if shutil.which(program) is None]
    wanted += [package for jar, package in LIBRARIES.items() if not (JARS / jar).is_file()]
    if not wanted:
        return
    named, apt = " ".join(wanted), shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        print(
            f"Thiếu {named}: một số kiểm thử văn bản, chữ ký số sẽ không chạy. Cài bằng: sudo apt-get install {named}\n"
            f"{named} missing: some tests of papers and signatures will not run. Install with: sudo apt-get install {named}",
            file=sys.stderr,
        )
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "-y", "--no-install-recommends", *wanted]):
        done = subprocess.run([apt, "-q", *step], env=quiet, capture_output=True, text=True, check=False)
        if done.returncode:
            print(done.stdout[-1000:], done.stderr[-1000:], file=sys.stderr)
            return
