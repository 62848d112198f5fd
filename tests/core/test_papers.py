"""What papers say, judged by their files read back: all of it, in one language, in order, and the same every time."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import permutations
from pathlib import Path
from typing import Any

import pypdf
import pytest
from babel.dates import format_date

from ropa.actions.records import change
from ropa.actions.standing import approve, archive
from ropa.documents.for_subjects import consent
from ropa.documents.model import Columns, Document, Heading, Paragraph, Said, Signature, Table, Tick, block_texts
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.documents.registers import register, register_gdpr
from ropa.documents.render import FORMATS, without_glyph
from ropa.documents.scope import Scope
from ropa.documents.text import text_of
from ropa.documents.wording import wording
from ropa.fields import Kind
from ropa.holdings import Holdings, Plain
from ropa.i18n import LANGUAGES, translator
from ropa.law import law
from ropa.model import children, fields
from ropa.register import Register
from ropa.store.reading import holdings
from ropa.words import Words
from tests.conftest import new
from tests.core.one_language import check_language
from tests.core.pdf_papers import letters
from tests.core.reading_back import Pages, bare, check_docx, check_pdf
from tests.core.sample_papers import (
    DAY,
    OF_ALL,
    PAPERS,
    SCOPE,
    Which,
    document,
    papers_of,
    read_back,
    sample,
    whiches,
    written,
)
from tests.core.sample_papers import LANGUAGES as SIDES
from tests.core.token_register import Maker, tokens

NO_LANGUAGE = frozenset({Kind.LINE, Kind.TEXT, Kind.LINES, Kind.PAIRS, Kind.FILE})


# --- nothing is lost ---


def read_in_the_suite(which: Which) -> bool:
    """Of papers that say no fact of the published ones, one pair of languages will do; tests/faults reads all."""
    return which.kind in OF_ALL or which.languages != ("kk", "ru")


@pytest.mark.parametrize("which", [one for one in whiches() if read_in_the_suite(one)], ids=str)
def test_every_text_stands_in_pdf_and_docx_in_its_order(which: Which):
    assert len(read_back(which)) > 8


def test_the_reader_of_the_tests_sees_what_is_missing_or_too_much():
    which = whiches()[0]
    paper, pdf, docx = document(which), written(which, "pdf"), written(which, "docx")
    more = Document(
        paper.kind,
        paper.languages,
        paper.title,
        paper.subtitle,
        paper.head,
        (*paper.blocks, Paragraph(Said("x"))),
        True,
    )
    less = Document(paper.kind, paper.languages, paper.title, paper.subtitle, paper.head, paper.blocks[:-1], True)
    for other in (more, less):
        with pytest.raises(AssertionError):
            check_pdf(pdf, other)
        with pytest.raises(AssertionError):
            check_docx(docx, other)


def test_the_reader_follows_a_row_over_pages():
    read = Pages(["headABabcx", "headdefyz1", "headC"])
    read.take(["head"], first=True)
    read.take(["A", "B"], "head")
    read.take(["abcdef", "xyz1"], "head")
    with pytest.raises(AssertionError):
        read.close()
    read.take(["C"], "head")
    read.close()


NOT_IN_THE_SAMPLE = {"automated_notice", "findings"}
"""No operator of the sample decides by automated processing alone; the report on findings has tests of its own."""


def test_every_kind_of_paper_is_in_the_sample():
    assert {one.kind for one in whiches()} == set(KINDS_OF_PAPER) - NOT_IN_THE_SAMPLE
    assert {one.about for one in whiches() if one.kind == "register"} == {"kz", "gdpr"}
    for name, held in sample().items():
        known = [
            f"{kind} {paper.about}".strip()
            for kind, papers in KINDS_OF_PAPER.items()
            if kind not in NOT_IN_THE_SAMPLE
            for paper in papers(held, SCOPE)
        ]
        assert sorted(known) == sorted(PAPERS[name])
    assert list(sample()) == list(PAPERS)
    for kind in {one.kind for one in whiches()}:
        assert {one.languages for one in whiches() if one.kind == kind} == set(SIDES), kind


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_source_is_a_fact_of_a_record(language: str):
    """So that a click leads to it: a living row and one of its fields, its number, or what it has none of."""
    letters_of_30 = set(law("gdpr").lists["register_content"])
    for which in whiches():
        if which.languages == (language,):
            held = sample()[which.operator]
            for said in document(which).said():
                for uid, key in said.sources:
                    if key.startswith("answers."):
                        continue
                    row = held.find(uid)
                    assert row is not None, said
                    parts = children(row.kind) if said.gap else ()
                    assert key in {*fields(row.kind), "ref", *parts} or (key in letters_of_30 and said.borrowed), said


# --- one language ---


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_edition_mixes_languages(language: str):
    for which in whiches():
        if which.languages == (language,):
            for said in document(which).said():
                if not _of_no_language(which.operator, said):
                    assert said.language == language, said
                    check_language(said.text, language)


@pytest.mark.parametrize("operator", PAPERS)
def test_all_words_of_the_sample_are_filled(operator: str):
    """So that no text of its papers is borrowed from another language."""
    for row in sample()[operator].index.values():
        for key, known in fields(row.kind).items():
            if known.kind in (Kind.WORDS, Kind.PROSE) and row[key] is not None:
                assert row[key].missing(LANGUAGES) == (), (row.kind, row.ref, key)


def _of_no_language(operator: str, said: Said) -> bool:
    """Data such as an address, an alias or an order number are what they are in every language."""
    held = sample()[operator]
    kinds = set()
    for uid, key in said.sources:
        row = held.find(uid)
        if row is not None and key in fields(row.kind):
            kinds.add(fields(row.kind)[key].kind)
    return bool(kinds & NO_LANGUAGE)


# --- words that are not filled ---


@cache
def _sparing(language: str) -> dict[str, Document]:
    held, _ = tokens(sparing=True)
    return {
        f"{kind} {paper.about}": paper.document((language,))
        for kind, papers in KINDS_OF_PAPER.items()
        for paper in papers(held, SCOPE)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_of_another_language_is_always_marked(language: str):
    for name, paper in _sparing(language).items():
        if name.startswith("findings"):
            continue  # told to the reader, with records under the names they have in lists
        found = 0
        for said in paper.said():
            foreign = {one for one in re.findall(r"tok\d{4}z(\w\w)", said.text) if one != language}
            found += len(foreign)
            assert said.borrowed or not foreign, (name, said)
        assert found


@pytest.mark.parametrize("language", ["ru", "en"])
def test_no_edition_loses_a_fact_that_another_language_has(language: str):
    for name, paper in _sparing(language).items():
        first = _sparing("kk")[name]
        said, wanted = (set(re.findall(r"tok\d{4}z", " ".join(_texts(one)))) for one in (paper, first))
        assert said == wanted, name


def test_two_languages_pair_whatever_is_filled():
    held, _ = tokens(sparing=True)
    for languages in permutations(LANGUAGES, 2):
        for kind, papers in KINDS_OF_PAPER.items():
            for paper in papers(held, SCOPE):
                both = paper.document(languages)
                if kind == "consent":
                    check_pdf(FORMATS["pdf"](both), both)
                    check_docx(FORMATS["docx"](both), both)


# --- ink ---

LOOKED_AT = [one for one in whiches() if one.operator in ("qurylys", "baga") and len(one.languages) == 2]


@pytest.mark.parametrize("which", whiches(), ids=str)
def test_fonts_are_in_the_pdf(which: Which):
    fonts = {}
    read = pypdf.PdfReader(BytesIO(written(which, "pdf")))
    for page in read.pages:
        fonts |= page["/Resources"]["/Font"]
    assert fonts
    for font in (one.get_object() for one in fonts.values()):
        outline = font.get("/DescendantFonts", [font])[0].get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(outline), font["/BaseFont"]
        assert "/ToUnicode" in font
    assert read.trailer["/Root"]["/Lang"] == which.languages[0]
    assert read.metadata.title == " / ".join(said.text for said in document(which).title)


@pytest.mark.parametrize("which", LOOKED_AT, ids=str)
def test_every_letter_has_a_shape_and_lies_on_its_page(which: Which):
    file = written(which, "pdf")
    sizes = [page.mediabox for page in pypdf.PdfReader(BytesIO(file)).pages]
    for page, sign, (left, bottom, right, top) in letters(file):
        assert sign not in "■□\ufffd\0"
        assert 30 < left < right < float(sizes[page].width) - 30, sign
        assert 15 < bottom < top < float(sizes[page].height) - 30, sign


def test_no_text_is_replaced_by_a_sign():
    for which in whiches():
        assert without_glyph(document(which)) == ()
        assert not [said.text for said in document(which).said() if "[U+" in said.text or "■" in said.text]


# --- the same every time ---


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


RENDER = """
import hashlib, pickle, sys
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.documents.render import FORMATS
held, scope, languages = pickle.load(sys.stdin.buffer)
for kind, papers in KINDS_OF_PAPER.items():
    for paper in papers(held, scope):
        for some in languages:
            for name, render in FORMATS.items():
                print(kind, paper.about, "+".join(some), name, hashlib.sha256(render(paper.document(some))).hexdigest())
