"""Adding a record to a list: the button, and what can be picked instead of an empty record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from ropa.i18n import N_, Translator
from ropa.reference import Entry, catalogue
from ropa.store.opened import targets
from ropa.words import fold, sort_key
from ui.desk import Desk
from ui.icons import icon
from ui.panels.kinds import kind_name
from ui.tables.picker import Choice, Source

ADD: Mapping[str, str] = {
    "activity": N_("Add activity"),
    "party": N_("Add party"),
    "transfer": N_("Add transfer abroad"),
    "tracker": N_("Add tracker"),
    "system": N_("Add system"),
    "consent": N_("Add consent form"),
    "engagement": N_("Add contract"),
    "access": N_("Add person with access"),
    "journal_line": N_("Add journal entry"),
    "request": N_("Add request"),
    "incident": N_("Add incident"),
}
"""What the button of each list says."""

KNOWN: Mapping[str, tuple[str, str]] = {
    "party": ("known_parties", N_("Pick a well-known party")),
    "tracker": ("known_trackers", N_("Pick a well-known tracker")),
}
"""Kinds of which well-known ones are shipped: their catalogue, and what picking one is called."""

TRANSFERRED = ("disclosure", "tracker", "system")
"""What there can be a transfer of."""


class AddButton(QWidget):
    """A button, and beside it one with a menu where there are other ways to add. Signals: `add_requested()`;
    `known_requested()` for one of the well-known.
    """

    add_requested = Signal()
    known_requested = Signal()

    def __init__(self, kind: str, tr: Translator) -> None:
        super().__init__()
        self.add = self._button()
        self.add.setText(tr(ADD[kind]))
        self.add.setIcon(icon("add", "accent_text"))
        self.add.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.add.clicked.connect(self.add_requested)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(1)
        line.addWidget(self.add)
        if kind in KNOWN:
            self.more = self._button()
            self.more.setIcon(icon("chevron_down", "accent_text"))
            self.more.setAccessibleName(tr(KNOWN[kind][1]))
            self.more.setToolTip(tr(KNOWN[kind][1]))
            self.more.clicked.connect(self.known_requested)
            line.addWidget(self.more)

    def _button(self) -> QToolButton:
        button = QToolButton()
        button.setProperty("wear", "primary")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        return button


def known_source(kind: str, desk: Desk) -> Source:
    """The shipped parties or trackers, found by all their names."""
    entries = catalogue(KNOWN[kind][0])
    told = {key: _known(kind, entry, desk) for key, entry in entries.items()}
    texts = {key: fold(" ".join((told[key].name, told[key].detail, *_also(entry)))) for key, entry in entries.items()}
    order = sorted(entries, key=lambda key: sort_key(told[key].name, desk.language))
    return _source(order, texts, told)


def _also(entry: Entry) -> Sequence[str]:
    aliases = entry.more.get("aliases", ())
    return [*aliases, *(str(entry.more[key]) for key in ("name", "name_kk", "name_ru", "name_en") if key in entry.more)]


def _known(kind: str, entry: Entry, desk: Desk) -> Choice:
    language, more = desk.language, entry.more
    if kind == "party":
        kinds = catalogue("party_kinds")
        said = [kinds[one].names[language] for one in more["kinds"] if one in kinds]
        country = catalogue("countries")[more["country"]].names[language]
        return Choice(str(more[f"name_{language}"]), " · ".join((country, ", ".join(said))))
    category = catalogue("tracker_categories")[more["category"]].names[language]
    party = catalogue("known_parties")[more["party"]].more[f"name_{language}"]
    return Choice(str(more["name"]), f"{party} · {category}")


def transferred_source(desk: Desk) -> Source:
    """Disclosures, trackers and systems of the operator in view."""
    told: dict[str, Choice] = {}
    for kind in TRANSFERRED:
        for one in desk.workspace.ask(targets, kind, desk.operator, desk.language):
            name = one.name.best(desk.language)[0] or one.detail
            told[one.uid] = Choice(name, f"{kind_name(kind, desk.tr)} · {one.detail}")
    return _source(list(told), {uid: fold(f"{one.name} {one.detail}") for uid, one in told.items()}, told)


def _source(order: Sequence[str], texts: Mapping[str, str], told: Mapping[str, Choice]) -> Source:
    def find(typed: str) -> tuple[Sequence[str], str]:
        words = fold(typed).split()
        return [one for one in order if all(word in texts[one] for word in words)], ""

    return Source(find, lambda values: {one: told[one] for one in values})
