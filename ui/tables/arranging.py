"""The columns of a list on screen: shown as the view says, and the view changed as the person arranges them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from ropa.i18n import N_, Translator
from ropa.spoken import Spoken
from ropa.store.cells import status
from ropa.store.rows import columns
from ui.tables.chooser import ColumnChooser
from ui.tables.columns import Shown, arranged, moved, usual, widened, without
from ui.tables.view import RecordView
from ui.tables.views import Views

_STATUSES = ("draft", "approved", "archived")


class Arranging(QObject):
    """Signals: `changed()` where the list looks otherwise; `reordered()` where its rows are to be asked anew.

    `beside` is the button below which the popup with all columns opens.
    """

    changed = Signal()
    reordered = Signal()

    def __init__(self, views: Views, table: RecordView, tr: Translator, beside: QWidget) -> None:
        super().__init__(table)
        self._views = views
        self._table = table
        self._tr = tr
        self._beside = beside
        head = table.header
        head.arranged.connect(lambda keys: self.put(arranged(views.now.columns, keys)))
        head.widened.connect(self._keep_width)
        head.sorted_by.connect(self.sort_by)
        head.menu_requested.connect(lambda key, point: self.menu(key).popup(point))

    def show(self) -> None:
        """Show the columns of the view at their widths; rows and what is chosen stay as they are."""
        shown = self._views.now.columns
        known = columns(self._views.kind)
        kept = self._table.standing()
        keys = [one.key for one in shown]
        self._table.records.show_columns(keys, [known[key].label(self._tr.language) for key in keys])
        self._table.header.show_widths({one.key: one.letters for one in shown})
        self._table.header.show_sort(self._views.now.sort, descending=self._views.now.descending)
        self._table.paint_badges(keys.index("status") if "status" in keys else -1, self._statuses())
        self._table.stand(kept)

    def _statuses(self) -> dict[str, str]:
        """Which status the words of a cell are."""
        spoken = Spoken(self._tr.language)
        said = {status(spoken, code, changed=True): "changed" for code in _STATUSES}
        return said | {status(spoken, code, changed=False): code for code in _STATUSES}

    def put(self, shown: Sequence[Shown]) -> None:
        """Show other columns, or the same in another order."""
        self._views.change(columns=tuple(shown))
        self.show()
        self.changed.emit()

    def _keep_width(self, key: str, letters: float) -> None:
        self._views.change(columns=widened(self._views.now.columns, key, letters))
        self.changed.emit()

    def sort_by(self, key: str, descending: bool) -> None:
        """Put the records in another order."""
        self._views.change(sort=key, descending=descending)
        self._table.header.show_sort(key, descending=descending)
        self.changed.emit()
        self.reordered.emit()

    def choose(self) -> ColumnChooser:
        """Open the popup with all columns."""
        chooser = ColumnChooser(self._beside.window(), self._tr, self._views.kind, self._views.now)
        chooser.columns_changed.connect(self.put)
        chooser.sort_changed.connect(self.sort_by)
        chooser.usual_requested.connect(self._put_usual)
        chooser.open_at(self._beside.mapToGlobal(QPoint(0, self._beside.height())))
        return chooser

    def _put_usual(self) -> None:
        self.put(usual(self._views.kind))

    def menu(self, key: str) -> QMenu:
        """What can be done to a column ("" for none)."""
        tr, now = self._tr, self._views.now
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if key:
            for words, descending in ((N_("Sort ascending"), False), (N_("Sort descending"), True)):
                menu.addAction(tr(words)).triggered.connect(lambda _=False, way=descending: self.sort_by(key, way))
            menu.addSeparator()
            for words, by in ((N_("Move to the left"), -1), (N_("Move to the right"), 1)):
                move = menu.addAction(tr(words))
                move.triggered.connect(lambda _=False, by=by: self.put(moved(now.columns, key, by)))
            hide = menu.addAction(tr(N_("Hide this column")))
            hide.setEnabled(len(now.columns) > 1)
            hide.triggered.connect(lambda: self.put(without(now.columns, key)))
            menu.addSeparator()
        menu.addAction(tr(N_("Choose columns…"))).triggered.connect(self.choose)
        menu.addAction(tr(N_("Usual columns"))).triggered.connect(self._put_usual)
        return menu
