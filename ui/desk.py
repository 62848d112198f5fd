"""What every part of one window has before it: the register, the words, the operator in view, and ways to speak up."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLocale, QObject, Signal

from ropa.i18n import LANGUAGES, Translator
from ropa.store.opened import OperatorCard
from ui.checks.findings import Findings
from ui.checks.of_all import FindingsOfAll
from ui.settings import Settings
from ui.workspace import Workspace


@dataclass(frozen=True)
class Place:
    """Where a window stands: a section, in it a record of a list, in that a row (the record or one of its parts), a
    field of the row.
    """

    section: str
    record: str = ""
    row: str = ""
    key: str = ""


class Desk(QObject):
    """One per window. `operator` is the uid of the operator in view, or None; `findings` are its own,
    `findings_of_all` those of every operator in numbers.

    Signals: `operator_changed()`; `go_requested(Place)`; `announced(sentence, with_undo)` for the strip at the foot.
    """

    tr: Translator  # type: ignore[assignment]  # Qt's own way of translating gives way to ours
    operator_changed = Signal()
    go_requested = Signal(object)
    announced = Signal(str, bool)

    def __init__(self, workspace: Workspace, tr: Translator, settings: Settings) -> None:
        super().__init__()
        self.workspace = workspace
        self.tr = tr
        self.settings = settings
        self.operator: str | None = None
        self.operator_name = ""
        self.languages: tuple[str, ...] = LANGUAGES
        self.laws: tuple[str, ...] = ("kz",)
        self.findings = Findings(self)
        self.findings_of_all = FindingsOfAll(self)

    @property
    def language(self) -> str:
        """The language of the interface."""
        return self.tr.language

    @property
    def locale(self) -> QLocale:
        """For dates and numbers in the interface."""
        return QLocale({"kk": "kk_KZ", "ru": "ru_KZ", "en": "en_GB"}[self.language])

    @property
    def date_format(self) -> str:
        """How a day is written in numbers in the interface, for Qt; the year in full."""
        return "dd.MM.yyyy" if self.language != "en" else "d MMM yyyy"

    def show_operator(self, card: OperatorCard) -> None:
        """Bring an operator into view."""
        self.operator = card.uid
        self.operator_name = (card.short or card.name).best(self.language, card.languages)[0] or card.ref
        self.languages = card.languages or LANGUAGES
        self.laws = card.laws

    def go(self, section: str, record: str = "", row: str = "", key: str = "") -> None:
        """Ask the window to show a place."""
        self.go_requested.emit(Place(section, record, row, key))

    def say(self, sentence: str, *, undo: bool = False) -> None:
        """A sentence at the foot of the window, with an Undo button where it tells of an act that can be undone."""
        self.announced.emit(sentence, undo)
