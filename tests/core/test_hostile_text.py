"""A text that wants to be something else stays a text: 50,000 letters through create, search, PDF and DOCX, each in its
place.
"""

from __future__ import annotations

from collections import Counter
from io import BytesIO

import docx
import pypdf
import pytest

from ropa.actions.records import create
from ropa.documents.model import Document
from ropa.documents.registers import register as of_kz
from ropa.documents.render import FORMATS, without_glyph
from ropa.documents.scope import Scope
from ropa.holdings import Holdings
from ropa.i18n import LANGUAGES
from ropa.register import Done, Register
from ropa.store.reading import holdings
from ropa.store.searching import search
from tests.conftest import new
from tests.core.reading_back import W_P, bare, check_docx, check_pdf, ink
from tests.core.sample_papers import DAY

LONG = 50_000
LINES = (
    "ӘәҒғҚқҢңӨөҰұҮүҺһІі: дербес деректерді өңдеу, ₸ № «тырнақша»",
    "<b>bold</b> <Romashka> & \"Co\" 'x' &amp; &lt; <!-- --> <script>alert(1)</script> ]]>",
    "=1+1 +1 -1 @SUM(A1) {name} {0} %s %(x)s ${HOME} `id` \\n \\(Tj) [[1]]",
    "файл C:\\temp\\x ../../etc/passwd http://example.example/?a=1&b=2#c",
    "ёлка, naïve, Straße, “quoted” — ’ … ½ €",
)
EMOJI = "\U0001f600 and \U0001f469\u200d\U0001f4bb"
HEBREW, ARABIC = "שלום", "عربى"
STRANGE = ("\x00", "\x0b", "\x0c", "\x1b", "\x7f", "\ufffe", "\x01")


def hostile(length: int = LONG) -> str:
    """Numbered lines, so that a lost or doubled one is seen."""
    lines, size = [], 0
    while size < length:
        lines.append(f"{len(lines):04} {LINES[len(lines) % len(LINES)]}")
        size += len(lines[-1]) + 1
    return "\n".join(lines)[:length].rstrip()


TEXT = hostile()


@pytest.fixture
def told(register: Register) -> tuple[str, str]:
    """An operator and an activity that is described by the text."""
    operator = new(register, "operator", {"name": {"kk": "Тұмар", "ru": "Тумар", "en": "Tumar"}})
    activity = new(
        register,
        "activity",
        {"name": {"en": "<b>&Romashka</b> =1+1"}, "description": dict.fromkeys(LANGUAGES, TEXT)},
        operator,
    )
    new(register, "item", {"text": {"kk": TEXT, "ru": TEXT, "en": TEXT}}, activity)
    return operator, activity


def _register(register: Register, operator: str, language: str) -> tuple[Holdings, Document]:
    held = register.ask(holdings, operator)
    return held, of_kz.compose(held, language, Scope(DAY, drafts=True))


def test_the_text_is_long_and_has_everything():
    assert LONG - 5 <= len(TEXT) <= LONG
    for piece in ("ұ", "һ", "<b>", "<Romashka>", "&", '"', "=1+1"):
        assert TEXT.count(piece) > 50


def test_a_long_text_is_kept_letter_by_letter(register: Register, told: tuple[str, str]):
    operator, activity = told
    found = register.ask(holdings, operator).find(activity)
    assert found is not None
    assert {language: found["description"].get(language) for language in LANGUAGES} == dict.fromkeys(LANGUAGES, TEXT)


@pytest.mark.parametrize(
    "typed",
    [
        "<romashka>",
        "ДЕРБЕС деректерді",
        "дербес ОНДЕУ",
        "=1+1",
        "&amp;",
        "${home}",
        "ёлка",
        "елка",
        "c:\\temp",
        "straße",
        TEXT[-60:],
    ],
)
def test_a_long_text_is_found_by_any_of_its_words(register: Register, told: tuple[str, str], typed: str):
    operator, activity = told
    assert register.ask(search, typed, operator) == [activity]
    assert register.ask(search, typed + " nowhere", operator) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_text_is_printed_letter_by_letter(register: Register, told: tuple[str, str], language: str):
    operator, _ = told
    _, paper = _register(register, operator, language)
    assert [said.text for said in paper.said()].count(TEXT) == 3
    check_pdf(FORMATS["pdf"](paper), paper)
    check_docx(FORMATS["docx"](paper), paper)


