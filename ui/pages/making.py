"""Which page stands in which section. A page's module is loaded when it is first shown."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.desk import Desk


def make_page(desk: Desk, section: str) -> QWidget:
    """The page of a section."""
    match section:
        case "overview":
            from ui.pages.overview import OverviewPage

            return OverviewPage(desk)
        case "flows":
            from ui.pages.flows import FlowsPage

            return FlowsPage(desk)
        case "operator":
            from ui.pages.operator import OperatorPage

            return OperatorPage(desk)
        case "documents":
            from ui.pages.documents import DocumentsPage

            return DocumentsPage(desk)
        case "ledger":
            from ui.pages.ledger import LedgerPage

            return LedgerPage(desk)
        case "checks":
            from ui.pages.checks import ChecksPage

            return ChecksPage(desk)
        case "due":
            from ui.pages.due import DuePage

            return DuePage(desk)
        case "history":
            from ui.pages.history import HistoryPage

            return HistoryPage(desk)
        case "bin":
            from ui.pages.bin import BinPage

            return BinPage(desk)
        case "across":
            from ui.pages.across import AcrossPage

            return AcrossPage(desk)
        case kind:
            from ui.pages.records import RecordsPage

            return RecordsPage(desk, kind, _make_form)


def _make_form(desk: Desk) -> QWidget:
    """The form of a record, loaded when the first one is shown."""
    from ui.forms.record_form import RecordForm

    return RecordForm(desk)
