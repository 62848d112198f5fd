"""A file is held against what was issued: its bytes, then its words; and words are read out of files."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from ropa.actions.issuing import withdraw
from ropa.actions.verifying import Match, Verdict, verify
from ropa.cli import main
from ropa.documents.render import FORMATS
from ropa.errors import RopaError
from ropa.reading.files import text_of
from ropa.register import Register
from ropa.store.reading import content
from ropa.words import Words
from tests.core.issued import DAY, Club, club

BOTH = (("kk",), ("ru",), ("kk", "ru"))


@pytest.fixture
def asked(register: Register) -> Club:
    made = club(register)
    made.issue(languages=BOTH, formats=tuple(FORMATS))
    return made


def files(asked: Club) -> dict[str, bytes]:
    found = {}
    for one in asked.editions()[0].of("edition_file"):
        data = asked.register.ask(content, one["file"])
        assert data is not None
        found[f"{'+'.join(one['languages'])}.{one['format']}"] = data
    return found


def judged(asked: Club, name: str, data: bytes) -> Verdict:
    return asked.register.ask(verify, name, data, DAY)


def test_every_file_is_known_by_its_bytes(asked: Club) -> None:
    every = files(asked)
    assert len(every) == len(BOTH) * len(FORMATS)
    for name, data in every.items():
        found = judged(asked, name, data)
        assert (found.match, found.document, found.number, found.in_force) == (Match.BYTES, "consent", 1, True)


def test_a_file_saved_anew_is_known_by_its_words(asked: Club) -> None:
    for name, data in files(asked).items():
        if name.endswith((".pdf", ".txt", ".html")):
            ending = {"pdf": b"\n% saved by another program\n", "txt": b"\n", "html": b"\n<!-- saved -->\n"}
            found = judged(asked, name, data + ending[name.rpartition(".")[2]])
            assert found.match is Match.WORDS, name


def test_a_word_put_in_shows(asked: Club) -> None:
    for name, data in files(asked).items():
        if name.endswith(".txt"):
            changed = data.replace(b"230940001116", b"990940001116")
            assert changed != data
            found = judged(asked, name, changed)
            assert found.match is Match.CHANGED
            assert "230940001116" in found.differs


def test_another_paper_is_unknown(asked: Club) -> None:
    assert judged(asked, "letter.txt", b"0123456789ab is no hash of ours").match is Match.UNKNOWN
    assert judged(asked, "page.html", b"<p>abc</p>").match is Match.UNKNOWN


def test_a_withdrawn_edition_is_said_to_be_so(asked: Club) -> None:
    name, data = next(iter(files(asked).items()))
    asked.register.do(withdraw, asked.editions()[0].uid, Words((("ru", "ошибка"),)), DAY)
    found = judged(asked, name, data)
    assert (found.match, found.withdrawn, found.in_force) == (Match.BYTES, DAY, False)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 nothing", b"PK\x03\x04 nothing"])
def test_what_cannot_be_read_is_refused_with_a_sentence(asked: Club, data: bytes) -> None:
    with pytest.raises(RopaError, match=r"paper\.pdf"):
        judged(asked, "paper.pdf", data)


def test_as_a_command(asked: Club, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    every = files(asked)
    path = asked.register.path
    asked.register.close()
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(every["ru.pdf"])
    assert main(["verify", str(paper), str(path)]) == 0
    assert "Number 1" in capsys.readouterr().out
    text = tmp_path / "paper.txt"
    text.write_bytes(every["ru.txt"].replace(b"230940001116", b"990940001116"))
    assert main(["verify", str(text), str(path)]) == 3
    assert "230940001116" in capsys.readouterr().err
    assert main(["verify", str(tmp_path / "missing.pdf"), str(path)]) == 3


def test_words_are_read_out_of_every_kind_of_file() -> None:
    head = "<html><head><title>x</title><style>p{}</style></head>"
    page = f"{head}<body><p>Бір <b>сөз</b></p><script>no()</script><br>Екі&nbsp;&lt;</body>"
    assert text_of("page.html", page.encode()).split() == ["Бір", "сөз", "Екі", "<"]
    assert text_of("old.txt", "Согласие".encode("cp1251")) == "Согласие"
    assert text_of("mark.txt", b"\xef\xbb\xbf" + "Келісім".encode()) == "Келісім"
    assert text_of("wide.txt", "Келісім".encode("utf-16")) == "Келісім"
    with pytest.raises(RopaError, match="scan"):
        text_of("empty.html", b"<html><body></body></html>")


def test_the_day_of_judging_counts(asked: Club) -> None:
    name, data = next(iter(files(asked).items()))
    assert not asked.register.ask(verify, name, data, DAY - dt.timedelta(days=1)).in_force
