"""The table of faults and attacks is whole: every row has tests that are there, or says why it waits."""

from __future__ import annotations

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
TABLE = tomllib.loads((ROOT / "tests/files/faults.toml").read_text(encoding="utf-8"))
ROWS = {
    "DUR": 12, "COR": 10, "LCK": 14, "BAK": 8, "MIG": 6, "TIM": 5, "PDF": 13, "DOC": 5, "CSV": 1, "XLS": 5, "DCX": 1,
    "HTM": 1, "PDI": 1, "FIL": 6, "TXT": 2, "ENC": 8, "NET": 1, "LOG": 1, "UI": 5,
}  # fmt: skip
"""How many rows each chapter has: 105 in all."""


@cache
def _tests_of(file: str) -> frozenset[str]:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return frozenset(one.name for one in ast.walk(tree) if isinstance(one, ast.FunctionDef))


def test_every_row_is_there() -> None:
    wanted = {f"{chapter}-{n:02}" for chapter, count in ROWS.items() for n in range(1, count + 1)}
    assert len(wanted) == 105
    assert TABLE.keys() == wanted


def test_every_row_has_tests_that_are_there_or_says_why_it_waits() -> None:
    for row, told in TABLE.items():
        assert ("tests" in told) != ("waiting" in told), row
        assert told.get("tests", [True]), row
        for test in told.get("tests", ()):
            file, _, name = test.partition("::")
            assert name.startswith("test_"), test
            assert name in _tests_of(file), test


def test_readme_says_how_many_pass() -> None:
    carried = sum("tests" in one for one in TABLE.values())
    told = re.search(r"(\d+) of 105 rows", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert told is not None
    assert int(told[1]) == carried
