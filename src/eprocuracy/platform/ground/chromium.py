"""The browser that tests of pages drive: found on the machine, or installed where that is allowed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
ARGUMENTS = (
    *("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
    # the sandbox of Chromium needs namespaces that root, and many a container, does not have
    "--no-sandbox",
)


def find_chromium() -> str | None:
    """The path of a Chromium, or None; `EPROCURACY_CHROMIUM` names one that is not on PATH."""
    return os.environ.get("EPROCURACY_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def install_chromium() -> str | None:
    """As root on Debian, install Chromium; returns where it is, or None with a sentence about why not."""
    found = find_chromium()
    if found:
        return found
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        print(
            "Không có Chromium: các kiểm thử trang sẽ không chạy. Cài bằng: sudo apt-get install chromium\n"
            "No Chromium: tests of pages will not run. Install it with: sudo apt-get install chromium",
            file=sys.stderr,
        )
        return None
    print("Đang cài Chromium cho kiểm thử trang… / Installing Chromium for tests of pages…", file=sys.stderr)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "-y", "--no-install-recommends", "chromium"]):
        done = subprocess.run([apt, "-q", *step], env=quiet, capture_output=True, text=True, check=False)
        if done.returncode:
            print(done.stdout[-1000:], done.stderr[-1000:], file=sys.stderr)
            break
    return find_chromium()
