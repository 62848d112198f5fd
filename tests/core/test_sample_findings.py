"""All findings of the sample's operators as plain texts in tests/golden/checks, read as a lawyer would read them.

`python -m tests.core.test_sample_findings` writes them anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ropa.holdings import Holdings
from ropa.i18n import LANGUAGES
from ropa.rules.checking import check
from ropa.rules.finding import Finding, said
from tests.core.sample_papers import DAY, sample

GOLDEN = Path(__file__).parent.parent / "golden" / "checks"


def text_of(language: str) -> str:
    """Operator by operator, record by record: number and field, rule, how grave, sentence, article."""
    return "".join(f"{line}\n" for name, held in sample().items() for line in _operator(name, held, language))


def _operator(name: str, held: Holdings, language: str) -> Iterator[str]:
    yield f"{name}: {held.name(held.operator, language)[0]}"
    records: dict[str, list[Finding]] = {}
    for one in check(held, DAY):
        records.setdefault(one.root, []).append(one)
    for uid, found in sorted(records.items(), key=lambda item: (item[1][0].kind, held.index[item[0]]["ref"])):
        root = held.index[uid]
        yield f"  {root.ref} {held.name(root, language)[0]}"
        yield from (f"    {_line(one, held, language)}" for one in found)
    yield ""


def _line(one: Finding, held: Holdings, language: str) -> str:
    row, sentence = held.index[one.row], said(one, held, language)
    where = "" if one.row == one.root else f"{row.ref or row.kind} "
    verify = ", verify" if sentence.verify else ""
    return f"{one.code} {one.severity}{verify} @ {where}{one.key}: {sentence.text} [{sentence.cited}]"


@pytest.mark.parametrize("language", LANGUAGES)
def test_checks_find_what_a_lawyer_read(language: str) -> None:
    assert text_of(language) == (GOLDEN / f"{language}.txt").read_text(encoding="utf-8")


def test_what_is_not_certain_is_no_error() -> None:
    found = [(held, one) for held in sample().values() for one in check(held, DAY)]
    assert len(found) > 100
    assert not [one for held, one in found if one.severity == "error" and said(one, held, "en").verify]


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for each in LANGUAGES:
        (GOLDEN / f"{each}.txt").write_text(text_of(each), encoding="utf-8")
