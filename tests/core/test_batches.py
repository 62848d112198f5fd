"""Many papers at once: the same bytes in one process and in several, and a manifest that is no trap."""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import replace
from pathlib import Path

import pytest

from ropa.actions import batches
from ropa.actions.batches import MANY, Request, Share, Written, manifest, shares, write_all
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.errors import RopaError
from tests.core.sample_papers import SCOPE, sample


def share_of(name: str, folder: Path, *languages: str) -> Share:
    """The consent texts of an operator of the sample."""
    held = sample()[name]
    papers = tuple(KINDS_OF_PAPER["consent"](held, SCOPE))
    requests = tuple(Request(one.kind, one.about, (language,)) for one in papers for language in languages)
    return Share(held, requests, SCOPE, ("pdf", "txt"), folder)


def every(folder: Path) -> list[Share]:
    return [share_of(name, folder, "kk", "ru", "en") for name in sample()]


def test_processes_write_the_same_bytes_in_the_same_order(tmp_path: Path) -> None:
    alone, together = tmp_path / "alone", tmp_path / "together"
    alone.mkdir()
    together.mkdir()
    one = list(write_all(every(alone), most=1))
    several = list(write_all(iter(every(together)), most=2))
    assert sum(share.files for share in every(alone)) >= MANY, "processes are started"
    assert several == one
    assert {path.name: path.read_bytes() for path in together.iterdir()} == {
        path.name: path.read_bytes() for path in alone.iterdir()
    }
    for written in one:
        assert hashlib.sha256((alone / written.name).read_bytes()).hexdigest() == written.sha256


def test_few_papers_start_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "processes", lambda _most: pytest.fail("a process was started"))
    written = list(write_all([share_of("aqniet", tmp_path, "ru")]))
    assert {one.format for one in written} == {"pdf", "txt"}


def test_a_paper_that_is_gone_is_refused_also_out_of_a_process(tmp_path: Path) -> None:
    share = share_of("aqniet", tmp_path, "ru")
    gone = replace(share, requests=(Request("consent", "C-999", ("ru",)),) * MANY)
    for most in (1, 2):
        with pytest.raises(RopaError, match="C-999"):
            list(write_all([gone], most))


def test_portions_are_small_and_nothing_is_left_out(tmp_path: Path) -> None:
    share = share_of("tumar", tmp_path, "kk", "ru", "en")
    several = list(shares(replace(share, requests=share.requests * 5)))
    assert all(len(one.requests) <= batches.AT_ONCE for one in several)
    assert tuple(request for one in several for request in one.requests) == share.requests * 5


def test_the_manifest_is_read_back_and_holds_no_formula() -> None:
    one = Written("a.pdf", "0" * 64, 12, "O-001", '=HYPERLINK("x")', "consent", "C-001", "kk+ru", "pdf")
    text = manifest([one]).decode("utf-8-sig")
    head, line = csv.reader(io.StringIO(text))
    assert head[:3] == ["file", "sha256", "bytes"]
    assert line[4] == '\'=HYPERLINK("x")'
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in line)
