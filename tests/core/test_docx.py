"""The Word paper says what the document says: read back paragraph by paragraph and cell by cell."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import zipfile
from hashlib import sha256
from io import BytesIO

import pytest
from docx.oxml.ns import qn

from ropa.documents.model import (
    Document,
    Items,
    Paragraph,
    Said,
    Signature,
    Table,
)
from ropa.documents.render.docx import render
from tests.core.docx_papers import (
    DOCUMENTS,
    KAZAKH,
    REGIONS,
    SHARP,
    label,
    one,
    paper,
    paragraphs,
    read,
)


@pytest.fixture(params=list(DOCUMENTS.values()), ids=list(DOCUMENTS))
def document(request: pytest.FixtureRequest) -> Document:
    written: Document = request.param
    return written


def test_every_said_text_stands_in_order_and_nothing_else(document: Document) -> None:
    found = [text for text in map(label, paragraphs(read(render(document)))) if text]
    assert found == [said.text for said in document.said()]


def test_each_text_is_one_run_in_its_own_language(document: Document) -> None:
    runs = [run for paragraph in paragraphs(read(render(document))) for run in paragraph.runs if run.text.strip()]
    runs = [run for run in runs if run.style.name != "Number"]
    found = [(run.text, run._r.find(f"{qn('w:rPr')}/{qn('w:lang')}").get(qn("w:val"))) for run in runs]
    assert found == [(said.text, REGIONS[said.language]) for said in document.said()]


def test_tables_cell_by_cell(document: Document) -> None:
    package = read(render(document))
    drawn = [
        table for table in package.tables if table.style is not None and table.style.name in ("Facts", "Dense Facts")
    ]
    meant = [block for block in document.blocks if isinstance(block, Table)]
    assert len(drawn) == len(meant)
    for table, block in zip(drawn, meant, strict=True):
        lines = ([block.header] if block.header else []) + list(block.rows)
        cells = [[[line.text for line in cell.paragraphs] for cell in row.cells] for row in table.rows]
        assert cells == [[[said.text for said in cell] or [""] for cell in line] for line in lines]


def test_borrowed_text_and_the_second_language_of_a_cell_are_muted() -> None:
    package = read(render(DOCUMENTS["kk+ru"]))
    muted = {run.text for line in paragraphs(package) for run in line.runs if run.style.name == "Muted"}
    in_tables = {
        said.text
        for block in DOCUMENTS["kk+ru"].blocks
        if isinstance(block, Table)
        for said in Document.said(one(block))
    }
    second = {said.text for said in DOCUMENTS["kk+ru"].said() if said.language == "ru" and said.text in in_tables}
    assert muted == second | {"Мақсаттар, borrowed", "Цели, borrowed"}
    bars = [line.text for line in paragraphs(package) if line._p.find(f"{qn('w:pPr')}/{qn('w:pBdr')}") is not None]
    assert bars == ["Мақсаттар, borrowed", "Цели, borrowed"]


def test_properties_and_language_of_the_paper() -> None:
    package = read(render(paper("kk")))
    properties = package.core_properties
    assert (properties.title, properties.language, properties.author) == ("Тізілім", "kk-KZ", "")
    assert properties.created == properties.modified
    lang = package.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:lang')}")
    assert lang.get(qn("w:val")) == "kk-KZ"
    fonts = package.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:rFonts')}")
    assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "cs", "eastAsia")} == {"Noto Sans"}


def test_a_title_longer_than_a_property_holds() -> None:
    title = "Қ" * 300
    document = Document("note", ("kk",), (Said(title, language="kk"),), (), (), ())
    package = read(render(document))
    assert package.core_properties.title == "Қ" * 254 + "…"
    assert package.paragraphs[0].text == title


def test_characters_that_a_file_cannot_hold_are_named() -> None:
    texts = "a\x0bb", "\x00", "\ud800", "\ufffe", "c\r\nd\re"
    package = read(render(one(*(Paragraph(Said(text)) for text in texts), head=("x\x01", "y"))))
    assert [line.text for line in package.paragraphs[-5:]] == [
        "a[U+000B]b",
        "[U+0000]",
        "[U+D800]",
        "[U+FFFE]",
        "c\nd\ne",
    ]
    assert package.sections[0].header.paragraphs[0].text == "x[U+0001]\ty"


def test_a_table_without_rows_and_empty_blocks_leave_a_sound_paper() -> None:
    empty = Document("note", (), (), (), (), (Table((), (), (1, 2)), Items(()), Signature(())))
    assert read(render(empty)).tables == []


def test_a_row_that_does_not_fit_its_table_is_refused_not_cut() -> None:
    with pytest.raises(ValueError, match="shorter"):
        render(one(Table((), (((Said("a"),), (Said("b"),), (Said("lost"),)),), (1, 1))))


def test_fifty_thousand_characters_survive_in_a_cell_and_in_a_paragraph() -> None:
    long = (KAZAKH + "\n" + SHARP + "  ") * 500
    unbroken = "ұ" * 50_000
    table = Table(((Said("№"),),), (((Said(long),),), ((Said(unbroken),),)), (1,))
    package = read(render(one(Paragraph(Said(long)), Paragraph(Said(unbroken)), table)))
    assert len(long) > 50_000
    assert [line.text for line in package.paragraphs[2:4]] == [long, unbroken]
    assert [row.cells[0].text for row in package.tables[0].rows] == ["№", long, unbroken]


def test_a_thousand_rows_of_nine_columns_come_in_reasonable_time() -> None:
    rows = tuple(
        tuple((Said(f"{row}.{column} {KAZAKH}", language="kk"),) for column in range(9)) for row in range(1000)
    )
    document = one(Table(tuple((Said(str(column)),) for column in range(9)), rows, (1,) * 9))
    started = time.perf_counter()
    written = render(document)
    assert time.perf_counter() - started < 15
    found = [text for text in map(label, paragraphs(read(written))) if text]
    assert found == [said.text for said in document.said()]
    sizes = {
        style.name: style.font.size.pt
        for style in read(written).styles
        if getattr(style, "font", None) and style.font.size
    }
    assert sizes["Cell Tiny"] == 7.5


def test_equal_documents_give_equal_bytes(document: Document) -> None:
    assert render(document) == render(document)


def test_bytes_know_no_time_zone_no_locale_and_no_hash_seed() -> None:
    told = f"import runpy; print(runpy.run_path({__file__!r})['digests']())"
    strange = {
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "7",
        "LC_ALL": "tr_TR.UTF-8",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    found = subprocess.run(
        [sys.executable, "-c", told], env={**os.environ, **strange}, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == digests()


def digests() -> str:
    return " ".join(sha256(render(document)).hexdigest() for document in DOCUMENTS.values())


def test_the_package_has_no_times_and_no_strangers(document: Document) -> None:
    with zipfile.ZipFile(BytesIO(render(document))) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert parts.namelist() == [
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/core.xml",
            "word/_rels/document.xml.rels",
            "word/document.xml",
            "word/fontTable.xml",
            "word/footer1.xml",
            "word/header1.xml",
            "word/numbering.xml",
            "word/settings.xml",
            "word/styles.xml",
        ]
        assert not re.search(rb"20[1-9]\d-\d\d-\d\d|python-docx", b"".join(map(parts.read, parts.namelist())))
