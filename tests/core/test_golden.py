"""The papers of the sample as plain texts in tests/golden: a change of wording shows there, readable by a lawyer.

`python -m tests.core.test_golden` writes them anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ropa.documents.render import FORMATS
from tests.core.sample_papers import Which, document, whiches

GOLDEN = Path(__file__).parent.parent / "golden"


def chosen() -> tuple[Which, ...]:
    """Of each kind the first paper there is, in each language alone."""
    first: dict[str, Which] = {}
    for one in whiches():
        first.setdefault(one.kind, one)
    keys = {(one.operator, one.kind, one.about) for one in first.values()}
    return tuple(one for one in whiches() if len(one.languages) == 1 and (one.operator, one.kind, one.about) in keys)


def path_of(which: Which) -> Path:
    """Where its text lies."""
    return GOLDEN / f"{which.kind}.{which.languages[0]}.txt"


@pytest.mark.parametrize("which", chosen(), ids=str)
def test_a_paper_says_what_it_said(which: Which) -> None:
    assert FORMATS["txt"](document(which)).decode() == path_of(which).read_text(encoding="utf-8")


def test_no_text_is_left_over() -> None:
    assert {one.name for one in GOLDEN.glob("*.txt")} == {path_of(one).name for one in chosen()}


if __name__ == "__main__":
    for one in chosen():
        path_of(one).write_text(FORMATS["txt"](document(one)).decode(), encoding="utf-8")
