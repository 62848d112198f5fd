"""Papers of the sample as they lie on their pages: no word of a cell is broken, no page ends or begins badly."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import groupby

import pypdf
import pytest

from ropa.documents.model import Cut, Heading, Paragraph, Said, Signature, Signer, Table, Tick
from ropa.documents.render.column_widths import Need, shared
from ropa.documents.render.grid import Grid
from ropa.documents.render.pdf import render
from ropa.documents.render.pdf_styles import cells
from ropa.documents.render.strips import strips
from tests.core.laid_out import faults, torn
from tests.core.pdf_papers import bare, pages, paper
from tests.core.sample_papers import document
from tests.core.test_golden import chosen

BY_KIND = {kind: tuple(papers) for kind, papers in groupby(chosen(), lambda one: one.kind)}


@pytest.mark.parametrize("kind", BY_KIND)
def test_no_paper_is_laid_out_badly(kind: str) -> None:
    assert {str(one): found for one in BY_KIND[kind] if (found := faults(document(one)))} == {}


def test_faults_are_found() -> None:
    assert list(torn((Said("автоматизированная, да"),), ("автоматизиро", "ванная, да"))) == [
        "broken: автоматизиро|ванная,да"
    ]
    assert not list(torn((Said("https://a.example/b и"), Said("да")), ("https://a.", "example/b и", "да")))
    assert not list(torn((Said("ұ" * 40),), ("ұ" * 20, "ұ" * 20)))


def test_no_column_is_narrower_than_its_longest_word() -> None:
    needs = [Need(30, 30), Need(90, 90), Need(90, 90), Need(40, 40)]
    assert shared((1, 1, 1, 7), needs, 300) == [30, 90, 90, 90]
    assert shared((1, 1), [Need(10, 10), Need(10, 10)], 300) == [150, 150]
    assert sum(shared((1, 2, 3), [Need(5, 200), Need(90, 90), Need(50, 60)], 200)) == pytest.approx(200)


def test_what_a_column_does_not_use_goes_to_others_but_empty_ones_are_left_room_to_write() -> None:
    needs = [Need(20, 20, 40), Need(50, 50, 900), Need(20, 20)]
    assert shared((1, 1, 1), needs, 300) == [40, 130, 130]
    assert shared((1, 3), [Need(20, 20, 30), Need(20, 20, 70)], 400) == [105, 295]


def test_sheets_of_facts_one_below_the_other_have_the_same_columns() -> None:
    sheets = [Table((), (((Said(label),), (Said("x"),)),), (1, 3)) for label in ("BIN", "Name of the operator")]
    short, long = (Grid(sheet, 475, 700).widths for sheet in sheets)
    assert short == long == [pytest.approx(475 / 4), pytest.approx(475 * 3 / 4)]


def test_a_sheet_to_sign_on_has_room_to_write_below_the_first_name() -> None:
    head = tuple((Said(text),) for text in ("No.", "Name", "Signature"))
    told = ((Said("1"),), (Said("Li"),), (Said("x " * 100),))
    sheet = Table(head, (told, ((Said("2"),), (), ())), (1, 3, 6))
    assert Grid(sheet, 400, 700).widths == [pytest.approx(one) for one in (40, 120, 240)]
    assert Grid(replace(sheet, rows=(told, told)), 400, 700).widths[1] < 100


def test_a_column_that_makes_rows_high_has_more_than_its_share_where_that_makes_the_table_a_good_deal_lower() -> None:
    needs, high, low = [Need(20, 20, 900), Need(20, 20, 900)], ((100.0,), (3000.0,)), ((100.0,), (400.0,))
    assert shared((1, 1), needs, 300, [low]) == [150, 150]
    narrow, wide = shared((1, 1), needs, 300, [high])
    assert narrow + wide == pytest.approx(300)
    assert 150 * 0.75 <= narrow < 120


def test_a_column_is_wide_enough_for_a_head_of_a_few_lines() -> None:
    head = ((Said("a"),), (Said("Own tracker of the operator without a recipient of data"),))
    laid = Grid(Table(head, (((Said("x " * 90),), (Said("no"),)),), (3, 1)), 400, 700)
    assert len(laid.head[1]) <= 4


def test_a_table_with_a_very_tall_row_is_set_smaller_where_that_makes_it_a_good_deal_lower() -> None:
    words = ("автоматизированная", "трансграничная", "обезличивание", "использование", "распространение")
    head = tuple((Said(word),) for word in (*words, "срок", "цель"))
    table = Table(
        head, (((*((Said(word),) for word in words), (Said("срок " * 90),), (Said("x"),))),), (1,) * len(head)
    )
    usual, smaller = cells(len(head))[:2]
    assert Grid(table, 480, 700).style == smaller
    short = replace(table, rows=((*table.rows[0][:5], (Said("срок " * 9),), (Said("x"),)),))
    assert Grid(short, 480, 700).style == usual


def test_where_words_do_not_fit_only_the_longest_is_broken() -> None:
    assert shared((1, 1, 1), [Need(50, 50), Need(400, 400), Need(60, 60)], 300) == [50, 190, 60]


def test_a_table_whose_words_do_not_fit_is_set_smaller() -> None:
    words = ("автоматизированная", "трансграничная", "использование") * 2
    table = Table(tuple((Said(word),) for word in words), (tuple((Said("x"),) for _ in words),), (1,) * len(words))
    assert faults(paper(table)) == []
    assert Grid(table, 475, 700).style.size < cells(len(words))[0].size
    longer = replace(table, header=tuple((Said(word * 2),) for word in words))
    assert Grid(longer, 475, 700).style == cells(len(words))[0]


def test_a_number_and_its_sign_stand_together_where_the_column_holds_both() -> None:
    table = Table((), ((((Said("Закон № 94-V, ст. 25(2) и ст. 7"),)), (Said("y " * 900),)),), (1, 9))
    lines = [text for text, _ in Grid(table, 475, 700).rows[0][0]]
    assert lines == ["Закон", "№\u00a094-V,", "ст.\u00a025(2)", "и\u00a0ст.\u00a07"]


def test_signatures_of_both_sides_stand_on_one_page() -> None:
    for fill in range(24, 48):
        lines = (Paragraph(Said(f"line{number}")) for number in range(fill))
        signs = (Signature((Said("ours"),)), Paragraph(Said("Accepted by")), Signature((Said("theirs"),)))
        texts = pages(render(paper(*lines, *signs)))
        [signed] = [text for text in texts if "ours" in text]
        assert f"line{fill - 1}" in signed
        assert "Acceptedbytheirs" in signed


def test_the_sides_of_an_agreement_stand_on_one_page_with_their_signatures_unless_half_a_page_stayed_empty() -> None:
    sheet = Table((), tuple(((Said(f"fact{number}"),), (Said("x"),)) for number in range(7)), (1, 2))
    sides = [block for name in ("OURS", "THEIRS") for block in (Heading(Said(name), 3), sheet)]
    signs = [block for name in ("FIRST", "SECOND") for block in (Heading(Said(name), 3), Signer(Said("a"), Said("b")))]
    apart = []
    for fill in range(15, 45, 3):
        lines = (Paragraph(Said(f"line{number}")) for number in range(fill))
        texts = pages(render(paper(*lines, Heading(Said("SIDES")), *sides, *signs)))
        [begun], [signed] = ([text for text in texts if name in text] for name in ("SIDES", "FIRST"))
        assert "THEIRS" in signed
        assert "SECOND" in signed
        assert "OURS" in begun
        apart += [begun.count("line")] if begun is not signed else []
    assert apart
    assert max(apart) < 25


def test_a_box_to_tick_stays_with_what_it_is_about() -> None:
    for fill in range(24, 48):
        lines = (Paragraph(Said(f"line{number}")) for number in range(fill))
        texts = pages(render(paper(*lines, Tick(Said("I agree")), Tick(Said("I disagree")))))
        [ticked] = [text for text in texts if "Iagree" in text]
        assert f"line{fill - 1}" in ticked


def test_a_line_to_tear_along_is_as_wide_as_its_column() -> None:
    for width in (226.0, 467.0):
        dashes, words = strips(Cut(Said("tear off here")), width)
        right = max(start + length for start, _, length in dashes.rules)
        assert width - 10 < right <= width
        assert dashes.glue
        assert [text for _, _, text, _ in words.words] == ["tear off here"]


def test_a_long_running_head_takes_more_lines() -> None:
    name = "Товарищество с ограниченной ответственностью «Северная горнорудная компания имени Чокана Валиханова»"
    title = "Приказ о назначении лица, ответственного за организацию обработки персональных данных"
    [text] = [page.extract_text() for page in pypdf.PdfReader(BytesIO(render(paper(head=(name, title))))).pages]
    assert bare(text).startswith(bare(name + title))
    [text] = [page.extract_text() for page in pypdf.PdfReader(BytesIO(render(paper(head=(name * 9, title))))).pages]
    shown = text[: text.index("…")]
    assert (name * 9)[len(" ".join(shown.split()))] == " "
