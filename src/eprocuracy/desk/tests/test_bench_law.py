"""What `bench law` measures."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from eprocuracy.desk.bench import computing
from eprocuracy.law.reference import Reference


def test_thirty_days_are_derived_beside_another_calculator_where_there_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(computing, "LIMITS", 400)
    monkeypatch.setattr(computing, "THEIRS", 20)

    figure = computing.beside_lexdays(SimpleNamespace(reference=Reference.load()), date(2024, 1, 2))

    assert int(figure.value.replace(",", "")) > 100
    if figure.bare:
        assert float(figure.ratio) >= 5
    else:
        assert figure.target == "lexdays: not installed"
