"""A check box whose words break into lines where there is no room for one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from ui.look import em


class WrappedCheck(QCheckBox):
    """A check box itself draws several lines but does not break them."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._words = words
        self._at: dict[int, str] = {}
        self.setAccessibleName(words)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        return QSize(em(self, 5), self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = len(self._broken(width).splitlines())
        return max(super().sizeHint().height(), em(self, 0.4) + lines * self.fontMetrics().lineSpacing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setText(self._broken(self.width()))

    def changeEvent(self, event: QEvent) -> None:
        self._at.clear()
        super().changeEvent(event)

    def _broken(self, width: int) -> str:
        """The words with line breaks for a width, broken once however often a layout asks."""
        if width not in self._at:
            self._at[width] = self._break(width - em(self, 2))
        return self._at[width]

    def _break(self, room: int) -> str:
        lines = [""]
        for word in self._words.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self.fontMetrics().horizontalAdvance(longer) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        return "\n".join(lines)
