"""The operator in view is taken out to a file of its own."""

from __future__ import annotations

from contextlib import closing

import pytest
from sqlalchemy import select

from ropa.actions.records import change, create
from ropa.errors import RopaError
from ropa.register import Register
from ropa.store.reading import operators
from ropa.store.tables import Edit
from tests.gui.conftest import OPERATOR
from tests.gui.keyboard import settle
from tests.gui.window import back_in, dialog_of
from ui.dialogs.protecting import ProtectingDialog
from ui.dialogs.sheet import SheetDialog
from ui.keeping.taking_out import ask_password

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager


def _taken(path, key):
    register = Register(path, "Aliya", key)
    try:
        return [one.uid for one in register.ask(operators)]
    finally:
        register.close()


def test_it_gets_a_file_without_a_password_or_with_one(window, qtbot, tmp_path):
    window.room.choose_operator(OPERATOR)
    settle()
    assert window.menus.actions["take_out"].isEnabled()
    for path, key in ((tmp_path / "plain.ropa", None), (tmp_path / "secret.ropa", "қызыл алма 17 тас жол")):
        ask_password(window, OPERATOR, path)
        dialog = dialog_of(window, ProtectingDialog, qtbot)
        if key is None:
            dialog.without.setChecked(True)
        else:
            dialog.new.first.line.setText(key)
            dialog.new.again.line.setText(key)
        settle()
        dialog.give.click()
        if key is not None:
            qtbot.waitUntil(path.exists, timeout=60_000)
            dialog_of(window, SheetDialog, qtbot).reject()
        back_in(window, qtbot)
        qtbot.waitUntil(lambda path=path: path.name in window.done.sentence.text(), timeout=60_000)
        assert not path.read_bytes().startswith(b"SQLite") or key is None
        assert _taken(path, key) == [OPERATOR]


def test_a_file_that_is_there_is_refused_before_a_password_is_asked_for(window, tmp_path):
    (tmp_path / "there.ropa").write_bytes(b"x")
    with pytest.raises(RopaError, match="there already"):
        ask_password(window, OPERATOR, tmp_path / "there.ropa")
    assert (tmp_path / "there.ropa").read_bytes() == b"x"


def test_the_entry_of_a_visit_ends_before_it_is_taken_out(window, qtbot, tmp_path):
    """Else it went on here after it had ended there, and taking the file in again met a conflict that is none."""
    workspace = window.workspace
    record = workspace.do(create, "activity", {"name": {"en": "Payroll"}}, OPERATOR).uid
    workspace.do_in(record, change, record, {"notes": "before"})
    assert workspace.register.visiting is not None
    ask_password(window, OPERATOR, tmp_path / "plain.ropa")
    dialog = dialog_of(window, ProtectingDialog, qtbot)
    dialog.without.setChecked(True)
    settle()
    dialog.give.click()
    assert workspace.register.visiting is None
    back_in(window, qtbot)
    qtbot.waitUntil(lambda: "plain.ropa" in window.done.sentence.text(), timeout=60_000)
    workspace.do_in(record, change, record, {"notes": "after"})
    ours = {line.id: line.closed_at for line in workspace.ask(lambda one: one.execute(select(Edit.__table__)).all())}
    with closing(Register(tmp_path / "plain.ropa", "Aliya")) as there:
        theirs = {line.id for line in there.ask(lambda one: one.execute(select(Edit.__table__)).all())}
    assert not theirs & {edit for edit, closed in ours.items() if closed is None}
