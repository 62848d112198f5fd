"""What a paper wears changes how it looks and nothing of what it says; what cannot be worn is left out."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import docx
import pypdf
import pypdfium2
import pytest
from docx.oxml.ns import qn
from PIL import Image

from ropa.documents.model import Document, Dress, Paragraph, Said, Signer, Stamp, beside
from ropa.documents.render import FORMATS
from ropa.documents.render.dress import colour, contrast, family, on_dark, picture
from tests.core.docx_papers import paper as word_paper
from tests.core.docx_papers import size
from tests.core.dressed_papers import DRESS, HARD, dressed, font_file, hard, png, twofold
from tests.core.pdf_papers import every_block, letters, paper
from tests.core.reading_back import bare, check_docx, check_pdf
from tests.core.reading_html import check_html
from tests.core.reading_text import check_text

CHECKS = {"pdf": check_pdf, "docx": check_docx, "html": check_html, "txt": check_text}


@pytest.fixture(params=["one language", "two languages", "landscape"])
def document(request: pytest.FixtureRequest) -> Document:
    """Every block."""
    if request.param == "two languages":
        return beside(every_block("kk"), every_block("ru"))
    return replace(every_block(), landscape=request.param == "landscape")


@pytest.mark.parametrize("form", CHECKS)
def test_a_dressed_paper_says_the_same(document: Document, form: str, tmp_path: Path) -> None:
    for font in ("", font_file(tmp_path, "notosit")):
        worn = dressed(document, font=font)
        CHECKS[form](FORMATS[form](worn), worn)


@pytest.mark.parametrize("form", FORMATS)
def test_what_cannot_be_worn_is_left_out(form: str, tmp_path: Path) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"\x00\x01\x00\x00" * 400)
    plain = FORMATS[form](every_block())
    for font in (str(tmp_path / "nowhere.ttf"), str(tmp_path / "broken.ttf"), str(tmp_path), "a\x00b", "x" * 5000):
        for logo in (b"x", png(3, 3)[:-30], b"GIF89a" + bytes(30), b"<svg/>"):
            worn = replace(every_block(), dress=Dress(colour="#fffff0", logo=logo, font=font, foot=" ", watermark="\n"))
            assert FORMATS[form](worn) == plain


@pytest.mark.parametrize(
    ("code", "worn"),
    [
        ("#1F6E50", "1f6e50"),
        (" #1f6e50 ", "1f6e50"),
        ("#767676", "767676"),
        ("#777777", ""),
        ("#ffffff", ""),
        ("#1f6e5", ""),
        ("1f6e50", ""),
        ("red", ""),
        ("#1f6e50;}", ""),
        ("", ""),
    ],
)
def test_a_colour_that_cannot_be_read_is_no_colour(code: str, worn: str) -> None:
    assert colour(Dress(colour=code)) == worn


def test_a_colour_is_lightened_for_a_dark_screen() -> None:
    assert contrast("000000", "ffffff") == pytest.approx(21)
    for code in ("000000", "1f6e50", "7a0000", "00008b"):
        assert contrast(on_dark(code, "1c1b22"), "1c1b22") >= 4.5


def test_a_logo_keeps_its_proportions_within_its_room() -> None:
    for wide, high, size_mm in ((300, 100, (54, 18)), (100, 100, (18, 18)), (2000, 100, (60, 3)), (10, 300, (0.6, 18))):
        shown = picture(Dress(logo=png(wide, high)))
        assert shown is not None
        assert (shown.width, shown.height, shown.kind) == (pytest.approx(size_mm[0]), pytest.approx(size_mm[1]), "png")
    made = BytesIO()
    Image.new("CMYK", (30, 10)).save(made, "JPEG")
    shown = picture(Dress(logo=made.getvalue()))
    assert shown is not None
    assert shown.kind == "jpeg"
    for form in FORMATS:
        worn = dressed(every_block(), logo=made.getvalue())
        CHECKS[form](FORMATS[form](worn), worn)


def test_a_picture_of_too_many_dots_is_none() -> None:
    made = BytesIO()
    Image.new("1", (10_000, 10_000)).save(made, "PNG")
    assert picture(Dress(logo=made.getvalue())) is None


def test_nothing_of_the_dress_leaves_the_page_of_a_pdf() -> None:
    worn = dressed(twofold(), foot="Редакция " * 60, watermark="ЧЕРНОВИК НЕ ДЛЯ ПОДПИСИ")
    file = FORMATS["pdf"](worn)
    check_pdf(file, worn)
    for _, _, (left, bottom, right, top) in letters(file):
        assert 20 < left < right < 595 - 20
        assert 20 < bottom < top < 842 - 20
    assert "…" in pypdf.PdfReader(BytesIO(file)).pages[0].extract_text()
    pages = pypdfium2.PdfDocument(file)
    pictures = [[one for one in page.get_objects() if one.type == 3] for page in pages]
    assert [len(ones) for ones in pictures] == [1] + [0] * (len(pages) - 1)
    left, bottom, right, top = pictures[0][0].get_bounds()
    assert right - left == pytest.approx(54 * 72 / 25.4, abs=1)
    assert top - bottom == pytest.approx(18 * 72 / 25.4, abs=1)


def test_the_watermark_is_below_the_words_and_light() -> None:
    file = FORMATS["pdf"](dressed(paper(Paragraph(Said("x")))))
    marks = pypdf.PdfReader(BytesIO(file)).pages[0].get_contents().get_data().decode("latin-1")
    assert marks.index("/Watermark") < marks.index("BT\n")
    assert marks.count("/Artifact") == marks.count("EMC") == 1


@pytest.mark.parametrize("word", ["ЧЕРНОВИК", "ЖОБА · ЧЕРНОВИК", "ЖОБА · DRAFT", "ЧЕРНОВИК НЕ ДЛЯ ПОДПИСИ"])
def test_a_watermark_is_whole(word: str) -> None:
    file = FORMATS["pdf"](dressed(paper(Paragraph(Said("x")), head=("", "")), watermark=word, foot=""))
    text = pypdf.PdfReader(BytesIO(file)).pages[0].extract_text()
    assert "…" not in text
    assert sorted(word.replace(" ", "")) == sorted(letter for letter in text if letter in word.replace(" ", ""))


def test_a_chosen_typeface_sets_what_it_can(tmp_path: Path) -> None:
    ubuntu = font_file(tmp_path, "ubuntu")
    english = dressed(
        paper(Paragraph(Said("Only words, 5 000 ₸ שלום")), head=("a", "b")), font=ubuntu, watermark="DRAFT"
    )
    found = _fonts(FORMATS["pdf"](replace(english, dress=replace(english.dress, foot="edition"))))
    assert any("Ubuntu" in name for name in found)
    assert any("FiraGO" in name for name in found)
    russian_italic = font_file(tmp_path, "notosit")
    assert all("Italic" in name for name in _fonts(FORMATS["pdf"](dressed(every_block(), font=russian_italic))))
    mono = font_file(tmp_path, "spacemo")
    kazakh = FORMATS["pdf"](dressed(every_block(), font=mono))
    assert all("NotoSans" in name for name in _fonts(kazakh))
    assert kazakh == FORMATS["pdf"](dressed(every_block(), font=""))
    assert FORMATS["pdf"](every_block()) == FORMATS["pdf"](dressed(every_block(), **vars(Dress())))


def _fonts(file: bytes) -> set[str]:
    fonts = [page["/Resources"]["/Font"] for page in pypdf.PdfReader(BytesIO(file)).pages]
    return {str(font.get_object()["/BaseFont"]) for of_page in fonts for font in of_page.values()}


def test_a_dressed_word_paper(tmp_path: Path) -> None:
    italic = font_file(tmp_path, "notosit")
    package = docx.Document(BytesIO(FORMATS["docx"](dressed(word_paper("ru"), font=italic))))
    colours = {
        style.name: style.font.color.rgb for style in package.styles if style.name.startswith(("Title", "Heading"))
    }
    assert {str(one) for one in colours.values()} == {"1F6E50"}
    [section] = package.sections
    assert section.footer.paragraphs[0].text.startswith(f"{DRESS.foot}\t")
    [word] = list(section.header.part.element.iter("{urn:schemas-microsoft-com:vml}textpath"))[1:]
    assert word.get("string") == "ЧЕРНОВИК"
    assert section.header.paragraphs[0].text == "Реестр <A> & B\tРеестр head"
    [logo] = package.inline_shapes
    assert (logo.width.mm, logo.height.mm) == (pytest.approx(54), pytest.approx(18))
    assert package.part.related_parts[logo._inline.graphic.graphicData.pic.blipFill.blip.embed].blob == DRESS.logo
    letters = package.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:rFonts')}")
    assert letters.get(qn("w:ascii")) == family(Dress(font=italic)) == "Noto Sans"
    with zipfile.ZipFile(BytesIO(FORMATS["docx"](dressed(word_paper("ru"))))) as parts:
        assert "word/media/logo.png" in parts.namelist()


def test_a_foot_too_long_for_its_line_is_cut_in_word() -> None:
    package = docx.Document(BytesIO(FORMATS["docx"](dressed(word_paper("ru"), foot="Редакция " * 60))))
    foot = package.sections[0].footer.paragraphs[0].text
    assert foot.count("…") == 1
    assert len(foot) * 95 < size(package, "pgSz", "w")


@pytest.mark.parametrize("form", ["pdf", "docx"])
@pytest.mark.parametrize("name", [name for name in HARD if name not in ("long", "unbroken")])
def test_nothing_typed_is_lost_in_any_block(name: str, form: str) -> None:
    text = _plain(HARD[name]) if name == "control" and form == "docx" else HARD[name]
    for document in (hard(text), beside(hard(text, "kk"), hard(text, "ru"))):
        worn = replace(document, dress=Dress(foot=text, watermark=text, font=text))
        assert FORMATS[form](worn)
        if name == "right to left" and form == "pdf":
            continue  # its reader sets letters that are written from right to left in an order of its own
        bared = replace(document, head=())
        CHECKS[form](FORMATS[form](bared), bared)


def _plain(text: str) -> str:
    """Without the characters that a Word paper names."""
    return "".join(letter for letter in text if letter >= " " and letter not in "\ud800\ufffe")


def test_the_number_of_a_clause_hangs() -> None:
    file = FORMATS["pdf"](paper(*(Paragraph(Said("щ " * 150), number=number) for number in ("1.", "10.2."))))
    places = [(sign, round(left, 1)) for _, sign, (left, *_) in letters(file) if sign in "щ12"]
    edges = {left for sign, left in places if sign == "щ"}
    assert min(edges) > min(left for sign, left in places if sign in "12") + 25
    starts = [left for (one, _), (sign, left) in pairwise(places) if sign == "щ" and one in "12"]
    assert len(set(starts)) <= 2


@pytest.mark.parametrize("narrow", [False, True])
def test_a_stamp_stands_at_the_right_and_a_signer_signs_between(narrow: bool) -> None:
    one = paper(Stamp((Said("АААА"), Said("ББББ"))), Signer(Said("ВВВВ " * 12), Said("ГГГГ")))
    file = FORMATS["pdf"](beside(one, one) if narrow else one)
    boxes = [(sign, box) for _, sign, box in letters(file) if sign in "АБВГ"]
    lefts = {sign: min(box[0] for one, box in boxes if one == sign) for sign in "АБВГ"}
    assert lefts["А"] == pytest.approx(lefts["Б"], abs=1)
    assert lefts["А"] > lefts["В"] + (40 if narrow else 200)
    assert lefts["Г"] > lefts["В"] + 100
    lowest = {sign: min(box[1] for one, box in boxes if one == sign) for sign in "ВГ"}
    assert lowest["Г"] < lowest["В"] - 10 if narrow else lowest["Г"] == pytest.approx(lowest["В"], abs=0.5)


def test_a_signer_stays_with_what_precedes() -> None:
    for fill in range(36, 50):
        blocks = (
            *(Paragraph(Said(f"line{number}")) for number in range(fill)),
            Paragraph(Said("END")),
            Signer(Said("Director"), Said("Ivanov")),
            Signer(Said("Second"), Said("Petrov")),
        )
        texts = [bare(page.extract_text()) for page in pypdf.PdfReader(BytesIO(FORMATS["pdf"](paper(*blocks)))).pages]
        [last] = [text for text in texts if "Director" in text]
        assert "END" in last
        assert "SecondPetrov" in last


def test_word_keeps_stamps_and_signers_together() -> None:
    package = docx.Document(BytesIO(FORMATS["docx"](word_paper("ru"))))
    kept = {one.text: one.paragraph_format.keep_with_next for one in package.paragraphs}
    stamped = [one for one in package.paragraphs if one.style.name == "Stamp"]
    assert [one.text for one in stamped] == ["Реестр stamp", "согласие ТОО stamp"]
    assert all(kept[one.text] for one in stamped)
    assert all(one.paragraph_format.left_indent.twips > 4000 for one in stamped)
    [signer] = [table for table in package.tables if table.rows[0].cells[0].paragraphs[0].style.name == "Signer"]
    assert [cell.text for cell in signer.rows[0].cells] == ["Цели, position", "", "", "", "ёлка, 5 000 ₸, name"]
    assert signer._tbl.find(f".//{qn('w:cantSplit')}") is not None
