"""The browser that tests of pages drive: found on the machine, or installed where that is allowed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

# the first is the same engine without the windows, menus and graphics card of a desktop: it does with half the work
LIGHT = "chromium-headless-shell"
NAMES = (LIGHT, "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
ARGUMENTS = (
    *("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
    # nobody looks at the picture: it is drawn by the processor, without a process of its own
    *("--disable-gpu-rasterization", "--in-process-gpu", "--disable-lcd-text"),
    # the sandbox of Chromium needs namespaces that root, and many a container, does not have
    "--no-sandbox",
)


def find_chromium() -> str | None:
    """The path of a Chromium, or None; `EPROCURACY_CHROMIUM` names one that is not on PATH."""
    return os.environ.get("EPROCURACY_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def install_chromium() -> str | None:
    """As root on Debian, install Chromium; returns where it is, or None with a sentence about why not.

    Under CI the light one is installed even beside a full one; elsewhere a machine that has a browser is left as it is.
    """
    found = find_chromium()
    if found and (os.environ.get("CI") != "true" or "EPROCURACY_CHROMIUM" in os.environ or shutil.which(LIGHT)):
        return found
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        if found is None:
            print(
                "Không có Chromium: các kiểm thử trang sẽ không chạy. Cài bằng: sudo apt-get install chromium\n"
                "No Chromium: tests of pages will not run. Install it with: sudo apt-get install chromium",
                file=sys.stderr,
            )
        return found
    print("Đang cài Chromium cho kiểm thử trang… / Installing Chromium for tests of pages…", file=sys.stderr)
    _apt(apt, "update")
    for name in (LIGHT,) if found else (LIGHT, "chromium"):
        said = _apt(apt, "install", "-y", "--no-install-recommends", name)
        if find_chromium() != found:
            break
        print(said, file=sys.stderr)
    return find_chromium()


def _apt(apt: str, *step: str) -> str:
    """Run one step of the package manager; returns the end of what it said."""
    patience = ("-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=20", "-o", "DPkg::Lock::Timeout=60")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run([apt, "-q", *patience, *step], env=quiet, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr)[-1000:]
