"""The program: its settings, its open registers and its windows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from ropa.errors import RopaError
from ropa.i18n import LANGUAGES, translator
from ropa.register import Register
from ropa.store.locking import InUse
from ropa.store.opening import hides_content
from ropa.store.refusals import Unclosed
from ropa.store.to_read import writable
from ui.alarm import Alarm
from ui.fault import Report
from ui.keeping.keeper import Keeper
from ui.keeping.unclean import tell_unclean
from ui.keeping.watch import Watch
from ui.locking.lock import Lock
from ui.log import keep_report
from ui.look import dress
from ui.main_window import MainWindow
from ui.settings import Settings
from ui.status import Status
from ui.workspace import Locked, Workspace


class Program(QObject):
    """Registers that are open, by the file they lie in, each with its windows; one of them may have none yet."""

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__()
        self.app = app
        self.settings = settings
        self.windows: list[MainWindow] = []
        self._registers: list[Workspace] = []
        self._qt_words = QTranslator(self)
        self.alarm = Alarm(self._refuse, self._crash)
        self._speak()
        dress(app, settings)
        self.lock = Lock(self)

    @property
    def open_registers(self) -> tuple[Workspace, ...]:
        """All that are open, the locked ones too."""
        return tuple(self._registers)

    @property
    def language(self) -> str:
        """The language of the interface: the one chosen, else the system's where it is ours, else English."""
        system = QLocale.system().name()[:2]
        return self.settings.language or (system if system in LANGUAGES else "en")

    @property
    def language_name(self) -> str:
        """The language's name in itself."""
        from ui.menus import OWN_NAMES

        return OWN_NAMES[self.language]

    def _speak(self) -> None:
        """Qt's own words (buttons of dialogs) in the language of the interface."""
        self.app.removeTranslator(self._qt_words)
        self._qt_words = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._qt_words.load(f"qtbase_{self.language}", folder):
            self.app.installTranslator(self._qt_words)

    def choose(self, what: str, value: Any) -> None:
        """Keep a choice of language, theme or size of letters, and show everything anew in it."""
        self.settings.put(what, value)
        self.apply_settings()

    def sign_with(self, name: str) -> None:
        """Whose name stands in the history from now on."""
        self.settings.put("author", name)
        for workspace in self._registers:
            workspace.sign(name)

    def apply_settings(self) -> None:
        """Show everything as the settings say."""
        self._speak()
        dress(self.app, self.settings)
        for workspace in self._registers:
            workspace.sign(self.settings.author)
        self.lock.follow_settings()
        for window in self.windows:
            window.rebuild()

    def show_window(self, workspace: Workspace | None = None) -> MainWindow:
        """A new window, on a register or on the start page."""
        window = MainWindow(self, workspace)
        self.windows.append(window)
        window.show()
        return window

    def forget_window(self, window: MainWindow) -> None:
        """A window was closed; a register without a window is closed with it."""
        if window not in self.windows:
            return
        self.windows.remove(window)
        workspace = window.workspace
        try:
            if workspace is not None and not any(one.workspace is workspace for one in self.windows):
                self._registers.remove(workspace)
                workspace.close()
        finally:
            if not self.windows:
                self.settings.sync()
                self.app.quit()

    def another_window(self, window: MainWindow) -> MainWindow:
        """One more window on the same register, at the same place."""
        window.leave()
        made = self.show_window(window.workspace)
        if window.room is not None and made.room is not None and window.room.desk.operator is not None:
            made.room.choose_operator(window.room.desk.operator, window.room.place())
        return made

    def find_open(self, path: Path) -> Workspace | None:
        """The open register that lies in this file, by whatever name."""
        for one in self._registers:
            if path.exists() and one.path.exists() and path.samefile(one.path):
                return one
        return None

    def open_path(self, text: str, window: MainWindow | None = None) -> None:
        """Open a register, in this window where it has none yet; one that is open comes to the front."""
        path = Path(text).absolute()
        if (there := self.find_open(path)) is not None:
            self.raise_window(next(one for one in self.windows if one.workspace is there))
        elif hides_content(path):
            self._ask_password(path, window)
        else:
            self.take_in(Register(path, self.settings.author), window)

    def take_in(self, register: Register, window: MainWindow | None, called: str = "") -> Workspace:
        """Show an open register; one with a message for what it is called is no file to be remembered."""
        workspace = Workspace(register, called)
        self._registers.append(workspace)
        if not called and not (register.read_only and writable(register.path)):  # a backup that is only looked at
            self.settings.remember(str(register.path))
        if not called and not register.read_only:
            workspace.keeper = Keeper(workspace, self.settings)
            Watch(workspace).noticed.connect(self._refuse)
            if (looking := workspace.keeper.looking) is not None:
                looking.told.connect(lambda: self._tell_unclean(workspace))
        if window in self.windows and window.workspace is None:
            window.take_workspace(workspace)
        else:
            self.show_window(workspace)
        return workspace

    def _tell_unclean(self, workspace: Workspace) -> None:
        for one in [one for one in self.windows if one.workspace is workspace]:
            tell_unclean(one, workspace)

    def _ask_password(self, path: Path, window: MainWindow | None) -> None:
        from ui.dialogs.password import PasswordDialog

        window = window or next(iter(self.windows), None) or self.show_window()
        tr = translator(self.language)
        dialog = PasswordDialog(path, self.lock.tries, tr, window)

        def attempt(password: str) -> None:
            try:
                register = Register(path, self.settings.author, password)
            except (InUse, Unclosed) as held:
                dialog.reject()
                window.show_refusal(held)
                return
            except RopaError as refusal:
                self.lock.tries.wrong(path)
                dialog.refuse(refusal.says(tr))
                return
            self.lock.tries.right(path)
            dialog.accept()
            self.take_in(register, window)

        dialog.given.connect(attempt)
        dialog.backups_requested.connect(lambda: self.open_backup(path, window))
        dialog.open()

    def ask_new(self, window: MainWindow) -> None:
        """Ask where a new register is to lie, and make it."""
        from ui.dialogs.files import ask_where
        from ui.locking.changing import ask_for_new

        ask_where(window, self.settings, translator(self.language), lambda path: ask_for_new(self, path, window))

    def open_backup(self, path: Path, window: MainWindow | None) -> None:
        """Offer the backups of a file that does not open."""
        from ui.keeping.acts import show_backups

        show_backups(window or self.show_window(), path)

    def ask_open(self, window: MainWindow) -> None:
        """Ask for a register and open it."""
        from ui.dialogs.files import ask_which

        ask_which(window, self.settings, translator(self.language), lambda path: self.open_path(str(path), window))

    def open_sample(self, window: MainWindow | None = None) -> None:
        """Open a fresh copy of the sample, which is thrown away when it is closed."""
        from ui.sample import open_sample

        open_sample(self, window or next(iter(self.windows), None) or self.show_window())

    def close_register(self, window: MainWindow) -> None:
        """Close all windows on this register; the last one goes back to the start page."""
        workspace = window.workspace
        for one in [one for one in self.windows if one.workspace is workspace and one is not window]:
            if not one.close():  # what is typed there cannot be saved
                return
        window.leave()
        window.take_workspace(None)
        if workspace is not None:
            self._registers.remove(workspace)
            workspace.close()

    def quit(self) -> None:
        """Close every window, and with them the program."""
        for window in list(self.windows):
            window.close()

    def raise_window(self, window: MainWindow) -> None:
        """Bring a window to the front."""
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()

    def greet(self, path: str) -> None:
        """A second start: open its file, or come to the front."""
        window = next(iter(self.windows), None)
        if path:
            self.open_path(path, window)
        elif window is not None:
            self.raise_window(window)

    def _active(self) -> MainWindow | None:
        active = self.app.activeWindow()
        return active if isinstance(active, MainWindow) else next(iter(self.windows), None)

    def _refuse(self, error: RopaError) -> None:
        if isinstance(error, Locked):
            return  # something asked that was to come later; all is read anew when the register is open again
        if (window := self._active()) is not None:
            window.show_refusal(error)

    def _crash(self, report: Report) -> None:
        from ui.dialogs.crash import CrashDialog, about_program

        tr = translator(self.language)
        kept = keep_report(self.settings, f"{about_program()}\n\n{report.short}\n")
        bars = [bar for window in self.windows if isinstance(bar := window.statusBar(), Status)]
        saved = tuple(dict.fromkeys(bar.in_words() for bar in bars))
        dialog = CrashDialog(report, saved, kept, tr, self._active())
        dialog.finished.connect(self._crash_read)
        dialog.open()

    def _crash_read(self) -> None:
        self.alarm.shown = False
