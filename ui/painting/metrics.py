"""Sizes of controls, all by the height of a line, so that nothing is cut off at 200 %."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QStyle, QStyleOption, QStyleOptionButton, QStyleOptionToolButton

from ui.painting.ink import Ink

Metric = QStyle.PixelMetric
Kind = QStyle.ContentsType


def metrics(ink: Ink) -> dict[Metric, int]:
    """The lengths that Qt asks for."""
    lines = ink.lines
    icon, mark = lines(1.1), lines(0.95)
    return {
        Metric.PM_DefaultFrameWidth: 2,
        Metric.PM_ButtonMargin: lines(0.9),
        Metric.PM_ButtonShiftHorizontal: 0,
        Metric.PM_ButtonShiftVertical: 0,
        Metric.PM_ButtonIconSize: icon,
        Metric.PM_SmallIconSize: icon,
        Metric.PM_LineEditIconSize: icon,
        Metric.PM_LineEditIconMargin: lines(0.3),
        Metric.PM_ScrollView_ScrollBarOverlap: 0,
        Metric.PM_TextCursorWidth: max(1, lines(0.07)),
        Metric.PM_ComboBoxFrameWidth: 2,
        Metric.PM_SpinBoxFrameWidth: 2,
        Metric.PM_ToolBarIconSize: lines(1.2),
        Metric.PM_ListViewIconSize: icon,
        Metric.PM_TabBarIconSize: icon,
        Metric.PM_IndicatorWidth: mark,
        Metric.PM_IndicatorHeight: mark,
        Metric.PM_ExclusiveIndicatorWidth: mark,
        Metric.PM_ExclusiveIndicatorHeight: mark,
        Metric.PM_CheckBoxLabelSpacing: lines(0.45),
        Metric.PM_RadioButtonLabelSpacing: lines(0.45),
        Metric.PM_ScrollBarExtent: min(lines(0.75), 16),
        Metric.PM_ScrollBarSliderMin: lines(1.6),
        Metric.PM_ScrollView_ScrollBarSpacing: 0,
        Metric.PM_FocusFrameHMargin: lines(0.35),
        Metric.PM_TreeViewIndentation: lines(1.2),
        Metric.PM_SplitterWidth: max(5, lines(0.4)),
        Metric.PM_MenuHMargin: lines(0.2),
        Metric.PM_MenuVMargin: lines(0.3),
        Metric.PM_MenuPanelWidth: 1,
        Metric.PM_HeaderMargin: lines(0.4),
        Metric.PM_HeaderMarkSize: lines(0.8),
        Metric.PM_TabBarTabHSpace: lines(1.4),
        Metric.PM_TabBarTabVSpace: lines(0.9),
        Metric.PM_TabBarTabShiftVertical: 0,
        Metric.PM_TabBarBaseOverlap: 1,
        Metric.PM_SliderLength: lines(1.2),
        Metric.PM_SliderControlThickness: lines(1.2),
        Metric.PM_SliderThickness: lines(1.4),
        Metric.PM_LayoutLeftMargin: lines(0.7),
        Metric.PM_LayoutTopMargin: lines(0.7),
        Metric.PM_LayoutRightMargin: lines(0.7),
        Metric.PM_LayoutBottomMargin: lines(0.7),
        Metric.PM_LayoutHorizontalSpacing: lines(0.5),
        Metric.PM_LayoutVerticalSpacing: lines(0.45),
    }


def padded(ink: Ink, kind: Kind, option: QStyleOption, size: QSize, wear: str) -> QSize:
    """The size that Fusion gives, with our room around what is written."""
    match kind:
        case Kind.CT_LineEdit | Kind.CT_SpinBox:
            return QSize(size.width(), ink.control)
        case Kind.CT_ComboBox:
            return QSize(size.width() + ink.lines(0.9), ink.control)
        case Kind.CT_PushButton:
            return _button(ink, option, size, wear)
        case Kind.CT_ToolButton:
            return _tool(ink, option, size, wear)
        case Kind.CT_ItemViewItem:
            return QSize(size.width() + ink.lines(0.4), max(size.height(), ink.lines(2.0 if wear == "nav" else 1.6)))
        case Kind.CT_HeaderSection:
            return QSize(size.width(), max(size.height(), ink.lines(1.8)))
        case Kind.CT_MenuItem:
            return QSize(size.width() + ink.lines(0.8), max(size.height(), ink.lines(0.6)))
        case Kind.CT_MenuBarItem:
            return QSize(size.width() + ink.lines(0.2), max(size.height(), ink.lines(1.7)))
        case _:
            return size


def _button(ink: Ink, option: QStyleOption, size: QSize, wear: str) -> QSize:
    text = isinstance(option, QStyleOptionButton) and option.text
    match wear:
        case "link":
            return QSize(size.width() - ink.lines(0.5), max(size.height() - ink.lines(0.5), ink.lines(1.4)))
        case "chip":
            return QSize(size.width(), ink.lines(1.6))
        case "nav" | "switcher":
            return QSize(size.width(), max(size.height(), ink.lines(2.0 if wear == "nav" else 2.3)))
        case _:
            least = ink.lines(4.2) if text and wear != "quiet" else ink.lines(1.7)
            return QSize(max(size.width(), least), ink.control)


def _tool(ink: Ink, option: QStyleOption, size: QSize, wear: str) -> QSize:
    """Square where it is an icon alone; as high as fields are where it has words."""
    if not isinstance(option, QStyleOptionToolButton):
        return size
    alone = option.toolButtonStyle == Qt.ToolButtonStyle.ToolButtonIconOnly and not option.icon.isNull()
    arrow = ink.lines(1.0) if option.features & QStyleOptionToolButton.ToolButtonFeature.HasMenu else 0
    if alone or not option.text:
        return QSize(ink.lines(1.7) + arrow, max(ink.lines(1.7), option.iconSize.height() + ink.lines(0.5)))
    room = ink.lines(1.4 if wear == "fold" else 1.0)
    return QSize(size.width() + room + arrow, ink.lines(1.6) if wear == "chip" else ink.control)
