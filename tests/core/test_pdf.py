"""What a PDF says, judged by real files read back: nothing said is lost, nothing typed is obeyed."""

from __future__ import annotations

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from unicodedata import bidirectional

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab import rl_config

from ropa.documents.model import (
    Block,
    Columns,
    Heading,
    Items,
    Paragraph,
    Said,
    Signature,
    Signer,
    Stamp,
    Table,
    Tick,
    beside,
)
from ropa.documents.render.fonts import missing, printable
from ropa.documents.render.paragraph import centred, measure, wrap
from ropa.documents.render.pdf import render
from ropa.documents.render.pdf_styles import BODY, TITLE
from tests.core.pdf_papers import HOSTILE, KAZAKH, OPERATOR, WORDS, bare, every_block, pages, paper


def test_every_text_of_every_block_is_found_in_order():
    for document in (every_block(), beside(every_block("kk"), every_block("ru"))):
        found = "".join(pages(render(document)))
        place = 0
        for said in document.said():
            place = found.find(bare(said.text), place)
            assert place >= 0, said.text
            place += len(bare(said.text))


@pytest.mark.parametrize(
    "text", [KAZAKH, HOSTILE, "a < b > c && d", "&amp;&lt;", "<font color='[[1]]'>", "]]>", "{0} %s"]
)
@pytest.mark.parametrize("bold", [False, True])
def test_typed_text_is_never_mark_up(text: str, bold: bool):
    block = Heading(Said(text)) if bold else Paragraph(Said(text))
    assert pages(render(paper(block))) == [bare(text)]


def test_letters_beyond_one_part_of_the_font_survive():
    text = "".join(
        chr(code) for code in (*range(0x21, 0x7F), *range(0xC0, 0x24F), *range(0x391, 0x3A2), *range(0x400, 0x52F))
    )
    assert "".join(pages(render(paper(Paragraph(Said(text)))))) == bare(text)


@pytest.mark.parametrize(
    "block",
    [
        Paragraph(Said(WORDS)),
        Heading(Said(WORDS)),
        Tick(Said(WORDS)),
        Signature((Said(WORDS),)),
        Stamp((Said(WORDS),)),
        Signer(Said(WORDS), Said("")),
        Signer(Said(""), Said(WORDS)),
        Columns(Signer(Said(WORDS), Said("")), Signer(Said(""), Said(""))),
        Table((), (((Said(WORDS),),),), (1,)),
        Columns(Paragraph(Said(WORDS)), Paragraph(Said(""))),
        Paragraph(Said("ұ" * 100_000)),
        Paragraph(Said(WORDS.replace(" ", "\n"))),
        Table((), (((Said("ұ" * 100_000),),),), (1,)),
    ],
    ids=[
        "paragraph",
        "heading",
        "tick",
        "caption",
        "stamp",
        "position",
        "name",
        "narrow position",
        "cell",
        "columns",
        "letters",
        "lines",
        "letters in a cell",
    ],
)
def test_long_texts_go_over_pages_whole(block: Block):
    texts = pages(render(paper(block)))
    said = max((said.text for said in paper(block).said()), key=len)
    assert len(said) >= 50_000
    assert len(texts) > 5
    assert "".join(texts) == bare(said)


def test_a_long_cell_loses_nothing_beside_short_ones():
    rows = tuple(((Said(f"a{number}"),), (Said(WORDS if number == 1 else "b"),), (Said("c"),)) for number in range(3))
    head = (Said("бірінші"),), (Said("екінші"),), (Said("үшінші"),)
    texts = pages(render(paper(Table(head, rows, (1, 4, 1)))))
    assert all(text.startswith("біріншіекіншіүшінші") for text in texts)
    found, place = "".join(texts), 0
    for word in WORDS.split():
        place = found.find(word, place)
        assert place >= 0, word


def test_what_has_no_sign_is_named():
    assert printable("a😀b\tc\r\nd\x00\ud800\u202eé\u00ad₸") == "a[U+1F600]b c\nd[U+0000][U+D800][U+202E]é₸"
    assert missing(("a😀\n\t", "☐😀\r\n\u00ad")) == ("☐", "😀")
    assert missing((KAZAKH, HOSTILE)) == ()
    document = paper(
        *(make(Said("x😀y")) for make in (Heading, Paragraph, Tick)),
        Items((Said("x😀y"),)),
        Signature((Said("x😀y"),)),
        Table(((Said("x😀y"),),), (((Said("x😀y"),),),), (1,)),
        title=(Said("x😀y"),),
    )
    assert "".join(pages(render(document))).count("x[U+1F600]y") == len(document.said())
    strange = render(paper(Paragraph(Said("b")), head=("o😀\ud800", "t\x00"), title=(Said("\ud800"),)))
    assert "o[U+1F600][U+D800]" in pypdf.PdfReader(BytesIO(strange)).pages[0].extract_text()


