"""What can be done in the ledger: keep a file elsewhere, withdraw, issue anew, take in, check a file, erase."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from ropa.actions.issuing import erase_text, take_in, withdraw
from ropa.actions.outdated import which_of
from ropa.actions.verifying import SENTENCES, Match, Verdict, verify
from ropa.exchange.files import file_name
from ropa.holdings import Plain
from ropa.i18n import N_
from ropa.model import fields
from ropa.reading.files import ENDINGS, bytes_of
from ropa.reference import catalogue
from ropa.store.reading import content
from ropa.words import Words
from ui.papers.editions_dialog import EditionsDialog
from ui.papers.facts import go_to_fact
from ui.papers.ledger_tree import title_of
from ui.papers.saving import ask_existing, ask_file, folder_of, write_chosen
from ui.papers.say_dialog import SayDialog
from ui.papers.take_in_dialog import TakeInDialog
from ui.today import today

if TYPE_CHECKING:
    from ui.pages.ledger import LedgerPage


class LedgerActs(QObject):
    """Of one page of the ledger."""

    def __init__(self, page: LedgerPage) -> None:
        super().__init__(page)
        self._page = page

    @property
    def _operator(self) -> str:
        return self._page.desk.operator or ""

    # --- files ---

    def save(self, edition: Plain, file: Plain) -> None:
        """Write a file of an edition where the person says, byte for byte as it was issued."""
        desk, held = self._page.desk, self._page.held
        data = desk.workspace.ask(content, file["file"] or "")
        paper = held.find(edition.parent_uid) if held else None
        if data is None or held is None or paper is None:
            desk.say(desk.tr(N_("The text was not kept: the ledger has its number, day and hash only.")))
            return
        ending = file["format"] or "pdf"
        title = title_of(held, paper, desk.language)
        stem = f"{title[:80]} - {edition['number'] or 0} - {'+'.join(file['languages'] or ())}"
        start = folder_of(desk.settings, self._operator) / file_name(stem, ending)
        ask_file(self._page, desk.tr, desk.tr(N_("Save an issued paper")), start, ending, partial(_write, ending, data))

    def verify(self) -> None:
        """Ask for a file, and say whether it is a paper that was issued."""
        desk = self._page.desk
        endings = " ".join(f"*.{ending}" for ending in ENDINGS)
        name_filter = f"{desk.tr(N_('Papers'))} ({endings})"
        start = folder_of(desk.settings, self._operator)
        ask_existing(self._page, desk.tr(N_("Check a file")), start, name_filter, self.verify_file)

    def verify_file(self, path: Path) -> Verdict:
        """Say what a file is."""
        desk = self._page.desk
        found = desk.workspace.ask(verify, path.name, bytes_of(path), today())
        desk.say(f"{path.name}: {_told(found, desk.tr, desk.language)}")
        return found

    # --- editions ---

    def issue_anew(self, paper: Plain) -> None:
        """Go to the paper among the documents."""
        held = self._page.held
        if held is not None:
            self._page.desk.go("documents", which_of(held.operator, paper).about)

    def compare(self, paper: Plain, edition: Plain) -> None:
        """Show what an edition says otherwise than another."""
        held = self._page.held
        if held is not None:
            EditionsDialog(self._page, held, paper, edition).open()

    def withdraw(self, edition: Plain) -> None:
        """Ask why, and withdraw an edition."""
        desk = self._page.desk
        sentence = desk.tr(N_("The edition stays in the ledger, with this reason. It cannot be undone."))
        dialog = SayDialog(
            desk, self._operator, fields("edition")["withdrawal"], desk.tr(N_("Withdraw")), sentence, self._page
        )
        dialog.said.connect(partial(self._withdraw, edition.uid))
        dialog.open()

    def _withdraw(self, uid: str, why: Words) -> None:
        self._page.desk.workspace.do(withdraw, uid, why, today())

    def erase(self, edition: Plain) -> None:
        """Erase the text of a paper made once."""
        desk = self._page.desk
        desk.workspace.do(erase_text, edition.uid)
        desk.say(desk.tr(N_("The text is erased for good. The ledger keeps number, day and hash.")))

    def take_in(self) -> None:
        """Ask for a paper that was made elsewhere."""
        if not self._operator:
            return
        dialog = TakeInDialog(self._page.desk, self._operator, self._page)
        dialog.taken.connect(self._take_in)
        dialog.open()

    def _take_in(
        self, document: str, title: Words | None, languages: tuple[str, ...], path: Path, facts: dict[str, Any]
    ) -> None:
        files = [(languages, path.suffix.lower().lstrip("."), bytes_of(path))]
        self._page.desk.workspace.do(take_in, self._operator, document, title, files, facts)

    def go(self, uid: str, key: str) -> None:
        """Go to a fact."""
        go_to_fact(self._page.desk, self._page.held, uid, key)


def _write(ending: str, data: bytes, path: Path) -> None:
    write_chosen(path, ending, data)


def _told(found: Verdict, tr: Any, language: str) -> str:
    sentence = str(tr(SENTENCES[found.match])).format(differs=found.differs)
    if found.match in (Match.UNKNOWN, Match.CHANGED):
        return sentence
    title = catalogue("documents")[found.document].names[language]
    number = str(tr(N_("Number {n}"))).format(n=found.number)
    return f"{sentence} {title}. {number}"