"""


WORLDS = (("Pacific/Kiritimati", "kk_KZ.UTF-8", "1"), ("America/New_York", "C", "77"))
"""Zone, locale and the seed of Python's hashes."""


@pytest.mark.parametrize(("world", "languages"), [(WORLDS[0], ("kk",)), (WORLDS[1], ("ru", "en"))], ids=str)
def test_the_same_holdings_give_the_same_bytes_anywhere(world: tuple[str, str, str], languages: tuple[str, ...]):
    same_bytes_in(world, languages)


def same_bytes_in(world: tuple[str, str, str], *languages: tuple[str, ...]) -> None:
    """Another process, somewhere else, makes the same files of all papers; tests/faults tries all languages there."""
    zone, language, seed = world
    name = "qurylys"
    surroundings = {**os.environ, "TZ": zone, "LANG": language, "LC_ALL": language, "PYTHONHASHSEED": seed}
    given = pickle.dumps((sample()[name], SCOPE, languages))
    told = subprocess.run(
        [sys.executable, "-c", RENDER], input=given, env=surroundings, capture_output=True, check=True
    )
    assert sorted(told.stdout.decode().splitlines()) == sorted(_rendered_here(name, languages))


@cache
def _rendered_here(name: str, languages: tuple[tuple[str, ...], ...]) -> list[str]:
    return [
        f"{one.kind} {one.about} {'+'.join(several)} {form} {_hash(FORMATS[form](one.document(several)))}"
        for papers in KINDS_OF_PAPER.values()
        for one in papers(sample()[name], SCOPE)
        for several in languages
        for form in FORMATS
    ]


