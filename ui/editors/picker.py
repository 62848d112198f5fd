"""A line in which one types to choose: what fits is listed below it, and what is not there can be added."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent

from ropa.i18n import N_, Translator
from ui.editors.line import SignLine
from ui.editors.options import Option, matching, named
from ui.editors.popup import Popup
from ui.editors.rows import Row
from ui.tips import tip

MOST_ROWS = 200
"""More rows than anyone reads: the rest is found by typing on."""

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 10,
    Qt.Key.Key_PageUp: -10,
}


class Picker(SignLine):
    """`ask` gives the options when the list opens; `offer` the words, with a slot {name}, for adding a new one, or "".

    Signals: `picked(Option)`; `add_requested(str)` with what was typed; `cleared()`: the text was taken out. What is
    typed without choosing stays, and is `unchosen`.
    """

    picked = Signal(object)
    add_requested = Signal(str)
    cleared = Signal()

    def __init__(self, tr: Translator, ask: Callable[[], list[Option]], offer: Callable[[], str]) -> None:
        super().__init__("chevron_down")
        self._tr, self._ask, self._offer = tr, ask, offer
        self._settled = ""
        self._value = ""
        self._left_out: Collection[str] = ()
        self._options: Sequence[Option] | None = None
        self._popup: Popup | None = None
        self.textEdited.connect(self._follow_typing)
        self.opened.connect(self.turn)

    @property
    def unchosen(self) -> str:
        """What is typed and is no choice yet; "" where the text is what was chosen."""
        text = self.text().strip()
        return "" if text == self._settled else text

    @property
    def popup(self) -> Popup | None:
        """The list, while it is open."""
        return self._popup if self._popup is not None and self._popup.isVisible() else None

    def show_choice(self, label: str, value: str = "", left_out: Collection[str] = ()) -> None:
        """Show what is chosen; `left_out` are values that are not offered."""
        self.close_list()
        self._settled, self._value, self._left_out = label, value, left_out
        if self.text() != label:
            self.show_text(label)
        self.setToolTip(tip(label or self.placeholderText()))  # all of it, where it is cut

    @Slot()
    def turn(self) -> None:
        """Open the whole list, or close it."""
        if self.popup is None:
            self.open_list(self.unchosen)
        else:
            self.close_list()

    def open_list(self, typed: str = "") -> None:
        """List what fits."""
        if not self.has_sign():
            return
        if self._popup is None:
            self._popup = Popup(self)
            self._popup.name_it(self.accessibleName())
            self._popup.chosen.connect(self._take)
        self._popup.show_rows(self._rows(typed), "" if typed else self._value)

    def close_list(self) -> None:
        """Close the list; the next opening asks for the options anew."""
        self._options = None
        if self._popup is not None:
            self._popup.hide()

    def _asked(self) -> Sequence[Option]:
        if self._options is None:
            self._options = [one for one in self._ask() if one.shipped or one.value not in self._left_out]
        return self._options

    def _rows(self, typed: str) -> list[Row]:
        found = matching(self._asked(), typed)
        rows = [Row(one.label, one.detail, one) for one in found[:MOST_ROWS]]
        if more := len(found) - len(rows):
            rows.append(Row(self._tr.count("{n} more: type more letters", "{n} more: type more letters", more)))
        offer = self._offer() if typed else ""
        if offer and named(self._asked(), typed) is None:
            rows.append(Row(offer.format(name=typed), adds=typed))
        return rows or [Row(self._tr(N_("Nothing fits")) if typed else self._tr(N_("There is nothing to choose from")))]

    def _take(self, row: Row) -> None:
        self.close_list()
        if row.option is not None:
            self.picked.emit(row.option)
        else:
            self.add_requested.emit(row.adds)

    def take_typed(self, *, only: bool = False) -> bool:
        """Choose what is just named so by the text, or with `only` what alone fits; whether there was any."""
        if not self.unchosen:
            return False
        option = named(self._asked(), self.unchosen)
        if option is None and only:
            found = matching(self._asked(), self.unchosen)
            option = found[0] if len(found) == 1 else None
        if option is None:
            return False
        self._take(Row(option.label, option=option))
        return True

    @Slot(str)
    def _follow_typing(self, text: str) -> None:
        if self.unchosen:
            self.open_list(self.unchosen)
            return
        self.close_list()
        if not text.strip():
            self._settled = self._value = ""
            self.cleared.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        popup, key = self.popup, event.key()
        if popup is None and key in (Qt.Key.Key_Down, Qt.Key.Key_F4) and self.has_sign():
            self.open_list(self.unchosen)
            if self.unchosen and self.popup is not None:
                self.popup.step(1)
        elif popup is not None and key in _STEPS and event.modifiers() != Qt.KeyboardModifier.AltModifier:
            popup.step(_STEPS[Qt.Key(key)])
        elif popup is not None and (
            key in (Qt.Key.Key_Escape, Qt.Key.Key_F4)
            or (key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and event.modifiers() == Qt.KeyboardModifier.AltModifier)
        ):
            self.close_list()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._enter(popup):
            event.accept()
        elif key == Qt.Key.Key_Escape and self.unchosen:
            self.show_choice(self._settled, self._value, self._left_out)
        else:
            super().keyPressEvent(event)

    def _enter(self, popup: Popup | None) -> bool:
        """Choose what is highlighted, or what the text can only mean; whether Return was for the list."""
        if popup is not None and popup.highlighted() is not None:
            popup.choose()
            return True
        if self.take_typed(only=True):
            return True
        if self.unchosen and popup is None:
            self.open_list(self.unchosen)
            return True
        return popup is not None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.close_list()
