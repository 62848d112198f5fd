"""The page of documents as a person goes about it: a paper chosen, waited for, saved, its words read."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from ropa.actions.sample import sample_uid
from tests.core.reading_back import page_texts
from ui.pages.documents import DocumentsPage

CONSENT = sample_uid("tumar", "c_request")
DRAFT = "duties set by law"
QURYLYS = sample_uid("qurylys", "operator")


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
