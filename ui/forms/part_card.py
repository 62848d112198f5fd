"""One part in its list: a line that says what it is, and its form below when it is unfolded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout

from ropa.actions.records import duplicate
from ropa.holdings import Plain
from ropa.i18n import N_
from ropa.model import is_record
from ropa.reference import catalogue
from ui.checks.lines import FindingLines
from ui.elided import ElidedLabel
from ui.forms.filing import Filing
from ui.forms.titles import summary, title
from ui.icons import icon
from ui.look import em
from ui.tips import tip

if TYPE_CHECKING:
    from ui.forms.field_row import FieldRow
    from ui.forms.row_form import RowForm


LONGEST = 100
"""As many letters of a name as a line shows."""


class FoldButton(QToolButton):
    """Its text is painted with dots where there is no room for all of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("wear", "fold")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """What it says when there is room."""
        self.setText(text.replace("&", "&&"))
        self.setToolTip(tip(text))

    @property
    def whole(self) -> str:
        """All that it says."""
        return self.text().replace("&&", "&")

    def minimumSizeHint(self) -> QSize:
        return QSize(em(self, 5), super().minimumSizeHint().height())


class PartCard(QFrame):
    """Signals: `moved(step)`: -1 asks for one place up, 1 for one down."""

    moved = Signal(int)

    def __init__(self, filing: Filing, part: Plain) -> None:
        super().__init__()
        self._filing = filing
        self.uid = part.uid
        self.kind = part.kind
        self.form: RowForm | None = None
        self._read_only = False
        self._languages: tuple[str, ...] | None = None
        self.setProperty("wear", "inner")
        self._fold = FoldButton()
        self._fold.setIcon(icon("chevron_right"))
        self._fold.clicked.connect(self.turn)
        self._summary = ElidedLabel()
        self._summary.setProperty("wear", "muted")
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._fold)
        line.addWidget(self._summary, 1)
        tr = filing.desk.tr
        self._buttons = [
            self._button("up", tr(N_("Move up")), lambda: self.moved.emit(-1)),
            self._button("down", tr(N_("Move down")), lambda: self.moved.emit(1)),
            self._button("duplicate", tr(N_("Duplicate")), lambda: filing.do(duplicate, self.uid)),
            self._button("bin", tr(N_("Into the bin")), self._remove),
        ]
        for button in self._buttons:
            line.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*[em(self, 0.25)] * 4)
        self._column.addLayout(line)
        self.findings: FindingLines | None = None

    def _button(self, picture: str, words: str, act: object) -> QToolButton:
        button = QToolButton()
        button.setProperty("wear", "quiet")
        button.setIcon(icon(picture))
        button.setToolTip(words)
        button.clicked.connect(act)
        return button

    def _remove(self) -> None:
        words = self._fold.whole
        self._filing.remove(self.uid)
        said = self._filing.desk.tr(N_("“{name}” is in the bin now.")).format(name=words)
        self._filing.desk.say(said, undo=True)

    def refresh(self, place: int, of: int) -> None:
        """Say what is stored; `place` in a list of `of` parts."""
        part = self._filing.row(self.uid)
        if part is None:
            return
        spoken = self._filing.spoken
        kind = catalogue("record_kinds")[self.kind].names[self._filing.desk.language]
        named = title(part, spoken) or self._filing.desk.tr(N_("({kind}, not answered yet)")).format(kind=kind)
        short = named if len(named) <= LONGEST else f"{named[: LONGEST - 1]}…"
        self._fold.show_text(f"{part.ref} {short}" if is_record(self.kind) else short)
        said = summary(part, spoken)
        self._summary.show_text(said if len(said) <= 4 * LONGEST else f"{said[: 4 * LONGEST - 1]}…")
        self._fold.setAccessibleName(f"{kind}: {named}")
        self._fold.setAccessibleDescription(said)
        for button, usable in zip(self._buttons, (place > 0, place < of - 1, True, True), strict=True):
            button.setEnabled(usable and not self._read_only)
            button.setAccessibleName(f"{button.toolTip()}: {named}")
        if self.form is not None:
            self.form.refresh()

    def turn(self) -> None:
        """Unfold, or fold."""
        if self.form is None or self.form.isHidden():
            self.unfold()
        else:
            self.form.save()
            self.form.hide()
            self._fold.setIcon(icon("chevron_right"))
            self.show_findings()

    def unfold(self) -> RowForm:
        """Show the form of the part; the form."""
        from ui.forms.row_form import RowForm

        if self.form is None:
            part = self._filing.row(self.uid)
            if part is None:
                raise LookupError(self.uid)
            self.form = RowForm(self._filing, part, whole=False)
            self.form.setContentsMargins(em(self, 0.6), em(self, 0.2), em(self, 0.3), em(self, 0.4))
            if self._languages is not None:
                self.form.set_languages(self._languages)
            self.form.set_read_only(self._read_only)
            self._column.addWidget(self.form)
        self.form.show()
        self._fold.setIcon(icon("chevron_down"))
        self.show_findings()
        return self.form

    def show_findings(self) -> None:
        """Say what the checks found in the part: unfolded, each finding stands at its fact."""
        at = self._filing.desk.findings.at
        part = self._filing.row(self.uid)
        folded = self.form is None or self.form.isHidden()
        rows = (self.uid, *(one.uid for one in part.below())) if part and folded else ()
        found = [told for uid in rows for told in at(uid)] or at(self.uid, "")
        if self.findings is None and found:
            self.findings = FindingLines()
            self._column.insertWidget(1, self.findings)
        if self.findings is not None:
            self.findings.show_findings(found)
        if self.form is not None and not folded:
            self.form.show_findings()

    def focus_first(self) -> None:
        """Put the cursor into the first field that is not answered, else the first."""
        form = self.unfold()
        every = form.fields().values()
        field = next((one for one in every if one.shown is None and not one.isHidden()), next(iter(every), None))
        if field is not None:
            field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Save what is typed."""
        if self.form is not None:
            self.form.save()

    def set_read_only(self, read_only: bool) -> None:
        """Whether the part can only be read."""
        self._read_only = read_only
        for button in self._buttons:
            button.setVisible(not read_only)
        if self.form is not None:
            self.form.set_read_only(read_only)

    def set_languages(self, languages: tuple[str, ...]) -> None:
        """The languages in which words are shown."""
        self._languages = languages
        if self.form is not None:
            self.form.set_languages(languages)

    def all_fields(self) -> Iterator[FieldRow]:
        """Its fields, if it was unfolded."""
        if self.form is not None:
            yield from self.form.all_fields()
