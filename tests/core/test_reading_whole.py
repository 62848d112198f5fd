"""Reading whole texts: in time of their length, the same in three languages, and no burden to the program's start."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from ropa.i18n import LANGUAGES
from ropa.reading.result import Read
from ropa.reading.whole import read_text

GOLDEN = Path(__file__).parent.parent / "golden"


@pytest.mark.parametrize(
    "piece",
    ["(", "данные ", "Оператор передаёт данные третьим лицам, не передаёт ", "A ", "a.b@", "1 2 3 ", "«",
     "имя\x00\x1b, телефон", "г. Алматы, ул. ", "+7 (7", "ТОО "],
)  # fmt: skip
def test_hostile_text_is_read_in_time_of_its_length(piece: str) -> None:
    """Four times the text takes four times as long, with room for what else the machine does; no square of it."""
    text = piece * (40_000 // len(piece))
    quarter = text[: len(text) // 4]
    _seconds(quarter)
    most = 10 * _seconds(quarter) + 0.5
    assert any(_seconds(text) < most for _ in range(3))


def test_a_hundred_thousand_brackets_and_a_line_without_an_end() -> None:
    assert _seconds("(" * 100_000) < 5
    assert _seconds("слово" * 100_000) < 5


def test_ten_pages_are_read_at_once() -> None:
    """0.2 s on a free machine; the bound leaves room for a busy one."""
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(GOLDEN.glob("policy.*.txt")))[:30_000]
    assert any(_seconds(text) < 0.5 for _ in range(4))


def test_reading_is_loaded_with_its_command_alone() -> None:
    loaded = "import sys, ui.start; sys.exit(any('ropa.reading' in one for one in sys.modules))"
    assert subprocess.run([sys.executable, "-c", loaded], check=False).returncode == 0


@pytest.mark.parametrize("kind", ["policy", "consent", "cookie_notice"])
def test_a_paper_of_ropa_says_the_same_in_three_languages(kind: str) -> None:
    told = [_comparable(_read(kind, language)) for language in LANGUAGES]
    assert told[0] == told[1] == told[2]


@pytest.mark.parametrize("kind", ["policy", "consent"])
def test_a_paper_of_ropa_says_what_it_says(kind: str) -> None:
    told = _comparable(_read(kind, "ru"))
    assert told["data_categories"] >= {"name", "phone", "email", "iin", "property_info", "order_history"}
    assert told["purposes"] >= {"contact_back", "service_provision"}
    assert told["retention"] == (60, {"last_interaction"}, {"consent_withdrawn", "purpose_achieved"})
    assert {one[0] for one in told["recipients"]} >= {"developer", "bank", "crm"}


def _read(kind: str, language: str) -> Read:
    return read_text((GOLDEN / f"{kind}.{language}.txt").read_text(encoding="utf-8"))


def _comparable(read: Read) -> dict[str, Any]:
    """A reading without what is worded in its language."""
    lists = ("email", "phone", "data_categories", "purposes", "legal_bases", "channels", "rights", "measures")
    kept = read.retention
    return {
        **{field: set(getattr(read, field)) for field in lists},
        **{field: getattr(read, field) for field in ("bin", "website", "country_law", "cross_border", "response_term")},
        "recipients": {(one.kind, one.party, one.country, one.named) for one in read.recipients},
        "retention": (kept.months, set(kept.since), set(kept.until)) if kept else None,
        "withdrawal": read.withdrawal,
        "effective": read.effective_date,
        "minors": read.minors is not None,
    }


def _seconds(text: str) -> float:
    began = time.process_time()
    read_text(text)
    return time.process_time() - began