def test_line_breaks_and_spaces_are_kept_in_word(register: Register, told: tuple[str, str]):
    operator, _ = told
    _, paper = _register(register, operator, "kk")
    body = docx.Document(BytesIO(FORMATS["docx"](paper))).element.body
    assert [ink(one) for one in body.iter(W_P)].count(TEXT) == 3


def test_nothing_typed_is_obeyed(register: Register, told: tuple[str, str]):
    operator, _ = told
    _, paper = _register(register, operator, "en")
    read = pypdf.PdfReader(BytesIO(FORMATS["pdf"](paper)))
    for page in read.pages:
        assert "/Annots" not in page
    assert not {"/OpenAction", "/AA", "/Names"} & set(read.trailer["/Root"])
    written = docx.Document(BytesIO(FORMATS["docx"](paper)))
    body = written.element.body
    for tag in ("hyperlink", "fldSimple", "instrText", "object", "drawing", "altChunk"):
        assert not list(body.iter(f"{{{body.nsmap['w']}}}{tag}")), tag
    kinds = {part.reltype.rpartition("/")[2] for part in written.part.rels.values()}
    assert "hyperlink" not in kinds
    assert not [part for part in written.part.rels.values() if part.is_external]


def test_letters_without_a_glyph_are_shown_as_codes_and_listed(register: Register):
    operator = new(register, "operator", {"name": {"en": f"Tumar {EMOJI}"}})
    _, paper = _register(register, operator, "en")
    assert without_glyph(paper) == ("[U+200D]", "[U+1F469]", "[U+1F4BB]", "[U+1F600]")
    file = FORMATS["pdf"](paper)
    check_pdf(file, paper)
    text = bare("".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(file)).pages))
    assert "Tumar[U+1F600]and[U+1F469][U+200D][U+1F4BB]" in text
    check_docx(FORMATS["docx"](paper), paper)


@pytest.mark.parametrize("word", [HEBREW, ARABIC])
def test_writing_from_right_to_left_is_not_lost(register: Register, word: str):
    operator = new(register, "operator", {"name": {"en": "Tumar"}, "address": {"en": f"договор с {word} и далее"}})
    _, paper = _register(register, operator, "en")
    check_docx(FORMATS["docx"](paper), paper)
    file = FORMATS["pdf"](paper)
    text = bare("".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(file)).pages))
    if without_glyph(paper):
        check_pdf(file, paper)
    else:
        assert Counter(word) - Counter(text) == Counter()
        assert text.count("договорс") == text.count("идалее") == 1


def test_marks_that_turn_the_direction_of_writing_are_shown(register: Register):
    operator = new(register, "operator", {"name": {"en": "contract\u202efdp.exe\u2066x"}})
    _, paper = _register(register, operator, "en")
    assert without_glyph(paper) == ("[U+202E]", "[U+2066]")
    check_pdf(FORMATS["pdf"](paper), paper)


def test_control_characters_are_removed_and_counted(register: Register):
    told: list[Done] = []
    register.on_change = told.append
    operator = new(register, "operator", {"name": {"en": f"Tu{''.join(STRANGE)}mar"}, "email": "a\x00@b\x1b.example"})
    assert told[-1].removed == len(STRANGE) + 2
    held, paper = _register(register, operator, "en")
    assert held.operator["name"].get("en") == "Tumar"
    assert held.operator["email"] == "a@b.example"
    check_pdf(FORMATS["pdf"](paper), paper)
    check_docx(FORMATS["docx"](paper), paper)
    new(register, "operator", {"name": {"en": "Baga"}})
    assert told[-1].removed == 0


@pytest.mark.parametrize("kind", ["codes", "lines", "pairs"])
def test_control_characters_are_counted_in_lists_too(register: Register, kind: str):
    told: list[Done] = []
    register.on_change = told.append
    operator = new(register, "operator", {"sites": ["a\x00.example", "b\x01\x02.example"]} if kind == "lines" else {})
    if kind == "codes":
        new(register, "activity", {"measures": ["https\x00"]}, operator)
        assert told[-1].removed == 1
    elif kind == "lines":
        assert told[-1].removed == 3
        assert register.ask(holdings, operator).operator["sites"] == ("a.example", "b.example")
    else:
        register.do(create, "paper", {"answers": {"a": "x\x00y"}}, operator)
        assert told[-1].removed == 1


def test_an_unreadable_number_waits_without_its_control_characters(register: Register):
    operator = register.do(create, "operator", {"name": {"en": "Tumar"}, "subjects": "many\x00"})
    assert [one.key for one in operator.waiting] == ["subjects"]
    assert register.ask(holdings, operator.uid).operator["subjects"] is None
