"""The paper of plain text says what the document says, in lines of a hundred letters, and each cell is found back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ropa.documents.model import Document, Dress, Heading, Items, Paragraph, Said, Signature, Table, beside
from ropa.documents.render.plain import filled, render
from tests.core.docx_papers import DOCUMENTS
from tests.core.dressed_papers import HARD, hard, twofold
from tests.core.pdf_papers import every_block
from tests.core.reading_back import NotSaidError
from tests.core.reading_text import check_text
from tests.core.sample_papers import Which, document, whiches, written


@pytest.mark.parametrize("which", whiches(), ids=str)
def test_every_paper_of_the_sample_is_found_back(which: Which) -> None:
    file = written(which, "txt")
    check_text(file, document(which))
    _check_lines(file)


@pytest.mark.parametrize("paper", [every_block(), twofold(), *DOCUMENTS.values()])
def test_every_block_is_found_back(paper: Document) -> None:
    check_text(render(paper), paper)
    _check_lines(render(paper))


@pytest.mark.parametrize("text", HARD.values(), ids=HARD)
def test_nothing_typed_is_lost(text: str) -> None:
    for paper in (hard(text), beside(hard(text, "kk"), hard(text, "ru"))):
        worn = replace(paper, dress=Dress(foot=text[:300], watermark=text[:300]))
        check_text(render(worn), worn)


def _check_lines(file: bytes) -> None:
    """Only a word that no line holds, with the marks before it, makes a line longer; nothing follows the last word."""
    text = file.decode()
    assert text.endswith("\n")
    assert "\r" not in text
    assert "\n\n\n" not in text
    for line in text.split("\n"):
        assert line == line.rstrip()
        assert len(line) <= 100 or max(map(len, line.split())) >= 40, line


def test_the_reader_sees_what_is_wrong() -> None:
    paper = every_block()
    file = render(paper).decode()
    for old, new in (("Мақсаттар", "Мақсат"), ("- |", "-"), ("1.1. ", ""), ("____\n", "____ more\n")):
        assert old in file
        with pytest.raises(NotSaidError):
            check_text(file.replace(old, new, 1).encode(), paper)


def test_words_are_never_broken_and_lines_are_kept() -> None:
    words = " ".join(f"word{number:03}" for number in range(200))
    lines = filled(words, "1. ", "   ")
    assert all(len(line) <= 100 for line in lines)
    assert lines[0].startswith("1. word000 ")
    assert all(line.startswith("   word") for line in lines[1:])
    assert " ".join(lines).removeprefix("1. ").split() == words.split()
    assert filled("a\r\nb\u2028  c\td\n\ne\u00a0f") == ["a", "b", "c d", "", "e\u00a0f"]
    assert filled(" \n\t") == []
    assert filled("ұ" * 300 + " b") == ["ұ" * 300, "b"]


def test_a_page_of_it_looks_like_this() -> None:
    def said(text: str, *, borrowed: bool = False, language: str = "en") -> Said:
        return Said(text, "k", language, borrowed=borrowed)

    blocks = (
        Heading(said("Purposes")),
        Paragraph(said("Only what is named."), number="1.1."),
        Items((said("wages"), said("taxes", borrowed=True))),
        Table((), (((said("Name"),), (said("Payroll"),)), ((said("Data"),), (said("name"), said("BIN")))), (1, 2)),
        Table(((said("Who"),), (said("Where"),)), (((said("Bank"),), ()), ((said("Post"),), (said("KZ"),))), (1, 1)),
        Signature((said("date"),)),
    )
    paper = Document("note", ("en",), (said("A note"),), (said("No. 3"),), (), blocks, dress=Dress(foot="Edition 1"))
    assert render(paper).decode().split("\n") == [
        "======",
        "A note",
        "======",
        "",
        "No. 3",
        "",
        "Purposes",
        "========",
        "",
        "1.1. Only what is named.",
        "",
        "- wages",
        "- | taxes",
        "",
        "Name: Payroll",
        "Data:",
        "    - name",
        "    - BIN",
        "",
        "Who: Bank",
        "Where:",
        "",
        "Who: Post",
        "Where: KZ",
        "",
        "_" * 40,
        "date",
        "",
        "---",
        "Edition 1",
        "",
    ]
