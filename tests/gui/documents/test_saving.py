"""A paper that is saved: as it is shown, in each format, in its own languages, under exactly the chosen name."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from ropa.documents.papers import KINDS_OF_PAPER
from ropa.errors import RopaError
from ropa.i18n import LANGUAGES, translator
from ropa.law import law
from ropa.reference import catalogue
from ropa.store.opened import operator_card
from tests.gui.conftest import OPERATOR
from tests.gui.documents.page import fresh, pick, save, text_of
from ui.desk import Desk, Place
from ui.pages.documents import DocumentsPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager

SIDES = (("kk",), ("ru",), ("en",), ("kk", "ru"), ("ru", "en"), ("en", "kk"))


def all_papers(kind: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    return ((kind, languages) for languages in SIDES)


@pytest.mark.parametrize(("kind", "languages"), [*all_papers("register"), *all_papers("consent")])
def test_a_paper_is_saved_as_it_is_shown(
    qtbot: QtBot, page: DocumentsPage, tmp_path: Path, kind: str, languages: tuple[str, ...]
):
    pick(qtbot, page, kind, languages)
    path = tmp_path / "paper.pdf"
    save(qtbot, page, "pdf", path)
    data = path.read_bytes()
    assert data == page.pdf
    assert page.view.paper.pageCount() == len(PdfReader(io.BytesIO(data)).pages)
    text = text_of(data)
    title = catalogue("documents")[kind]
    for language in LANGUAGES:
        assert (title.names[language] in text) is (language in languages)
    for language in languages:
        assert law("kz").name(language) in text
    assert PdfReader(io.BytesIO(data)).trailer["/Root"]["/Lang"] == languages[0]


NOT_OF_TUMAR = {"automated_notice", "consent_crossborder"}
"""It decides nothing by automated processing alone, and has answered no transfer abroad."""


@pytest.mark.parametrize("kind", [one for one in KINDS_OF_PAPER if one not in NOT_OF_TUMAR])
def test_docx_says_the_same(qtbot: QtBot, page: DocumentsPage, tmp_path: Path, kind: str):
    pick(qtbot, page, kind, ("kk", "ru"))
    path = tmp_path / "paper.docx"
    save(qtbot, page, "docx", path)
    texts = [one.text for one in docx.Document(str(path)).paragraphs]
    for language in ("kk", "ru"):
        assert catalogue("documents")[kind].names[language] in texts


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_the_language_of_the_interface_has_no_say_in_the_papers(qtbot: QtBot, desk: Desk, spoken: str):
    desk.tr = translator(spoken)
    desk.show_operator(desk.workspace.ask(operator_card, OPERATOR))
    page = DocumentsPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.show_place(Place("documents"))
    fresh(qtbot, page)
    assert [one.languages for one in page.papers.papers[:3]] == [("ru",), ("kk",), ("en",)]
    assert catalogue("documents")["register"].names["ru"] in text_of(page.pdf or b"")
    assert page.papers.papers[0].title == catalogue("documents")["register"].names[spoken]
    pick(qtbot, page, "consent", ("kk",))
    assert catalogue("documents")["consent"].names["kk"] in text_of(page.pdf or b"")
    page.end()


def test_exactly_the_chosen_name_is_written_over(qtbot: QtBot, page: DocumentsPage, tmp_path: Path):
    path = tmp_path / "чужой.pdf"
    path.write_bytes(b"old")
    save(qtbot, page, "pdf", path)
    assert path.read_bytes() == page.pdf
    save(qtbot, page, "pdf", tmp_path / "чужой")
    assert [one.name for one in tmp_path.glob("*.pdf")] == ["чужой.pdf"]
    assert list(tmp_path.glob("*.part")) == []


def test_a_name_without_its_ending_gets_it_and_overwrites_nothing(qtbot: QtBot, page: DocumentsPage, tmp_path: Path):
    (tmp_path / "paper.pdf").write_bytes(b"old")
    save(qtbot, page, "pdf", tmp_path / "paper")
    assert (tmp_path / "paper.pdf").read_bytes() == b"old"
    assert (tmp_path / "paper (2).pdf").read_bytes() == page.pdf


def test_saving_asks_with_a_safe_name_and_remembers_the_folder(
    qtbot: QtBot, page: DocumentsPage, tmp_path: Path, desk: Desk
):
    assert page.tray.pdf_button.text() == "Save PDF of Tumar Ui…"
    assert page.tray.docx_button.text() == "Save DOCX of Tumar Ui…"
    page.tray.docx_button.click()
    dialog = page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)
    (suggested,) = dialog.selectedFiles()
    assert Path(suggested).name == "O-001 ТОО «Тумар Уй» - register kz - ru.docx"
    dialog.setDirectory(str(tmp_path))
    dialog.selectFile("mine")
    dialog.accept()
    qtbot.waitUntil(lambda: (tmp_path / "mine.docx").is_file() and not page.strip.busy)
    assert page.outcome.isVisible()
    assert str(tmp_path / "mine.docx") in page.outcome.sentence.text()
    page.tray.pdf_button.click()
    again = next(one for one in page.findChildren(QFileDialog) if one.isVisible())
    assert again.directory().absolutePath() == str(tmp_path)
    again.reject()
    assert str(desk.settings.get(f"folder/{OPERATOR}", "")) == str(tmp_path)


def test_a_folder_that_cannot_be_written_is_a_sentence(qtbot: QtBot, page: DocumentsPage, tmp_path: Path):
    with qtbot.capture_exceptions() as raised:
        save(qtbot, page, "pdf", tmp_path / "none" / "paper.pdf")
        qtbot.waitUntil(lambda: bool(raised))
    assert isinstance(raised[0][1], RopaError)
    assert "cannot be written" in str(raised[0][1])
    assert not page.outcome.isVisible()
    assert page.tray.pdf_button.isEnabled()
