"""What is typed survives a crash: the real window in a process of its own, ended without warning."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from ropa.register import Register
from tests.conftest import AUTHOR, House, check_whole, facts_of

TYPIST = """
import sys
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui.app import begin, make_program
program = make_program(sys.argv[1])
begin(program, sys.argv[2], sample=False)
window = program.windows[0]
from ui.desk import Place
window.room.go(Place("activity", sys.argv[3], sys.argv[3], "department"))
QTest.qWait(500)
field = window.room.page.form.form.field_of(sys.argv[3], "department")
from PySide6.QtWidgets import QLineEdit
line = field.editor.findChildren(QLineEdit)[0]
line.setFocus()
line.clear()
QTest.keyClicks(line, "typed before the crash")
QTest.qWait(1500)
print("typed", flush=True)
while True:
    QTest.keyClicks(line, ".")
    QTest.qWait(50)
"""


def test_what_was_typed_a_second_before_a_crash_is_there(register: Register, house: House) -> None:
    """DUR-01, issue 6 item 5: kill -9 while somebody types; what stood in the field for a second is in the file."""
    path = register.path
    register.close()
    with subprocess.Popen(
        [sys.executable, "-c", TYPIST, str(path.with_name("ropa.ini")), str(path), house.activity],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(path.parent)},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        told = process.stdout.readline()
        process.kill()
        assert told == "typed\n"
    register._engine = Register(path, AUTHOR)._engine
    words = facts_of(register, house.activity)["department"]
    assert any(one.startswith("typed before the crash") for _, one in words.texts)
    check_whole(register)
