"""What editors share in which one types to choose: the line, what is typed and not chosen yet, and the hint of it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout

from ropa.fields import Field
from ropa.i18n import N_
from ui.editors.editor import Editor, TextControl
from ui.editors.lookup import Lookup
from ui.editors.options import Option
from ui.editors.picker import Picker
from ui.look import wear
from ui.tips import tip


class PickingEditor(Editor):
    """Text typed without choosing stays in view with a hint, also when the form comes back to the row; the value is
    meanwhile what was chosen last.
    """

    def __init__(self, field: Field, lookup: Lookup) -> None:
        super().__init__(field, lookup)
        self._hint: QLabel | None = None
        self.picker = Picker(lookup.desk.tr, self._options, self._offer)
        self.picker.picked.connect(self._pick)
        self.picker.add_requested.connect(self._add)
        self.picker.textChanged.connect(self._keep_unchosen)
        self.picker.returnPressed.connect(self.settled)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.setFocusProxy(self.picker)

    def take(self, value: str) -> None:
        """A person chose this value, or added it."""
        raise NotImplementedError

    def said(self) -> str:
        """What there is to say of what is chosen."""
        return ""

    def _options(self) -> list[Option]:
        return self.lookup.options(self.field)

    def _offer(self) -> str:
        return self.lookup.offer(self.field)

    @Slot(object)
    def _pick(self, option: Option) -> None:
        self._took(self.lookup.take(option))

    @Slot(str)
    def _add(self, typed: str) -> None:
        self._took(self.lookup.add(self.field, typed))

    def _took(self, value: str) -> None:
        self.lookup.unchosen.pop(self._place, None)
        self.take(value)

    @property
    def _place(self) -> tuple[str, str]:
        return self.lookup.place(self.field)

    def show_unchosen(self) -> None:
        """Bring back what was typed at this row and not chosen."""
        unchosen = self.lookup.unchosen.get(self._place, "")
        if unchosen:
            self.picker.show_text(unchosen)
        self._say(unchosen)

    @Slot(str)
    def _keep_unchosen(self, _text: str) -> None:
        if unchosen := self.picker.unchosen:
            self.lookup.unchosen[self._place] = unchosen
        else:
            self.lookup.unchosen.pop(self._place, None)
            self._say("")

    def _say(self, unchosen: str) -> None:
        pending = self.lookup.desk.tr(N_("Not chosen yet: choose from the list, or clear the text."))
        words = pending if unchosen else self.said()
        if self._hint is None:
            if not words:
                return
            self._hint = QLabel()
            self._hint.setTextFormat(Qt.TextFormat.PlainText)
            self._hint.setWordWrap(True)
            self._column.addWidget(self._hint)
        wear(self._hint, "warning" if unchosen else "small")
        self._hint.setText(words)
        self._hint.setVisible(bool(words))
        self.picker.setAccessibleDescription(words or self.help)

    @property
    def hint(self) -> str:
        """What is said below the line."""
        return self._hint.text() if self._hint is not None else ""

    def _finish(self) -> None:
        if not self.picker.take_typed():
            self._say(self.picker.unchosen)
        self.picker.rest()

    def _keeps_undo(self) -> bool:
        return bool(self.picker.unchosen)

    def show_hint(self, words: str) -> None:
        self.picker.setPlaceholderText(words)
        self.picker.setToolTip(tip(words))

    def _controls(self) -> Iterator[TextControl]:
        yield self.picker
