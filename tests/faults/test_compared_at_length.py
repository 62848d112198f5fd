"""Papers of three operators read from files of every form, and each fact taken away in every language; the suite takes
some of them.
"""

from __future__ import annotations

import pytest

from ropa.i18n import LANGUAGES
from tests.core.sample_papers import Which
from tests.core.test_comparing_own import AS_FILES, check_no_difference
from tests.core.test_comparing_taken import CASES, foreign_alone, missing_alone
from tests.faults.conftest import times


@pytest.mark.parametrize(("which", "form"), AS_FILES[:: times(1, 10)], ids=str)
def test_no_difference_read_from_a_file(which: Which, form: str) -> None:
    check_no_difference(which, form)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("operator", "subject", "name"), CASES[:: times(1, 6)])
def test_a_fact_taken_away_is_the_difference(operator: str, subject: str, name: str, language: str) -> None:
    foreign_alone(operator, subject, name, language)
    missing_alone(operator, subject, name, language)
