"""Nothing of a register is lost on its way to paper: every field is printed under its own heading, or is on a list of
those that never are, with the reason.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO

import docx
import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from docx.oxml.ns import qn

from ropa.documents.registers import register
from ropa.documents.registers.sheets import UNPRINTED, UNPRINTED_KINDS
from ropa.documents.render.docx import render
from ropa.documents.saying import _DATES
from ropa.documents.scope import Scope
from ropa.documents.wording import wording
from ropa.fields import Field, Kind
from ropa.i18n import LANGUAGES, N_, translator
from ropa.law import law
from ropa.model import KINDS, NAMED_BY, children, fields, parents
from ropa.names import Names
from ropa.reference import catalogue
from tests.core.reading_back import W_TBL, W_TR, bare, cells, check_docx, ink, style
from tests.core.token_register import Made, tokens

DAY = dt.date(2026, 12, 31)
SAID_WITH = {"unit": "number", "term_unit": "term_number", "law": "code", "claimed": "code"}
"""Fields without a heading of their own, and the one under whose heading they stand."""
NOT_IN_ANY_PAPER = {
    "status", "approval_order", "approved", "place", "notes", "origin", "origin_edit", "logo", "said", "file",
    "options", "answers",
}  # fmt: skip


@dataclass(frozen=True)
class Place:
    """Where a text stands: below which heading, in a table with which column heads, under which label."""

    heading: str
    heads: tuple[str, ...]
    label: str


@cache
def _papers() -> dict[str, bytes]:
    held, _ = tokens()
    documents = {language: register.compose(held, language, Scope(DAY, drafts=True)) for language in LANGUAGES}
    files = {language: render(document) for language, document in documents.items()}
    for language, document in documents.items():
        check_docx(files[language], document)
    return files


@cache
def printed(language: str) -> dict[str, list[Place]]:
    """Every text of every cell of the tables of the Word paper, and where it stands."""
    found: dict[str, list[Place]] = {}
    heading = ""
    for block in docx.Document(BytesIO(_papers()[language])).element.body:
        if block.tag == qn("w:p") and "Heading" in str(block.pPr.pStyle.val if block.pPr is not None else ""):
            heading = bare(ink(block))
        elif block.tag == W_TBL and style(block).endswith("Facts"):
            for text, place in _cells(block, heading):
                found.setdefault(text, []).append(place)
    return found


def _cells(table: object, heading: str) -> Iterator[tuple[str, Place]]:
    rows = cells(table)
    headed = table.find(W_TR).find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None  # type: ignore[attr-defined]
    heads = tuple("".join(one) for one in rows[0]) if headed else ()
    for row in rows[1:] if headed else rows:
        for head, cell in zip(heads or ("", "".join(row[0])), row, strict=True):
            for text in cell:
                yield text, Place(heading, heads, head)


def _summary(language: str, column: str) -> str:
    return bare(wording("register", language)(f"col_{column}"))


def _is_summary(place: Place, language: str) -> bool:
    columns = ("activity", "purposes", "subjects", "data", "bases", "parties", "abroad", "retention")
    return place.heads[1:] == tuple(_summary(language, one) for one in columns)


def _label(known: Field, language: str) -> str:
    return bare(translator(language)(known.label))


def _texts(row: Made, known: Field, language: str) -> list[str]:
    """What must be found of a value, without white space."""
    value = row.values[known.key]
    match known.kind:
        case Kind.WORDS | Kind.PROSE:
            return [value[language]]
        case Kind.CODES if known.key == "languages":
            return [bare(Names()(known.catalogue, code, language)) for code in value]
        case Kind.CODE if known.key == "law":
            return [bare(law(value).short(language))]
        case Kind.CODES | Kind.LINES:
            return list(value)
        case Kind.NUMBER:
            unit = "unit" if known.key == "number" else "term_unit"
            return [
                f"{value}{row.values[unit]}"
                if unit in row.values
                else bare(str(format_decimal(value, locale=language)))
            ]
        case Kind.DATE:
            return [bare(format_date(value, _DATES.get(language, "long"), locale=language))]
        case Kind.FLAG if known.key == "claimed":
            where = law(row.values["law"]).short(language)
            return [bare(translator(language)("claimed; not provided for by: {law}").format(law=where))]
        case Kind.FLAG:
            return [bare(translator(language)(N_("yes") if value else N_("no")))]
        case Kind.LINK:
            return [_name(value, language)]
        case Kind.LINKS:
            return [_name(uid, language) for uid in value]
        case Kind.PAIRS:
            return [f"{key}:{text}" for key, text in value]
        case _:
            return [value]


def _name(uid: str, language: str) -> str:
    held, _ = tokens()
    row = held.find(uid)
    assert row is not None
    text, spoken = held.name(row, language)
    assert spoken == language
    return bare(text if text == row.ref else f"{row.ref} {text}")


def _rows() -> Iterator[tuple[Made, Field]]:
    _, made = tokens()
    for kind, rows in made.items():
        for row in rows:
            for key, known in fields(kind).items():
                if key in row.values:
                    yield row, known


def _unprinted(kind: str, key: str) -> bool:
    return kind in UNPRINTED_KINDS or (key in UNPRINTED and key not in SAID_WITH)


def test_the_lists_of_what_is_never_printed_are_known_and_give_reasons():
    """A new entry is a decision, and stands here too."""
    assert set(UNPRINTED) == NOT_IN_ANY_PAPER | set(SAID_WITH)
    assert set(UNPRINTED_KINDS) == {"catalogue_entry", "acceptance", "journal_line", "request", "pause", "incident"}
    assert all(len(reason) > 10 for reason in (*UNPRINTED.values(), *UNPRINTED_KINDS.values()))
    everything = {key for kind in KINDS for key in fields(kind)}
    assert set(UNPRINTED) <= everything
    assert set(UNPRINTED_KINDS) <= set(KINDS)


def test_every_kind_and_field_is_among_the_tokens():
    _, made = tokens()
    assert set(made) == set(KINDS)
    for kind in KINDS:
        missing = set(fields(kind)) - set(made[kind][0].values)
        assert missing <= {"status", "approved", "approval_order", "origin", "origin_edit"}
        assert len(made[kind]) == max(2 * len(parents(kind)), 1 if kind == "operator" else 2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_is_printed_under_its_own_heading(language: str):
    wrong = []
    for row, known in _rows():
        if _unprinted(row.kind, known.key):
            continue
        if known.key == "claimed" and not row.values["claimed"]:
            continue
        own = _label(fields(row.kind)[SAID_WITH.get(known.key, known.key)], language)
        for text in _texts(row, known, language):
            places = [place for found, some in printed(language).items() if text in found for place in some]
            if not any(place.label == own and not _is_summary(place, language) for place in places):
                wrong.append((row.kind, known.key, text, {place.label for place in places}))
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_fact_is_printed_under_the_heading_of_another(language: str):
    """Only the name of a record stands elsewhere too: where it is linked to, or where its parts name it."""
    linked = {
        target: {_label(known, language) for kind in KINDS for known in fields(kind).values() if known.target == target}
        for target in (*KINDS, "")
    }
    belongs = bare(translator(language)("Belongs to"))
    wrong = []
    for row, known in _rows():
        if known.kind in (Kind.FLAG, Kind.LINK, Kind.LINKS) or known.key in ("law", "languages"):
            continue
        allowed = {_label(fields(row.kind)[SAID_WITH.get(known.key, known.key)], language)}
        if known.key in NAMED_BY.get(row.kind, ("name",)):
            allowed |= {belongs, *linked[row.kind], *linked[""], *_named_through(row.kind, language)}
        if _unprinted(row.kind, known.key):
            allowed = set()
        for text in _texts(row, known, language):
            exact = known.kind in (Kind.DATE, Kind.NUMBER)
            for found, places in printed(language).items():
                if found == text if exact else text in found:
                    wrong += [
                        (row.kind, known.key, text, place.label)
                        for place in places
                        if place.label not in allowed and not _is_summary(place, language)
                    ]
    assert wrong == []


def _named_through(kind: str, language: str) -> set[str]:
    """Labels under which a record stands whose own name is that of another: a disclosure is known by its party."""
    return {
        _label(known, language)
        for other in KINDS
        if kind
        in {fields(other)[key].target for key in NAMED_BY.get(other, ()) if fields(other)[key].kind is Kind.LINK}
        for holder in KINDS
        for known in fields(holder).values()
        if known.target == other
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_record_is_listed_below_the_heading_of_its_kind(language: str):
    def many(kind: str) -> str:
        return bare(str(catalogue("record_kinds")[kind].more[f"{language}_many"]))

    listed = {heading: kind for kind in KINDS for heading in [many(kind)]}
    wrong = []
    for row, known in _rows():
        if row.kind in ("operator", "activity") or _unprinted(row.kind, known.key) or known.key in SAID_WITH:
            continue
        if known.kind in (Kind.FLAG, Kind.LINK, Kind.LINKS) or known.key == "languages":
            continue
        if known.key in NAMED_BY.get(row.kind, ("name",)):
            continue
        above = {row.kind, *parents(row.kind)}
        above |= {grand for parent in above for grand in parents(parent)}
        for text in _texts(row, known, language):
            places = [place for place in printed(language).get(text, ()) if not _is_summary(place, language)]
            wrong += [(row.kind, known.key, one.heading) for one in places if listed.get(one.heading) not in above]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_says_each_fact_in_its_column(language: str):
    _, made = tokens()
    column = {
        "activity": [("activity", "name")],
        "purposes": [("purpose", "text")],
        "subjects": [("item", "groups")],
        "data": [("item", "text"), ("item", "category")],
        "bases": [("basis", "code")],
        "parties": [("party", "name")],
        "abroad": [("transfer", "country")],
        "retention": [("retention", "number"), ("retention_end", "text"), ("retention", "note")],
    }
    wanted = {name: _summary(language, name) for name in column}
    for name, facts in column.items():
        for kind, key in facts:
            kz = [one for one in made[kind] if one.values.get("law", "kz") == "kz"]
            for text in (text for row in kz for text in _texts(row, fields(kind)[key], language)):
                labels = {
                    place.label
                    for found, places in printed(language).items()
                    if text in found
                    for place in places
                    if _is_summary(place, language)
                }
                allowed = {wanted[other] for other, some in column.items() if (kind, key) in some}
                allowed |= {wanted["abroad"]} if kind == "party" else set()
                allowed |= {wanted["retention"]} if kind in ("purpose", "item") else set()
                assert wanted[name] in labels, (name, text)
                assert labels <= allowed, (name, text)


def test_a_kind_is_always_below_something_that_is_printed():
    """`lists_below` walks from the operator, activities and linked records: no kind hangs in the air."""
    reached = {"operator", "activity", "party", "engagement", "system", "tracker", "consent", "access", "paper"}
    todo = list(reached)
    while todo:
        below = set(children(todo.pop())) - reached - set(UNPRINTED_KINDS)
        reached |= below
        todo += below
    assert set(KINDS) - reached == set(UNPRINTED_KINDS)
