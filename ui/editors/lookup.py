"""What there is to choose from at one row: codes under its law, records to link to, and new ones of both."""

from __future__ import annotations

from collections.abc import Iterable

from ropa.actions.codes import add_code
from ropa.actions.known import add_known_party
from ropa.actions.records import create
from ropa.fields import Field, Kind
from ropa.holdings import Plain
from ropa.i18n import LANGUAGES, N_
from ropa.law import LAWS, law
from ropa.names import known
from ropa.reference import Entry, catalogue
from ropa.store.around import targets
from ropa.store.naming import own_names, words_of
from ropa.store.opened import Opened
from ropa.words import fold, sort_key
from ui.desk import Desk
from ui.editors.options import Option

CLOSED = frozenset({"laws", "languages"})
"""Catalogues to which the core lets nobody add."""

_OF_ONE_ACTIVITY = frozenset({"purpose", "item"})

_FORMS = ("_short", "_one", "_few", "_many", "_other")
"""How catalogues call other forms of a name: customary short ones, those beside a number."""


class Lookup:
    """Made anew for each row that is shown, and cheap: nothing is read before something is to be chosen or named.

    `law` is the law that the row answers ("" is any of the operator's). `unchosen` keeps what was typed where
    nothing was chosen yet, by `place`; the lookups of one form share it.
    """

    def __init__(
        self,
        desk: Desk,
        opened: Opened,
        row: Plain | None = None,
        law: str = "",
        unchosen: dict[tuple[str, str], str] | None = None,
    ) -> None:
        self.desk = desk
        self.row = row or opened.record
        self.law = law or self.row.facts.get("law") or ""
        self.unchosen = {} if unchosen is None else unchosen
        self._opened = opened
        self._met: dict[str, str] = {}

    def place(self, field: Field) -> tuple[str, str]:
        """Where something is chosen: the row, and the field under the law; what adds a part has the field of that."""
        return self.row.uid, f"{field.key} {field.label} {self.law}"

    def options(self, field: Field) -> list[Option]:
        """All that the field may hold, in the order in which it is offered."""
        found = self.targets(field) if _links(field) else self.codes(field)
        self._met |= {one.value: one.label for one in found if one.value}
        return found

    def name(self, field: Field, value: str) -> str:
        """A value of the field in the language of the interface."""
        if not _links(field):
            name = self._opened.names(field.catalogue, value, self.desk.language, self.law)
            if name == value and value not in self._met:  # the user's own, added since the record was read
                own = self.desk.workspace.ask(own_names)
                self._met[value] = own(field.catalogue, value, self.desk.language)
            return self._met[value] if name == value else name
        if words := self._opened.linked.get(value):
            return words.best(self.desk.language, self.desk.languages)[0]
        if value not in self._met:
            found = self.desk.workspace.ask(words_of, [value], self._opened.names).get(value)
            self._met[value] = found.best(self.desk.language, self.desk.languages)[0] if found else value[:8]
        return self._met[value]

    def is_claim(self, field: Field, code: str) -> bool:
        """Whether clients say so and the law does not know it."""
        entry = known(field.catalogue, code, self.law) if field.catalogue.startswith("law:") else None
        return entry is not None and entry.claim

    def codes(self, field: Field) -> list[Option]:
        """The codes of the field's catalogue, of a law's list those of `law` with claims last; then the user's own."""
        name, language = field.catalogue, self.desk.language
        if name.startswith("law:"):
            found = self._of_laws(name.removeprefix("law:"))
        elif name == "countries":
            entries = sorted(catalogue(name).values(), key=lambda one: sort_key(one.names[language], language))
            found = [self._option(one, one.code if one.code.isupper() else "") for one in entries]
        else:
            found = [self._option(one) for one in catalogue(name).values()]
        for (where, code), words in self.desk.workspace.ask(own_names).own.items():
            if where == name:
                found.append(Option(code, words.best(language)[0], also=tuple(text for _, text in words.texts)))
        return found

    def _of_laws(self, name: str) -> list[Option]:
        asked = [one for one in ((self.law,) if self.law else self.desk.laws) if one in LAWS]
        found: dict[str, Option] = {}
        for code in asked:
            pack = law(code)
            for entry in pack.lists.get(name, {}).values():
                article = str(entry.more.get("article", ""))
                details = (
                    pack.short(self.desk.language) if len(asked) > 1 else "",
                    pack.cite(article, self.desk.language) if article else "",
                    self.desk.tr(N_("claimed; the law does not know it")) if entry.claim else "",
                )
                found.setdefault(entry.code, self._option(entry, ", ".join(filter(None, details)), article))
        return sorted(found.values(), key=lambda one: one.claim)

    def _option(self, entry: Entry, detail: str = "", article: str = "") -> Option:
        forms = (text.replace("{n}", "").strip() for key, text in entry.more.items() if key.endswith(_FORMS))
        also = (*entry.names.values(), entry.code, article, *forms, *entry.more.get("also", ()))
        return Option(entry.code, entry.names[self.desk.language] or entry.code, detail, entry.claim, also=also)

    def targets(self, field: Field) -> list[Option]:
        """Living records that the field may lead to; of parties then those of the shipped catalogue."""
        if not field.target:
            return []
        language, operator = self.desk.language, self._opened.operator
        asked = self.desk.workspace.ask(targets, field.target, operator, language, self._within(field))
        found = [
            Option(
                one.uid,
                one.name.best(language, self.desk.languages)[0] or one.uid[:8],
                one.detail,
                also=tuple(text for _, text in one.name.texts),
            )
            for one in asked
            if one.uid != self._opened.record.uid
        ]
        return [*found, *self._shipped(found)] if field.target == "party" else found

    def _shipped(self, present: Iterable[Option]) -> list[Option]:
        there = {spelling for one in present for spelling in one.spellings}
        mark, language, names = self.desk.tr(N_("from the catalogue")), self.desk.language, self._opened.names
        return [
            Option(
                "",
                str(one.more[f"name_{language}"]),
                f"{names('countries', str(one.more['country']), language)}, {mark}",
                shipped=one.code,
                also=(*(str(one.more[f"name_{other}"]) for other in LANGUAGES), *one.more["aliases"]),
            )
            for one in catalogue("known_parties").values()
            if fold(str(one.more[f"name_{language}"])) not in there
        ]

    def _within(self, field: Field) -> str | None:
        """Purposes and items are chosen among those of the activity that is open, or that the row names."""
        if field.target not in _OF_ONE_ACTIVITY:
            return None
        record = self._opened.record
        activity = record.uid if record.kind == "activity" else self.row.facts.get("activity")
        return activity if isinstance(activity, str) else None

    def offer(self, field: Field) -> str:
        """The words, with a slot {name}, by which something new can be added to what is chosen from; "" if not."""
        if not _links(field):
            return "" if field.catalogue in CLOSED else self.desk.tr(N_("Add “{name}” as your own"))
        can = field.target == "party" or (field.target == "system" and self._opened.operator is not None)
        return self.desk.tr(N_("Add “{name}” to the register")) if can else ""

    def take(self, option: Option) -> str:
        """The value of an option; a party of the shipped catalogue is copied into the file first."""
        if not option.shipped:
            return option.value
        uid = self.desk.workspace.do_in(self._opened.record.uid, add_known_party, option.shipped)
        self._met[uid] = option.label
        return uid

    def add(self, field: Field, typed: str) -> str:
        """Something new, named in the language of the interface: a code, a party of the whole file, a system of the
        operator.
        """
        name, root, do_in = {self.desk.language: typed}, self._opened.record.uid, self.desk.workspace.do_in
        if _links(field):
            parent = None if field.target == "party" else self._opened.operator
            value = do_in(root, create, field.target, {"name": name}, parent).uid
        else:
            value = do_in(root, add_code, field.catalogue, name)
        self._met[value] = typed
        return value


def _links(field: Field) -> bool:
    return field.kind in (Kind.LINK, Kind.LINKS)
