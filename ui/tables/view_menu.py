"""The menu of saved views: choose one, save, rename and delete them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from ropa.i18n import N_, Translator
from ui.tables.views import USUAL, Views


class ViewMenu(QMenu):
    """Signals: `used()` where the list is to look otherwise; `named()` where only the views changed."""

    used = Signal()
    named = Signal()

    def __init__(self, parent: QWidget, views: Views, tr: Translator) -> None:
        super().__init__(parent)
        self._views = views
        self._tr = tr
        self.aboutToShow.connect(self.fill)

    def title_of(self, name: str) -> str:
        """What a view is called on screen."""
        return name if name != USUAL else self._tr(N_("Usual view"))

    def title(self) -> str:
        """What the button says: the view in use, with a star where the list was changed since."""
        star = " *" if self._views.modified else ""
        name = self._views.name
        said = name if len(name) <= 24 else f"{name[:23].rstrip()}…"
        return (said.replace("&", "&&") if name != USUAL else self._tr(N_("Views"))) + star

    def fill(self) -> None:
        """Build the menu for the views as they are now."""
        views, tr = self._views, self._tr
        self.clear()
        group = QActionGroup(self)
        for name in (USUAL, *sorted(views.saved, key=str.casefold)):
            here = name == views.name
            action = self.addAction(self.title_of(name).replace("&", "&&") + (" *" if here and views.modified else ""))
            action.setCheckable(True)
            action.setChecked(here)
            group.addAction(action)
            action.triggered.connect(lambda _=False, name=name: self._use(name))
        self.addSeparator()
        own = views.name != USUAL
        save = self.addAction(tr(N_("Save the changes of this view")))
        save.setEnabled(own and views.modified)
        save.triggered.connect(self._save)
        self.addAction(tr(N_("Save as a new view…"))).triggered.connect(self.ask_new)
        rename = self.addAction(tr(N_("Rename this view…")))
        rename.setEnabled(own)
        rename.triggered.connect(self.ask_other)
        delete = self.addAction(tr(N_("Delete this view")))
        delete.setEnabled(own)
        delete.triggered.connect(self._delete)

    def _use(self, name: str) -> None:
        self._views.use(name)
        self.used.emit()

    def _save(self) -> None:
        self._views.save()
        self.named.emit()

    def _delete(self) -> None:
        self._views.delete()
        self.named.emit()

    def ask_new(self) -> QInputDialog:
        """Ask for the name of a new view."""
        return self._ask(self._tr(N_("Save as a new view")), "", self._save_as)

    def ask_other(self) -> QInputDialog:
        """Ask for another name of the view in use."""
        return self._ask(self._tr(N_("Rename the view")), self._views.name, self._rename)

    def _ask(self, title: str, name: str, take: Callable[[str], None]) -> QInputDialog:
        dialog = QInputDialog(self.parentWidget())
        dialog.setWindowTitle(title)
        dialog.setLabelText(self._tr(N_("Name of the view")))
        dialog.setTextValue(name)
        dialog.setOkButtonText(self._tr(N_("Save")))
        dialog.setCancelButtonText(self._tr(N_("Cancel")))
        dialog.textValueSelected.connect(take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _save_as(self, name: str) -> None:
        self._views.save_as(name)
        self.named.emit()

    def _rename(self, name: str) -> None:
        self._views.rename(name)
        self.named.emit()
