"""The HTML paper says what the document says, stands alone, and obeys nothing that was typed."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from ropa.documents.model import (
    Columns,
    Document,
    Dress,
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
from ropa.documents.render.html import render
from tests.core.docx_papers import DOCUMENTS
from tests.core.dressed_papers import HARD, dressed, hard, twofold
from tests.core.pdf_papers import every_block
from tests.core.reading_back import NotSaidError
from tests.core.reading_html import check_html, parsed
from tests.core.sample_papers import Which, document, whiches, written


@pytest.mark.parametrize("which", whiches(), ids=str)
def test_every_paper_of_the_sample_is_found_back(which: Which) -> None:
    check_html(written(which, "html"), document(which))


@pytest.mark.parametrize("paper", [every_block(), twofold(), *DOCUMENTS.values()])
def test_every_block_is_found_back(paper: Document) -> None:
    check_html(render(paper), paper)


@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_nothing_typed_is_lost_or_obeyed(text: str) -> None:
    for paper in (hard(text), beside(hard(text, "kk"), hard(text, "ru"))):
        worn = replace(
            paper, dress=Dress(foot=text[:300], watermark=text[:300], colour=text, logo=b"x", font=text[:99])
        )
        check_html(render(worn), worn)


def test_the_reader_sees_what_is_wrong() -> None:
    paper = every_block()
    file = render(paper).decode()
    for old, new in (
        ("Мақсаттар", "Мақсат"),
        ("<h3", "<h2"),
        ("</main>", "<p>more</p></main>"),
        ("</main>", "more</main>"),
        ("</main>", "<script></script></main>"),
        ("</main>", '<img src="http://example.example/x.png"></main>'),
        (' class="borrowed"', ""),
        ('<th scope="col">', '<th scope="row">'),
    ):
        assert old in file
        with pytest.raises(NotSaidError):
            check_html(file.replace(old, new, 1).encode(), paper)


def test_the_page_knows_its_title_its_language_and_that_nothing_is_fetched() -> None:
    root = parsed(render(beside(every_block("kk"), every_block("ru"))))
    [page] = root.all("html")
    assert page.facts == {"lang": "kk"}
    assert "Дербес деректерді өңдеу саясаты" in root.all("title")[0].text
    facts = [one.facts for one in root.all("meta")]
    assert {"charset": "utf-8"} in facts
    [policy] = [one["content"] for one in facts if "http-equiv" in one]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    assert len(root.all("h1")) == 1


def test_each_block_has_its_element() -> None:
    def said(text: str) -> Said:
        return Said(text, "k", "en")

    blocks = (
        Heading(said("h"), 2),
        Paragraph(said("p"), note=True),
        Items((said("i"),)),
        Items((said("n"),), numbered=True),
        Table(((said("head"),),), (((said("cell"),),),), (1,)),
        Tick(said("t")),
        Signature((said("s"),)),
        Stamp((said("a"),)),
        Signer(said("position"), said("name")),
        Columns(Paragraph(said("left")), Paragraph(Said("право", "k", "ru"))),
    )
    root = parsed(render(Document("note", ("en",), (said("title"),), (), (), blocks)))
    paths = {}
    for one in root.all("h1", "h2", "h3", "h4", "p", "li"):
        path, here = [], one
        while here.above and here.tag != "main":
            path.append(".".join((here.tag, *sorted(here.names))))
            here = here.above
        paths[one.text] = " ".join(reversed(path))
    assert paths == {
        "title": "header h1",
        "h": "h3",
        "p": "p.note",
        "i": "ul li",
        "n": "ol li",
        "head": "div.table table thead tr th p",
        "cell": "div.table table tbody tr td p",
        "t": "div.tick p",
        "s": "div.signature p",
        "a": "div.stamp p",
        "position": "div.signer p",
        "name": "div.signer p",
        "left": "div.columns div p",
        "право": "div.columns div p",
    }
    assert [one.text for one in root.all("p") if one.language == "ru"] == ["право"]


def test_the_dress_is_worn() -> None:
    file = render(dressed(every_block(), font="")).decode()
    assert "--title:#1f6e50" in file
    [dark] = re.findall(r"prefers-color-scheme:dark\){:root{--title:#(\w{6})", file)
    assert dark != "1f6e50"
    root = parsed(file.encode())
    [logo] = root.all("img")
    assert logo.facts["src"].startswith("data:image/png;base64,")
    assert logo.facts["style"] == "width:54.0mm;height:18.0mm"
    [mark] = [one for one in root.walk() if "watermark" in one.names]
    assert mark.facts["data-word"] == "ЧЕРНОВИК"
    assert [one.text for one in root.all("footer")] == ["Редакция 3 · a1b2c3d4"]
    landscape = render(replace(every_block(), landscape=True)).decode()
    assert "@page{size:A4 landscape" in landscape
    assert "@page{size:A4 portrait" in file


def test_an_empty_document_is_a_sound_page() -> None:
    empty = Document("note", (), (), (), (), (Table((), (), (1,)), Items(()), Signature(()), Heading(Said(" "))))
    root = parsed(render(empty))
    assert root.all("title")[0].text == "note"
    assert root.all("html")[0].language == "en"
    assert not root.all("h2", "ul", "table", "p")
