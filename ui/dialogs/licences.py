"""What Ropa consists of and under which licences; typing searches names and texts."""

from __future__ import annotations

from pathlib import Path

import PySide6
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ropa.i18n import N_, Translator
from ropa.words import fold
from ui.components import Component, components
from ui.icons import icon
from ui.look import em
from ui.tables.search import name_signs

TEXT = Qt.ItemDataRole.UserRole


class LicencesDialog(QDialog):
    """Not modal. Enter in the search goes to the next place in the text."""

    def __init__(self, tr: Translator, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr(N_("Licences")))
        intro = QLabel(
            tr(
                N_(
                    "Ropa is free software under the MIT licence. It rests on the packages below; each has its own "
                    "licence."
                )
            )
        )
        intro.setWordWrap(True)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr(N_("Search in names and texts")))
        self.search.setAccessibleName(tr(N_("Search in names and texts")))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        name_signs(self.search)
        self.list = QListWidget()
        self.list.setAccessibleName(tr(N_("Packages")))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setAccessibleName(tr(N_("Text of the licence")))
        self._nothing = QLabel(tr(N_("Nothing found.")))
        self._nothing.setProperty("wear", "muted")
        self._nothing.hide()
        self._lay_out(intro)
        for title, text in _entries(tr):
            item = QListWidgetItem(title)
            item.setData(TEXT, text)
            self.list.addItem(item)
        self.list.currentItemChanged.connect(self._show)
        self.search.textChanged.connect(self._sift)
        self.search.returnPressed.connect(self._find_next)
        self.list.setCurrentRow(0)

    def _lay_out(self, intro: QLabel) -> None:
        halves = QSplitter()
        halves.addWidget(self.list)
        halves.addWidget(self.text)
        halves.setStretchFactor(1, 1)
        halves.setChildrenCollapsible(False)
        halves.setSizes([em(self, 13), em(self, 42)])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for button in buttons.buttons():
            button.setAutoDefault(False)  # type: ignore[attr-defined]  # Enter is for the search
        column = QVBoxLayout(self)
        for widget in (intro, self.search, self._nothing):
            column.addWidget(widget)
        column.addWidget(halves, 1)
        column.addWidget(buttons)
        self.resize(em(self, 56), em(self, 32))

    def _show(self, item: QListWidgetItem | None) -> None:
        self.text.setPlainText(str(item.data(TEXT)) if item is not None else "")
        self._find_next()

    def _sift(self, typed: str) -> None:
        wanted = fold(typed)
        shown = []
        for row in range(self.list.count()):
            item = self.list.item(row)
            fits = wanted in fold(f"{item.text()}\n{item.data(TEXT)}")
            item.setHidden(not fits)
            if fits:
                shown.append(item)
        self._nothing.setVisible(not shown)
        if shown and self.list.currentItem() not in shown:
            self.list.setCurrentItem(shown[0])
        else:
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self._find_next()

    def _find_next(self) -> None:
        typed = self.search.text().strip()
        if typed and not self.text.find(typed):
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            self.text.find(typed)


def _entries(tr: Translator) -> list[tuple[str, str]]:
    entries = [(one.name if one.name != "ropa" else "Ropa", _said(one, tr)) for one in components()]
    return [*entries[:1], (tr(N_("Letters (fonts)")), _fonts(tr)), *entries[1:]]


def _said(one: Component, tr: Translator) -> str:
    head = [f"{one.name} {one.version}"]
    if one.licence:
        head.append(tr(N_("Licence: {licence}")).format(licence=one.licence))
    if one.is_qt:
        head.append(
            tr(
                N_(
                    "Ropa uses Qt through PySide6 under the GNU Lesser General Public License, version 3, unchanged "
                    "and as libraries of their own. They lie in {folder}. You may replace them by another build of the "
                    "same version: put its files in the place of these, or install another PySide6 into Ropa's Python "
                    "with pip. The source is at download.qt.io. You may study how Ropa works with the changed library."
                )
            ).format(folder=Path(PySide6.__file__).parent)
        )
    text = one.text or tr(N_("The package brings no text of its licence with it."))
    return "\n\n".join([*head, "—" * 20, text])


def _fonts(tr: Translator) -> str:
    shipped = next((one.text for one in components("pymupdf-fonts")), "")
    said = tr(
        N_(
            "Papers are set in Noto Sans (© Google and the Noto Project); letters that it lacks come from FiraGO "
            "(© HERE Europe B.V., The Mozilla Foundation, bBox Type GmbH). Both are under the SIL Open Font License "
            "1.1. The window uses the letters of your system."
        )
    )
    return "\n\n".join([said, "—" * 20, shipped])
