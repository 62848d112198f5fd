"""The command read, and the words of files in every format: the same paper says the same in each."""

from __future__ import annotations

import json
from dataclasses import fields
from io import BytesIO
from pathlib import Path

import docx
import pytest
from reportlab.pdfgen.canvas import Canvas

from ropa.cli import main
from ropa.documents.render import FORMATS
from ropa.reading.files import text_of
from ropa.reading.result import Read
from ropa.reading.whole import read_text
from tests.core.sample_papers import document, whiches

FIELDS = set(
    "language operator_name bin address email phone website country_law data_categories purposes legal_bases recipients"  # noqa: SIM905
    " cross_border retention channels rights response_term withdrawal effective_date minors measures evidence".split()
)
TEXT = "Оператор: ТОО «Василёк», БИН 250540999014.\n\nМы собираем имя и ИИН. Данные хранятся в течение 5 лет."
PAGE = """<html><head><title>x</title><style>p {}</style></head><body>
<h2>Кому передаются данные</h2><ul><li>банкам</li><li>ООО «Яндекс»</li></ul>
<table><tr><th>Цель</th><th>Данные</th></tr><tr><td>доставка заказа</td><td>имя<br>телефон</td></tr></table>
<table><tr><td>Адрес</td><td>г. Тараз</td></tr><tr><td>Телефон:</td><td>8 701 123 45 67</td></tr></table>
<table><tr><td>без конца"""


def test_a_web_page_as_lines() -> None:
    lines = [line for line in text_of("a.html", PAGE.encode()).split("\n") if line.strip()]
    assert lines == [
        "Кому передаются данные",
        "• банкам",
        "• ООО «Яндекс»",
        "Цель | Данные",
        "Цель: доставка заказа",
        "Данные: имя; телефон",
        "Адрес: г. Тараз",
        "Телефон: 8 701 123 45 67",
        "без конца",
    ]


def test_tables_of_a_word_file_as_lines() -> None:
    made = docx.Document()
    made.add_paragraph("До таблицы")
    table = made.add_table(rows=2, cols=3)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells),
        ("Цель", "Данные", "Срок", "доставка", "имя", "5 лет"),
        strict=True,
    ):
        cell.text = text
    made.add_paragraph("После таблицы")
    kept = BytesIO()
    made.save(kept)
    lines = [line for line in text_of("a.docx", kept.getvalue()).split("\n") if line]
    assert lines[:6] == [
        "До таблицы",
        "Цель | Данные | Срок",
        "Цель: доставка",
        "Данные: имя",
        "Срок: 5 лет",
        "После таблицы",
    ]


def test_heads_and_feet_of_pages_part_no_sentence() -> None:
    """The head stands once, at the beginning; what differs from page to page stays."""
    file = BytesIO()
    sheet = Canvas(file)
    for number, lines in enumerate((("First", "we pass data"), ("to a bank", "Second"), ("Second", "a term")), start=1):
        for place, line in enumerate(("DRAFT", "Policy of Tumar", *lines, f"{number} / 3")):
            sheet.drawString(72, 700 - 20 * place, line)
        sheet.showPage()
    sheet.save()
    text = "DRAFT|Policy of Tumar|First|we pass data|to a bank|Second|Second|a term|3 / 3"
    assert text_of("policy.pdf", file.getvalue()).split("\n") == text.split("|")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_paper_says_the_same_in_every_format(language: str) -> None:
    """A PDF keeps no columns: of its tables only the words are read, so it is held to what stands outside of them."""
    policy = document(next(one for one in whiches() if one.kind == "policy" and one.languages == (language,)))
    read = {name: read_text(text_of(f"a.{name}", draw(policy))) for name, draw in FORMATS.items()}
    assert _told(read["docx"]) == _told(read["html"]) == _told(read["txt"])
    pdf, txt = read["pdf"], read["txt"]
    for field in ("bin", "email", "phone", "website", "country_law", "effective_date", "response_term", "legal_bases"):
        assert getattr(pdf, field) == getattr(txt, field), field
    for field in ("data_categories", "rights", "measures"):
        assert set(getattr(pdf, field)) >= set(getattr(txt, field)), field


def _told(read: Read) -> dict[str, object]:
    told: dict[str, object] = {
        field: set(getattr(read, field))
        for field in (
            "data_categories",
            "purposes",
            "legal_bases",
            "recipients",
            "channels",
            "rights",
            "measures",
            "address",
        )
    }
    kept = read.retention
    return told | {"kept": (kept.months, kept.since, kept.until) if kept else None, "operator": read.operator_name}


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """The exit code and what was printed, in English."""
    code = main(["read", *arguments])
    told = capsys.readouterr()
    return code, told.out, told.err


@pytest.fixture
def text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A published text in a file."""
    monkeypatch.setenv("LC_ALL", "C")
    path = tmp_path / "политика.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_json_has_every_field(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, str(text), "--json")
    told = json.loads(out)
    assert (code, err) == (0, "")
    assert list(told) == [one.name for one in fields(Read)]
    assert set(told) == FIELDS
    assert told["operator_name"] == "ТОО «Василёк»"
    assert told["retention"] == {"text": "Данные хранятся в течение 5 лет.", "months": 60, "since": [], "until": []}
    assert (told["website"], told["minors"], told["rights"], told["cross_border"]) == (None, None, [], "unstated")
    assert told["evidence"]["bin"] == [
        {"value": "250540999014", "sentence": 0, "text": "Оператор: ТОО «Василёк», БИН 250540999014."}
    ]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["Personal data:", "5 years", "Nothing was found about: Address"]),
        ("ru", ["Персональные данные:", "5 лет", "В тексте не найдено: Адрес"]),
        ("kk", ["Дербес деректер:", "5 жыл", "Мәтіннен табылмады: Мекенжайы"]),
    ],
)
def test_a_list_in_the_language_of_the_interface(
    text: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, language: str, said: list[str]
) -> None:
    monkeypatch.setenv("LC_ALL", f"{language}_KZ.UTF-8")
    code, out, _ = run(capsys, str(text))
    assert code == 0
    assert [one for one in said if one not in out] == []
    assert "“Мы собираем имя и ИИН.”" in out


def test_what_cannot_be_read_is_refused(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys)[0] == 2
    assert run(capsys, str(text), "--nothing")[0] == 2
    code, out, err = run(capsys, str(text.with_name("none.txt")))
    assert (code, out) == (3, "")
    assert "none.txt cannot be read" in err
    empty = text.with_name("empty.html")
    empty.write_text("<html></html>", encoding="utf-8")
    assert run(capsys, str(empty))[0] == 3
    broken = text.with_name("broken.pdf")
    broken.write_bytes(b"%PDF-1.7 nothing")
    assert run(capsys, str(broken))[0] == 3
