"""The page of documents with a real register: what is shown is what is saved and printed, read back from the files."""

from __future__ import annotations

import datetime as dt
import io
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from pypdf import PdfReader
from PySide6.QtCore import QDate, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QPageLayout, QPageRanges
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QFileDialog,
    QLabel,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

import ui.today
from ropa.actions.records import change, create
from ropa.actions.sample import OPERATORS, sample_uid
from ropa.actions.standing import approve
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.documents.render import FORMATS
from ropa.errors import RopaError
from ropa.i18n import LANGUAGES, translator
from ropa.law import law
from ropa.reference import catalogue
from ropa.store.opened import operator_card
from tests.clock import set_clock
from tests.core.reading_back import page_texts
from tests.gui.conftest import OPERATOR
from ui.desk import Desk, Place
from ui.pages.documents import DocumentsPage
from ui.papers import printing, tray
from ui.papers.batch import Order
from ui.papers.operators import OperatorsDialog
from ui.papers.printing import pages_wanted
from ui.papers.save_all import SaveAllDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager

CONSENT = sample_uid("tumar", "c_request")
DRAFT = "duties set by law"
QURYLYS = sample_uid("qurylys", "operator")
SIDES = (("kk",), ("ru",), ("en",), ("kk", "ru"), ("ru", "en"), ("en", "kk"))


