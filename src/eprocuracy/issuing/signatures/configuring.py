"""Which key belongs to whom: what `signing.yaml` says, else the files of the installation's own authority.

```yaml
level: B-LTA
time_stamps: https://…            # who gives the time (RFC 3161)
fetch: true                       # ask the addresses that certificates name for revocations
library: /usr/lib/…/token.so      # PKCS#11
check_address: https://…          # where the public page stands, for the square on the paper
keys:
  vt.kv3: {token: VKS-KV3, label: chi}
  unit 22-KV3: {token: VKS-KV3-DAU, label: dau}
  ksv1.kv3: {file: ksv1.p12}      # in signing/keys
seal: by_clerk                    # made-up accounts alone: the clerk seals in a second step, as in earnest
```
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse

from eprocuracy.kernel.refusals import Refused
from eprocuracy.kernel.words import Label

from .keys import FileKey, Key, TokenKey
from .trust import FOLDER, Trust, settings_of


def key_of_person(folder: Path, account: str, trust: Trust) -> Key | None:
    """The key of an account; None where nobody has said where it lies."""
    return _key(folder, account, trust, file=f"{account}.p12")


def key_of_agency(folder: Path, office: str, trust: Trust) -> Key | None:
    """The key of an office; None where it has none, and the seal is put on by hand."""
    return _key(folder, f"unit {office}", trust, file=file_of_agency(office))


def has_a_seal(folder: Path, office: str) -> bool:
    """Whether an office can seal digitally here; where it cannot, papers are sealed by hand."""
    keys: Any = settings_of(folder).get("keys") or {}
    said = isinstance(keys, dict) and f"unit {office}" in keys
    return said or (folder / FOLDER / "keys" / file_of_agency(office)).is_file()


def is_sealed_by_the_clerk(folder: Path) -> bool:
    """Whether also the made-up papers of a demonstration wait for the clerk's seal."""
    return settings_of(folder).get("seal") == "by_clerk"


def file_of_agency(office: str) -> str:
    return f"unit-{office}.p12"


def check_address(folder: Path, code: str) -> str:
    """Where the public check of a paper stands; without a named host, its path alone."""
    host = str(settings_of(folder).get("check_address", "")).rstrip("/")
    return f"{host}{reverse(settings.PAPER_CHECK, args=[code])}"


def _key(folder: Path, name: str, trust: Trust, *, file: str) -> Key | None:
    said = settings_of(folder)
    keys: Any = said.get("keys") or {}
    found = keys.get(name) if isinstance(keys, dict) else None
    home = folder / FOLDER / "keys"
    if isinstance(found, dict) and "token" in found and said.get("library"):
        chain = (*trust.between, *trust.roots)
        return TokenKey(str(said["library"]), str(found["token"]), str(found.get("label", name)), chain)
    if isinstance(found, dict) and "file" in found:
        return FileKey(home / Path(str(found["file"])).name)
    if found is not None:
        raise Refused(
            Label(
                f"Không hiểu khai báo khóa của “{name}”.", f"What is said of the key of “{name}” cannot be understood."
            ),
            Label("Xem tài liệu “Ký số”.", "See the page on digital signatures in the documentation."),
        )
    return FileKey(home / file) if (home / file).is_file() else None
