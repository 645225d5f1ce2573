"""Citations of provisions, written as jurists write them."""

from __future__ import annotations

from dataclasses import dataclass

WHOLE = "…"
"""Instead of an article: the paper as a whole, where it has none or none is known."""


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """One provision: `law` by its short name, article, clause (khoản) and point (điểm) where named."""

    law: str
    article: str
    clause: str = ""
    point: str = ""

    def say(self, language: str = "vi") -> str:
        """`Điều 147 khoản 1 BLTTHS 2015` or `BLTTHS 2015, Article 147(1)`; of the whole paper its name alone."""
        if self.article == WHOLE:
            return self.law
        if language == "en":
            clause = f"({self.clause})" if self.clause else ""
            point = f"({self.point})" if self.point else ""
            return f"{self.law}, Article {self.article}{clause}{point}"
        parts = [f"Điều {self.article}"]
        if self.clause:
            parts.append(f"khoản {self.clause}")
        if self.point:
            parts.append(f"điểm {self.point}")
        return " ".join([*parts, self.law])

    def __str__(self) -> str:
        return self.say()


def cite(law: str, article: int | str, clause: int | str = "", point: str = "") -> Citation:
    """A citation from the plain numbers: `cite("BLTTHS 2015", 172, 2)`."""
    return Citation(law, str(article), str(clause), point)
