"""What does not fit in a window: texts that are cut, neighbours that overlap, what sticks out of its place.

Judged by geometry: what a text needs by the metrics of its font against the room that it has. A text that is cut with
dots counts as whole where its tip says all of it. What widgets and delegates paint themselves is not seen from here.
"""

from __future__ import annotations

import html
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QMenuBar,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSplitter,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QToolButton,
    QWidget,
)

ROLE = Qt.ItemDataRole


def misfits(window: QWidget) -> list[str]:
    """Everything in a window that does not fit, each in a line; what is hidden does not count."""
    found: list[str] = []
    for widget in (window, *window.findChildren(QWidget)):
        if widget.isVisible() and (widget is window or widget.window() is window):
            found += _cut(widget)
            found += _overlaps(widget)
            found += _sticks_out(widget)
    return list(dict.fromkeys(found))


def _cut(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        yield from _cut_label(widget)
    elif isinstance(widget, QToolButton | QPushButton | QCheckBox | QRadioButton):
        yield from _cut_button(widget)
    elif isinstance(widget, QTabBar):
        yield from _cut_tabs(widget)
    elif isinstance(widget, QComboBox):
        yield from _cut_choice(widget)
    elif isinstance(widget, QLineEdit):
        yield from _cut_hint(widget)
    elif isinstance(widget, QMenuBar):
        yield from (f"menu cut: {one.text()}" for one in widget.actions() if not _within(widget, one))
    elif isinstance(widget, QHeaderView):
        yield from _cut_heads(widget)
    elif isinstance(widget, QListView):
        yield from _cut_lines(widget)


def _within(bar: QMenuBar, action: QAction) -> bool:
    place = bar.actionGeometry(action)
    return place.width() > 0 and bar.rect().contains(place)


def _cut_label(label: QLabel) -> Iterator[str]:
    text = label.text()
    if not text or label.width() == 0:
        return
    if label.wordWrap():
        longest = max((label.fontMetrics().horizontalAdvance(word) for word in text.split()), default=0)
        if label.contentsRect().width() < longest and label.textFormat() != Qt.TextFormat.RichText:
            yield f"word cut: {_named(label, text)}"
        elif label.height() < label.heightForWidth(label.width()):
            yield f"lines cut: {_named(label, text)} {label.height()} < {label.heightForWidth(label.width())}"
    elif not _fits(label, label.sizeHint()) and text not in _told(label):
        yield f"label cut: {_named(label, text)} {label.size().toTuple()} < {label.sizeHint().toTuple()}"


def _cut_button(button: QAbstractButton) -> Iterator[str]:
    if not button.text() or _whole_in_tip(button):
        return
    icon_only = Qt.ToolButtonStyle.ToolButtonIconOnly
    if isinstance(button, QToolButton) and button.toolButtonStyle() == icon_only and not button.icon().isNull():
        return
    if button.hasHeightForWidth():
        if button.height() < button.heightForWidth(button.width()):
            yield f"lines cut: {_named(button, button.text())} {button.size().toTuple()}"
    elif not _fits(button, button.sizeHint()):
        wide = max(button.fontMetrics().horizontalAdvance(one) for one in button.text().split("\n"))
        picture = button.iconSize().width() * (not button.icon().isNull())
        if button.width() < wide + picture or button.height() < button.minimumSizeHint().height():
            yield f"button cut: {_named(button, button.text())} {button.size().toTuple()} < {wide + picture}"


def _whole_in_tip(button: QAbstractButton) -> bool:
    """Whether all of its text is in its tip, for where it is painted with dots."""
    return button.text().replace("&&", "&") in _told(button)


def _cut_choice(box: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    control, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(control, option, field, box).width()
    needed = box.fontMetrics().horizontalAdvance(box.currentText())
    if box.lineEdit() is None and room < needed and box.currentText() not in _told(box):
        yield f"choice cut: {_named(box, box.currentText())} {room} < {needed}"


def _cut_tabs(bar: QTabBar) -> Iterator[str]:
    for n in range(bar.count()):
        place, text = bar.tabRect(n), bar.tabText(n)
        cut = place.width() < bar.fontMetrics().horizontalAdvance(text) or not bar.rect().contains(place)
        if cut and text not in bar.tabToolTip(n):
            yield f"tab cut: {_named(bar, text)}"


def _cut_hint(line: QLineEdit) -> Iterator[str]:
    hint = line.placeholderText()
    if hint and not line.text() and line.isEnabled() and not line.isReadOnly():
        needed, margins = line.fontMetrics().horizontalAdvance(hint), line.textMargins()
        signs = sum(one.width() for one in line.findChildren(QToolButton) if one.isVisible())
        room = line.width() - margins.left() - margins.right() - signs
        if room < needed and hint not in _told(line):
            yield f"hint cut: {_named(line, hint)} {room} < {needed}"


def _cut_heads(header: QHeaderView) -> Iterator[str]:
    if header.orientation() == Qt.Orientation.Vertical:
        return
    for n in range(header.count()):
        text = str(header.model().headerData(n, header.orientation(), ROLE.DisplayRole) or "")
        tip = str(header.model().headerData(n, header.orientation(), ROLE.ToolTipRole) or "")
        cut = header.sectionSize(n) < header.fontMetrics().horizontalAdvance(text)
        if cut and not header.isSectionHidden(n) and text not in html.unescape(tip):
            yield f"head of a column cut: {text}"


def _cut_lines(view: QListView) -> Iterator[str]:
    model = view.model()
    for n in range(min(model.rowCount(), 40)):
        index = model.index(n, 0)
        needed = view.sizeHintForIndex(index).width()
        text = str(index.data(ROLE.DisplayRole) or "")
        if needed > view.viewport().width() and text not in html.unescape(str(index.data(ROLE.ToolTipRole) or "")):
            yield f"line of a list cut: {_named(view, text)} {view.viewport().width()} < {needed}"


def _overlaps(parent: QWidget) -> Iterator[str]:
    if parent.layout() is None:
        return
    every = (one for one in parent.children() if isinstance(one, QWidget))
    children = [one for one in every if one.isVisible() and not one.isWindow()]
    for n, one in enumerate(children):
        for other in children[n + 1 :]:
            common = one.geometry().intersected(other.geometry())
            if common.width() > 1 and common.height() > 1:
                yield f"overlap: {_named(one)} and {_named(other)} by {common.size().toTuple()}"


def _sticks_out(widget: QWidget) -> Iterator[str]:
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    if isinstance(widget, QScrollArea) and inside is not None and inside.isVisible():
        room = widget.viewport().width()
        if inside.width() > room:
            yield f"wider than its scroll area: {_named(inside)} {inside.width()} > {room}"
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or not (parent.layout() or isinstance(parent, QSplitter)):
        return
    if isinstance(parent, QAbstractScrollArea | QAbstractItemView):
        return
    corner = widget.mapTo(parent, QPoint(0, 0))
    place, inner = QRect(corner, widget.size()), parent.rect()
    if not inner.contains(place):
        yield f"sticks out: {_named(widget)} {place.getRect()} of {_named(parent)} {inner.getRect()}"


def _fits(widget: QWidget, needed: QSize) -> bool:
    return widget.width() >= needed.width() and widget.height() >= needed.height()


def _told(widget: QWidget) -> str:
    return html.unescape(widget.toolTip())


def _named(widget: QWidget, text: str = "") -> str:
    words = text or widget.objectName() or widget.accessibleName()
    if not words and isinstance(widget, QLabel | QAbstractButton):
        words = widget.text()
    return f"{type(widget).__name__} “{words[:60]}”"
