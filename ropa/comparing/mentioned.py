"""What the text names, and whether the register has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ropa.comparing.facts import recipient, texts
from ropa.comparing.places import HOME, countries_in, country_named
from ropa.comparing.result import Fact, Mention
from ropa.comparing.scope import CONSENT
from ropa.comparing.stream import Place
from ropa.comparing.terms import days_of, terms_of_law
from ropa.comparing.told import Told
from ropa.holdings import Holdings, Plain
from ropa.reading.inflection import same_word
from ropa.reading.naming import name_words
from ropa.reading.parties import other_names
from ropa.reading.result import Recipient, Said

_CONTAINED = {"name": "full_name", "id_document": "id_document_copy", "phone": "messenger_id", "cookies": "online_id"}
"""A category that is part of another: who holds the whole has the part."""
_OF_SIGNING = frozenset({"full_name", "name", "signature"})
"""What a consent asks for because it is signed (94-V Art. 8(4)(2)), whatever is collected besides."""
_BY_LAW = frozenset({"authority"})
"""Who gets data where a law says so: a text says it of any operator."""
_ANYONE = frozenset({"contractor", "partner"})
"""What a text calls whomever it goes on to name."""


def mentions_of(
    held: Holdings, facts: Iterable[Fact], told: Told, own: frozenset[Place], kind: str
) -> tuple[Mention, ...]:
    """Each company, country, term, category of data, purpose and contact that the text names, once."""
    found: dict[tuple[str, str], Mention] = {}
    known = _Known(held, tuple(facts))
    for mention in _all(held, told, known, own, kind == CONSENT):
        same = found.setdefault((mention.subject, known.as_one(mention)), mention)
        if same.held and not mention.held:
            found[mention.subject, known.as_one(mention)] = mention
    return tuple(found.values())


class _Known:
    """What the register has, by subject; `facts` are of everything the operator does."""

    def __init__(self, held: Holdings, facts: tuple[Fact, ...]) -> None:
        self.codes: dict[str, set[str]] = {}
        for fact in facts:
            self.codes.setdefault(fact.subject, set()).update((fact.value, *fact.codes))
        self.codes.setdefault("purpose", set()).update(
            one["category"] for one in held.all("tracker") if one["category"]
        )
        parties = list(_parties(held))
        recipients = [recipient(one, one, one) for one in parties]
        kinds = {kind for one in parties for kind in one["kinds"] or ()}
        self.kinds = _BY_LAW | kinds | (_ANYONE if kinds - _BY_LAW else frozenset())
        self.names = [name_words(name) for one in recipients for name in one.names]
        self.names += [name_words(name) for fact in facts if fact.subject == "tracker" for name in fact.names]

    def has(self, subject: str, code: str) -> bool:
        """Whether a code is held, or another of which it is a part."""
        codes = self.codes.get(subject, set())
        return code in codes or _CONTAINED.get(code, "") in codes

    def as_one(self, mention: Mention) -> str:
        """What a mention counts under: a company once, whichever of its products is named."""
        of_company = other_names((mention.value,)) if mention.subject == "recipient" else ()
        return of_company[0] if of_company else mention.value

    def is_named(self, name: str) -> bool:
        """Whether a company is among the parties: its words are those of one of their names, or some of them."""
        words = name_words(name)
        return any(_within(words, one) or _within(one, words) for one in self.names if one)


def _within(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    return bool(few) and all(any(same_word(word, one) for one in many) for word in few)


def _parties(held: Holdings) -> Iterator[Plain]:
    """Every party that any record of the operator leads to."""
    told: dict[str, Plain] = {}
    owners = [one for kind in ("activity", "tracker", "system", "engagement") for one in held.all(kind)]
    for owner in owners:
        for record in (owner, *owner.below()):
            for key in ("party", "host", "on_instruction_of", "joint_with", "subcontractors"):
                if key in record.facts:
                    told |= {one.uid: one for one in held.linked(record, key) if one.kind == "party"}
    return iter(told.values())


def _all(held: Holdings, told: Told, known: _Known, own: frozenset[Place], consent: bool) -> Iterator[Mention]:
    for mention in _coded("data", "data_categories", told, known, own):
        if not (consent and mention.value in _OF_SIGNING):
            yield mention
    yield from _coded("purpose", "purposes", told, known, own)
    yield from _recipients(held, told, known, own)
    yield from _countries(told, known, own)
    for said in told.found["kept"]:
        value = days_of(said.value.number, said.value.unit)
        yield _mention("term", f"{said.value.number} {said.value.unit}", said, known.has("term", value))
    law = terms_of_law(held.laws())
    for said in told.found["response_term"]:
        value = f"{said.value.number} {said.value.unit}"
        yield _mention(
            "response_term",
            value,
            said,
            known.has("response_term", value) or (said.value.number, said.value.unit) in law,
        )
    for subject, field in (("bin", "bin"), ("email", "email")):
        for said in told.found[field]:
            yield _mention(subject, said.value, said, known.has(subject, said.value) or _written(held, said.value))


def _written(held: Holdings, value: str) -> bool:
    """Whether something stands anywhere in the records."""
    everything = (fact for one in held.index.values() for fact in one.facts.values())
    return any(value in text.lower() for fact in everything for text in texts(fact))


def _mention(subject: str, value: str, said: Said, held: bool) -> Mention:
    return Mention(subject, value, said.text, said.sentence, held)


def _coded(subject: str, field: str, told: Told, known: _Known, own: frozenset[Place]) -> Iterator[Mention]:
    for said in told.found[field]:
        held = known.has(subject, said.value) or _own(told, said, own, said.value, field)
        yield _mention(subject, said.value, said, held)


def _own(told: Told, said: Said, own: frozenset[Place], code: str, catalogue: str) -> bool:
    """Whether the register itself says it in these words."""
    hits = [hit for hit in told.seen[said.sentence].of(catalogue) if hit.code == code]
    return bool(hits) and all((said.sentence, number) in own for hit in hits for number in range(hit.start, hit.end))


def _recipients(held: Holdings, told: Told, known: _Known, own: frozenset[Place]) -> Iterator[Mention]:
    operator = [name_words(name) for key in ("name", "short_name") for name in texts(held.operator[key])]
    for said in told.found["recipients"]:
        one: Recipient = said.value
        if one.named:
            words = name_words(one.name)
            if not any(_within(words, name) for name in operator):
                yield _mention(
                    "recipient", one.name, said, known.is_named(one.name) or known.is_named(one.party or "-")
                )
        else:
            kind = one.kind or ""
            has = kind in known.kinds or _own(told, said, own, kind, "party_kinds")
            yield _mention("recipient_kind", kind, said, has)


def _countries(told: Told, known: _Known, own: frozenset[Place]) -> Iterator[Mention]:
    for one in told.seen:
        for code, start, _ in countries_in(one):
            if code != HOME and not one.denied[start] and country_named(one, code):
                has = known.has("country", code) or (one.sentence.index, start) in own
                yield Mention("country", code, one.text, one.sentence.index, has)