def test_a_word_longer_than_its_line_is_broken_where_it_may_be():
    address = "https://example.kz/policy/personal-data/processing-of-data/2026/edition?number=14&language=kk"
    lines = wrap(address, BODY, 120)
    assert "".join(lines) == address
    assert all(line[-1] in "/-?=&." for line in lines[:-1])
    assert all(measure(line, BODY) <= 120.01 for line in lines)
    assert wrap(f"a {'ұ' * 50} b", BODY, 100)[0] == "a"
    assert wrap(" в деле\t и\n\nслово № 5 ", BODY, 200) == ["в\u00a0деле и", "", "слово №\u00a05"]
    assert wrap(" \n\t", BODY, 200) == []


def test_a_line_does_not_end_with_what_belongs_to_the_next_word():
    for text in (
        "Закон № 94-V, ст. 25(2)(8)",
        "Law No. 94-V, Art. 25(2)(8)",
        "срок 15 рабочих дней",
        "+7 701 000 00 00",
    ):
        for width in range(90, 200, 3):
            lines = wrap(f"раз два {text}", BODY, width)
            ends = {line.rsplit(" ", 1)[-1] for line in lines[:-1]}
            assert not ends & {"№", "ст.", "No.", "Art.", "15", "+7", "701", "000"}, lines


def test_the_last_line_of_a_title_is_no_single_word():
    for words in range(8, 16):
        said = Said(" ".join(f"слово{n:02}" for n in range(words)))
        lines = [text for strip in centred([(said, TITLE)], 420) for _, _, text, _ in strip.words]
        counts = [len(line.split()) for line in lines]
        assert sum(counts) == words
        assert len(lines) == len(wrap(said.text, TITLE, 420))
        assert len(lines) == 1 or counts[-1] > 1


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_survives(text: str):
    found = "".join(pages(render(paper(Paragraph(Said("a" + text)), Table((), (((Said(text),),),), (1,))))))
    wanted = bare(printable("a" + text)) + bare(printable(text))
    if any(bidirectional(letter) in ("R", "AL", "AN") for letter in wanted):
        # the reader sets letters that are written from right to left in an order of its own: each must still be there
        assert sorted(found) == sorted(wanted)
    else:
        assert found == wanted


def test_equal_documents_are_equal_bytes_anywhere():
    script = "import runpy,sys; m=runpy.run_path(sys.argv[1]); m['test_the_library_trusts_nobody']()"
    script += "; sys.stdout.buffer.write(m['render'](m['every_block']()))"
    root = Path(__file__).parents[2]
    here = render(every_block())
    assert here == render(every_block())
    for zone, seed, locale in (("Asia/Almaty", "1", "C"), ("America/Lima", "0", "ru_RU.UTF-8")):
        world = {"TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": locale, "SOURCE_DATE_EPOCH": "1700000000"}
        world |= {"RL_useA85": seed, "RL_trustedHosts": "*", "PYTHONPATH": str(root), "PYTHONUTF8": "1"}
        command = [sys.executable, "-c", script, __file__]
        made = subprocess.run(command, env={**os.environ, **world}, cwd=root, capture_output=True, check=True)
        assert made.stdout == here


def test_the_library_trusts_nobody():
    assert rl_config.trustedHosts is None
    assert rl_config.trustedSchemes == []
    assert rl_config.toColorCanUse is None


def test_the_file_knows_what_it_is():
    read = pypdf.PdfReader(BytesIO(render(every_block())))
    assert read.root_object["/Lang"] == "kk"
    assert read.metadata is not None
    assert str(read.metadata.title).endswith("Дербес деректерді өңдеу саясаты")
    assert read.metadata.author == OPERATOR
    assert "№ 14 бұйрық" in str(read.metadata.subject)
    outline = read.outline
    assert "Жалпы ережелер" in outline[0]["/Title"]
    assert "Мақсаттар" in outline[1][0]["/Title"]
    assert "Деректер" in outline[1][1][0]["/Title"]
    assert "сол жақ" in outline[2]["/Title"]
    assert read.get_destination_page_number(outline[2]) == 1


def test_a_level_that_is_left_out_does_not_break_the_outline():
    blocks = [Heading(Said(f"h{level}"), level) for level in (3, 1, 3, 2, 1)]
    outline = pypdf.PdfReader(BytesIO(render(paper(*blocks)))).outline
    assert [entry["/Title"] if isinstance(entry, dict) else len(entry) for entry in outline] == ["h3", "h1", 2, "h1"]


def test_all_fonts_are_embedded():
    fonts = {}
    for page in pypdf.PdfReader(BytesIO(render(every_block()))).pages:
        fonts |= page["/Resources"]["/Font"]
    assert len(fonts) == 2
    for font in fonts.values():
        assert "NotoSans" in font.get_object()["/BaseFont"]
        assert "/FontFile2" in font.get_object()["/FontDescriptor"]
