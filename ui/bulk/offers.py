"""What a copy is offered by its source, in words: the fact, what the copy says, what it would say, and in full."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from ropa.actions.copies import linked
from ropa.actions.deeds import called_part
from ropa.actions.following import Behind
from ropa.actions.merging import ADDED, CHANGED, Offer, followed, name_of
from ropa.fields import IN_LANGUAGES
from ropa.holdings import Plain
from ropa.i18n import N_
from ropa.spoken import Spoken
from ropa.store.cells import short
from ropa.store.naming import own_names, words_of
from ropa.store.opened import opened
from ropa.values import from_plain
from ropa.words import Words
from ui.desk import Desk


class SaidOffers:
    """The offers of some copies in the language of the window; names are read for all of them at once."""

    def __init__(self, desk: Desk, copies: Sequence[Behind]) -> None:
        self._tr, ask = desk.tr, desk.workspace.ask_long
        whole = [uid for one in copies for uid in self._whole(one)]
        records = [ask(opened, uid).record for uid in dict.fromkeys(whole)]
        self._rows = {row.uid: row for record in records for row in (record, *record.below())}
        offers = [offer for one in copies for offer in one.offers]
        wanted = [uid for one in copies for uid in (one.uid, one.operator, one.source)]
        wanted += [uid for one in offers for uid in (one.row, one.source, *one.users, *_leads(one))]
        wanted += [uid for row in self._rows.values() for uid in _leads_of(row)]
        names = ask(own_names)
        self._named = ask(words_of, dict.fromkeys(wanted), names)
        self.spoken = Spoken(desk.language, names, self._named)

    @staticmethod
    def _whole(copy: Behind) -> Iterator[str]:
        """Records of which parts came or went: these are said with all they hold."""
        for one in copy.offers:
            if one.sort != CHANGED:
                yield copy.source if one.sort == ADDED else copy.uid

    def name(self, uid: str) -> str:
        """By what people know a record."""
        return self.spoken.words(self._named.get(uid, Words())) or self._tr(N_("No name yet"))

    def what(self, copy: Behind, one: Offer) -> str:
        """The fact, after the part of the copy that it is of; or the part."""
        row = one.source if one.sort == ADDED else one.row
        part = called_part(one.kind, self._named.get(row, Words()), self._tr)
        if one.sort != CHANGED:
            return part
        label = self.spoken.label(one.kind, one.key)
        return label if one.row == copy.uid else f"{part} · {label}"

    def here(self, one: Offer) -> str:
        """What the copy says now."""
        if one.sort == CHANGED:
            return self._value(one, one.here)
        return self._tr(N_("not there")) if one.sort == ADDED else self._in_short(one.row)

    def there(self, one: Offer) -> str:
        """What the source says now."""
        if one.sort == CHANGED:
            return self._value(one, one.there)
        return self._in_short(one.source) if one.sort == ADDED else self._tr(N_("not there"))

    def in_full(self, copy: Behind, one: Offer) -> str:
        """All three states, none of them cut."""
        tr = self._tr
        if one.sort != CHANGED:
            lines = [*self._lines(one.source if one.sort == ADDED else one.row)]
            if one.users:
                users = "; ".join(self.name(uid) for uid in one.users)
                lines.append(
                    tr(N_("Still used here by: {names}. It can go only when nothing uses it.")).format(names=users)
                )
            return "\n".join(lines)
        said = {
            N_("When it was copied or compared last: {value}"): one.base,
            N_("Here now: {value}"): one.here,
            N_("In the source now: {value}"): one.there,
        }
        return "\n".join(
            (self.what(copy, one), *(tr(words).format(value=self._value(one, value)) for words, value in said.items()))
        )

    def _value(self, one: Offer, value: str | None) -> str:
        return self.spoken.part(one.kind, one.key, value) or self._tr(N_("not answered"))

    def _in_short(self, uid: str) -> str:
        row = self._rows[uid]
        return short("; ".join(text for _, text in self._facts(row)))

    def _lines(self, uid: str) -> Iterator[str]:
        top = self._rows[uid]
        for row in (top, *top.below()):
            yield called_part(row.kind, self._named.get(row.uid, Words()), self._tr)
            yield from (f"    {label}: {text}" for label, text in self._facts(row))

    def _facts(self, row: Plain) -> Iterator[tuple[str, str]]:
        law = row.facts.get("law") or ""
        for key, known in followed(row.kind).items():
            if row[key] is not None:
                yield self._tr(known.label), self.spoken.value(known, row[key], law)


def _leads(one: Offer) -> Iterator[str]:
    known = followed(one.kind).get(name_of(one.key))
    for text in (one.base, one.here, one.there):
        if text is not None and known is not None and known.kind not in IN_LANGUAGES:
            yield from linked(known, from_plain(known, json.loads(text)))


def _leads_of(row: Plain) -> Iterator[str]:
    yield row.uid
    for key, known in followed(row.kind).items():
        yield from linked(known, row[key])
