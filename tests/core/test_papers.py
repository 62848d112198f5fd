"""The papers of the sample, read back from their files: every kind is there, all of it, in order and in ink."""

from __future__ import annotations

from io import BytesIO

import pypdf
import pytest

from ropa.documents.model import Columns, Document, Paragraph, Said, block_texts
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.documents.render import without_glyph
from ropa.i18n import LANGUAGES
from ropa.law import law
from ropa.model import children, fields
from tests.core.pdf_papers import letters
from tests.core.reading_back import Pages, check_docx, check_pdf
from tests.core.sample_papers import LANGUAGES as SIDES
from tests.core.sample_papers import OF_ALL, PAPERS, SCOPE, Which, document, read_back, sample, texts, whiches, written


def read_in_the_suite(which: Which) -> bool:
    """Of papers that say no fact of the published ones, one pair of languages will do; tests/faults reads all."""
    return which.kind in OF_ALL or which.languages != ("kk", "ru")


@pytest.mark.parametrize("which", [one for one in whiches() if read_in_the_suite(one)], ids=str)
def test_every_text_stands_in_pdf_and_docx_in_its_order(which: Which):
    assert len(read_back(which)) > 8


def test_the_reader_of_the_tests_sees_what_is_missing_or_too_much():
    which = whiches()[0]
    paper, pdf, docx = document(which), written(which, "pdf"), written(which, "docx")
    more = Document(
        paper.kind,
        paper.languages,
        paper.title,
        paper.subtitle,
        paper.head,
        (*paper.blocks, Paragraph(Said("x"))),
        True,
    )
    less = Document(paper.kind, paper.languages, paper.title, paper.subtitle, paper.head, paper.blocks[:-1], True)
    for other in (more, less):
        with pytest.raises(AssertionError):
            check_pdf(pdf, other)
        with pytest.raises(AssertionError):
            check_docx(docx, other)


def test_the_reader_follows_a_row_over_pages():
    read = Pages(["headABabcx", "headdefyz1", "headC"])
    read.take(["head"], first=True)
    read.take(["A", "B"], "head")
    read.take(["abcdef", "xyz1"], "head")
    with pytest.raises(AssertionError):
        read.close()
    read.take(["C"], "head")
    read.close()


NOT_IN_THE_SAMPLE = {"automated_notice", "findings"}
"""No operator of the sample decides by automated processing alone; the report on findings has tests of its own."""


def test_every_kind_of_paper_is_in_the_sample():
    assert {one.kind for one in whiches()} == set(KINDS_OF_PAPER) - NOT_IN_THE_SAMPLE
    assert {one.about for one in whiches() if one.kind == "register"} == {"kz", "gdpr"}
    for name, held in sample().items():
        known = [
            f"{kind} {paper.about}".strip()
            for kind, papers in KINDS_OF_PAPER.items()
            if kind not in NOT_IN_THE_SAMPLE
            for paper in papers(held, SCOPE)
        ]
        assert sorted(known) == sorted(PAPERS[name])
    assert list(sample()) == list(PAPERS)
    for kind in {one.kind for one in whiches()}:
        assert {one.languages for one in whiches() if one.kind == kind} == set(SIDES), kind


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_source_is_a_fact_of_a_record(language: str):
    """So that a click leads to it: a living row and one of its fields, its number, or what it has none of."""
    letters_of_30 = set(law("gdpr").lists["register_content"])
    for which in whiches():
        if which.languages == (language,):
            held = sample()[which.operator]
            for said in document(which).said():
                for uid, key in said.sources:
                    if key.startswith("answers."):
                        continue
                    row = held.find(uid)
                    assert row is not None, said
                    parts = children(row.kind) if said.gap else ()
                    assert key in {*fields(row.kind), "ref", *parts} or (key in letters_of_30 and said.borrowed), said


LOOKED_AT = [one for one in whiches() if one.operator in ("qurylys", "baga") and len(one.languages) == 2]


@pytest.mark.parametrize("which", whiches(), ids=str)
def test_fonts_are_in_the_pdf(which: Which):
    fonts = {}
    read = pypdf.PdfReader(BytesIO(written(which, "pdf")))
    for page in read.pages:
        fonts |= page["/Resources"]["/Font"]
    assert fonts
    for font in (one.get_object() for one in fonts.values()):
        outline = font.get("/DescendantFonts", [font])[0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(outline), font["/BaseFont"]
        assert "/ToUnicode" in font
    assert read.trailer["/Root"]["/Lang"] == which.languages[0]
    assert read.metadata.title == " / ".join(said.text for said in document(which).title)


@pytest.mark.parametrize("which", LOOKED_AT, ids=str)
def test_every_letter_has_a_shape_and_lies_on_its_page(which: Which):
    file = written(which, "pdf")
    sizes = [page.mediabox for page in pypdf.PdfReader(BytesIO(file)).pages]
    for page, sign, (left, bottom, right, top) in letters(file):
        assert sign not in "■□\ufffd\0"
        assert 30 < left < right < float(sizes[page].width) - 30, sign
        assert 15 < bottom < top < float(sizes[page].height) - 30, sign


def test_no_text_is_replaced_by_a_sign():
    for which in whiches():
        assert without_glyph(document(which)) == ()
        assert not [said.text for said in document(which).said() if "[U+" in said.text or "■" in said.text]


def test_side_by_side_is_both_editions():
    for which in whiches():
        if len(which.languages) == 2:
            both = [said.text for said in document(which).said()]
            for language in which.languages:
                alone = Which(which.operator, which.kind, which.about, (language,))
                assert set(texts(document(alone))) <= set(both)
            for block in document(which).blocks:
                if isinstance(block, Columns):
                    assert [said.key for said in block_texts(block.left)] == [
                        said.key for said in block_texts(block.right)
                    ]
