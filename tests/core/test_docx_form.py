"""The Word paper is built as Word itself builds one: styles, lists, tables, ticks, signatures, pages."""

from __future__ import annotations

from itertools import pairwise

import pytest
from docx.oxml.ns import qn
from lxml import etree

from ropa.documents.model import (
    Columns,
    Document,
    Items,
    NewPage,
    Paragraph,
    Said,
    Signature,
    Table,
    Tick,
    beside,
)
from ropa.documents.render.docx import render
from ropa.documents.render.fonts import face
from tests.core.docx_papers import (
    DOCUMENTS,
    RIGHT_TO_LEFT,
    one,
    paper,
    paragraphs,
    read,
    size,
)


@pytest.fixture(params=list(DOCUMENTS.values()), ids=list(DOCUMENTS))
def document(request: pytest.FixtureRequest) -> Document:
    written: Document = request.param
    return written


def test_the_head_of_a_table_is_repeated_and_rows_may_break(document: Document) -> None:
    package = read(render(document))
    meant = [bool(block.header) for block in document.blocks if isinstance(block, Table)]
    drawn = [table for table in package.tables if table.style is not None and table.style.name == "Facts"]
    for table, headed in zip(drawn, meant, strict=True):
        repeated = [row._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in table.rows]
        assert repeated == [headed and not number for number in range(len(repeated))]
        assert table._tbl.find(f".//{qn('w:cantSplit')}") is None


def test_tables_have_fixed_widths_that_fill_the_page(document: Document) -> None:
    package = read(render(document))
    paper_width, left, right = (
        size(package, *where) for where in (("pgSz", "w"), ("pgMar", "left"), ("pgMar", "right"))
    )
    measure = paper_width - left - right
    for table in package.tables:
        assert table.autofit is False
        widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
        if table.style is not None and table.style.name != "Beside":
            assert sum(widths) == measure
        for row in table.rows:
            assert [int(cell._tc.tcPr.find(qn("w:tcW")).get(qn("w:w"))) for cell in row.cells] == widths


def test_columns_hold_their_words_and_a_long_text_has_the_room_that_others_do_not_use() -> None:
    words = ("автоматизированная", "трансграничная", "обезличивание")
    head = tuple((Said(word),) for word in (*words, "срок"))
    table = Table(head, (((Said("да"),), (Said("да"),), (Said("да"),), (Said("срок " * 99),)),), (1, 1, 1, 1))
    [drawn] = read(render(one(table))).tables
    *narrow, wide = (int(column.get(qn("w:w"))) / 20 for column in drawn._tbl.tblGrid)
    for word, room in zip(words, narrow, strict=True):
        assert face(bold=True).words[word] * 9 / 1000 < room - 2 * 5
    assert wide > max(narrow)


def test_headings_title_and_lists_have_the_styles_of_word() -> None:
    package = read(render(paper("en")))
    styles = {
        paragraph.text: paragraph.style.name for paragraph in paragraphs(package) if paragraph.style and paragraph.text
    }
    assert styles["Register"] == "Title"
    assert styles["Register, 1"] == styles["Register, 2"] == "Subtitle"
    assert [styles[f"Purposes {level}"] for level in (1, 2, 3)] == ["Heading 1", "Heading 2", "Heading 3"]
    assert styles["consent of the LLP 1"] == "List Bullet"
    assert styles["consent of the LLP 3"] == "List Number"
    assert styles[f"{RIGHT_TO_LEFT} en"] == "Note"


def test_headings_of_two_languages_keep_their_styles() -> None:
    styles = {
        line.text: line.style.name
        for line in paragraphs(read(render(DOCUMENTS["kk+ru"])))
        if line.style and "Heading" in line.style.name
    }
    assert styles == {f"{word} {level}": f"Heading {level}" for level in (1, 2, 3) for word in ("Мақсаттар", "Цели")}


def test_every_numbered_list_begins_with_one() -> None:
    package = read(render(DOCUMENTS["kk+ru"]))
    numbers = [
        int(line._p.find(f".//{qn('w:numId')}").get(qn("w:val")))
        for line in paragraphs(package)
        if line.style is not None and line.style.name == "List Number"
    ]
    known = {number.numId: number for number in package.part.numbering_part.element.num_lst}
    assert len(set(numbers)) == 4
    assert all(known[number].find(f".//{qn('w:startOverride')}").get(qn("w:val")) == "1" for number in set(numbers))


def test_every_style_that_is_used_is_there(document: Document) -> None:
    package = read(render(document))
    known = {style.style_id for style in package.styles}
    body = package.element.body
    used = {
        element.get(qn("w:val")) for name in ("w:pStyle", "w:rStyle", "w:tblStyle") for element in body.iter(qn(name))
    }
    assert used <= known
    assert {style.base_style.style_id for style in package.styles if getattr(style, "base_style", None)} <= known


