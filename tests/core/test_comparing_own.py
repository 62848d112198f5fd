"""A paper that Ropa made differs in nothing from the register that it was made of, whatever file it is read from."""

from __future__ import annotations

import pytest

from ropa.comparing.whole import compare
from ropa.reading.files import text_of
from tests.core.sample_papers import DAY, Which, sample, whiches, written

PUBLISHED = ("policy", "consent", "cookie_notice")
PAPERS = [one for one in whiches() if one.kind in PUBLISHED and len(one.languages) == 1]
READ = ("tumar", "baga", "aqniet")
AS_FILES = [(one, form) for one in PAPERS if one.operator in READ for form in ("html", "docx", "pdf")]
IN_THE_SUITE = [(one, form) for one, form in AS_FILES if one.operator == "tumar" or form == "pdf"]
"""tests/faults reads all of them; a PDF is hardest to read."""


@pytest.mark.parametrize("which", PAPERS, ids=str)
def test_no_difference(which: Which) -> None:
    check_no_difference(which, "txt")


@pytest.mark.parametrize(("which", "form"), IN_THE_SUITE, ids=str)
def test_no_difference_read_from_a_file(which: Which, form: str) -> None:
    check_no_difference(which, form)


def check_no_difference(which: Which, form: str) -> None:
    """Read from a file of a form, it says all that the register holds, and nothing else."""
    told = compare(sample()[which.operator], text_of(f"paper.{form}", written(which, form)), DAY)
    assert told.kind == which.kind
    assert [(one.fact.subject, one.fact.value, one.text) for one in told.missing] == []
    assert [(one.subject, one.value, one.text) for one in told.foreign] == []