def test_a_paper_composed_twice_is_the_same():
    for which in whiches():
        if which.operator == "aqniet":
            paper = next(
                one for one in KINDS_OF_PAPER[which.kind](sample()["aqniet"], SCOPE) if one.about == which.about
            )
            assert paper.document(which.languages) == document(which)


# --- what the register says ---


def _texts(paper: Document) -> list[str]:
    return [said.text for said in paper.said()]


def _compose(register: Register, operator: str, language: str = "en", *, drafts: bool = False) -> Document:
    held = register.ask(holdings, operator)
    from ropa.documents.registers import register as of_kz

    return of_kz.compose(held, language, Scope(DAY, drafts))


@pytest.fixture
def fourteen(register: Register) -> tuple[str, list[str]]:
    """An operator with 14 activities, of which 12 are approved, and one of those was changed afterwards."""
    operator = new(register, "operator", {"name": {"en": "Tumar", "ru": "Тумар", "kk": "Тұмар"}})
    activities = [new(register, "activity", {"name": {"en": f"Process {n:02}."}}, operator) for n in range(1, 15)]
    for one in activities[:12]:
        register.do(approve, one, order="7-P")
    register.do(change, activities[4], {"name": {"en": "Process 05, changed."}})
    return operator, activities


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cover_counts_what_is_printed(register: Register, fourteen: tuple[str, list[str]], language: str):
    operator, _ = fourteen
    figures = {"printed": 12, "all": 14, "drafts": 2, "archived": 0, "changed": 1}
    paper = _compose(register, operator, language)
    counted = wording("register", language)("count", **figures)
    assert counted in _texts(paper)
    with_drafts = wording("register", language)("count_with_drafts", **{**figures, "printed": 14})
    assert with_drafts in _texts(_compose(register, operator, language, drafts=True))
    check_pdf(FORMATS["pdf"](paper), paper)
    if language == "en":
        assert counted == (
            "Included: 12 of 14. Drafts excluded: 2. Archived records excluded: 0. Changed since approval: 1."
        )