def all_papers(kind: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    return ((kind, languages) for languages in SIDES)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> Iterator[DocumentsPage]:
    """The page, with the first paper of the operator shown."""
    desk.show_operator(desk.workspace.ask(operator_card, OPERATOR))
    made = DocumentsPage(desk)
    qtbot.addWidget(made)
    made.resize(1060, 760)
    made.choices.kind_choice.choose("register", "consent")
    made.show()
    made.show_place(Place("documents"))
    fresh(qtbot, made)
    yield made
    made.end()


def fresh(qtbot: QtBot, page: DocumentsPage) -> None:
    """Wait until the chosen paper is shown as the register is now."""
    qtbot.waitUntil(lambda: page.pdf is not None, timeout=20_000)


def pick(qtbot: QtBot, page: DocumentsPage, kind: str, languages: tuple[str, ...], about: str = "") -> None:
    """Want one kind in these languages, and choose its paper."""
    choose_languages(page, languages)
    for code, check in page.choices.kinds.items():
        if check.isChecked() != (code == kind):
            check.click()
    qtbot.waitUntil(lambda: {(one.kind, one.languages) for one in page.papers.papers} == {(kind, languages)})
    row = next(n for n, one in enumerate(page.papers.papers) if about in ("", one.about))
    page.papers.setCurrentRow(row)
    fresh(qtbot, page)


def choose_languages(page: DocumentsPage, languages: tuple[str, ...]) -> None:
    choice = page.choices.languages
    for code, check in choice.alone.items():
        if check.isChecked() != (languages == (code,)):
            check.click()
    if choice.beside.isChecked() != (len(languages) == 2):
        choice.beside.click()
    if len(languages) == 2:
        for box, code in zip((choice.left, choice.right), languages, strict=True):
            box.setCurrentIndex(box.findData(code))
            box.activated.emit(box.currentIndex())


def text_of(data: bytes) -> str:
    """All words of a PDF."""
    return " ".join(" ".join(page_texts(data)).split())


def save(qtbot: QtBot, page: DocumentsPage, format_name: str, path: Path) -> None:
    """Save the chosen paper without asking where."""
    one, wish = page.chosen, page.wish
    assert one
    assert wish
    page.tray.save_to(format_name, one, wish, path)
    qtbot.waitUntil(lambda: not page.strip.busy)


# --- what is shown is what is saved ---


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


def test_papers_are_in_the_operators_own_languages_until_others_are_chosen(qtbot: QtBot, page: DocumentsPage):
    choice = page.choices.languages
    assert page.wish
    assert page.wish.languages == ()
    assert choice.own.isHidden()
    choice.alone["en"].click()
    assert not choice.own.isHidden()
    qtbot.waitUntil(lambda: {one.languages for one in page.papers.papers} == {("ru",), ("kk",)})
    choice.own.click()
    qtbot.waitUntil(lambda: {one.languages for one in page.papers.papers} == {("ru",), ("kk",), ("en",)})
    assert choice.alone["en"].isChecked()


def test_the_two_sides_are_never_the_same_language(page: DocumentsPage):
    choice = page.choices.languages
    choice.beside.click()
    for box in (choice.left, choice.right):
        for n in range(box.count()):
            box.setCurrentIndex(n)
            box.activated.emit(n)
            assert choice.left.currentData() != choice.right.currentData()


def test_what_is_to_be_chosen_is_said(qtbot: QtBot, page: DocumentsPage):
    for check in page.choices.kinds.values():
        check.click()
    assert page.view.empty.sentence == "Tick a kind of paper."
    assert not page.papers.papers
    assert not page.tray.pdf_button.isEnabled()
    page.choices.kinds["consent"].click()
    fresh(qtbot, page)
    for check in page.choices.languages.alone.values():
        check.click()
    assert page.view.empty.sentence == "Tick a language."


def test_drafts_come_in_when_they_are_wanted(qtbot: QtBot, page: DocumentsPage):
    pick(qtbot, page, "register", ("en",))
    assert DRAFT not in text_of(page.pdf or b"")
    page.choices.drafts.click()
    fresh(qtbot, page)
    assert DRAFT in text_of(page.pdf or b"")


def test_a_day_before_the_operator_was_there_is_said(qtbot: QtBot, page: DocumentsPage):
    page.choices.day.setDate(QDate.currentDate().addDays(-1))
    qtbot.waitUntil(lambda: "was not in the register then" in page.view.empty.sentence)
    assert not page.papers.papers
    page.choices.day.setDate(QDate.currentDate())
    fresh(qtbot, page)
    today = dt.datetime.now().astimezone().date()
    assert f"{today.day} " in text_of(page.pdf or b"")


def test_todays_papers_stay_todays_after_midnight(page: DocumentsPage, monkeypatch: pytest.MonkeyPatch):
    tomorrow = QDate.currentDate().addDays(1)
    set_clock(monkeypatch, ui.today, dt.datetime.now(dt.UTC) + dt.timedelta(days=1))
    assert page.choices.wish
    assert page.choices.wish.day == tomorrow.toPython()
    page.choices.day.setDate(tomorrow.addDays(-5))
    assert page.choices.wish.day == tomorrow.addDays(-5).toPython()


# --- files ---


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


# --- all papers ---


def order_of(page: DocumentsPage, folder: Path, *formats: str) -> Order:
    assert page.wish
    return Order(page.papers.papers, page.wish, formats, folder)


def test_all_papers_are_written(qtbot: QtBot, page: DocumentsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    opened: list[str] = []
    monkeypatch.setattr(tray.QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    page.tray.all_button.click()
    dialog = page.findChild(SaveAllDialog)
    assert isinstance(dialog, SaveAllDialog)
    assert dialog.save.text() == "Save 9 files"
    dialog.formats["pdf"].click()
    assert not dialog.save.isEnabled()
    dialog.formats["pdf"].click()
    dialog.formats["docx"].click()
    assert dialog.save.text() == "Save 18 files"
    dialog.folder.setText("papers")
    assert not dialog.save.isEnabled()
    dialog.folder.setText(str(tmp_path / "papers"))
    dialog.save.click()
    qtbot.waitUntil(page.outcome.isVisible, timeout=30_000)
    files = sorted(one.name for one in (tmp_path / "papers").iterdir())
    assert len(files) == 19
    assert files.pop() == "manifest.csv"
    assert files[0] == "O-001 Tumar Ui LLP - consent C-001 - en.docx"
    assert "O-001 «Тұмар Үй» ЖШС - register kz - kk.pdf" in files
    assert page.outcome.sentence.text() == f"Written: 18 files, into {tmp_path / 'papers'}"
    page.outcome.button.click()
    assert opened == [str(tmp_path / "papers")]
    assert not page.runs.alive


def test_a_batch_that_is_cancelled_leaves_no_half_files(
    qtbot: QtBot, page: DocumentsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    begun, go_on = threading.Event(), threading.Event()
    made: list[int] = []

    def slow(document: Any) -> bytes:
        made.append(1)
        if len(made) == 3:
            begun.set()
            assert go_on.wait(10)
        return real(document)

    real = FORMATS["pdf"]
    monkeypatch.setitem(FORMATS, "pdf", slow)  # type: ignore[arg-type]
    page.tray.write_all(order_of(page, tmp_path, "pdf"))
    qtbot.waitUntil(begun.is_set, timeout=20_000)
    qtbot.waitUntil(page.strip.isVisible)
    assert not page.tray.all_button.isEnabled()
    page.strip.cancel_button.click()
    go_on.set()
    qtbot.waitUntil(lambda: not page.strip.busy)
    papers = [one for one in tmp_path.iterdir() if one.suffix == ".pdf"]
    assert len(papers) == 2
    assert all(PdfReader(one).pages for one in papers)
    assert [one for one in tmp_path.iterdir() if one.suffix == ".part"] == []
    assert page.outcome.sentence.text() == f"Stopped. Written: 2 of 9 files, into {tmp_path}"
    assert page.tray.all_button.isEnabled()


def test_a_batch_that_fails_says_what_was_written(
    qtbot: QtBot, page: DocumentsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    fault = ValueError("ours")

    def broken(_: Any) -> bytes:
        raise fault

    monkeypatch.setitem(FORMATS, "docx", broken)  # type: ignore[arg-type]
    with qtbot.capture_exceptions() as raised:
        page.tray.write_all(order_of(page, tmp_path, "pdf", "docx"))
        qtbot.waitUntil(lambda: bool(raised), timeout=20_000)
    assert [error for _, error, _ in raised] == [fault]
    assert page.outcome.sentence.text() == f"Stopped. Written: 1 of 18 files, into {tmp_path}"
    assert not page.strip.busy


def test_one_may_go_on_looking_while_papers_are_written(
    qtbot: QtBot, page: DocumentsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    go_on = threading.Event()
    real = FORMATS["docx"]

    def slow(document: Any) -> bytes:
        go_on.wait(10)
        return real(document)

    monkeypatch.setitem(FORMATS, "docx", slow)  # type: ignore[arg-type]
    page.tray.write_all(order_of(page, tmp_path, "docx"))
    qtbot.waitUntil(page.strip.isVisible)
    page.choices.kinds["consent"].click()
    qtbot.waitUntil(lambda: len(page.papers.papers) == 3)
    assert page.strip.isVisible()
    assert not page.tray.all_button.isEnabled()
    go_on.set()
    qtbot.waitUntil(page.outcome.isVisible, timeout=20_000)
    assert len(list(tmp_path.glob("*.docx"))) == 9
    fresh(qtbot, page)


def test_papers_of_several_operators(qtbot: QtBot, page: DocumentsPage, tmp_path: Path):
    page.choices.others.click()
    dialog = page.findChild(OperatorsDialog)
    assert isinstance(dialog, OperatorsDialog)
    assert list(dialog.ticks.ticked) == [OPERATOR]
    dialog.ticks.search.setText("курылыс")
    shown = [n for n in range(dialog.ticks.operators.count()) if not dialog.ticks.operators.isRowHidden(n)]
    assert len(shown) == 1
    QTest.keyClick(dialog.ticks.search, Qt.Key.Key_Down)
    assert dialog.ticks.operators.currentRow() == shown[0]
    QTest.keyClick(dialog.ticks.operators, Qt.Key.Key_Space)
    assert set(dialog.ticks.ticked) == {OPERATOR, QURYLYS}
    assert dialog.ticks.counted.text() == "2 operators"
    dialog.ticks.search.clear()
    QTest.keyClick(dialog.ticks.search, Qt.Key.Key_Return)
    dialog.buttons.accepted.emit()
    qtbot.waitUntil(lambda: {one.operator for one in page.papers.papers} == {OPERATOR, QURYLYS})
    fresh(qtbot, page)
    assert page.tray.all_button.text() == "Save all papers: 2 operators…"
    assert page.choices.named.text() == "Qurylys site, Tumar Ui LLP"
    of_other = next(n for n, one in enumerate(page.papers.papers) if one.operator == QURYLYS and one.about == "gdpr")
    page.papers.setCurrentRow(of_other)
    fresh(qtbot, page)
    assert page.tray.pdf_button.text() == "Save PDF of Qurylys site…"
    page.choices.kinds["consent"].click()
    fresh(qtbot, page)
    assert page.chosen
    assert (page.chosen.operator, page.chosen.about) == (QURYLYS, "gdpr")
    page.tray.write_all(order_of(page, tmp_path, "pdf"))
    qtbot.waitUntil(page.outcome.isVisible, timeout=20_000)
    assert {one.name[:5] for one in tmp_path.glob("*.pdf")} == {"O-001", "O-002"}
    page.show_place(Place("documents"))
    assert set(page.choices.operators) == {OPERATOR, QURYLYS}
    page.choices.back.click()
    qtbot.waitUntil(lambda: {one.operator for one in page.papers.papers} == {OPERATOR})


def test_all_shown_operators_are_ticked_at_once(page: DocumentsPage):
    page.choices.ask_operators()
    dialog = page.findChild(OperatorsDialog)
    assert isinstance(dialog, OperatorsDialog)
    dialog.ticks.all.click()
    assert len(dialog.ticks.ticked) == dialog.ticks.operators.count() == len(OPERATORS) + 1
    dialog.ticks.none.click()
    assert dialog.ticks.counted.text() == "0 operators"
    dialog.reject()
    assert list(page.choices.operators) == [OPERATOR]


# --- printing ---


def printer_to(path: Path, page: DocumentsPage) -> QPrinter:
    printer = printing.printer_for(page.view.paper, "paper")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(150)
    return printer


def darkest(path: Path, number: int) -> tuple[float, float, int]:
    """Width and height of a page in points, and how many of its dots are dark."""
    pdf = pypdfium2.PdfDocument(path)
    try:
        one = pdf[number]
        image = one.render(scale=1).to_pil().convert("L")
        return *one.get_size(), sum(image.histogram()[:128])
    finally:
        pdf.close()


@pytest.mark.parametrize(("kind", "lies"), [("register", True), ("consent", False)])
def test_pages_go_onto_the_printer_as_they_are_shown(
    qtbot: QtBot, page: DocumentsPage, tmp_path: Path, kind: str, lies: bool
):
    pick(qtbot, page, kind, ("ru",))
    path = tmp_path / "printed.pdf"
    printer = printer_to(path, page)
    assert (printer.pageLayout().orientation() == QPageLayout.Orientation.Landscape) is lies
    page.tray.print_with(printer)
    qtbot.waitUntil(lambda: not page.strip.busy, timeout=60_000)
    count = page.view.paper.pageCount()
    assert len(PdfReader(path).pages) == count
    shown = tmp_path / "shown.pdf"
    shown.write_bytes(page.pdf or b"")
    for number in (0, count - 1):
        (wide, high, dark), (_, _, as_shown) = darkest(path, number), darkest(shown, number)
        assert (wide > high) is lies
        assert dark == pytest.approx(as_shown, rel=0.35)
        assert dark > 100


def test_only_the_pages_that_are_wanted_are_printed(qtbot: QtBot, page: DocumentsPage, tmp_path: Path):
    path = tmp_path / "printed.pdf"
    printer = printer_to(path, page)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("2-3,5"))
    page.tray.print_with(printer)
    qtbot.waitUntil(lambda: not page.strip.busy, timeout=60_000)
    assert len(PdfReader(path).pages) == 3


def test_ranges_order_and_copies(page: DocumentsPage, tmp_path: Path):
    printer = printer_to(tmp_path / "x.pdf", page)
    assert pages_wanted(printer, 3, 1) == [0, 1, 2]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert pages_wanted(printer, 3, 1) == [2, 1, 0]
    printer.setPageOrder(QPrinter.PageOrder.FirstPageFirst)
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert pages_wanted(printer, 3, 1) == [1]
    printer.setPrintRange(QPrinter.PrintRange.AllPages)
    printer.setCopyCount(2)
    if not printer.supportsMultipleCopies():
        printer.setCollateCopies(True)
        assert pages_wanted(printer, 2, 0) == [0, 1, 0, 1]
        printer.setCollateCopies(False)
        assert pages_wanted(printer, 2, 0) == [0, 0, 1, 1]


def test_the_whole_paper_printed_into_a_file_is_the_paper_itself(qtbot: QtBot, page: DocumentsPage, tmp_path: Path):
    path = tmp_path / "printed.pdf"
    page.tray.print_as_asked(printer_to(path, page))
    qtbot.waitUntil(lambda: not page.strip.busy)
    assert path.read_bytes() == page.pdf
    part = printer_to(tmp_path / "part.pdf", page)
    part.setPrintRange(QPrinter.PrintRange.CurrentPage)
    page.view.page.setValue(2)
    page.tray.print_as_asked(part)
    qtbot.waitUntil(lambda: not page.strip.busy, timeout=20_000)
    assert len(PdfReader(tmp_path / "part.pdf").pages) == 1


def test_without_a_printer_the_paper_can_be_saved(page: DocumentsPage, desk: Desk):
    said: list[str] = []
    desk.announced.connect(lambda sentence, _: said.append(sentence))
    page.print_paper()
    assert "No printer" in said[0]
    dialog = page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert dialog.defaultSuffix() == "pdf"
    dialog.reject()


def test_a_print_that_is_cancelled_stops(qtbot: QtBot, page: DocumentsPage, tmp_path: Path):
    page.tray.print_with(printer_to(tmp_path / "printed.pdf", page))
    page.strip.cancel_button.click()
    qtbot.waitUntil(lambda: not page.strip.busy)
    assert page.tray.print_button.isEnabled()


# --- what is not in the paper ---


def lines_of(page: DocumentsPage) -> Mapping[str, list[str]]:
    tree = page.left_out
    found: dict[str, list[str]] = {}
    for n in range(tree.topLevelItemCount()):
        top = tree.topLevelItem(n)
        assert top
        top.setExpanded(True)
        found[top.text(0)] = [top.child(m).text(0) for m in range(top.childCount())]
    return found


def test_what_is_left_out_is_listed_and_a_click_goes_there(qtbot: QtBot, page: DocumentsPage, desk: Desk):
    gone: list[Place] = []
    desk.go_requested.connect(gone.append)
    pick(qtbot, page, "register", ("ru",))
    lines = lines_of(page)
    assert lines["Left out: drafts, not approved yet: 1"] == [f"A-006 {DRAFT}"]
    assert len(lines["In the paper, changed since approval: 1"]) == 1
    asked = next(key for key in lines if key.startswith("Asked for by the paper"))
    assert "O-001 Tumar Ui LLP › Number of subjects" in lines[asked]
    tree = page.left_out
    top = tree.topLevelItem(0)
    assert top
    place = tree.visualItemRect(top.child(0)).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    draft = sample_uid("tumar", "duties")
    assert [(one.section, one.row, one.key) for one in gone] == [("activity", "", "")]
    assert gone[0].record
    last = tree.topLevelItem(tree.topLevelItemCount() - 1)
    assert last
    tree.setCurrentItem(last.child(lines[asked].index("O-001 Tumar Ui LLP › Number of subjects")))
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert (gone[1].section, gone[1].record, gone[1].key) == ("operator", OPERATOR, "subjects")
    assert draft


def test_a_borrowed_text_leads_to_the_fact(qtbot: QtBot, page: DocumentsPage, desk: Desk):
    activity = desk.workspace.do(create, "activity", {"name": {"ru": "Пропуска"}}, OPERATOR).uid
    purpose = desk.workspace.do(create, "purpose", {"text": {"ru": "Вход в здание"}}, activity).uid
    desk.workspace.do(approve, activity)
    page.refresh(None)
    pick(qtbot, page, "register", ("kk",))
    gone: list[Place] = []
    desk.go_requested.connect(gone.append)
    lines = lines_of(page)
    key = next(one for one in lines if one.startswith("No text in the language"))
    wanted = "A-007 Пропуска › Purpose: Вход в здание › Purpose in own words (Kazakh)"
    assert wanted in lines[key]
    tree = page.left_out
    tops = [tree.topLevelItem(n) for n in range(tree.topLevelItemCount())]
    top = next(one for one in tops if one and one.text(0) == key)
    tree.setCurrentItem(top.child(lines[key].index(wanted)))
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert gone == [Place("activity", activity, purpose, "text")]


# --- following the register ---


def test_a_change_of_the_operator_is_composed_anew_and_the_place_is_kept(qtbot: QtBot, page: DocumentsPage, desk: Desk):
    pick(qtbot, page, "register", ("ru",))
    desk.workspace.changed.connect(page.refresh)
    bar = page.view.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before, at = page.pdf, bar.value()
    desk.workspace.do(change, OPERATOR, {"phone": "+7 700 000 00 00"})
    assert page.pdf is None
    assert page.view.shows
    fresh(qtbot, page)
    assert page.pdf != before
    assert "+7 700 000 00 00" in text_of(page.pdf or b"")
    assert bar.value() == at
    assert page.chosen
    assert (page.chosen.kind, page.chosen.languages) == ("register", ("ru",))


def test_a_change_of_another_operator_is_none_of_its_business(qtbot: QtBot, page: DocumentsPage, desk: Desk):
    desk.workspace.changed.connect(page.refresh)
    desk.workspace.do(change, QURYLYS, {"phone": "+7 700 000 00 00"})
    assert page.pdf is not None
    desk.workspace.do(change, sample_uid("tumar", "shared/yandex"), {"site": "ya.example"})
    assert page.pdf is None
    fresh(qtbot, page)


def test_a_page_that_is_not_seen_waits(qtbot: QtBot, page: DocumentsPage, desk: Desk):
    desk.workspace.changed.connect(page.refresh)
    page.hide()
    desk.workspace.do(change, OPERATOR, {"phone": "+7 700 000 00 01"})
    assert page.pdf is not None
    page.show()
    assert page.pdf is None
    fresh(qtbot, page)
    assert "+7 700 000 00 01" in text_of(page.pdf or b"")


def test_a_place_shows_the_paper_of_its_record(qtbot: QtBot, page: DocumentsPage):
    assert page.place() == Place("documents", OPERATOR)
    page.show_place(Place("documents", CONSENT))
    qtbot.waitUntil(lambda: page.place() == Place("documents", CONSENT))
    fresh(qtbot, page)
    assert page.chosen
    assert page.chosen.kind == "consent"


def test_another_operator_in_view_has_other_papers(qtbot: QtBot, page: DocumentsPage, desk: Desk):
    desk.show_operator(desk.workspace.ask(operator_card, QURYLYS))
    page.show_place(Place("documents"))
    qtbot.waitUntil(lambda: {one.operator for one in page.papers.papers} == {QURYLYS})
    fresh(qtbot, page)
    assert page.tray.pdf_button.text() == "Save PDF of Qurylys site…"


def test_a_newer_wish_goes_before_an_older_one(qtbot: QtBot, page: DocumentsPage, monkeypatch: pytest.MonkeyPatch):
    go_on = threading.Event()
    real = FORMATS["pdf"]

    def slow(document: Any) -> bytes:
        go_on.wait(10)
        return real(document)

    monkeypatch.setitem(FORMATS, "pdf", slow)  # type: ignore[arg-type]
    page.papers.setCurrentRow(1)
    page.papers.setCurrentRow(4)
    assert page.view.busy.isVisible()
    go_on.set()
    fresh(qtbot, page)
    assert page.chosen == page.papers.papers[4]
    assert catalogue("documents")["consent"].names["kk"] in text_of(page.pdf or b"")
    assert not page.view.busy.isVisible()


def test_one_need_not_wait_for_a_paper(qtbot: QtBot, page: DocumentsPage, monkeypatch: pytest.MonkeyPatch):
    go_on = threading.Event()
    real = FORMATS["pdf"]

    def slow(document: Any) -> bytes:
        go_on.wait(10)
        return real(document)

    monkeypatch.setitem(FORMATS, "pdf", slow)  # type: ignore[arg-type]
    page.papers.setCurrentRow(3)
    qtbot.waitUntil(page.view.stop.isVisible)
    page.view.stop.click()
    assert not page.view.busy.isVisible()
    assert page.pdf is None
    assert not page.tray.print_button.isEnabled()
    assert "was not composed" in page.view.empty.sentence
    go_on.set()
    page.papers.itemClicked.emit(page.papers.currentItem())
    fresh(qtbot, page)
    assert page.view.shows


@pytest.mark.usefixtures("page")
def test_a_page_may_go_while_a_paper_is_composed(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, desk: Desk):
    go_on, done = threading.Event(), threading.Event()
    real = FORMATS["pdf"]

    def slow(document: Any) -> bytes:
        go_on.wait(10)
        try:
            return real(document)
        finally:
            done.set()

    other = DocumentsPage(desk)
    other.show_place(Place("documents"))
    fresh(qtbot, other)
    monkeypatch.setitem(FORMATS, "pdf", slow)  # type: ignore[arg-type]
    other.papers.setCurrentRow(1)
    worker = other.runs.worker
    other.deleteLater()
    del other
    QApplication.sendPostedEvents()
    go_on.set()
    assert done.wait(10)
    worker.shutdown(wait=True)
    QApplication.processEvents()


# --- the paper on the screen ---


def test_search_in_the_paper(qtbot: QtBot, page: DocumentsPage):
    pick(qtbot, page, "register", ("ru",))
    page.activateWindow()
    page.focus_search()
    search = page.view.search
    assert search.box.hasFocus()
    search.box.setText("тумар")
    qtbot.waitUntil(lambda: search.counted.text().startswith("1 of "), timeout=20_000)
    qtbot.waitUntil(lambda: int(search.counted.text().split()[-1]) >= page.view.paper.pageCount(), timeout=20_000)
    QTest.keyClick(search.box, Qt.Key.Key_Return)
    assert search.counted.text().startswith("2 of ")
    search.previous.click()
    search.previous.click()
    total = search.counted.text().split()[-1]
    assert search.counted.text() == f"{total} of {total}"
    QTest.keyClick(search.box, Qt.Key.Key_Escape)
    assert search.counted.isHidden()
    search.box.setText("нигде такого")
    qtbot.waitUntil(lambda: search.counted.text() == "nothing found")


def test_pages_and_zoom(qtbot: QtBot, page: DocumentsPage):
    view = page.view
    count = view.paper.pageCount()
    assert view.pages.text() == f"of {count}"
    view.page.setValue(count)
    qtbot.waitUntil(lambda: view.view.verticalScrollBar().value() > view.view.verticalScrollBar().maximum() * 0.9)
    QTest.keyClick(view.view, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: view.page.value() == 1)
    before = view.view.shown_percent
    view.larger.click()
    assert view.view.shown_percent > before
    assert view.percent.text() == f"{view.view.shown_percent} %"
    view.fit.click()
    assert view.view.shown_percent == before


def test_pages_stand_where_the_library_draws_them(page: DocumentsPage):
    """The layout that selecting reckons with ends where the scroll bar does."""
    view = page.view.view
    for times in (1, 1.7, 0.5):
        view.zoom(times)
        last, _ = list(view._pages())[-1]
        ends = last.bottom() + 1 + view.verticalScrollBar().value() + view.pageSpacing()
        assert ends + view.documentMargins().bottom() == view.verticalScrollBar().maximum() + view.viewport().height()


def test_text_is_selected_and_copied(qtbot: QtBot, page: DocumentsPage):
    pick(qtbot, page, "consent", ("ru",))
    view = page.view.view
    rect, _ = next(iter(view._pages()))
    port = view.viewport()
    start, end = rect.topLeft() + QPoint(rect.width() // 8, rect.height() // 12), rect.center()
    for kind, place, button in (
        (QEvent.Type.MouseButtonPress, start, Qt.MouseButton.LeftButton),
        (QEvent.Type.MouseMove, end, Qt.MouseButton.NoButton),
        (QEvent.Type.MouseButtonRelease, end, Qt.MouseButton.LeftButton),
    ):
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
        where = QPointF(place)
        event = QMouseEvent(kind, where, port.mapToGlobal(where), button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(port, event)
    assert len(view.selected_text) > 50
    view.copy_selected()
    assert QGuiApplication.clipboard().text() == view.selected_text.replace("\r\n", "\n")
    view.copy_all()
    assert "Согласие на сбор" in " ".join(QGuiApplication.clipboard().text().split())


# --- for everybody ---


def test_every_control_has_a_name(page: DocumentsPage):
    page.tray.save_all()
    page.choices.ask_operators()
    for root in (page, *page.findChildren(SaveAllDialog), *page.findChildren(OperatorsDialog)):
        for widget in root.findChildren(QWidget):
            if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or not widget.isVisibleTo(root):
                continue
            if isinstance(widget, QLabel) or isinstance(widget.parent(), QAbstractSpinBox):
                continue  # a label reads itself; the line of a spin box is named by the box
            if widget.window() not in (page, root) or widget.objectName().startswith("qt_"):
                continue  # the list that a combo box unfolds
            named = widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text())
            assert named, (type(widget).__name__, widget.objectName(), type(widget.parent()).__name__)


def kind_boxes(page: DocumentsPage) -> Iterator[QWidget]:
    """Each group, what unfolds it, and its kinds."""
    choice = page.choices.kind_choice
    for group, box in choice.groups.items():
        yield box
        yield choice.folds[group]
        yield from (one for code, one in choice.kinds.items() if catalogue("documents")[code].more["group"] == group)


def test_the_keyboard_goes_through_the_page_in_the_order_that_one_sees(page: DocumentsPage):
    page.activateWindow()
    wanted = [
        page.choices.others,
        *kind_boxes(page),
        *page.choices.languages.alone.values(),
        page.choices.languages.beside,
        page.choices.day,
        page.choices.drafts,
        page.papers,
        page.left_out,
        page.tray.fill_button,
        page.tray.issue_button,
        page.tray.print_button,
        page.tray.pdf_button,
        page.tray.docx_button,
        page.tray.other_button,
        page.tray.all_button,
        page.view.page,
        page.view.smaller,
        page.view.larger,
        page.view.fit,
        page.view.search.box,
        page.view.view,
    ]
    chain = [wanted[0]]
    while (widget := chain[-1].nextInFocusChain()) is not wanted[0]:
        chain.append(widget)
    assert [one for one in chain if one in wanted] == wanted


@pytest.mark.parametrize("spoken", ["kk", "ru"])
def test_nothing_is_left_in_english(qtbot: QtBot, desk: Desk, spoken: str):
    desk.tr = translator(spoken)
    desk.show_operator(desk.workspace.ask(operator_card, OPERATOR))
    page = DocumentsPage(desk)
    qtbot.addWidget(page)
    page.show_place(Place("documents"))
    fresh(qtbot, page)
    words = {"print", "save", "page", "paper", "papers", "drafts", "languages", "operators", "copy", "search", "left"}
    for widget in page.findChildren(QPushButton):
        assert not words & set(widget.text().casefold().strip("…").split()), widget.text()
    page.end()


# --- light ---


def run_python(code: str) -> set[str]:
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    return set(told.split())


def test_the_page_loads_no_reportlab_and_no_printing_before_they_are_needed(behind: list[str]):
    names = run_python("import sys, ui.pages.documents; print(*sys.modules)")
    behind.clear()  # a program that the test itself started
    assert "PySide6.QtPdf" in names
    assert not {"reportlab", "docx", "PySide6.QtPrintSupport"} & names


def test_the_window_loads_no_pdf(behind: list[str]):
    names = run_python("import sys, ui.main_window; print(*sys.modules)")
    behind.clear()  # a program that the test itself started
    assert not {"PySide6.QtPdf", "PySide6.QtPdfWidgets", "PySide6.QtPrintSupport", "reportlab"} & names
