"""Looking at one control each: every check says what it found, and whether that is what the control asks."""

from .registry import Verdict, check, checks, looks_at

__all__ = ["Verdict", "check", "checks", "looks_at"]
