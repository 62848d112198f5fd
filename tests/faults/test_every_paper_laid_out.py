"""Every paper of every operator of the sample as it lies on its pages, in each language and two side by side."""

from __future__ import annotations

import pytest

from ropa.actions.sample import IN_ORDER
from ropa.documents.papers import KINDS_OF_PAPER
from tests.core.in_order import in_order
from tests.core.laid_out import faults
from tests.core.sample_papers import PAPERS, SCOPE, sample
from tests.faults.conftest import times

OPERATORS = (*PAPERS, IN_ORDER)


@pytest.mark.parametrize("operator", OPERATORS[: times(len(OPERATORS), 1)])
@pytest.mark.parametrize("languages", [("kk",), ("ru",), ("en",), ("kk", "ru"), ("ru", "en")], ids="+".join)
def test_no_paper_is_laid_out_badly(operator: str, languages: tuple[str, ...]) -> None:
    held = in_order() if operator == IN_ORDER else sample()[operator]
    for kind, papers in KINDS_OF_PAPER.items():
        for paper in papers(held, SCOPE):
            assert faults(paper.document(languages)) == [], f"{kind} {paper.about}"