def test_drafts_and_archived_records_are_left_out_as_the_cover_says(
    register: Register, fourteen: tuple[str, list[str]]
):
    operator, activities = fourteen
    register.do(archive, activities[0])
    paper = _compose(register, operator)
    text = " ".join(_texts(paper))
    summary = next(block for block in paper.blocks if isinstance(block, Table) and len(block.header) == 9)
    assert len(summary.rows) == 11
    assert [n for n in range(1, 15) if f"Process {n:02}" in text] == list(range(2, 13))
    assert "Included: 11 of 14. Drafts excluded: 2. Archived records excluded: 1. Changed since approval: 1." in text
    rows = [row for block in paper.blocks if isinstance(block, Table) for row in block.rows]
    marks = [{said.key for said in row[1]} for row in rows if row[0] and row[0][0].key == "standing"]
    assert sum("standing.approved" in one for one in marks) == 11
    assert sum("standing.order" in one for one in marks) == 11
    assert sum("standing.changed" in one for one in marks) == 1
    drafts = _compose(register, operator, drafts=True)
    assert "Process 13." in _texts(drafts)
    assert "Process 01." not in " ".join(_texts(drafts))


def test_a_register_without_approved_activities_says_so(register: Register):
    operator = new(register, "operator", {"name": {"en": "Tumar"}})
    new(register, "activity", {"name": {"en": "Payroll"}}, operator)
    for language in LANGUAGES:
        paper = _compose(register, operator, language)
        assert wording("register", language)("empty") in _texts(paper)
        assert "Payroll" not in " ".join(_texts(paper))
        for form, check in (("pdf", check_pdf), ("docx", check_docx)):
            check(FORMATS[form](paper), paper)


