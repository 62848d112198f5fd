"""The window: its menus, what it says, and the room of an open register or the start page.

Its content is built for one language and one look; changing either builds it anew at the same place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QStatusBar, QVBoxLayout, QWidget

from ropa.errors import RopaError
from ropa.i18n import translator
from ropa.register import Done
from ui.desk import Desk, Place
from ui.dialogs.showing import take_dropped
from ui.dragged import registers_in, tables_in, texts_in
from ui.forms.typed_in import with_field
from ui.handling import find_everywhere
from ui.icons import program_icon
from ui.jobs import go_after_work
from ui.keeping.handing import tell_read_only, tell_with_help
from ui.keeping.unclean import tell_unclean
from ui.keyboard_window import KeyboardWindow
from ui.look import em
from ui.lying import tell_where
from ui.menus import Menus
from ui.pages.start import StartPage
from ui.room import Room
from ui.signing import SigningStrip
from ui.status import Status
from ui.strips import DoneStrip, RefusalStrip
from ui.undoing import take_back
from ui.window_menus import fill_menus, tell_undo, tell_usable
from ui.workspace import Workspace

if TYPE_CHECKING:
    from ui.program import Program


class MainWindow(KeyboardWindow):
    """One window of the program. `room` is None where it has no register and shows the start page."""

    def __init__(self, program: Program, workspace: Workspace | None = None) -> None:
        super().__init__()
        self.program = program
        self.workspace: Workspace | None = None
        self.room: Room | None = None
        self.menus: Menus
        self._unsaved = False
        self._menus_soon = QTimer(self)  # undo looks into the history: a record's form is painted first
        self._menus_soon.setSingleShot(True)
        self._menus_soon.timeout.connect(self.tell_menus)
        self.setWindowIcon(program_icon())
        self.setObjectName("main")
        self.setAcceptDrops(True)
        for n in range(1, 10):
            key = QShortcut(QKeySequence(f"Ctrl+{n}"), self)
            key.activated.connect(lambda n=n: self._choose_nth(n))
        room = self.screen().availableGeometry().size()
        self.resize(QSize(em(self, 92), em(self, 58)).boundedTo(room * 0.95))
        self.restoreGeometry(program.settings.state("window"))
        self.take_workspace(workspace)

    def take_workspace(self, workspace: Workspace | None) -> None:
        """Show a register, or the start page."""
        if self.workspace is not None and self.room is not None:
            self.keep_state()
            self._menus_soon.stop()
            self.program.lock.forget(self)
            self.room.end()
            self.workspace.changed.disconnect(self._take_change)
        self.workspace = workspace
        if workspace is not None:
            workspace.changed.connect(self._take_change)
        self._build(None, None)

    def rebuild(self) -> None:
        """Build everything anew at the same place: another language, another size of letters."""
        if self.is_locked:
            self.menus = fill_menus(self)
            self.tell_menus()
            self.program.lock.cover_anew(self)
            return
        self.leave()
        operator, place = (self.room.desk.operator, self.room.place()) if self.room else (None, None)
        place = with_field(place) if place is not None else None
        self.keep_state()
        if self.room is not None:
            self.room.end()
        self._build(operator, place)

    def _build(self, operator: str | None, place: Place | None) -> None:
        tr = translator(self.program.language)
        self.refusal = RefusalStrip(tr)
        self.done = DoneStrip(tr)
        self.done.undo_requested.connect(self._undo_last)
        self.done.turned.connect(self._menus_soon.start)
        self.room = self._room(self.workspace) if self.workspace is not None else None
        self._lay(self.room or self._start_page())
        self.menus = fill_menus(self)
        if self.room is not None and not self.program.settings.author_given:
            self._ask_name()
        self.setStatusBar(self._status(self.room) if self.room else QStatusBar())
        self.statusBar().setVisible(self.room is not None)
        if self.room is not None:
            self.room.moved.connect(self._take_place)
            self.room.begin(operator, place)
            tell_where(self, self.room.desk.workspace)
            tell_read_only(self, self.room.desk.workspace)
            tell_unclean(self, self.room.desk.workspace)
        else:
            self.setWindowTitle("Ropa")
            self.tell_menus()

    def _status(self, room: Room) -> Status:
        status = Status(room.desk, self.program.language_name)
        status.password_requested.connect(lambda: self.act("password"))
        status.backups_requested.connect(lambda: self.act("backups"))
        return status

    @property
    def is_locked(self) -> bool:
        """Whether its register is locked, and covered here."""
        return self.workspace is not None and self.workspace.is_locked

    def tell_locked(self, locked: bool) -> None:
        """Covered, the window names the file and nothing of what is in it."""
        self._menus_soon.stop()
        if locked and self.workspace is not None:
            self.setWindowTitle(f"{self.workspace.title(translator(self.program.language))} – Ropa")
            self.tell_menus()
        elif isinstance(status := self.statusBar(), Status):
            status.tell_guarded()
            self._take_place()

    def _room(self, workspace: Workspace) -> Room:
        desk = Desk(workspace, translator(self.program.language), self.program.settings)
        desk.announced.connect(lambda sentence, undo: self.done.show_sentence(sentence, undo=undo))
        room = Room(desk)
        room.new_operator_requested.connect(lambda: self.act("new_operator"))
        room.everywhere_requested.connect(lambda typed: find_everywhere(self, typed))
        return room

    def _ask_name(self) -> None:
        strip = SigningStrip(self.program.settings.author, translator(self.program.language))
        strip.signed.connect(self.program.sign_with)
        self.put_strip(strip)

    def _start_page(self) -> StartPage:
        page = StartPage(self.program.settings, translator(self.program.language))
        page.new_requested.connect(lambda: self.act("new_file"))
        page.open_requested.connect(lambda: self.act("open_file"))
        page.sample_requested.connect(lambda: self.act("open_sample"))
        page.file_chosen.connect(lambda path: self.program.open_path(path, self))
        return page

    def _lay(self, content: QWidget) -> None:
        """`column` holds what stands one below the other: strips, the room or the start page."""
        whole = QWidget()
        self.column = QVBoxLayout(whole)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self.refusal)
        self.column.addWidget(content, 1)
        self.column.addWidget(self.done)
        old = self.takeCentralWidget()
        self.setCentralWidget(whole)
        if old is not None:
            old.hide()
            old.deleteLater()

    def act(self, command: str) -> None:
        """Run a command of the menus."""
        self.menus.actions[command].trigger()

    def choose(self, what: str, value: str) -> None:
        """A section, a language or a theme was chosen in the menus."""
        if what != "section":
            self.program.choose(what, value)
        elif self.room is not None:
            self.room.go(Place(value))

    def _choose_nth(self, n: int) -> None:
        if self.room is not None and not self.is_locked:
            self.room.sidebar.choose_nth(n)

    def leave(self) -> None:
        """Save what is being typed. What could not be saved before locking waits for the register to be open again."""
        if self.room is not None and not self.is_locked:
            self.room.leave()
        self._unsaved = False

    def _take_place(self) -> None:
        if self.room is not None:
            desk = self.room.desk
            self.setWindowTitle(f"{self.room.title()} – {desk.workspace.title(desk.tr)} – Ropa")
            tell_usable(self)
            self._menus_soon.start()

    def _take_change(self, done: Done) -> None:
        if self.room is None:
            return
        self.refusal.hide()
        self.done.chain = next(iter(done.operators - {None}), None)
        if self.done.undo.isVisible():  # what it told of is not the last thing done any more
            self.done.hide()
        if isinstance(status := self.statusBar(), Status):
            status.tell_saved()
        if done.removed:
            words = self.room.desk.tr.count(
                "{n} control character was taken out of the text.",
                "{n} control characters were taken out of the text.",
                done.removed,
            )
            self.done.show_sentence(words, undo=False)
        self.room.take_change(done)
        self.tell_menus()

    def _undo_last(self) -> None:
        """Undo what the strip at the foot told of; what is being typed was not told of, and stays."""
        if self.room is not None:
            take_back(self.room.desk, self.done.chain)

    def tell_menus(self) -> None:
        """Say what undo and redo would do, and what can be done here."""
        self._menus_soon.stop()
        tell_undo(self)
        tell_usable(self)

    def put_strip(self, strip: QWidget) -> None:
        """Show a strip of somebody else's above the page."""
        self.column.insertWidget(0, strip)

    def show_refusal(self, error: RopaError) -> None:
        """A sentence above the page; of a file that does not open, with what can be done."""
        if not tell_with_help(self, error):
            self.refusal.show_sentence(error.says(translator(self.program.language)))

    def keep_state(self) -> None:
        """Remember the sizes of the window and its columns."""
        self.program.settings.put_state("window", self.saveGeometry())
        if self.room is not None:
            self.room.keep_state()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if registers_in(event) or (self._takes and (tables_in(event) or texts_in(event))):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for path in registers_in(event):
            self.program.open_path(str(path), self)
        if self._takes:
            take_dropped(self, event)

    @property
    def _takes(self) -> bool:
        """Whether a register is open here that something can be taken into."""
        return self.menus.actions["import_table"].isEnabled()

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is typed and cannot be saved keeps the window open; asked once more, it goes."""
        try:
            self.leave()
        except Exception:
            if not self._unsaved:
                self._unsaved = True
                event.ignore()
                raise
            if (content := self.centralWidget()) is not None:
                content.setEnabled(False)  # the keyboard leaves its field while the file is still open
        for dialog in self.findChildren(QDialog):  # a sheet that stood beside the window goes with it
            dialog.close()
        if self in self.program.windows:
            self.keep_state()
            self._menus_soon.stop()
            self.program.lock.forget(self)
            try:
                if self.room is not None:
                    self.room.end()
            finally:
                if self.workspace is not None:
                    self.workspace.changed.disconnect(self._take_change)
                self.program.forget_window(self)
                go_after_work(self)
        event.accept()
