"""How parts are called in their lists."""

from __future__ import annotations

import pytest

from ropa.register import Register
from ropa.spoken import Spoken
from ropa.store.reading import holdings
from tests.conftest import new
from ui.forms.titles import summary, title


@pytest.mark.parametrize(
    ("language", "kept", "within"),
    [
        ("kk", "5 жыл", "10 жұмыс күні"),
        ("ru", "5 лет", "10 рабочих дней"),
        ("en", "5 years", "10 working days"),
    ],
)
def test_a_term_is_called_by_its_number_of_units(register: Register, language: str, kept: str, within: str) -> None:
    operator = new(register, "operator", {})
    activity = new(register, "activity", {}, operator)
    retention = new(register, "retention", {"number": 5, "unit": "year"}, activity)
    new(register, "retention_fate", {"fate": "destroyed", "number": 10, "unit": "working_day"}, retention)
    (term,) = register.ask(holdings, operator).all("activity")[0].of("retention")
    (fate,) = term.of("retention_fate")
    assert title(term, Spoken(language)) == kept
    assert summary(fate, Spoken(language)) == within
