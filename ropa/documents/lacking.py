"""What single texts of a paper lack: an answer, the language of the paper, a letter in the font of the PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ropa import linked
from ropa.covered import covered
from ropa.documents.kinds import Paper
from ropa.documents.model import Document, Said
from ropa.documents.scope import Scope
from ropa.documents.spots import Spot, Spots
from ropa.fields import Kind
from ropa.holdings import Plain
from ropa.model import NAMED_BY, children, fields
from ropa.reference import catalogue
from ropa.words import Words


def texts(spots: Spots, document: Document, paper: Paper, scope: Scope) -> Iterator[tuple[str, Spot]]:
    """Of every text that is marked as borrowed: the fact that has no words in the language, or no answer."""
    for said in document.said():
        if said.borrowed:
            reason = "unanswered" if said.gap or said.key.startswith("gap.") else "borrowed"
            yield from ((reason, spot) for spot in _places(spots, said, document.languages, paper, scope))


def wanted(spots: Spots, drawn: Iterable[Document], paper: Paper, scope: Scope) -> tuple[Spot, ...]:
    """What is missing from a paper, drawn in several languages: each fact once. What rests on no fact of the register
    keeps the words of the paper, those in the language of the reader where there are such.
    """
    found: dict[tuple[str, ...], Spot] = {}
    own: dict[str, dict[str, Spot]] = {}
    lent: dict[str, Spot] = {}
    several = tuple(drawn)
    languages = tuple(dict.fromkeys(one for document in several for one in document.languages))
    for said in (said for document in several for said in document.said() if said.gap or said.borrowed):
        places = tuple(_places(spots, said, languages, paper, scope))
        for spot in places:
            found.setdefault((spot.row, spot.key, spot.fact), spot)
        if not places:
            texts_of = own.setdefault(said.language, {}) if said.gap else lent
            texts_of[said.text] = Spot("", "", "", "", said.text)
    in_words = own.get(spots.language) or next(iter(own.values()), {})
    return (*found.values(), *in_words.values(), *lent.values())


def _places(spots: Spots, said: Said, languages: tuple[str, ...], paper: Paper, scope: Scope) -> Iterator[Spot]:
    """Where in the register one would mend a text that is marked."""
    if said.key.startswith("gap."):
        yield from _gap(spots, said, paper, scope)
    elif said.gap:
        yield from _unanswered(spots, said)
    else:
        yield from _borrowed(spots, said, languages)


def _unanswered(spots: Spots, said: Said) -> Iterator[Spot]:
    for uid, key in said.sources:
        row = spots.holdings.find(uid)
        if row is None:
            continue
        if key == "none":
            yield from _uncounted(spots, row)
        elif letter := spots.letter(key):
            yield spots.of(row, "", letter)
        elif key in children(row.kind) or (key in fields(row.kind) and row[key] is None):
            yield spots.of(row, key)


def _uncounted(spots: Spots, activity: Plain) -> Iterator[Spot]:
    """Whether there are parties or transfers: neither a record nor "there are none" answers it."""
    held = {
        "disclosure": linked.to_parties(spots.holdings, activity),
        "transfer": linked.transfers(spots.holdings, activity),
    }
    for kind, records in held.items():
        if not records and not linked.answered_none(activity, kind):
            yield spots.of(activity, kind)


def _gap(spots: Spots, said: Said, paper: Paper, scope: Scope) -> Iterator[Spot]:
    """Where a statement that the law wants would come from."""
    form = spots.holdings.index[paper.record]
    if form.kind != "consent":
        yield from _at_sources(spots, said)
        return
    gap = said.key.removeprefix("gap.")
    covers = covered(spots.holdings, form, scope.day)
    match gap:
        case "third" | "abroad" | "data" if covers.activities:
            kind = {"third": "disclosure", "abroad": "transfer", "data": "item"}[gap]
            yield from (spots.of(one, kind) for one in covers.activities)
        case "third" | "abroad" | "data":
            yield spots.of(form, "activities")
        case "purposes":
            yield spots.of(form, "purposes")
        case "route":
            yield spots.of(spots.holdings.operator, "route")
        case "opt_out":
            yield from (spots.of(one, "consent_mode") for one in covers.opt_out)
        case _:
            yield from _at_sources(spots, said)


def _at_sources(spots: Spots, said: Said) -> Iterator[Spot]:
    """The facts that would answer; a kind of part stands for all of its kind."""
    for uid, key in said.sources:
        row = spots.holdings.find(uid)
        if row is None:
            continue
        uncounted = tuple(_uncounted(spots, row)) if row.kind == "activity" and key == "none" else ()
        yield from uncounted or (spots.of(row, key),)


def _borrowed(spots: Spots, said: Said, languages: tuple[str, ...]) -> Iterator[Spot]:
    names = catalogue("languages")
    for uid, key in said.sources:
        row, key_of_words, words = _words(spots, spots.holdings.find(uid), key)
        if row and (missing := words.missing(languages) if words else ()):
            detail = ", ".join(names[language].names[spots.language] for language in missing)
            yield spots.of(row, key_of_words, detail=detail)


def _words(spots: Spots, row: Plain | None, key: str) -> tuple[Plain | None, str, Words]:
    """The words that a fact rests on, and where they stand: a link rests on the name of the record it leads to."""
    value = row.facts.get(key) if row else None
    if isinstance(value, Words):
        return row, key, value
    if row and value and key in fields(row.kind) and fields(row.kind)[key].kind is Kind.LINK:
        linked = spots.holdings.find(value)
        named_by = NAMED_BY.get(linked.kind, ("name",)) if linked else ()
        answered = (one for one in named_by if linked and linked.facts.get(one))
        return _words(spots, linked, next(answered, ""))
    return row, key, Words()


def glyphs(spots: Spots, document: Document) -> Iterator[tuple[str, Spot]]:
    """Facts with characters that neither typeface of the PDF has, and the codes that stand for them."""
    from ropa.documents.render.fonts import missing, printable

    if not missing(said.text for said in document.said()):
        return
    for said in document.said():
        letters = missing((said.text,))
        for uid, key in said.sources if letters else ():
            row = spots.holdings.find(uid)
            if row and any(letter in str(row.facts.get(key)) for letter in letters):
                yield "glyphs", spots.of(row, key, detail=" ".join(printable(letter) for letter in letters))
