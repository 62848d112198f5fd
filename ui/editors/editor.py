"""What every editor of one fact can do. It knows a field and values; what becomes of them is the form's affair."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from ropa.fields import Field
from ui.editors.line import Line
from ui.editors.lookup import Lookup
from ui.editors.prose import Prose
from ui.look import restate

TextControl: TypeAlias = Line | Prose


class Editor(QWidget):
    """Shows one fact in its three states: not answered, "none", values. Its `objectName` is the key of the field.

    Signals: `edited()`: a person changed it, and may go on; `settled()`: a choice was made, or the keyboard left the
    editor as a whole, so this is the time to save; `open_requested(uid)`: the linked record is to be shown.
    """

    edited = Signal()
    settled = Signal()
    open_requested = Signal(str)

    def __init__(self, field: Field, lookup: Lookup) -> None:
        super().__init__()
        self.field = field
        self.lookup = lookup
        self.label = ""
        self.help = ""
        self.read_only = False
        self._stored: Any = None
        self._inside = False
        self.setObjectName(field.key)

    def value(self) -> Any:
        """What the editor holds, as `change` takes it; what was typed is never refused here."""
        raise NotImplementedError

    def show_value(self, value: Any, typed: str | None = None) -> None:
        """Show what is stored, or what waits to become readable instead of it. Never emits.

        Text being typed that means the same is left as it is, so that no space is taken away under the cursor.
        """
        self._show(value, typed)
        self.show_state("" if typed is None else "waits")
        self.mark_saved()

    def mark_saved(self) -> None:
        """What the editor holds now is in the file."""
        self._stored = self.value()
        for control in self._controls():
            control.forget_undo()

    def has_unsaved(self) -> bool:
        """Whether it holds something else than was shown or saved last."""
        return bool(self.value() != self._stored)

    def look_up(self, lookup: Lookup) -> None:
        """Choose from now on for another row, or under what was read anew. Followed by `show_value`."""
        self.lookup = lookup

    def set_languages(self, languages: tuple[str, ...]) -> None:
        """Which languages of words are shown now; only editors of words have any."""

    def set_read_only(self, read_only: bool) -> None:
        """Whether the fact can only be read and copied."""
        self.read_only = read_only
        self._follow_read_only()

    def name_it(self, label: str, help: str) -> None:  # noqa: A002 (the same word as in Field)
        """What the fact is called and means: the names of its controls for a screen reader."""
        self.label, self.help = label, help
        self.setAccessibleName(label)
        self._name_controls()

    def show_hint(self, words: str) -> None:
        """What an empty editor invites to do; only those that have a line to write it into show it."""

    def show_state(self, state: str) -> None:
        """`waits` frames the controls as holding what cannot be read yet; "" takes that away."""
        for control in self._controls():
            restate(control, state)

    def _show(self, value: Any, typed: str | None) -> None:
        raise NotImplementedError

    def _controls(self) -> Iterator[TextControl]:
        """The controls that text is typed into."""
        yield from ()

    def _name_controls(self) -> None:
        """Give the controls their accessible names."""
        for control in self._controls():
            self._name(control)

    def _name(self, control: QWidget) -> None:
        control.setAccessibleName(self.label)
        control.setAccessibleDescription(self.help)

    def _follow_read_only(self) -> None:
        """Let the controls be as `read_only` says."""
        for control in self._controls():
            control.setReadOnly(self.read_only)

    def _finish(self) -> None:
        """The keyboard leaves: make of what is typed what it means."""

    def _keeps_undo(self) -> bool:
        """Whether Ctrl+Z is the field's own now, and not the window's."""
        return self.has_unsaved()

    def _choose(self) -> None:
        """Say that a person made a choice."""
        self.edited.emit()
        self.settled.emit()

    def holds(self, widget: QWidget | None) -> bool:
        """Whether a widget is part of the editor or of a popup that it opened."""
        while widget is not None and widget is not self:
            widget = widget.parentWidget()
        return widget is self

    def keyboard_came(self, control: QWidget) -> None:
        """A control has the keyboard: until then none needs its keys looked at."""
        self._inside = True
        if isinstance(control, Line | Prose):
            control.installEventFilter(self)

    def keyboard_went(self) -> None:
        """A control has lost the keyboard; if no other of the editor or its popup has it, the editor is left."""
        if self._inside and not self.holds(QApplication.focusWidget()):
            self._inside = False
            self._finish()
            self.settled.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Undo and redo belong to the control only while it holds something that is not saved."""
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return super().eventFilter(watched, event)
        undo, redo = _takes_back(cast(QKeyEvent, event))
        if not (undo or redo):
            return super().eventFilter(watched, event)
        event.setAccepted(self._keeps_undo())
        if event.isAccepted() and event.type() == QEvent.Type.KeyPress and not self.read_only:
            control = cast(TextControl, watched)
            control.undo() if undo else control.redo()
        return True


def _takes_back(event: QKeyEvent) -> tuple[bool, bool]:
    """(undo, redo); Ctrl+Y is redo on every system, as in the window's menu."""
    control_y = event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return event.matches(QKeySequence.StandardKey.Undo), control_y or event.matches(QKeySequence.StandardKey.Redo)
