"""The operator in view is taken out to a file of its own."""

from __future__ import annotations

import pytest

from ropa.errors import RopaError
from ropa.register import Register
from ropa.store.reading import operators
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
