"""Every paper of the sample in every language and every pair of them, read back, and made again somewhere else."""

from __future__ import annotations

import pytest

from tests.core.sample_papers import LANGUAGES, Which, read_back, whiches
from tests.core.test_papers import read_in_the_suite
from tests.core.test_same_bytes import WORLDS, same_bytes_in
from tests.faults.conftest import times

OTHERS = [one for one in whiches() if not read_in_the_suite(one)]


@pytest.mark.parametrize("which", OTHERS[:: times(1, 5)], ids=str)
def test_every_text_stands_in_pdf_and_docx_in_its_order(which: Which) -> None:
    assert len(read_back(which)) > 8


@pytest.mark.parametrize("world", WORLDS, ids=str)
def test_the_same_holdings_give_the_same_bytes_anywhere(world: tuple[str, str, str]) -> None:
    same_bytes_in(world, *LANGUAGES[: times(len(LANGUAGES), 1)])
