"""The last step: every row as the record that it would become, with what could not be read; ticked rows are taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from ropa.actions.importing.proposals import Certainty, Proposal, Proposed, Trouble
from ropa.i18n import N_
from ropa.model import KINDS, NAMED_BY, fields
from ropa.names import Names
from ropa.reference import many
from ropa.store.naming import own_names
from ropa.words import Words
from ui.desk import Desk
from ui.icons import icon
from ui.labels import plain_label
from ui.look import em
from ui.panels.kinds import kind_name
from ui.tips import tip

_UID = Qt.ItemDataRole.UserRole
_SHOWN = 120


class PreviewPage(QWidget):
    """Signals: `changed()` when rows were ticked or not."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        tr = desk.tr
        self.proposed = Proposed("activity", ())
        self._names = Names()
        self.told = plain_label("")
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(tr(N_("What the table proposes")))
        self.tree.setHeaderLabels([tr(one) for one in (N_("Name"), N_("With it"), N_("State"), N_("Row"))])
        self.tree.setUniformRowHeights(True)
        self.tree.itemChanged.connect(lambda *_: self.changed.emit())
        self.tree.itemExpanded.connect(self._fill)
        head = self.tree.header()
        head.setStretchLastSection(False)
        for place, mode in enumerate((QHeaderView.ResizeMode.Stretch, QHeaderView.ResizeMode.Stretch)):
            head.setSectionResizeMode(place, mode)
        for place in (2, 3):
            head.setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
        line = QHBoxLayout()
        line.addWidget(self.told, 1)
        for words, state in ((N_("Tick all that are new"), True), (N_("Tick none"), False)):
            button = QPushButton(tr(words))
            button.setProperty("wear", "link")
            button.clicked.connect(lambda _=False, state=state: self._tick(state=state))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.4))
        column.addLayout(line)
        column.addWidget(self.tree, 1)

    def show_proposed(self, proposed: Proposed) -> None:
        """Rows with something to look at stand first, those that are there already last."""
        self.proposed = proposed
        self._names = self._desk.workspace.ask(own_names)
        self.tree.blockSignals(True)
        self.tree.clear()
        items = [self._left(one) for one in proposed.left]
        rows = sorted(proposed.rows(), key=lambda one: (one.present is not None, not one.troubles))
        items += [self._row(one) for one in rows]
        self.tree.addTopLevelItems(items)
        self.tree.blockSignals(False)
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        tr, rows = self._desk.tr, self.proposed.rows()
        there = sum(one.present is not None for one in rows)
        remarks = sum(bool(one.troubles) for one in rows if one.present is None)
        told = [tr.count("{n} new record.", "{n} new records.", len(rows) - there)]
        if there:
            told.append(tr.count("{n} is there already.", "{n} are there already.", there))
        if remarks:
            told.append(tr.count("In {n} row something was not read.", "In {n} rows something was not read.", remarks))
        if self.proposed.left:
            left = len(self.proposed.left)
            told.append(tr.count("{n} row is left out.", "{n} rows are left out.", left))
        self.told.setText(" ".join(told))

    def _left(self, one: Trouble) -> QTreeWidgetItem:
        tr = self._desk.tr
        item = QTreeWidgetItem([one.refusal.says(tr), "", tr(N_("left out")), one.place])
        item.setIcon(2, icon("warning", "warning"))
        item.setToolTip(0, tip(one.refusal.says(tr)))
        return item

    def _row(self, one: Proposal) -> QTreeWidgetItem:
        tr = self._desk.tr
        name = self._name(one)
        state, picture, role = tr(N_("new")), "add", "accent"
        if one.present is not None:
            state, picture, role = tr(N_("there already")), "done", "muted"
        elif one.troubles:
            state = tr.count("new, {n} remark", "new, {n} remarks", len(one.troubles))
            picture, role = "warning", "warning"
        item = QTreeWidgetItem([name, self._beside(one), state, one.source.place])
        item.setIcon(2, icon(picture, role))
        item.setData(0, _UID, one.uid)
        item.setToolTip(0, tip(one.source.text))
        if one.present is None:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(0, Qt.CheckState.Checked)
        item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
        return item

    def _name(self, one: Proposal) -> str:
        said = one.values.get("name") or {}
        return Words.of(dict(said)).best(self._desk.language)[0] if said else one.source.text

    def _beside(self, one: Proposal) -> str:
        counts = Counter(part.kind for part in self._parts(one))
        return " · ".join(f"{many(kind, self._desk.language)}: {counts[kind]}" for kind in KINDS if kind in counts)

    def _parts(self, one: Proposal) -> Iterator[Proposal]:
        for part in self.proposed.below.get(one.uid, ()):
            yield part
            yield from self._parts(part)

    def _fill(self, item: QTreeWidgetItem) -> None:
        """What was not read, then the parts: made when a row is unfolded."""
        uid = item.data(0, _UID)
        if item.childCount() or not uid:
            return
        one = next(each for each in self.proposed.rows() if each.uid == uid)
        tr = self._desk.tr
        for trouble in one.troubles:
            said = f"{trouble.column}: {trouble.refusal.says(tr)}" if trouble.column else trouble.refusal.says(tr)
            line = self._line(item, said, "", trouble.place)
            line.setIcon(0, icon("warning", "warning"))
            line.setFirstColumnSpanned(True)
        for part in self._parts(one):
            said = f"{kind_name(part.kind, tr)}: {part.source.text[:_SHOWN]}"
            self._line(item, said, self._coded(part), part.source.place)

    @staticmethod
    def _line(above: QTreeWidgetItem, said: str, coded: str, place: str) -> QTreeWidgetItem:
        line = QTreeWidgetItem(above, [said, coded, "", place])
        line.setToolTip(0, tip(said))
        line.setToolTip(1, tip(coded))
        return line

    def _coded(self, part: Proposal) -> str:
        """How it was understood, and where that is not sure."""
        tr, language = self._desk.tr, self._desk.language
        for key in (*NAMED_BY.get(part.kind, ()), "category", "country", "code"):
            known = fields(part.kind).get(key)
            code = part.values.get(key)
            if known is not None and known.catalogue and isinstance(code, str):
                name = self._names(known.catalogue, code, language, str(part.values.get("law", "")))
                return tr(N_("likely: {name}")).format(name=name) if part.certainty is Certainty.LIKELY else name
        return ""

    def _tick(self, *, state: bool) -> None:
        self.tree.blockSignals(True)
        for item in self._items():
            item.setCheckState(0, Qt.CheckState.Checked if state else Qt.CheckState.Unchecked)
        self.tree.blockSignals(False)
        self.changed.emit()

    def _items(self) -> Iterator[QTreeWidgetItem]:
        for n in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(n)
            if item is not None and item.flags() & Qt.ItemFlag.ItemIsUserCheckable and item.data(0, _UID):
                yield item

    def ticked(self) -> list[str]:
        """Uids of the rows that are to be taken."""
        return [str(item.data(0, _UID)) for item in self._items() if item.checkState(0) is Qt.CheckState.Checked]