def test_a_tick_is_a_box_and_a_label_of_its_own() -> None:
    package = read(render(one(Tick(Said("I agree")))))
    line = paragraphs(package)[-1]
    assert [run.text for run in line.runs] == ["\t", "I agree"]
    box = line._p.find(qn("w:sdt"))
    assert [text.text for text in box.iter(qn("w:t"))] == ["☐"]
    assert box.find(".//{http://schemas.microsoft.com/office/word/2010/wordml}checkbox") is not None


def test_a_signature_is_never_torn_apart() -> None:
    package = read(render(one(Paragraph(Said("before")), Signature((Said("name"), Said("signature"))))))
    table = package.tables[0]
    before = next(line for line in paragraphs(package) if line.text == "before")
    assert before.paragraph_format.keep_with_next
    assert all(row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in table.rows)
    assert all(line.paragraph_format.keep_with_next for cell in table.rows[0].cells for line in cell.paragraphs)
    assert [cell.text for cell in table.rows[1].cells] == ["name", "", "signature"]
    ruled = [cell._tc.find(f".//{qn('w:tcBorders')}/{qn('w:top')}") is not None for cell in table.rows[1].cells]
    assert ruled == [True, False, True]


def test_words_that_lead_stay_with_what_follows() -> None:
    blocks = (Paragraph(Said("as follows:")), Items((Said("one"), Said("two"))), Paragraph(Said("end")))
    for document in (one(*blocks), beside(one(*blocks), one(*blocks))):
        kept = {line.text: bool(line.paragraph_format.keep_with_next) for line in paragraphs(read(render(document)))}
        assert kept["as follows:"]
        assert not kept["one"]
        assert not kept["end"]


def test_a_signature_stays_with_the_table_before_it() -> None:
    table = Table((), (((Said("a"),), (Said("b"),)), ((Said("c"),), (Said("d"),))), (1, 1))
    package = read(render(one(table, Signature((Said("name"),)))))
    kept = {line.text: bool(line.paragraph_format.keep_with_next) for line in paragraphs(package)}
    assert kept == {**kept, "a": False, "b": False, "c": True, "d": True}


def test_a_new_page_begins_where_it_is_asked_for() -> None:
    lines = paragraphs(read(render(one(Paragraph(Said("first")), NewPage(), Paragraph(Said("second"))))))
    assert [line.text for line in lines if not line.paragraph_format.page_break_before][-2:] == ["first", "second"]
    assert [line.paragraph_format.page_break_before for line in lines][-2] is True


def test_two_languages_stand_in_one_borderless_table_and_never_touch_another() -> None:
    left, right = Paragraph(Said("сол", language="kk")), Paragraph(Said("лево", language="ru"))
    facts = Table((), (((Said("a"),), (Said("b"),)),), (1, 2))
    package = read(
        render(
            one(Columns(left, right), Columns(right, left), facts, facts, Columns(left, right), languages=("kk", "ru"))
        )
    )
    assert [[cell.text for cell in row.cells] for row in package.tables[0].rows] == [["сол", "лево"], ["лево", "сол"]]
    assert package.tables[0]._tbl.find(f".//{qn('w:tcBorders')}") is None
    assert [table.style.name for table in package.tables if table.style] == ["Beside", "Facts", "Facts", "Beside"]
    names = [etree.QName(element).localname for element in package.element.body]
    assert ("tbl", "tbl") not in set(pairwise(names))


def test_the_page_its_head_and_its_foot() -> None:
    package = read(render(paper("en", landscape=True)))
    section = package.sections[0]
    assert (size(package, "pgSz", "w"), size(package, "pgSz", "h")) == (16838, 11906)
    assert [line.text for line in section.header.paragraphs] == ["Register <A> & B\tRegister head"]
    fields = [field.get(qn("w:instr")).strip() for field in section.footer.part.element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    upright = read(render(paper("en")))
    assert (size(upright, "pgSz", "w"), size(upright, "pgSz", "h")) == (11906, 16838)


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        ((), [""]),
        (("ТОО",), ["ТОО"]),
        (("ЖШС", "Тізілім", "ТОО", "Реестр"), ["ЖШС\tТізілім", "ТОО\tРеестр"]),
        (("LLP", "Тізілім", "Реестр"), ["LLP\tТізілім", "\tРеестр"]),
        (("Ы" * 70, "Я" * 60), ["Ы" * 70, "\t" + "Я" * 60]),
    ],
)
def test_a_running_head_has_two_texts_a_line(head: tuple[str, ...], lines: list[str]) -> None:
    package = read(render(one(head=head, languages=("kk", "ru"))))
    assert [line.text for line in package.sections[0].header.paragraphs] == lines
