"""Heads are known as people write them, and told apart."""

from __future__ import annotations

import pytest

from ropa.actions.importing.guessing import guess
from ropa.actions.importing.heads import known_heads, table_of
from ropa.actions.importing.targets import KINDS_READ, targets
from ropa.exchange.tables import SheetOfCells


def test_heads_are_told_apart() -> None:
    for kind in KINDS_READ:
        assert set(known_heads()[kind]) <= set(targets(kind))
        for key, names in known_heads()[kind].items():
            one = table_of(SheetOfCells("", ((1, (names[0], "?", "??")), (2, ("a", "b", "c")))))
            assert guess(one, kind).columns.get(0) == key, (kind, key)


@pytest.mark.parametrize(
    ("kind", "heads", "wanted"),
    [
        ("party", "Ұйым атауы|Елі|Электрондық пошта", "name country contacts"),
        ("party", "Атауы|БСН|Электрондық поштасы|Елі", "name number contacts country"),
        ("system", "Жүйе атауы|Түрі|Елі|Қала", "name kind country city"),
        ("activity", "Процесс атауы|Мақсаты|Алушылар|Елі", "name purposes recipients countries"),
    ],
)
def test_kazakh_heads_with_their_endings(kind: str, heads: str, wanted: str) -> None:
    told = tuple(heads.split("|"))
    found = table_of(SheetOfCells("", ((1, told), (2, tuple("абвг"[: len(told)])))))
    plan = guess(found)
    assert (plan.kind, " ".join(plan.columns.values())) == (kind, wanted)