@pytest.mark.parametrize("language", LANGUAGES)
def test_none_is_an_answer_and_no_answer_is_none(register: Register, language: str):
    operator = new(register, "operator", {"name": {"en": "Tumar"}})
    answered = new(register, "activity", {"name": {"en": "One"}, "none": ["disclosure", "transfer"]}, operator)
    silent = new(register, "activity", {"name": {"en": "Two"}}, operator)
    paper = _compose(register, operator, language, drafts=True)
    summary = next(block for block in paper.blocks if isinstance(block, Table) and len(block.header) == 9)
    say, nothing = wording("register", language), translator(language)("not answered")
    columns = [said.key for cell in summary.header for said in cell]
    found = {
        activity: {
            key: list(cell)
            for key, cell in zip(columns, row, strict=True)
            if key in ("summary.parties", "summary.abroad")
        }
        for activity, row in zip((answered, silent), summary.rows, strict=True)
    }
    assert [one.text for one in found[answered]["summary.parties"]] == [say("none_parties")]
    assert [one.text for one in found[answered]["summary.abroad"]] == [say("none_abroad")]
    assert not any(one.borrowed for some in found[answered].values() for one in some)
    for some in found[silent].values():
        assert [(one.text, one.borrowed) for one in some] == [(nothing, True)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_law_asks_for_and_nobody_answered_is_said_so(register: Register, language: str):
    operator = new(register, "operator", {"short_name": {"en": "Tumar"}})
    new(register, "activity", {"name": {"en": "One"}}, operator)
    paper = _compose(register, operator, language, drafts=True)
    nothing = translator(language)("not answered")
    rows = [row for block in paper.blocks if isinstance(block, Table) and not block.header for row in block.rows]
    said = {row[1][0].key: (row[0][0].text, [one.text for one in row[1]]) for row in rows}
    for kind in ("operator", "activity"):
        for key, field in fields(kind).items():
            if field.article:
                assert said[f"{kind}.{key}"] == (translator(language)(field.label), [nothing])
            else:
                assert nothing not in said.get(f"{kind}.{key}", ((), ()))[1]


def test_a_law_without_an_answer_is_printed_as_not_answered(register: Register):
    operator = new(register, "operator", {"name": {"en": "Tumar"}})
    new(register, "operator_law", {"law": "gdpr", "for_whom": {"en": "visitors from the EU"}}, operator)
    paper = _compose(register, operator)
    assert "GDPR: not answered" in _texts(paper)
    assert "visitors from the EU" in _texts(paper)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cover_names_the_day_in_words_of_the_language(language: str):
    for month in range(1, 13):
        day = dt.date(2026, month, 21)
        paper = register.compose(sample()["aqniet"], language, Scope(day, drafts=True))
        said = next(one.text for one in paper.said() if one.key == "register.as_of")
        written = {"kk": "y 'жылғы' d MMMM", "en": "d MMMM y"}.get(language, "long")
        assert format_date(day, written, locale=language) in said
        check_language(said, language)


# --- GDPR ---


def _letters(paper: Document, form: str) -> list[str]:
    keys = [
        row[0][0].key.removeprefix("gdpr.")
        for block in paper.blocks
        if isinstance(block, Table) and not block.header
        for row in block.rows
    ]
    return [key.removeprefix(f"{form}-") for key in keys if key.startswith(f"{form}-")]


def test_the_letters_of_article_30_are_the_laws_own():
    content = law("gdpr").lists["register_content"]
    assert [one.removeprefix("A30-1-") for one in content if one.startswith("A30-1-")] == list("abcdefg")
    assert [one.removeprefix("A30-2-") for one in content if one.startswith("A30-2-")] == list("abcd")
    told = {
        "b": "purpose",
        "c": "categories of data subjects",
        "d": "recipient",
        "e": "transfer",
        "f": "time limit",
        "g": "measures",
    }
    for letter, words in told.items():
        assert words in content[f"A30-1-{letter}"].names["en"].casefold(), letter
    for letter, words in {"b": "categories of processing", "c": "transfer", "d": "measures"}.items():
        assert words in content[f"A30-2-{letter}"].names["en"].casefold(), letter


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_controller_prints_letters_a_to_g_and_the_basis_as_recommended(language: str):
    which = next(one for one in papers_of("qurylys", "register", language) if one.about == "gdpr")
    paper = document(which)
    sheets = [block for block in paper.blocks if isinstance(block, Heading) and block.level == 1]
    assert sheets
    assert _letters(paper, "A30-1") == list("abcdefg") * len(sheets)
    assert _letters(paper, "A30-2") == []
    rows = [row for block in paper.blocks if isinstance(block, Table) and not block.header for row in block.rows]
    names = law("gdpr").lists["register_content"]
    for row in rows:
        key = row[0][0].key.removeprefix("gdpr.")
        if key in names:
            assert names[key].names[language] in row[0][0].text
            assert re.match(rf"\(?{key[-1]}\) ", row[0][0].text)
            assert row[1], f"{key} is empty and does not say so"
    recommended = [row[0][0].text for row in rows if row[0][0].key == "gdpr.basis"]
    assert recommended == [wording("register", language)("recommended_basis")] * len(recommended)
    assert recommended


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_processor_prints_letters_a_to_d(register: Register, language: str):
    operator = new(register, "operator", {"name": {"en": "Tumar"}, "dpo": {"en": "Ms Dpo"}})
    new(register, "operator_law", {"law": "gdpr", "code": "processor"}, operator)
    activity = new(register, "activity", {"name": {"en": "Hosting"}, "measures": ["https"]}, operator)
    new(register, "activity_role", {"law": "gdpr", "code": "processor"}, activity)
    both = new(register, "activity", {"name": {"en": "Mailing"}}, operator)
    for code in ("processor", "controller"):
        new(register, "activity_role", {"law": "gdpr", "code": code}, both)
    new(register, "activity", {"name": {"en": "Only under Kazakh law"}}, operator)
    held = register.ask(holdings, operator)
    paper = register_gdpr.compose(held, language, Scope(DAY, drafts=True))
    assert _letters(paper, "A30-2") == list("abcd") * 2
    assert _letters(paper, "A30-1") == list("abcdefg")
    assert "Only under Kazakh law" not in " ".join(_texts(paper))
    nothing = translator(language)("not answered")
    rows = {
        row[0][0].key: [said.text for said in row[1]]
        for block in paper.blocks
        if isinstance(block, Table)
        for row in block.rows
    }
    assert "Ms Dpo" in rows["gdpr.A30-2-a"]
    assert rows["gdpr.A30-2-c"] == [nothing]
    for form, check in (("pdf", check_pdf), ("docx", check_docx)):
        check(FORMATS[form](paper), paper)


# --- consents ---

ASKED = {
    "8(4)(1)": ("operator", ("operator.name", "operator.bin")),
    "8(4)(2)": ("subject", ("consent.subject_as_given", "consent.subject_lines")),
    "8(4)(3)": ("term", ("consent.valid_for", "consent.valid_until", "consent.valid_words", "consent.valid_by_law")),
    "8(4)(4)": ("third", ("consent.third_yes", "consent.third_no", "gap.third")),
    "8(4)(5)": ("abroad", ("consent.abroad_yes", "consent.abroad_may", "consent.abroad_no", "gap.abroad")),
    "8(4)(6)": ("public", ("consent.public_yes", "consent.public_no", "gap.public")),
    "8(4)(7)": ("data", ("consent.data", "consent.tracker_data_label", "gap.data")),
    "purposes": ("purposes", ("consent.purposes", "consent.purposes_apart", "gap.purposes")),
    "8(7)": ("withdrawal", ("consent.withdrawal",)),
    "the term of withdrawal": ("withdrawal", ("consent.withdrawal_stops", "consent.withdrawal_stops_own")),
    "8(2)": ("withdrawal", ("consent.no_withdrawal",)),
    "8(1)": ("giving", ("consent.given_by", "gap.given_by")),
    "rights": ("rights", ("consent.rights",)),
}
"""What a consent must say by Article 8: the section, and the keys one of which must stand there."""
FIFTEEN = {"kk": "он бес жұмыс күні", "ru": "пятнадцати рабочих дней", "en": "fifteen working days"}


def _sections(paper: Document) -> dict[str, list[str]]:
    """Keys of what is said, by the section of the consent."""
    found: dict[str, list[str]] = {}
    section = ""
    for block in paper.blocks:
        for said in block_texts(block):
            if isinstance(block, Heading) and said.key.startswith("consent.h_"):
                section = said.key.removeprefix("consent.h_")
                assert section not in found
                found[section] = []
            else:
                found.setdefault(section, []).append(said.key)
    return found


def _numbers(paper: Document) -> list[str]:
    texts = [block.said.text for block in paper.blocks if isinstance(block, Heading)]
    return [found[0] for text in texts if (found := re.match(r"\d+", text))]


def _check_consent(paper: Document, language: str) -> None:
    sections = _sections(paper)
    for asked, (section, keys) in ASKED.items():
        assert set(keys) & set(sections[section]), f"{asked} is not said"
    numbers = _numbers(paper)
    assert numbers == [str(n) for n in range(1, len(numbers) + 1)]
    term = next(said for said in paper.said() if said.key in ASKED["the term of withdrawal"][1])
    assert (FIFTEEN[language] in term.text) != term.key.endswith("_own"), "of two terms the shorter one stands"
    assert "8(7)" in term.text
    never = next(said.text for said in paper.said() if said.key == "consent.no_withdrawal")
    assert "8(2)" in never


@pytest.mark.parametrize(
    "which", [one for one in whiches() if one.kind == "consent" and len(one.languages) == 1], ids=str
)
def test_a_consent_says_all_that_the_law_asks(which: Which):
    paper = document(which)
    _check_consent(paper, which.languages[0])
    form = _form(which)
    boxes = [block for block in paper.blocks if isinstance(block, Tick) and block.said.key == "consent.box_label"]
    signed = [block for block in paper.blocks if isinstance(block, Signature)]
    keys = [said.key for said in paper.said()]
    if "checkbox" in (form["ways"] or ()) and form["box_label"]:
        assert [one.said.text for one in boxes] == [form["box_label"].get(which.languages[0])]
    assert boxes or "gap.label" in keys or any("consent.sign_name" in _keys(one) for one in signed)


def _form(which: Which) -> Plain:
    return next(one for one in sample()[which.operator].all("consent") if one.ref == which.about)


def _keys(block: Any) -> list[str]:
    return [said.key for said in block_texts(block)]


@pytest.fixture
def asked(register: Register) -> dict[str, str]:
    """An operator with an activity that rests on consent, and a form for it."""
    operator = new(register, "operator", {"name": {"en": "Tumar"}, "languages": ["en"]})
    activity = new(register, "activity", {"name": {"en": "Club"}, "none": ["disclosure", "transfer"]}, operator)
    purpose = new(register, "purpose", {"text": {"en": "running the club"}}, activity)
    new(register, "basis", {"law": "kz", "code": "KZ7-1"}, purpose)
    item = new(register, "item", {"category": "full_name", "groups": ["client"]}, activity)
    new(register, "route", {"rights": ["withdraw"], "channel": "email", "address": "data@tumar.example"}, operator)
    form = new(
        register, "consent", {"name": {"en": "Club form"}, "activities": [activity], "published": False}, operator
    )
    return {"operator": operator, "activity": activity, "purpose": purpose, "item": item, "form": form}


def _consent(register: Register, asked: dict[str, str], language: str) -> Document:
    held = register.ask(holdings, asked["operator"])
    found = held.find(asked["form"])
    assert found is not None
    return consent.compose(text_of("consent", held, found, language, Scope(DAY)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_consent_on_paper_has_a_signature_and_one_on_screen_a_box(
    register: Register, asked: dict[str, str], language: str
):
    paper = _consent(register, asked, language)
    _check_consent(paper, language)
    keys = _sections(paper)
    assert "consent.third_no" in keys["third"]
    assert "consent.abroad_no" in keys["abroad"]
    assert "consent.public_no" in keys["public"]
    assert [_keys(block) for block in paper.blocks if isinstance(block, Signature)] == [
        ["consent.subject_lines"],
        ["consent.sign_name", "consent.sign", "consent.sign_date"],
    ]
    register.do(change, asked["form"], {"ways": ["checkbox"], "box_label": {language: "I agree"}})
    paper = _consent(register, asked, language)
    _check_consent(paper, language)
    assert [block.said.text for block in paper.blocks if isinstance(block, Tick)] == ["I agree"]
    assert not [block for block in paper.blocks if isinstance(block, Signature)]
    for form, check in (("pdf", check_pdf), ("docx", check_docx)):
        check(FORMATS[form](paper), paper)


@pytest.mark.parametrize("group", ["child", "student"])
def test_a_consent_for_children_has_a_line_for_their_representative(
    register: Register, asked: dict[str, str], group: str
):
    wanted = ["consent.minor_name", "consent.minor_ground", "consent.sign", "consent.sign_date"]
    assert wanted not in [_keys(block) for block in _consent(register, asked, "en").blocks]
    register.do(change, asked["item"], {"groups": [group]})
    for ways in (["checkbox"], ["signature"]):
        register.do(change, asked["form"], {"ways": ways})
        paper = _consent(register, asked, "en")
        assert wanted in [_keys(block) for block in paper.blocks]
        assert "consent.minor" in [said.key for said in paper.said()]
    register.do(change, asked["item"], {"groups": ["client"]})
    register.do(change, asked["operator"], {"minors_served": True})
    assert wanted in [_keys(block) for block in _consent(register, asked, "en").blocks]


def test_what_nobody_answered_is_a_gap_and_never_a_statement(register: Register):
    operator = new(register, "operator", {"languages": ["en"]})
    form = new(register, "consent", {"ways": ["continued_use"]}, operator)
    for language in LANGUAGES:
        paper = _consent(register, {"operator": operator, "form": form}, language)
        _check_consent(paper, language)
        gaps = {said.key for said in paper.said() if said.key.startswith("gap.")}
        assert gaps == {
            "gap.purposes",
            "gap.data",
            "gap.third",
            "gap.abroad",
            "gap.public",
            "gap.route",
            "gap.given_by",
        }
        assert all(said.borrowed for said in paper.said() if said.key.startswith("gap."))


def test_a_purpose_with_a_box_of_its_own_is_asked_apart(register: Register, asked: dict[str, str]):
    news = new(register, "purpose", {"text": {"en": "sending news"}, "consent_mode": "own_box"}, asked["activity"])
    new(register, "basis", {"law": "kz", "code": "KZ7-1"}, news)
    paper = _consent(register, asked, "en")
    assert [block.said.text for block in paper.blocks if isinstance(block, Tick)] == ["sending news"]
    assert "consent.purposes_apart" in _sections(paper)["purposes"]


def test_data_of_an_activity_without_a_purpose_that_is_consented_to_are_not_asked_for(
    register: Register, asked: dict[str, str]
):
    other = new(register, "activity", {"name": {"en": "Accounts"}}, asked["operator"])
    duty = new(register, "purpose", {"text": {"en": "keeping accounts"}}, other)
    new(register, "basis", {"law": "kz", "code": "KZ9-1"}, duty)
    new(register, "item", {"text": {"en": "bank account"}}, other)
    register.do(change, asked["form"], {"activities": [asked["activity"], other]})
    text = " ".join(_texts(_consent(register, asked, "en")))
    assert "running the club" in text
    assert "keeping accounts" not in text
    assert "bank account" not in text


def test_only_on_instruction_and_only_explicit_are_conditions_that_a_consent_says(
    register: Register, asked: dict[str, str]
):
    party = new(register, "party", {"name": {"en": "CRM provider"}, "country": "US"})
    for place in ("US", "IE"):
        new(register, "location", {"country": place}, party)
    values = {"party": party, "instruction_only": True, "explicit_consent": True, "technical_only": True}
    new(register, "disclosure", values, asked["activity"])
    paper = _consent(register, asked, "en")
    keys = _sections(paper)["third"]
    for key in ("consent.only_instruction", "consent.only_explicit", "consent.only_technical"):
        assert key in keys
    assert [said.text for said in paper.said() if said.key == "third.country"] == ["United States", "Ireland"]


# --- of one operator only ---


@cache
def _two_operators() -> tuple[tuple[Holdings, set[str]], ...]:
    """Two operators in one file, each with two rows of every kind, and the texts that only it has."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        made = Register.create(Path(folder) / "two.ropa", "Aliya")
        try:
            makers = [Maker(made)]
            makers[0].build()
            makers.append(Maker(made, numbers=makers[0].numbers))
            makers[1].build()
            return tuple(
                (
                    made.ask(holdings, maker.made["operator"][0].uid),
                    {
                        text
                        for rows in maker.made.values()
                        for row in rows
                        for text in (row.uid, *_tokens(row.values.values()))
                    },
                )
                for maker in makers
            )
        finally:
            made.close()


def _tokens(values: Any) -> Iterator[str]:
    for value in values:
        match value:
            case str():
                yield from re.findall(r"tok\d{4}z|^\d{12}$", value)
            case dict():
                yield from _tokens(value.values())
            case tuple() | list():
                yield from _tokens(value)


def test_no_paper_of_an_operator_says_anything_of_another():
    (one, of_one), (other, of_other) = _two_operators()
    assert len(of_one & of_other) == 0
    for held, foreign, own in ((one, of_other, of_one), (other, of_one, of_other)):
        for kind, papers in KINDS_OF_PAPER.items():
            for paper in papers(held, SCOPE):
                for language in LANGUAGES:
                    composed = paper.document((language,))
                    found = set(re.findall(r"tok\d{4}z|\b\d{12}\b", " ".join(_texts(composed))))
                    assert not found & foreign, (kind, language)
                    assert found & own
                    assert not {uid for said in composed.said() for uid, _ in said.sources} & foreign


@pytest.mark.parametrize("pair", list(permutations(PAPERS, 2)), ids=" without ".join)
def test_no_paper_of_the_sample_names_another_operator(pair: tuple[str, str]):
    mine, theirs = (sample()[name] for name in pair)
    own, foreign = (set(_names(held)) for held in (mine, theirs))
    alone = [bare(text) for text in foreign - own if len(text) > 5]
    assert len(alone) > 3
    for which in whiches():
        if which.operator == pair[0]:
            text = bare(" ".join(_texts(document(which))))
            assert not [one for one in alone if one in text]
            uids = {uid for said in document(which).said() for uid, _ in said.sources}
            assert not uids & (set(theirs.index) - set(mine.index))


def _names(held: Holdings) -> Iterator[str]:
    """What names an operator: its names, its numbers and addresses; what is shared with another does not count."""
    for key, known in fields("operator").items():
        value = held.operator[key]
        match value:
            case Words() if known.kind is Kind.WORDS:
                yield from (text for _, text in value.texts)
            case str() if known.kind in (Kind.LINE, Kind.BIN):
                yield value
            case tuple() if known.kind is Kind.LINES:
                yield from value
    yield held.operator.uid


def test_side_by_side_is_both_editions():
    for which in whiches():
        if len(which.languages) == 2:
            both = [said.text for said in document(which).said()]
            for language in which.languages:
                alone = Which(which.operator, which.kind, which.about, (language,))
                assert set(_texts(document(alone))) <= set(both)
            for block in document(which).blocks:
                if isinstance(block, Columns):
                    assert [said.key for said in block_texts(block.left)] == [
                        said.key for said in block_texts(block.right)
                    ]


def test_disclosures_to_one_party_that_agree_in_data_and_purposes_stand_in_one_row(
    register: Register, asked: dict[str, str]
):
    party = new(register, "party", {"name": {"en": "Host"}})
    for about in ("first", "second"):
        new(register, "disclosure", {"party": party, "condition": {"en": about}}, asked["activity"])
    assert _third_parties(_consent(register, asked, "en")) == [["Host", "first second"]]
    third = {"party": party, "technical_only": True, "condition": {"en": "third"}}
    new(register, "disclosure", third, asked["activity"])
    rows = _third_parties(_consent(register, asked, "en"))
    assert rows == [["Host", "not stated", "first second"], ["Host", "technical data only", "third"]]


def _third_parties(paper: Document) -> list[list[str]]:
    """The rows of the table of third parties."""
    tables = (one for one in paper.blocks if isinstance(one, Table) and one.header)
    table = next(one for one in tables if one.header[0][0].key == "consent.col_party")
    return [[" ".join(said.text for said in cell) for cell in row] for row in table.rows]
