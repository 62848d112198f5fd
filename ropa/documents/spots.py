"""Places of the register in words: a record of a list, in it a row, of the row a fact. Plain, for lists to go there."""

from __future__ import annotations

from dataclasses import dataclass

from ropa.documents.model import Document
from ropa.holdings import Holdings, Plain
from ropa.i18n import Translator
from ropa.law import law
from ropa.model import KINDS, NAMED_BY, ROOTS, fields
from ropa.reference import catalogue, many


@dataclass(frozen=True)
class Spot:
    """Where something lies, and words for it, each of which may be empty: of the record, of its part, of the fact, and
    more such as the language that is missing.

    `root` is the record of kind `kind` that stands in a list, `row` it or one of its parts; `key` is a field of the
    row, the kind of those of its parts that are meant, or "" for the row as a whole.
    """

    kind: str
    root: str
    row: str
    key: str
    name: str
    part: str = ""
    fact: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Spots:
    """Says places of one operator's holdings in the language of the reader."""

    holdings: Holdings
    translate: Translator

    @property
    def language(self) -> str:
        """The language of the reader."""
        return self.translate.language

    def of(self, row: Plain, key: str = "", fact: str = "", detail: str = "") -> Spot:
        """The place of a row, of a fact of it, or of parts of a kind; `fact` where it needs words of its own."""
        root = self.root(row)
        known = fields(row.kind).get(key)
        label = fact or (self.translate(known.label) if known else self.many(key) if key in KINDS else "")
        part = "" if row is root else self._part(row)
        return Spot(root.kind, root.uid, row.uid, key, self._name(root), part, label, detail)

    def root(self, row: Plain) -> Plain:
        """The record in a list to which a row belongs."""
        while row.kind not in ROOTS and (parent := self.holdings.find(row.parent_uid)):
            row = parent
        return row

    def roots_of(self, document: Document) -> frozenset[str]:
        """Uids of the records in lists of which a paper speaks."""
        uids = {uid for said in document.said() for uid, _ in said.sources}
        rows = (self.holdings.find(uid) for uid in uids)
        return frozenset(self.root(row).uid for row in rows if row)

    def many(self, kind: str) -> str:
        """Records of a kind, in words."""
        return many(kind, self.language)

    def letter(self, key: str) -> str:
        """An element that the GDPR asks for, by its key (A30-1-f); empty where there is none."""
        entry = law("gdpr").entry("register_content", key)
        return entry.names[self.language] if entry else ""

    def _name(self, record: Plain) -> str:
        name = self.holdings.name(record, self.language)[0]
        return name if name == record.ref or not record.ref else f"{record.ref} {name}"

    def _part(self, row: Plain) -> str:
        """A part: its kind, and its name where it has one."""
        kind = catalogue("record_kinds")[row.kind].names[self.language]
        kind = kind[:1].upper() + kind[1:]
        named = any(row.facts.get(key) for key in NAMED_BY.get(row.kind, ("name",)))
        return f"{kind}: {self.holdings.name(row, self.language)[0]}" if named else kind
