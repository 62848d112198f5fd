"""A copy whose source changed since, and a source whose copies were not compared with it since: said above the form,
with the way to compare them.
"""

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


def copies_waiting(filing: Filing) -> int:
    """How many copies of the record of a form at other operators have not taken up, or refused, what changed in it."""
    root = filing.root
    if root.kind not in COPIED or filing.opened.binned or filing.desk.workspace.read_only:
        return 0
    from ropa.actions.following import uncompared

    return filing.desk.workspace.ask(uncompared, root.uid)


def strip_of_source(filing: Filing, copies: int, parent: QWidget) -> Strip:
    """How many they are, and a button that shows what each has to decide."""
    tr = filing.desk.tr
    said = tr.count(
        "This has changed since it was copied: {n} copy at another operator has not taken that up yet.",
        "This has changed since it was copied: {n} copies at other operators have not taken that up yet.",
        copies,
    )
    strip = Strip("info", "copy", said)
    strip.add_button(tr(N_("Compare…")), lambda: _bring(filing, parent)).setObjectName("compare-copies")
    return strip


def _bring(filing: Filing, parent: QWidget) -> None:
    from ui.bulk.bringing import bring_copies

    bring_copies(filing.desk, [filing.root.uid], parent.window())


def _compare(filing: Filing, parent: QWidget) -> None:
    from ui.bulk.bringing import compare_copies

    compare_copies(filing.desk, [filing.root.uid], parent.window())
