"""What a person typed, or another program set, makes no paper open, fetch, run or betray anything."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from contextlib import closing
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ropa.documents.papers import KINDS_OF_PAPER, papers
from ropa.documents.render import FORMATS
from ropa.documents.scope import Scope
from ropa.exchange.workbook import workbook
from ropa.i18n import LANGUAGES
from ropa.register import Register
from ropa.store.reading import holdings
from ropa.words import clean
from tests.conftest import AUTHOR, new
from tests.core.full_client import DAY, words
from tests.core.pdf_papers import every_block
from tests.core.reading_back import bare, check_docx, check_pdf
from tests.core.test_hostile_files import watched

MARKS = (
    '<img src="\\\\evil\\share\\a.png"/>', '<img src="/etc/passwd"/>', '<img src="http://evil.example/a.png"/>',
    '<font color="[[[getattr(pow, Word(\'__globals__\'))[\'os\'].system(\'id\')]]]">x</font>', "LLP <Romashka & Co> ok",
    '<onDraw name="showPage"/>', '<seq template="%(a)999999999s"/>', "<ivan@corp.example>", "a <!-- hidden --> b",
    "&copy;",
    '<a href="javascript:alert(1)">x</a>', '<a href="file:///c:/x.exe">x</a>', "\\\\evil\\share\\a.png",
)  # fmt: skip


def test_mark_up_in_every_text_opens_nothing_and_stands_as_it_was_typed(register: Register):
    """PDF-01, PDF-02, PDF-04, PDF-06: in every paper of an operator, in every format."""
    operator = new(register, "operator", {"name": {"ru": MARKS[0]}, "address": {"ru": " ".join(MARKS)}})
    activity = new(register, "activity", {"name": {"ru": MARKS[4]}, "description": {"ru": "\n".join(MARKS)}}, operator)
    new(register, "purpose", {"text": {"ru": MARKS[3]}}, activity)
    new(register, "item", {"text": {"ru": " ".join(MARKS)}}, activity)
    held = register.ask(holdings, operator)
    drawn = [one.document(("ru",)) for one in papers(held, KINDS_OF_PAPER, Scope(DAY, drafts=True))]
    for draw in FORMATS.values():
        draw(drawn[0])  # what a format reads when it is first used
    with watched() as opened:
        made = [(paper, FORMATS["pdf"](paper), FORMATS["docx"](paper), FORMATS["html"](paper)) for paper in drawn]
    assert [one for one in opened if "evil" in one or "passwd" in one or one.startswith("id")] == []
    for paper, pdf, word, _ in made[:4]:
        check_pdf(pdf, paper)
        check_docx(word, paper)
    assert all(bare(mark) in bare("".join(said.text for said in drawn[0].said())) for mark in MARKS)


def test_pdf_05_settings_from_outside_change_nothing(tmp_path: Path):
    """PDF-05: neither the environment nor a file in the home folder, which would be run."""
    ran = tmp_path / "ran"
    (tmp_path / ".reportlab_settings").write_text(f"open({str(ran)!r}, 'w')\ntrustedHosts = '*'\ninvariant = 0\n")
    script = (
        "from tests.core.pdf_papers import every_block\nfrom ropa.documents.render import FORMATS\nimport sys\n"
        "sys.stdout.buffer.write(FORMATS['pdf'](every_block()))\nfrom reportlab import rl_config\n"
        "assert (rl_config.trustedHosts, rl_config.trustedSchemes, rl_config.toColorCanUse) == (None, [], None)\n"
    )
    world = {"RL_trustedHosts": "*", "RL_toColorCanUse": "rl_safe_eval", "RL_invariant": "0", "RL_useA85": "1",
             "RL_pageCompression": "0", "RL_ttfAsciiReadable": "1", "HOME": str(tmp_path)}  # fmt: skip
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", script]
    made = subprocess.run(command, cwd=root, env={**os.environ, **world}, stdout=subprocess.PIPE, check=True)
    assert made.stdout == FORMATS["pdf"](every_block())
    assert not ran.exists()


@settings(max_examples=4, deadline=None)
@given(st.text(max_size=80))
@example("0\r")
@example(" 0 ")
def test_txt_02_any_text_goes_the_whole_way(typed: str):
    """TXT-02: saved, loaded, printed as PDF and DOCX, written as a spreadsheet: the same after the one cleaning."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.ropa"
        with closing(Register.create(path, AUTHOR)) as register:
            operator = new(register, "operator", {"name": {"ru": "Тумар"}, "address": {"ru": typed}})
        with closing(Register(path, AUTHOR)) as register:
            held = register.ask(holdings, operator)
    kept = held.operator["address"]
    said = kept.get("ru") if kept else ""
    assert said in ("", clean(typed)[0])
    paper = next(iter(papers(held, ("register",), Scope(DAY, drafts=True)))).document(("ru",))
    check_pdf(FORMATS["pdf"](paper), paper)
    check_docx(FORMATS["docx"](paper), paper)
    openpyxl.load_workbook(BytesIO(workbook(held, "ru")))


