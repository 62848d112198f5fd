"""The data-flow map of the operator in view: a picture to look at, to go from, and to save."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImageWriter
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from ropa.exchange.files import file_name
from ropa.flows.drawing import legend
from ropa.flows.flows import Flows, flows
from ropa.i18n import N_
from ropa.register import Done
from ui.desk import Desk, Place
from ui.flow import Flow
from ui.flows.view import MapView
from ui.icons import icon
from ui.look import em
from ui.panels.empty import Empty
from ui.papers.saving import ask_file, folder_of, remember_folder, write_chosen
from ui.today import today

TITLE = N_("Data-flow map")

_SHARP = 3.0
"""Dots of a saved picture for a point of the map."""


class FlowsPage(QWidget):
    """A page."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        tr = desk.tr
        self._flows = Flows({}, ())
        self.map = MapView(tr(TITLE))
        self.map.chosen.connect(self._go)
        self.save = QToolButton()
        self.save.setIcon(icon("save"))
        self.save.setText(tr(N_("Save the map")))
        self.save.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.save.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.save.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.save)
        for kind, words in (("pdf", "PDF"), ("svg", "SVG"), ("png", "PNG")):
            menu.addAction(words).triggered.connect(lambda _=False, kind=kind: self.ask_where(kind))
        self.save.setMenu(menu)
        self.legend = QLabel(legend(tr.language))
        self.legend.setProperty("wear", "muted")
        self.empty = Empty("flows")
        self.empty.say(
            tr(
                N_(
                    "The map shows whose data come in by what ways, to whom they go and into which countries. "
                    "Add an activity first."
                )
            )
        )
        self.empty.add_button(tr(N_("Add an activity"))).clicked.connect(lambda: desk.go("activity"))
        self._lay_out()

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setProperty("wear", "bar")
        tools = Flow(bar, em(self, 0.6))
        tools.setContentsMargins(*[em(self, 0.5)] * 4)
        tools.addWidget(self.save)
        tools.addWidget(self.legend)
        shown = QWidget()
        self._stack = QStackedLayout(shown)
        self._stack.addWidget(self.map)
        self._stack.addWidget(self.empty.apart())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(shown, 1)

    # --- the page ---

    def show_place(self, _place: Place) -> None:
        """Show the operator in view."""
        self.refresh(None)

    def place(self) -> Place:
        """There is one place only."""
        return Place("flows")

    def refresh(self, done: Done | None) -> None:
        """Read again what the map shows."""
        operator = self.desk.operator
        if done is not None and done.operators.isdisjoint((operator, None)):
            return
        self._flows = (
            flows(self.desk.workspace.holdings(operator), self.desk.language, today()) if operator else Flows({}, ())
        )
        drawn = bool(self._flows.flows)
        self._stack.setCurrentIndex(0 if drawn else 1)
        self.save.setEnabled(drawn)
        if drawn:
            self.map.show_flows(self._flows, self.desk.language)

    def leave(self) -> None:
        """Nothing is typed here."""

    def _go(self, row: str, key: str) -> None:
        """To the record that a box stands for, at the fact."""
        from ropa.store.reading import row as row_of

        found = self.desk.workspace.ask(row_of, row)
        root = self.desk.workspace.ask(row_of, found.root_uid)
        self.desk.go(root.kind, root.uid, row, key)

    # --- saving ---

    def ask_where(self, kind: str) -> None:
        """Ask where the picture is to lie; `kind` is pdf, svg or png."""
        title = self.desk.tr(TITLE)
        start = folder_of(self.desk.settings, self.desk.operator or "") / file_name(
            f"{self.desk.operator_name[:60]} - {title}", kind
        )
        ask_file(self, self.desk.tr, self.desk.tr(N_("Save the map")), start, kind, lambda path: self.write(kind, path))

    def write(self, kind: str, path: Path) -> None:
        """Write the picture."""
        written = write_chosen(path, kind, self._png() if kind == "png" else self._paper(kind))
        remember_folder(self.desk.settings, self.desk.operator or "", written.parent)
        self.desk.say(self.desk.tr(N_("Saved: {path}")).format(path=written))

    def _paper(self, kind: str) -> bytes:
        from ropa.flows.layout import lay_out
        from ropa.flows.paper import pdf, svg, width_of

        title, language = self.desk.tr(TITLE), self.desk.language
        picture = lay_out(self._flows, width_of, language)
        if kind == "svg":
            return svg(picture, f"{title} – {self.desk.operator_name}")
        return pdf(picture, title, self.desk.operator_name, language)

    def _png(self) -> bytes:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(self.map.image(_SHARP))
        return bytes(buffer.data().data())
