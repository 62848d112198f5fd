"""Whether the history that is shown is as it was written: looked at in slices while the screen is served."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ropa.i18n import N_
from ropa.store.chains import Break, Reached, follow
from ui.desk import Desk
from ui.icons import Sign
from ui.panels.deeds import moment_in_words
from ui.tips import tip


class ChainState(QWidget):
    """Signals: `asked(edit)` when the person wants to see the edit at which the chain breaks."""

    asked = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._operator: str | None = None
        self._reached: Reached | None = None
        self._looked: set[str | None] = set()
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._step)
        self._sign = Sign("done", "done")
        self.told = QLabel()
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setProperty("wear", "muted")
        self._broken = 0
        self.show_break = QPushButton(desk.tr(N_("Show the place")))
        self.show_break.setProperty("wear", "link")
        self.show_break.clicked.connect(lambda: self.asked.emit(self._broken))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        for widget in (self._sign, self.told, self.show_break):
            line.addWidget(widget)
        self.hide()

    def look(self, operator: str | None) -> None:
        """Look at the chain of an operator (None: of the shared records), once for as long as it is in view."""
        if operator == self._operator and operator in self._looked:
            return
        self._operator, self._reached, self._looked = operator, None, {operator}
        self.hide()
        self._next.start()

    def _step(self) -> None:
        """The next slice; a page that is left, or a register that is locked, is looked at when it is in view again."""
        parent = self.parentWidget()
        if parent is None or not parent.isVisible():
            self._looked.clear()
            return
        before = self._reached or Reached()
        self._reached, broken = self.desk.workspace.ask(follow, self._operator, self._reached)
        if self._reached is not None:
            self._next.start()
        else:
            self._tell(broken, before)

    def _tell(self, broken: Break | None, before: Reached) -> None:
        tr = self.desk.tr
        self._broken = broken.edit if broken else 0
        self.show_break.setVisible(broken is not None)
        self._sign.show_icon(*(("warning", "warning") if broken else ("done", "done")))
        if broken is None:
            self.told.setText(tr(N_("The history is intact")))
            self.told.setToolTip(
                tip(tr(N_("Each edit is sealed by a hash over the one before it, and every seal fits.")))
            )
        else:
            when = moment_in_words(broken.at, self.desk)
            self.told.setText(tr(N_("The history was tampered with or damaged: {when}")).format(when=when))
            sound = tr(N_("Edits before it that are sound: {n}. Compare with a backup.")).format(n=before.edits)
            self.told.setToolTip(tip(sound))
        self.told.setAccessibleName(self.told.text())
        self.show()
