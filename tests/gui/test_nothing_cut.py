"""Every page, whole form and dialog of the real window, in three languages and with letters twice as large: no text is
cut, no neighbours overlap, nothing sticks out, and the window is not forced to be larger than the screen it is for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from ropa.actions.copying_over import copy_to_operators
from ropa.actions.following import copies_of
from ropa.actions.records import change, create
from ropa.actions.sample import sample_uid
from ropa.i18n import LANGUAGES
from ropa.store.rows import Wanted, found
from tests.gui.conftest import OPERATOR
from tests.gui.everybody import unfold
from tests.gui.fitting import misfits
from tests.gui.keyboard import settle
from tests.gui.test_accessible import DIALOGS
from tests.gui.window import back_in, dialog_of, whole
from ui.bulk.bringing import BringDialog, bring_copies
from ui.bulk.copying_over import CopyOverDialog
from ui.bulk.dialog import TogetherDialog
from ui.commands import SECTIONS
from ui.desk import Place
from ui.look import dress
from ui.main_window import MainWindow
from ui.program import Program
from ui.tables.columns import USUAL as LISTED

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen platform has no window manager

FORMS = ("operator", *sorted(LISTED, key="activity".__eq__))
"""Kinds of records with a form of their own; activities, whose form has most, come last."""

USUAL, LARGE = 100, 200
ROOM = {USUAL: (1280, 800), LARGE: (1600, 1000)}
"""The smallest window that must hold everything, by the size of the letters in percent."""

LOOKS = [("kk", USUAL), ("kk", LARGE)]
"""The language with the longest words stands for all; tests/faults looks at the others."""

ELSEWHERE = {"transfer": sample_uid("soltustik", "operator")}
"""Whose records are looked at, where the operator in view has none."""

each_look = pytest.mark.parametrize(("language", "percent"), LOOKS, indirect=["language", "percent"])


@pytest.fixture
def language(request: pytest.FixtureRequest, program: Program) -> str:
    program.settings.put("language", request.param)
    return str(request.param)


@pytest.fixture
def percent(request: pytest.FixtureRequest, program: Program) -> Iterator[int]:
    """The size of letters; afterwards it is the usual one for whoever comes next."""
    program.settings.put("font_percent", request.param)
    program.apply_settings()
    yield int(request.param)
    program.settings.put("font_percent", USUAL)
    dress(program.app, program.settings)


@pytest.fixture
def room(language: str, percent: int, window: MainWindow) -> MainWindow:
    """The main window as small as it must be able to be."""
    assert window.program.language == language
    window.resize(*ROOM[percent])
    settle()
    return window


def check(top: QWidget, size: tuple[int, int] | None = None) -> None:
    settle()
    assert misfits(top) == []
    assert size is None or (top.width(), top.height()) == size, "the window had to grow"


def record(window: MainWindow, kind: str) -> str:
    """A record of a kind; of what the sample has none, an empty one."""
    operator = ELSEWHERE.get(kind, OPERATOR)
    uids = window.workspace.ask(found, Wanted(kind, operator, "en"))
    return uids[0] if uids else window.workspace.do(create, kind, {}, operator).uid


# The window.


@each_look
def test_nothing_is_cut(room, percent, qtbot, subtests):
    nothing_is_cut(room, percent, qtbot, subtests)


def nothing_is_cut(room, percent, qtbot, subtests):
    """One window for all of it: to open one is what takes time."""
    for section, show in (*pages(), *forms()):
        with subtests.test(section):
            show(room, qtbot)
            check(room, ROOM[percent])
    with subtests.test("panel and strips"):
        room.act("panel")
        room.done.show_sentence("Something was done. " * 6, undo=True)
        room.refusal.show_sentence("Something could not be done. " * 6)
        check(room, ROOM[percent])
    for name, (kind, show_dialog) in DIALOGS.items():
        with subtests.test(name):
            show_dialog(room)
            dialog = dialog_of(room, kind, qtbot)
            check(dialog)
            dialog.close()
            back_in(room, qtbot)


Show = Callable[[MainWindow, QtBot], object]


def pages() -> Iterator[tuple[str, Show]]:
    for section, _ in SECTIONS:
        yield section, partial(show_page, section)
    yield "across", show_across
    yield "change together", show_together
    yield "copy to other operators", show_copy_over
    yield "copies brought up to date", show_bringing


def show_page(section: str, window: MainWindow, qtbot: QtBot) -> None:
    window.room.go(Place(section))
    if section == "documents":
        qtbot.waitUntil(lambda: window.room.page.pdf is not None, timeout=20_000)
    elif section == "checks":
        qtbot.waitUntil(lambda: window.room.desk.findings.known)
        window.room.page.tree.turn_all(unfolded=True)


def show_across(window: MainWindow, _: QtBot) -> None:
    window.room.go(Place("across", "", "country", "KZ"))
    assert window.room.page.table.records.uids


def show_together(window: MainWindow, qtbot: QtBot) -> None:
    """With an editor of each sort, and something that stays as it is."""
    window.room.go(Place("activity"))
    window.room.page.select_all()
    window.room.page.change_together()
    dialog = dialog_of(window, TogetherDialog, qtbot)
    for fact in dialog.facts.facts.values():
        fact.state.setCurrentIndex(1)
    dialog.facts.facts["review_due"].editor.line.setText("31.31.2027")
    dialog.look()
    check(dialog)
    dialog.close()
    back_in(window, qtbot)


def show_copy_over(window: MainWindow, qtbot: QtBot) -> None:
    """With every operator ticked."""
    window.room.go(Place("activity"))
    window.room.page.select_all()
    window.room.page.copy_over()
    dialog = dialog_of(window, CopyOverDialog, qtbot)
    dialog.ticks.all.click()
    dialog.look()
    check(dialog)
    dialog.close()
    back_in(window, qtbot)


def show_bringing(window: MainWindow, qtbot: QtBot) -> None:
    """With a change taken over, a conflict, and what came."""
    do, ask = window.workspace.do, window.workspace.ask
    window.room.go(Place("activity"))
    source = window.room.page.list.table.records.uids[0]
    other = do(create, "operator", {"name": {"ru": "Другой"}}).uid
    do(copy_to_operators, [source], [other])
    (copy,) = ask(copies_of, [source])
    do(create, "purpose", {"text": {"ru": "Внутренний аудит " * 20}}, source)
    do(change, source, {"department": {"ru": "Юридический отдел"}, "means": "manual"})
    do(change, copy, {"department": {"ru": "Отдел договоров"}})
    bring_copies(window.room.desk, [source], window)
    dialog = dialog_of(window, BringDialog, qtbot)
    check(dialog)
    dialog.close()
    back_in(window, qtbot)


def forms() -> Iterator[tuple[str, Show]]:
    """Whole forms, every part unfolded; the last one stays."""
    for kind in FORMS:
        yield f"form of {kind}", partial(show_form, kind)


def show_form(kind: str, window: MainWindow, qtbot: QtBot) -> None:
    window.room.go(Place(kind, "" if kind == "operator" else record(window, kind)))
    unfold(whole(window, qtbot).form)


@pytest.mark.parametrize(("language", "percent"), [(one, LARGE) for one in LANGUAGES], indirect=["language", "percent"])
def test_nothing_is_cut_on_the_start_page(program, language, percent, tmp_path):
    window = program.show_window()
    assert program.language == language
    window.resize(*ROOM[percent])
    check(window, ROOM[percent])
    program.settings.remember(str(tmp_path / "clients of a consultant with a long name.ropa"))
    window.rebuild()
    check(window, ROOM[percent])


# The judge itself.


@pytest.fixture
def frame(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QHBoxLayout(made)
    return made


def _choice(text: str) -> QComboBox:
    box = QComboBox()
    box.addItem(text)
    return box


def _hint(text: str) -> QLineEdit:
    line = QLineEdit()
    line.setPlaceholderText(text)
    return line


def _scrolled(text: str) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(QLabel(text))
    return area


@pytest.mark.parametrize("kind", [QLabel, QPushButton, _choice, _hint, _scrolled])
def test_the_judge_sees_what_is_cut(frame, kind):
    one = kind("Whose data are these?")
    frame.layout().addWidget(one)
    frame.show()
    settle()
    assert misfits(frame) == []
    one.setFixedWidth(40)
    settle()
    assert misfits(frame)


def test_the_judge_sees_what_overlaps_and_what_sticks_out(frame):
    for words in ("one", "other"):
        frame.layout().addWidget(QLabel(words))
    frame.show()
    settle()
    one, other = frame.findChildren(QLabel)
    other.move(one.pos())
    assert any(line.startswith("overlap") for line in misfits(frame))
    other.move(frame.width() - 3, one.y())
    assert any(line.startswith("sticks out") for line in misfits(frame))


def test_the_judge_lets_pass_what_a_tip_tells_in_full(frame):
    label = QLabel("Whose data are these?")
    label.setToolTip(label.text())
    label.setFixedWidth(40)
    frame.layout().addWidget(label)
    frame.show()
    settle()
    assert misfits(frame) == []
