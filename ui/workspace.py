"""An open register as the screen knows it; all windows on one file share it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from ropa.errors import RopaError
from ropa.i18n import N_, Translator
from ropa.register import Done, Register
from ropa.store.reading import about_file

if TYPE_CHECKING:
    from pathlib import Path

    from ropa.actions.outdated import Checked, Stands
    from ropa.holdings import Holdings
    from ropa.rules.finding import Finding
    from ropa.store.rereading import Reading
    from ui.keeping.keeper import Keeper
    from ui.lasting import Lasting

P = ParamSpec("P")
R = TypeVar("R")


class Locked(RopaError):
    """What is asked of a register while it is locked is not answered."""


class Workspace(QObject):
    """`called` is a message that names the file in windows, where it does not go by its name; `uid` is the register's
    own, wherever the file lies. `checked`: how issued papers stood when they were looked at last, by the uid of the
    paper.

    `keeper` makes its backups, where it has any; `lasting` is the act that is on its way on another thread;
    `read_only`: nothing can be changed in it.

    Signals: `changed(Done)` after each act of any window that changed something; `closing()` while the file is still
    open, each time before it is let go; `closed()` when the file is let go
    for good. While it is locked the file is let go too, and the password is not known.
    """

    changed = Signal(object)
    closing = Signal()
    closed = Signal()

    def __init__(self, register: Register, called: str = "") -> None:
        super().__init__()
        self._register: Register | None = register
        self.path = register.path
        self.protected = register.protected
        self.read_only = register.read_only
        self.keeper: Keeper | None = None
        self._author = register.author
        self._called = called
        self.checked: dict[str, Checked] = {}
        self._reading: Reading | None = None
        self._found: tuple[dt.date, Reading, tuple[Finding, ...]] | None = None
        self.uid = register.ask(about_file)["uid"]
        register.on_change = self._hear
        self.lasting: Lasting | None = None

    def _hear(self, done: Done) -> None:
        """An act that lasts tells of its changes when it is over: here they are on its own thread."""
        if self.lasting is not None:
            self.lasting.hear(done)
        else:
            self.changed.emit(done)

    def lend(self, lasting: Lasting) -> None:
        """The register belongs to an act on a thread of its own, until it is taken back; one at a time."""
        self._wait()
        self.lasting, self.register.progress = lasting, lasting

    def take_back(self, lasting: Lasting) -> None:
        """The act is over."""
        if self.lasting is lasting:
            self.lasting = None
            if self._register is not None:
                self._register.progress = None

    def _wait(self) -> None:
        """An act that still lasts is stopped: nothing of it is written, unless it was about to end."""
        if self.lasting is not None:
            self.lasting.cancel()
            self.lasting.wait()
            self.take_back(self.lasting)

    @property
    def register(self) -> Register:
        """The open register. Raises Locked."""
        if self._register is None:
            raise Locked(N_("The register is locked."))
        return self._register

    @property
    def is_locked(self) -> bool:
        """Whether nothing can be read or done until its password is given."""
        return self._register is None

    def sign(self, author: str) -> None:
        """Whose name stands in the history from now on."""
        self._author = author
        if self._register is not None:
            self._register.author = author

    def lock(self) -> None:
        """Let the file and its password go; what was read is forgotten too."""
        self._wait()
        self.closing.emit()
        register, self._register = self.register, None
        self.path = register.path
        register.on_change = _nobody
        self._reading = self._found = None
        register.close()

    def unlock(self, password: str | None) -> None:
        """Open the file again. Raises RopaError where it does not open, or is another one by now."""
        register = Register(self.path, self._author, password, read_only=self.read_only)
        if register.ask(about_file)["uid"] != self.uid:
            register.close()
            raise RopaError(N_("Another register lies at {path} by now. Close this one and open that."), path=self.path)
        register.on_change = self._hear
        self._register, self.protected = register, register.protected

    def move_to(self, path: Path) -> None:
        """Go on in a copy at another place; see `Register.move_to`. It is a file of its own from then on."""
        self.register.move_to(path)
        self.path, self.read_only, self._called = path, False, ""

    def title(self, tr: Translator) -> str:
        """What names the file in windows, in their language."""
        return tr(self._called) if self._called else self.path.name

    def ask(self, query: Callable[Concatenate[Any, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Read; see `Register.ask`."""
        return self.register.ask(query, *args, **kwargs)

    def ask_long(self, query: Callable[Concatenate[Any, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Read, in `ui.lasting`, what may last; see `Register.ask_long`."""
        return self.register.ask_long(query, *args, **kwargs)

    def do(self, action: Callable[Concatenate[Any, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """An act of its own; see `Register.do`. A refusal goes up to the alarm, which shows its sentence."""
        return self.register.do(action, *args, **kwargs)

    def do_in(self, root_uid: str, action: Callable[Concatenate[Any, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """An act within the visit to one record: with the others of that visit it is one entry of the history."""
        return self.register.visit(root_uid).do(action, *args, **kwargs)

    def end_visit(self, root_uid: str) -> None:
        """Close the visit to a record, if it is the one that is open."""
        visiting = self._register.visiting if self._register is not None else None
        if visiting is not None and visiting.root_uid == root_uid:
            self.register.leave()

    def holdings(self, operator_uid: str) -> Holdings:
        """What the register holds of an operator now; of the one asked for last only what changed is read again.
        Raises RopaError where it is in the bin.
        """
        from ropa.store.rereading import read_again

        self._reading = self.ask(read_again, operator_uid, self._reading)
        return self._reading.held

    def findings(self, operator_uid: str, day: dt.date) -> tuple[Holdings, tuple[Finding, ...]]:
        """What the checks find of an operator on a day, with the holdings they found it in; of the one asked for last
        only what changed is judged again. Raises RopaError where it is in the bin.
        """
        from ropa.actions.checking import findings

        known = self._found[1:] if self._found is not None and self._found[0] == day else None
        self._found = (day, *self.ask(findings, operator_uid, day, known))
        return self._found[1].held, self._found[2]

    def check_papers(self, held: Holdings, day: dt.date) -> Iterator[tuple[str, Stands]]:
        """How the issued papers of an operator stand, by the uid of the paper, one a step."""
        from ropa.actions.outdated import changes_since, check_paper, in_question

        papers = in_question(held)
        since = self.ask(changes_since, held, [self.checked.get(paper.uid) for paper, _ in papers])
        for paper, edition in papers:
            known = self.checked.get(paper.uid)
            found = self.checked[paper.uid] = self.ask(check_paper, held, paper, edition, day, known, since)
            yield paper.uid, found.stands

    def close(self) -> None:
        """Let the file go."""
        self._wait()
        if self._register is not None:
            self.closing.emit()
        register, self._register = self._register, None
        try:
            if register is not None:
                register.on_change = _nobody
                register.close()
        finally:
            self.closed.emit()


def _nobody(_done: Any) -> None:
    """Nobody listens any more."""
