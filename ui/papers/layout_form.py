"""How a paper is laid out: the way the page lies, sections, logo and colour, order line, place of signing, typeface."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QCheckBox, QColorDialog, QComboBox, QLabel, QPushButton, QVBoxLayout, QWidget

from ropa.actions.issuing import set_logo
from ropa.documents.layout import Layout
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.documents.wording import wording
from ropa.fields import Field, Kind
from ropa.holdings import Holdings
from ropa.i18n import N_
from ropa.reading.files import bytes_of
from ropa.store.opened import opened
from ropa.values import accept
from ropa.words import Words
from ui.desk import Desk
from ui.editors import Lookup, editor_for
from ui.flow import Flow
from ui.forms.field_row import FieldRow
from ui.look import em
from ui.papers.saving import ask_existing
from ui.wrapped_check import WrappedCheck

_LIES = {None: N_("As this kind of paper lies by itself"), False: N_("Portrait"), True: N_("Landscape")}
_PLACE = Field(
    "place", N_("Place of signing"), Kind.WORDS, N_("Layout"), N_("It stands below the title. For example: Almaty.")
)


class LayoutForm(QWidget):
    """`layout_wanted` is what is chosen."""

    def __init__(self, desk: Desk, held: Holdings, kind: str, now: Layout) -> None:
        super().__init__()
        tr = desk.tr
        self._desk, self._operator = desk, held.operator.uid
        self._tr, self._colour, self._font = tr, now.colour, now.font
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(em(self, 0.4))
        self.lies = QComboBox()
        for value, words in _LIES.items():
            self.lies.addItem(tr(words), value)
        self.lies.setCurrentIndex(list(_LIES).index(now.landscape))
        self._titled(tr(N_("The page")), self.lies)
        self.parts = {key: WrappedCheck(_name(kind, key, desk.language)) for key in KINDS_OF_PAPER[kind].parts}
        if self.parts:
            self._heading(tr(N_("Sections")))
            for key, check in self.parts.items():
                check.setChecked(key not in now.without)
                self._column.addWidget(check)
        self.logo = self._check(tr(N_("With the logo of the operator")), now.logo and bool(held.logo))
        self.logo.setEnabled(bool(held.logo))
        self.picture = QPushButton(tr(N_("Choose the logo…")))
        self.picture.clicked.connect(self._ask_logo)
        self._column.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignLeft)
        self.order_line = self._check(tr(N_("An issued paper begins with the order that approves it")), now.order_line)
        self.drafts = self._check(tr(N_("With activities that are not approved yet")), now.drafts)
        self.drafts.setVisible(KINDS_OF_PAPER[kind].records)
        self.watermark = self._check(tr(N_("A draft says so across each page")), now.watermark)
        self.place = FieldRow(
            _PLACE, editor_for(_PLACE, Lookup(desk, desk.workspace.ask(opened, held.operator.uid))), tr
        )
        self.place.editor.set_languages(desk.languages)
        self.place.editor.show_value(Words(tuple(now.place.items())) if now.place else None)
        self._column.addWidget(self.place)
        self.colour, self.typeface = QPushButton(), QPushButton()
        self.colour.clicked.connect(self._ask_colour)
        self.typeface.clicked.connect(self._ask_font)
        self.usual = QPushButton(tr(N_("As usual")))
        self.usual.setProperty("wear", "link")
        self.usual.clicked.connect(self._as_usual)
        self._heading(tr(N_("Colour and typeface")))
        line = Flow()
        self._column.addLayout(line)
        for one in (self.colour, self.typeface, self.usual):
            line.addWidget(one)
        self._column.addStretch(1)
        self._tell()

    def _titled(self, words: str, widget: QWidget) -> None:
        self._heading(words).setBuddy(widget)
        widget.setAccessibleName(words)
        self._column.addWidget(widget)

    def _heading(self, words: str) -> QLabel:
        label = QLabel(words)
        label.setProperty("wear", "field")
        self._column.addWidget(label)
        return label

    def _check(self, words: str, on: bool) -> QCheckBox:
        check = WrappedCheck(words)
        check.setChecked(on)
        self._column.addWidget(check)
        return check

    def layout_wanted(self) -> Layout:
        """What is chosen."""
        place = accept(_PLACE, self.place.editor.value())[0]
        return Layout(
            landscape=self.lies.currentData(),
            without=frozenset(key for key, check in self.parts.items() if not check.isChecked()),
            drafts=self.drafts.isChecked(),
            logo=self.logo.isChecked(),
            colour=self._colour,
            font=self._font,
            order_line=self.order_line.isChecked(),
            watermark=self.watermark.isChecked(),
            place=dict(place.texts) if place else {},
        )

    def _ask_colour(self) -> None:
        dialog = QColorDialog(QColor(self._colour or "#000000"), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self._tr(N_("Colour of titles and rules")))
        dialog.colorSelected.connect(self._take_colour)
        dialog.open()

    def _take_colour(self, colour: QColor) -> None:
        self._colour = colour.name()
        self._tell()

    def _ask_logo(self) -> None:
        name_filter = self._tr(N_("Pictures (*.png *.jpg *.jpeg)"))
        ask_existing(self, self._tr(N_("Choose the logo")), Path.home(), name_filter, self.take_logo)

    def take_logo(self, path: Path) -> None:
        """Keep a picture as the logo of the operator, and put it into the paper."""
        self._desk.workspace.do(set_logo, self._operator, bytes_of(path))
        self.logo.setEnabled(True)
        self.logo.setChecked(True)

    def _ask_font(self) -> None:
        name_filter = self._tr(N_("TrueType fonts (*.ttf)"))
        ask_existing(self, self._tr(N_("Choose a typeface")), Path.home(), name_filter, self._take_font)

    def _take_font(self, path: Path) -> None:
        self._font = str(path)
        self._tell()

    def _as_usual(self) -> None:
        self._colour = self._font = ""
        self._tell()

    def _tell(self) -> None:
        sample = QPixmap(em(self, 0.8), em(self, 0.8))
        sample.fill(QColor(self._colour or "#000000"))
        self.colour.setIcon(QIcon(sample))
        self.colour.setText(self._colour or self._tr(N_("Colour…")))
        self.typeface.setText(Path(self._font).stem or self._tr(N_("Typeface…")))
        self.usual.setVisible(bool(self._colour or self._font))


def _name(kind: str, part: str, language: str) -> str:
    """A section as its heading calls it, without its number."""
    return wording(kind, language)(f"h_{part}", n="").lstrip(". ")
