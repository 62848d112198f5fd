"""A copy whose source changed since: said above its form, with the way to compare the two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ropa.i18n import N_
from ropa.model import COPIED
from ui.forms.filing import Filing
from ui.forms.strip import Strip

if TYPE_CHECKING:
    from ropa.actions.following import Behind


def behind_its_source(filing: Filing) -> Behind | None:
    """What the record of a form has to decide, where it is a copy of a record of another operator."""
    root = filing.root
    if root.kind not in COPIED or not root["origin"] or filing.opened.binned or filing.desk.workspace.read_only:
        return None
    from ropa.actions.following import behind

    return next(iter(filing.desk.workspace.ask(behind, [root.uid])), None)


def strip_of_copy(filing: Filing, found: Behind, parent: QWidget) -> Strip:
    """How much it is, and a button that shows it."""
    tr = filing.desk.tr
    conflicts = sum(one.conflict for one in found.offers)
    said = [
        tr.count(
            "The record that this was copied from has changed: {n} change.",
            "The record that this was copied from has changed: {n} changes.",
            len(found.offers),
        )
    ]
    if conflicts:
        said.append(tr.count("{n} meets a change of your own.", "{n} meet changes of your own.", conflicts))
    strip = Strip("info", "copy", " ".join(said))
    strip.add_button(tr(N_("Compare…")), lambda: _compare(filing, parent)).setObjectName("compare-copy")
    return strip


def _compare(filing: Filing, parent: QWidget) -> None:
    from ui.bulk.bringing import BringDialog

    BringDialog(filing.desk, [filing.root.uid], parent.window()).open()