@st.composite
def _operators(draw: st.DrawFn) -> list[list[tuple[str, int]]]:
    """For each of two or three operators, records of some kinds, each with what below it."""
    kinds = st.sampled_from(["activity", "system", "consent", "tracker", "route", "request"])
    return draw(st.lists(st.lists(st.tuples(kinds, st.integers(0, 3)), min_size=1, max_size=5), min_size=2, max_size=3))


@settings(max_examples=3, deadline=None)
@given(_operators())
def test_no_word_of_one_operator_stands_in_papers_of_another(plan: list[list[tuple[str, int]]]):
    """Every paper, spreadsheet and language of generated registers: of other operators not a word."""
    with tempfile.TemporaryDirectory() as folder, closing(Register.create(Path(folder) / "a.ropa", AUTHOR)) as register:
        shared = new(register, "party", {"name": words("common")})
        uids = []
        for n, records in enumerate(plan):
            mark = f"tok{n}z"
            uids.append(new(register, "operator", {"name": words(mark), "address": words(mark), "notes": mark}))
            for kind, below in records:
                row = new(register, kind, {} if kind in ("route", "request") else {"name": words(mark)}, uids[n])
                for _ in range(below if kind == "activity" else 0):
                    purpose = new(register, "purpose", {"text": words(mark)}, row)
                    item = new(register, "item", {"text": words(mark), "purposes": [purpose]}, row)
                    new(register, "disclosure", {"party": shared, "items": [item], "note": words(mark)}, row)
        every = [register.ask(holdings, uid) for uid in uids]
    for n, held in enumerate(every):
        others = [f"tok{other}z" for other in range(len(plan)) if other != n]
        for paper in papers(held, KINDS_OF_PAPER, Scope(DAY, drafts=True)):
            for language in LANGUAGES:
                told = FORMATS["txt"](paper.document((language,))).decode()
                assert not [one for one in others if one in told], (paper.kind, language)
        book = openpyxl.load_workbook(BytesIO(workbook(held, "ru")))
        cells = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
        assert not [one for one in others for cell in cells if one in cell]


@pytest.mark.parametrize("said", ["disk I/O error", "unable to open database file"])
def test_cor_10_a_disk_that_does_not_answer_is_not_taken_for_damage(register: Register, said: str):
    """COR-10."""
    from sqlalchemy.exc import OperationalError

    from ropa.errors import RopaError
    from ropa.store.refusals import Damaged

    def broken(_connection: object) -> None:
        raise OperationalError("SELECT 1", {}, Exception(said))

    before = register.path.read_bytes()
    with pytest.raises(RopaError, match="cannot be read") as refusal:
        register.ask(broken)
    assert not isinstance(refusal.value, Damaged)
    assert register.path.read_bytes() == before
