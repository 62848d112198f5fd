"""The form of a record that stands in lists: how it stands, its languages, its sections, and all its parts in place."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ropa.i18n import N_
from ropa.model import COPIED
from ropa.register import Done
from ropa.words import Words
from ui.checks.lines import FindingLines
from ui.desk import Desk
from ui.due.note import DueNote
from ui.flow import Flow
from ui.forms.field_row import FieldRow
from ui.forms.filing import Filing
from ui.forms.row_form import RowForm
from ui.forms.standing import Standing
from ui.laying_out import lay_out_now
from ui.look import em

SHORT = {"kk": "Қаз", "ru": "Рус", "en": "Eng"}


class RecordForm(QWidget):
    """Empty before `open(uid)`. One form a kind is kept and filled anew, which is quicker than building it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.filing = Filing(desk)
        self.filing.read_again.connect(self._show)
        self.standing = Standing(self.filing)
        self.standing.unlocked.connect(self._unlock)
        self.findings = FindingLines()
        self.due = DueNote(desk)
        desk.findings.read.connect(self._show_findings)
        self._unlocked = ""
        self._forms: dict[tuple[str, tuple[str, ...]], RowForm] = {}
        self.form: RowForm | None = None
        self.languages = QTabBar()
        self.languages.setDrawBase(False)
        self.languages.setExpanding(False)
        self.languages.setAccessibleName(desk.tr(N_("Languages shown in the form")))
        self.languages.currentChanged.connect(self._show_languages)
        self.sections = QToolButton()
        self.sections.setProperty("wear", "quiet")
        self.sections.setText(desk.tr(N_("Sections")))
        self.sections.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.sections.setToolTip(desk.tr(N_("Go to a section of this form")))
        self.sections.setMenu(QMenu(self.sections))
        self.sections.menu().aboutToShow.connect(self._fill_sections)
        self.languages.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        line = Flow()
        line.addWidget(self.languages)
        line.addWidget(self.sections)
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(*[em(self, 0.9)] * 4)
        self._column.setSpacing(em(self, 0.7))
        self._column.addWidget(self.standing)
        self._column.addWidget(self.findings)
        self._column.addWidget(self.due)
        self._column.addLayout(line)
        self._column.addStretch()
        self._scroll = QScrollArea()
        self._scroll.setProperty("wear", "plain")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._page)
        self._page.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        cast(QApplication, QApplication.instance()).focusChanged.connect(self._keep_in_view)

    def open(self, uid: str, row: str = "", key: str = "") -> None:
        """Show a record; put the cursor into a field of a row of it, if one is named."""
        if self.form is None or self.filing.root.uid != uid:
            self.leave()
            self.end()
            self._unlocked = ""
            self.filing.open(uid)
            self._take_form()
            self._scroll.verticalScrollBar().setValue(0)
        elif self._forms.get((self.filing.root.kind, self.desk.laws)) is not self.form:
            self.leave()
            self.filing.open(uid)
            self._take_form()
        else:  # it may have changed while another page was in view
            self.filing.read()
        self._page.show()
        if row or key:
            self.focus_on(row or uid, key)

    def prepare(self, uid: str) -> None:
        """Put together, lay out and paint what is seen at once of the form of a record's kind, so that the first is
        shown like others.
        """
        if not self._forms:
            self.filing.open(uid)
            self._take_form()
            self._page.show()
            self.grab()
            self.clear()

    def _take_form(self) -> None:
        root = self.filing.root
        wanted = (root.kind, self.desk.laws)
        if self.form is not None and self._forms.get(wanted) is not self.form:
            self.form.hide()
        if wanted in self._forms:
            self.form = self._forms[wanted]
            self.form.show_row(root.uid)
        else:
            self.form = self._forms[wanted] = RowForm(self.filing, root, whole=True)
            self._column.insertWidget(self._column.count() - 1, self.form)
        self.form.show()
        self.sections.setVisible(len(self.form.headings()) > 3)
        self._fill_languages()
        self._stand()
        self.findings.show_findings(self.desk.findings.at(root.uid, ""))

    def _fill_sections(self) -> None:
        menu = self.sections.menu()
        menu.clear()
        for place, text in enumerate(self.form.headings() if self.form else []):
            action = menu.addAction(text.replace("&", "&&"))
            action.triggered.connect(lambda _=False, place=place: self.go_to_section(place))

    def step_section(self, by: int) -> None:
        """The section after the one with the cursor, or the one before it."""
        if self.form is not None:
            here = self.form.place_of(QApplication.focusWidget())
            self.go_to_section(min(max(here + by, 0), len(self.form.headings()) - 1))

    def go_to_section(self, place: int) -> None:
        """Scroll to a section and put the cursor into it."""
        if self.form is None:
            return
        target = self.form.block(place)
        QTimer.singleShot(0, target, lambda: self._scroll_to(target))

    def _scroll_to(self, target: QWidget) -> None:
        place = target.mapTo(self._page, target.rect().topLeft()).y()
        self._scroll.verticalScrollBar().setValue(max(place - em(self, 0.5), 0))
        if (first := self._focusable_below(place)) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focusable_below(self, place: int) -> QWidget | None:
        rows = list(self.form.all_fields()) if self.form else []
        below = [(one.mapTo(self._page, one.rect().topLeft()).y(), one.editor) for one in rows if one.isVisible()]
        return next((editor for y, editor in sorted(below, key=lambda pair: pair[0]) if y >= place), None)

    def _fill_languages(self) -> None:
        spoken = tuple(dict.fromkeys((*self.desk.languages, *self._languages_with_text())))
        kept = self._shown_languages()
        self.languages.blockSignals(True)
        while self.languages.count():
            self.languages.removeTab(0)
        self.languages.addTab(self.desk.tr(N_("All languages")))
        self.languages.setTabData(0, list(spoken))
        for language in spoken:
            index = self.languages.addTab(SHORT[language])
            self.languages.setTabData(index, [language])
        tabs = self.desk.settings.words_in_tabs
        start = next((n for n in range(self.languages.count()) if tuple(self.languages.tabData(n)) == kept), int(tabs))
        self.languages.setCurrentIndex(start)
        self.languages.blockSignals(False)
        self.languages.setVisible(len(spoken) > 1)
        self._show_languages()

    def _languages_with_text(self) -> list[str]:
        rows = (self.filing.root, *self.filing.root.below())
        return [
            language
            for row in rows
            for value in row.facts.values()
            if isinstance(value, Words)
            for language, _ in value.texts
        ]

    def _shown_languages(self) -> tuple[str, ...]:
        data = self.languages.tabData(self.languages.currentIndex())
        return tuple(data) if data else ()

    def _show_languages(self) -> None:
        if self.form is not None:
            self.form.set_languages(self._shown_languages())

    def _show(self) -> None:
        if self.form is not None:
            self.form.refresh()
            self._stand()

    def _stand(self) -> None:
        self.due.show_record(self.filing.root.uid, self.filing.root.kind)
        locked = bool(self.standing.others()) and self._unlocked != self.filing.root.uid
        self.standing.show_standing(locked=locked)
        if self.form is not None:
            self.form.set_read_only(locked or self.filing.opened.binned or self.desk.workspace.read_only)

    def _show_findings(self) -> None:
        """Say what the checks found, each finding at its fact; the field with the keyboard stays where it is."""
        if self.form is None:
            return
        held = self.focusWidget()
        within = held is not None and self._page.isAncestorOf(held)
        before = held.mapTo(self._page, QPoint()).y() if held and within else 0
        self.findings.show_findings(self.desk.findings.at(self.filing.root.uid, ""))
        self.form.show_findings()
        lay_out_now()
        if held is not None and within:
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.value() + held.mapTo(self._page, QPoint()).y() - before)

    def _unlock(self) -> None:
        self._unlocked = self.filing.root.uid
        self._stand()

    def refresh(self, done: Done | None) -> None:
        """Something changed: read again what is shown, if it is of this record or named in it."""
        if self.form is None:
            return
        root = self.filing.root.uid
        if done is None or root in done.roots or done.roots & self.filing.opened.linked.keys():
            self.filing.read()
        elif self.filing.root.kind in COPIED and done.operators - {self.filing.opened.operator}:
            self._stand()  # copies at other operators may have taken up what changed here

    def leave(self) -> None:
        """Save what is typed."""
        if self.form is not None:
            self.form.save()

    def clear(self) -> None:
        """Show nothing."""
        self.leave()
        self.end()
        self.form = None
        self._page.hide()

    def end(self) -> None:
        """The record is left: what was typed is kept, what was done is one entry of its history from now on."""
        if self.form is not None:
            self.filing.end()
            self.desk.workspace.end_visit(self.filing.root.uid)

    def focus_on(self, row: str, key: str = "") -> None:
        """Put the cursor into a field, or into the list of the parts of a kind, unfolded and scrolled into view."""
        if self.form is None:
            return
        field = self.form.field_of(row, key)
        if field is not None:
            QTimer.singleShot(0, field, lambda: self._reach(field, field.editor))
        elif (parts := self.form.list_of(row, key)) is not None:
            QTimer.singleShot(0, parts, lambda: self._reach(parts, parts.adder))

    def _reach(self, shown: QWidget, focused: QWidget) -> None:
        self._scroll.ensureWidgetVisible(shown, 0, em(self, 2))
        focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        if self.form is not None:
            self.focus_on(self.form.uid)

    def turn_help(self) -> None:
        """Show or hide what the fact with the cursor means."""
        widget = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, FieldRow):
            widget = widget.parentWidget()
        if isinstance(widget, FieldRow):
            widget.turn_help()

    def _keep_in_view(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self._page.isAncestorOf(new):
            self._scroll.ensureWidgetVisible(new, 0, em(self, 2))
