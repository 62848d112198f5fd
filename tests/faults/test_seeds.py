"""What chance found once stays found: each of these once raised something else than a refusal, or took too long."""

from __future__ import annotations

import pytest

from tests.faults.fuzz import DOORS, attempt, client, texts

FOUND = (
    ("rows", 19), ("opening", 5098), ("rows", 1795696814), ("rows", 1795713706), ("rows", 1795717522),
    ("rows", 1795718356), ("opening", 1795718444), ("rows", 311), ("opening", 100717),
    ("rows", 107753), ("opening", 109090),
)  # fmt: skip
"""A name in a number's place; letters that are none in a damaged schema; a number, then bytes in the place of words;
words in that of a number; a moment of the history that is none; a spoiled row whose hash is sound;
an index that leads nowhere; a fraction in the place of a number; letters that are none
in what is searched.
"""


@pytest.mark.parametrize(("door", "seed"), [*FOUND, *((door, seed) for door in DOORS for seed in range(3))])
def test_only_a_refusal_comes_of_it(door: str, seed: int) -> None:
    client()
    texts()
    assert attempt(door, seed) in ("good", "refused")
