"""How a PDF lies on its pages: nothing overlaps or leaves the page, what belongs together stays together."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import pypdf
import pytest

from ropa.documents.model import Block, Heading, Items, NewPage, Paragraph, Said, Signature, Signer, Table, beside
from ropa.documents.render.pdf import render
from tests.core.pdf_papers import WORDS, letters, pages, paper


def test_the_head_of_a_table_is_repeated_unless_it_would_fill_the_page():
    rows = tuple(((Said(f"row{number}"),), (Said("b"),)) for number in range(200))
    texts = pages(render(paper(Table(((Said("Бас"),), (Said("Екі"),)), rows, (1, 1)))))
    assert len(texts) > 3
    assert all(text.startswith("БасЕкі") for text in texts)
    file = render(paper(Table(((Said(WORDS),), (Said("Екі"),)), rows, (1, 1))))
    tall = pages(file)
    assert all(0 < bottom < top < 842 for _, _, (_, bottom, _, top) in letters(file))
    assert "".join(tall).count("Екі") == 1
    assert "".join(tall).count("сөз05599") == 1


@pytest.mark.parametrize("landscape", [False, True])
def test_no_letter_leaves_its_page_or_its_column(landscape: bool):
    signs = "ABCDEFGHI"
    table = Table(
        tuple((Said(sign * 14),) for sign in "ABCDEFGHI"),
        tuple(
            tuple((Said(" ".join([sign * 23, sign * 3] * (number % 7 + 1))),) for sign in "ABCDEFGHI")
            for number in range(40)
        ),
        (1, 2, 3, 2, 1, 3, 2, 1, 2),
    )
    file = render(paper(table, landscape=landscape, head=("", "")))
    width, height = (842, 595) if landscape else (595, 842)
    reach: dict[str, tuple[float, float]] = {}
    boxes: dict[int, list[tuple[float, float, float, float]]] = {}
    for page, sign, (left, bottom, right, top) in letters(file):
        assert 30 < left < right < width - 30
        assert 15 < bottom < top < height - 30
        boxes.setdefault(page, []).append((left, bottom, right, top))
        if sign in signs:
            least, most = reach.get(sign, (left, right))
            reach[sign] = min(least, left), max(most, right)
    assert len(boxes) > 3
    for one, two in pairwise(signs):
        assert reach[one][1] < reach[two][0]
    for found in boxes.values():
        lines = sorted({round(bottom, 1) for _, bottom, _, _ in found})
        cramped = [b - a for a, b in pairwise(lines) if 1.5 < b - a < 9]
        assert not cramped


def test_two_languages_stand_side_by_side():
    left, right = paper(Paragraph(Said("Э" * 400, "k", "kk"))), paper(Paragraph(Said("Щ" * 900, "k", "ru")))
    sides: dict[str, list[tuple[float, float]]] = {"Э": [], "Щ": []}
    for _, sign, (start, _, end, top) in letters(render(beside(left, right))):
        if sign in sides:
            sides[sign].append((top, start if sign == "Щ" else end))
    assert max(end for _, end in sides["Э"]) < 298 < min(start for _, start in sides["Щ"])
    assert max(sides["Э"])[0] == pytest.approx(max(sides["Щ"])[0], abs=0.5)


@pytest.mark.parametrize("two", [False, True])
def test_a_heading_is_never_alone_and_a_signature_never_torn(two: bool):
    for fill in range(24, 48):
        blocks: list[Block] = [
            *(Paragraph(Said(f"line{number}", "x")) for number in range(fill)),
            Heading(Said("ONE", "a")),
            Heading(Said("TWO", "b"), 2),
            Paragraph(Said("three " * 60 + "END", "c")),
            Signature((Said("Sign1", "d"), Said("Sign2", "e"), Said("Sign3", "f"), Said("Sign4", "g"))),
        ]
        one = paper(*blocks)
        texts = pages(render(beside(one, one) if two else one))
        [last] = [text for text in texts if "TWO" in text]
        assert "ONE" in last
        assert "threethree" in last.split("TWO")[-1]
        [signed] = [text for text in texts if "Sign1" in text]
        assert all(f"Sign{number}" in signed for number in range(1, 5))
        assert "END" in signed


def test_a_signature_stays_with_the_last_rows_of_a_table():
    for rows in range(20, 45):
        table = Table((), tuple(((Said(f"row{number}."),),) for number in range(rows)), (1,))
        texts = pages(render(paper(table, Signature((Said("Sign"),)))))
        [signed] = [text for text in texts if "Sign" in text]
        assert f"row{rows - 1}." in signed


def test_both_sides_sign_below_the_last_sheet_which_is_not_torn():
    sheet = Table((), tuple(((Said(f"fact{number}"),), (Said("x"),)) for number in range(4)), (1, 2))
    signs = [
        Heading(Said("FIRST"), 3),
        Signer(Said("a"), Said("b")),
        Heading(Said("SECOND"), 3),
        Signer(Said("c"), Said("d")),
    ]
    for fill in range(15, 45):
        lines = (Paragraph(Said(f"line{number}")) for number in range(fill))
        texts = pages(render(paper(*lines, Heading(Said("SHEET"), 3), sheet, *signs)))
        [signed] = [text for text in texts if "FIRST" in text]
        assert "SECOND" in signed
        assert signed.index("SHEET") < signed.index("fact0x") < signed.index("fact3x") < signed.index("FIRST")


def test_the_last_row_of_a_table_does_not_begin_a_page_alone():
    for rows in range(20, 60):
        table = Table((), tuple(((Said(f"row{number}."),), (Said("x"),)) for number in range(rows)), (1, 1))
        texts = pages(render(paper(table)))
        assert sum(text.count("row") for text in texts) == rows
        assert texts[-1].count("row") > 1


def test_a_row_is_cut_only_where_it_is_long_and_leaves_some_lines_on_either_page():
    for fill in range(20, 45):
        cells = tuple((Said(" ".join(f"r{row}w{word:02}" for word in range(60))),) for row in (1, 2))
        table = Table(((Said("head"),), (Said("b"),)), tuple((cell, (Said("x"),)) for cell in cells), (1, 9))
        texts = pages(render(paper(*(Paragraph(Said(f"line{number}")) for number in range(fill)), table)))
        parts = [count for text in texts for row in "12" if (count := text.count(f"r{row}w"))]
        assert sum(parts) == 120
        assert min(parts) >= 4


def test_a_row_that_fits_on_a_page_is_cut_only_where_more_than_a_third_of_the_page_stayed_empty():
    whole, cut = [], []
    for fill in range(10, 40, 2):
        table = Table(((Said("head"),),), ((tuple(Said(f"w{word}.") for word in range(30)),),), (1,))
        texts = pages(render(paper(*(Paragraph(Said(f"line{number}")) for number in range(fill)), table)))
        parts = [text.count("w") for text in texts if "w" in text]
        assert sum(parts) == 30
        (cut if len(parts) > 1 else whole).append(fill)
    assert cut
    assert max(cut) < 28
    assert {*range(28, 40, 2)} <= {*whole}


def test_the_rows_of_one_record_are_not_torn_from_its_number():
    for fill in range(20, 40):
        rows = tuple(
            ((Said(f"N{record}."),) if not row else (), (Said("x"),)) for record in range(4) for row in range(3)
        )
        table = Table(((Said("No"),), (Said("what"),)), rows, (1, 4))
        texts = pages(render(paper(*(Paragraph(Said(f"line{number}")) for number in range(fill)), table)))
        assert all(text.split("what")[-1].startswith("N") for text in texts if "what" in text)


def test_a_last_page_has_more_than_a_line():
    for fill in range(20, 60):
        texts = pages(render(paper(*(Paragraph(Said(f"line{number}.")) for number in range(fill)))))
        assert "".join(texts) == "".join(f"line{number}." for number in range(fill))
        assert len(texts) == 1 or texts[-1].count("line") > 1


def test_an_item_does_not_begin_or_end_a_page_alone():
    for fill in range(30, 48):
        items = Items(tuple(Said(f"item{number}.") for number in range(4)))
        texts = pages(render(paper(*(Paragraph(Said(f"line{number}")) for number in range(fill)), items)))
        assert all(text.count("item") != 1 for text in texts)


def test_more_about_the_first_text_of_a_list_and_a_list_below_its_clause():
    texts = (Said("eins"), Said("zwei"))
    lists = (Items(texts, led=True), Items(texts), Items(texts, numbered=True, under=True))
    for block, wanted in zip(lists, ("–einszwei", "–eins–zwei", "1.eins2.zwei"), strict=True):
        assert pages(render(paper(block))) == [wanted]
    starts = [
        min(left for _, sign, (left, _, _, _) in letters(render(paper(block, head=("", "")))) if sign == "e")
        for block in lists
    ]
    assert starts[0] == starts[1] < starts[2] - 25
    for fill in range(30, 50):
        led = Items((Said("way"), Said("more"), Said("last")), led=True)
        texts = pages(render(paper(*(Paragraph(Said(f"line{number}")) for number in range(fill)), led)))
        assert any("–waymorelast" in text for text in texts)


def test_words_that_lead_to_a_table_are_not_torn_from_it():
    table = Table(((Said("head"),),), (((Said("row " * 40),),),), (1,))
    lead = Paragraph(Said("lead " * 60 + "END:"))
    for fill in range(24, 48):
        texts = pages(render(paper(*(Paragraph(Said(f"line{number}")) for number in range(fill)), lead, table)))
        [led] = [text for text in texts if "head" in text]
        assert led.count("lead") == 60


def test_a_new_page_begins_once():
    assert pages(render(paper(Paragraph(Said("a")), NewPage(), Paragraph(Said("b"))))) == ["a", "b"]
    assert pages(render(paper(NewPage(), Paragraph(Said("a")), NewPage(), NewPage(), Paragraph(Said("b"))))) == [
        "a",
        "b",
    ]
    assert pages(render(paper())) == [""]
    assert pages(render(paper(Paragraph(Said("")), Items(()), Signature(()), Heading(Said(""))))) == [""]


def test_a_running_head_that_is_too_long_is_cut_there_only():
    file = render(paper(Paragraph(Said("x")), head=("Оператор " * 40, "Название " * 40)))
    [text] = [page.extract_text() for page in pypdf.PdfReader(BytesIO(file)).pages]
    assert text.count("…") == 2
    assert all(20 < box[0] < box[2] < 575 for _, _, box in letters(file))
