"""A paper in view in the real window: laid out, and beside the form that it follows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl

from ropa.actions.records import change
from tests.gui.issuing import documents, form_of, held, ours
from tests.gui.keyboard import press, settle
from tests.gui.window import back_in, dialog_of, stored, tab_to
from ui.desk import Place
from ui.papers.fill_dialog import FillDialog

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


def test_a_layout_is_kept_and_seen_in_the_paper(window, qtbot):
    page = documents(window, qtbot)
    before = page.pdf
    page.papers.setFocus()
    tab_to("Fill in and lay out…")
    press(Qt.Key.Key_Space)
    dialog = dialog_of(window, FillDialog, qtbot)
    dialog.layout_form.lies.setCurrentIndex(2)
    dialog._give()
    back_in(window, qtbot)
    qtbot.waitUntil(lambda: page.pdf is not None and page.pdf != before)
    (paper,) = ours(window)
    assert dict(stored(window, paper.uid)["options"]) == {"landscape": "yes"}
    assert page.chosen.kind == "consent", "the same paper stays in view"


def test_the_paper_beside_the_form_follows_what_is_typed(window, qtbot):
    activity = held(window).linked(form_of(window), "activities")[0]
    window.room.go(Place("activity", activity.uid))
    window.menus.actions["panel"].trigger()
    window.room.panel.tabs.setCurrentIndex(2)
    beside = window.room.panel.paper
    qtbot.waitUntil(lambda: beside.which.count() > 0)
    beside.which.setCurrentIndex(beside.which.findData(("consent", form_of(window).uid, form_of(window).ref)))
    beside.language.setCurrentIndex(beside.language.findData("en"))
    beside.which.activated.emit(beside.which.currentIndex())
    purpose = activity.of("purpose")[0]
    window.workspace.do(change, purpose.uid, {"text": {"kk": "жаңа", "ru": "новое", "en": "<i>quite new</i>"}})
    qtbot.waitUntil(lambda: "<i>quite new</i>" in beside.text.toPlainText())
    beside.text.anchorClicked.emit(QUrl(f"{purpose.uid}/text"))
    settle()
    assert window.room.page.place().record == activity.uid
