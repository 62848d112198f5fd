"""The style of the program: Fusion with our own drawing, sizes that follow the font, and what widgets wear."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter
from PySide6.QtWidgets import (
    QProxyStyle,
    QPushButton,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QStyleOptionSlider,
    QStyleOptionSpinBox,
    QStyleOptionToolButton,
    QToolButton,
    QWidget,
)

from ui.icons import icon
from ui.painting import buttons, fields, frames
from ui.painting.buttons import worn
from ui.painting.ink import ENABLED, Ink, chevron, state_of
from ui.painting.metrics import metrics, padded
from ui.painting.wearing import dress_widget, frame_width, strip_widget

PE, CE, CC = QStyle.PrimitiveElement, QStyle.ControlElement, QStyle.ComplexControl
Metric = QStyle.PixelMetric

PRIMITIVES: dict[QStyle.PrimitiveElement, Callable[..., None]] = {
    PE.PE_PanelLineEdit: fields.line_edit,
    PE.PE_FrameLineEdit: fields.line_edit,
    PE.PE_IndicatorCheckBox: fields.check,
    PE.PE_IndicatorItemViewItemCheck: fields.check,
    PE.PE_IndicatorRadioButton: fields.radio,
    PE.PE_PanelButtonCommand: buttons.panel,
    PE.PE_PanelButtonTool: buttons.panel,
    PE.PE_Frame: frames.frame,
    PE.PE_IndicatorBranch: frames.branch,
    PE.PE_PanelMenu: frames.menu,
    PE.PE_FrameMenu: frames.plain,
    PE.PE_PanelTipLabel: frames.tip,
    PE.PE_FrameTabBarBase: frames.tab_base,
    PE.PE_FrameTabWidget: frames.tab_page,
    PE.PE_FrameStatusBarItem: frames.plain,
    PE.PE_PanelStatusBar: frames.plain,
    PE.PE_PanelScrollAreaCorner: frames.plain,
}
ARROWS = {
    PE.PE_IndicatorArrowDown: "down",
    PE.PE_IndicatorArrowUp: "up",
    PE.PE_IndicatorArrowLeft: "left",
    PE.PE_IndicatorArrowRight: "right",
}
CONTROLS: dict[QStyle.ControlElement, Callable[..., None]] = {
    CE.CE_HeaderSection: frames.header,
    CE.CE_HeaderEmptyArea: frames.header_rest,
    CE.CE_Splitter: frames.splitter,
    CE.CE_ProgressBarGroove: fields.progress_groove,
}
CONTROLS_OR_NOT: dict[QStyle.ControlElement, Callable[..., bool]] = {
    CE.CE_ShapedFrame: frames.shaped,
    CE.CE_TabBarTabShape: frames.tab,
    CE.CE_ProgressBarContents: fields.progress_done,
}
"""Draw and say whether they did; else Fusion draws."""

COMPLEX: dict[QStyle.ComplexControl, Callable[..., None]] = {
    CC.CC_ComboBox: fields.combo,
    CC.CC_SpinBox: fields.spin,
    CC.CC_ScrollBar: fields.scroll_bar,
}


PICTURES = {
    QStyle.StandardPixmap.SP_MessageBoxQuestion: ("help", "info"),
    QStyle.StandardPixmap.SP_MessageBoxInformation: ("info", "info"),
    QStyle.StandardPixmap.SP_MessageBoxWarning: ("warning", "warning"),
    QStyle.StandardPixmap.SP_MessageBoxCritical: ("refused", "refusal"),
    QStyle.StandardPixmap.SP_LineEditClearButton: ("close", "muted"),
    QStyle.StandardPixmap.SP_ArrowLeft: ("chevron_left", "text"),
    QStyle.StandardPixmap.SP_ArrowRight: ("chevron_right", "text"),
}
"""Where Qt would show a picture of its own that does not follow the theme."""


FRAME = Metric.PM_DefaultFrameWidth


class RopaStyle(QProxyStyle):
    """Give it the colours and the font with `take` before the first widget is shown, and at each change."""

    def __init__(self, ink: Ink) -> None:
        super().__init__("Fusion")
        self.take(ink)

    def take(self, ink: Ink) -> None:
        """Draw with these from now on."""
        self.ink = ink
        self._metrics = metrics(ink)

    def drawPrimitive(
        self, element: QStyle.PrimitiveElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        if drawn := PRIMITIVES.get(element):
            drawn(self.ink, option, painter, widget)
        elif arrow := ARROWS.get(element):
            role = "muted" if state_of(option) & ENABLED else "off"
            chevron(painter, option.rect, arrow, self.ink[role], self.ink.line)
        elif element == PE.PE_FrameFocusRect:
            whole = widget.rect() if isinstance(widget, QPushButton | QToolButton) else option.rect
            buttons.ring(self.ink, painter, whole, widget)
        else:
            super().drawPrimitive(element, option, painter, widget)

    def drawControl(
        self, element: QStyle.ControlElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        if drawn := CONTROLS.get(element):
            drawn(self.ink, option, painter, widget)
            return
        if (tried := CONTROLS_OR_NOT.get(element)) and tried(self.ink, option, painter, widget):
            return
        if element in {CE.CE_PushButtonLabel, CE.CE_ToolButtonLabel}:
            wear = worn(widget)
            buttons.letters(self.ink, option, wear)
            left = wear in {"nav", "switcher"}
            if isinstance(option, QStyleOptionButton) and (left or not option.icon.isNull()):
                buttons.label(self.ink, option, painter, self, left=left, menu=False)
                return
        super().drawControl(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if drawn := COMPLEX.get(control):
            drawn(self.ink, option, painter, widget, self)
        elif (
            control == CC.CC_ToolButton
            and isinstance(option, QStyleOptionToolButton)
            and buttons.tool(self.ink, option, painter, widget, self)
        ):
            return
        elif (
            control == CC.CC_Slider
            and isinstance(option, QStyleOptionSlider)
            and option.orientation == Qt.Orientation.Horizontal
        ):
            fields.slider(self.ink, option, painter, widget, self)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def pixelMetric(self, metric: Metric, option: QStyleOption | None = None, widget: QWidget | None = None) -> int:
        known = self._metrics.get(metric)
        if known is None:
            return super().pixelMetric(metric, option, widget)
        return frame_width(widget) if metric is FRAME else known

    def standardIcon(
        self, which: QStyle.StandardPixmap, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> QIcon:
        if ours := PICTURES.get(which):
            return icon(*ours)
        return super().standardIcon(which, option, widget)

    def sizeFromContents(
        self, kind: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        usual = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]
        return padded(self.ink, kind, option, usual, worn(widget))

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        if control == CC.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return fields.scroll_bar_part(option, part, self.ink)
        rect = super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]
        if control == CC.CC_ComboBox and isinstance(option, QStyleOptionComboBox):
            return fields.combo_part(option, part, rect, self.ink)
        if control == CC.CC_SpinBox and isinstance(option, QStyleOptionSpinBox):
            return fields.spin_part(option, part, rect, self.ink)
        return rect

    def polish(self, thing: Any) -> Any:
        result = super().polish(thing)
        if isinstance(thing, QWidget):
            dress_widget(thing, self.ink)
        return result

    def unpolish(self, thing: Any) -> None:
        if isinstance(thing, QWidget) and thing.property("wear"):
            strip_widget(thing)
        super().unpolish(thing)
