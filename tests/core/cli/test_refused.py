"""What the command line refuses: a sentence in each language, and nothing is changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from ropa.i18n import LANGUAGES
from ropa.register import Register
from tests.core.cli.conftest import Run, check_refused, tree


def test_a_register_that_is_open_elsewhere_is_refused(file: Path, run: Run):
    held = Register(file, "Aliya")
    try:
        code, told, err = run("info", file)
        assert (code, told) == (3, "")
        assert err.startswith("ropa: ")
    finally:
        held.close()
    assert run("info", file)[0] == 0


WRONG_USAGE: tuple[tuple[str, ...], ...] = (
    (),
    ("nonsense",),
    ("--nonsense",),
    ("info",),
    ("sample",),
    ("export", "FILE"),
    ("export", "--out", "OUT"),
    ("info", "FILE", "more"),
    ("info", "FILE", "--as-of", "2026-01-01"),
    ("info", "FILE", "--password-fd"),
    ("info", "FILE", "--password-fd", "x"),
    ("info", "FILE", "--password-fd", "999"),
    ("info", "FILE", "--password-fd", "-1"),
    ("export", "FILE", "--out"),
    ("export", "FILE", "--out", "OUT", "--operator", "O-999"),
    ("export", "FILE", "--out", "OUT", "--operator", ""),
    ("export", "FILE", "--out", "OUT", "--operator", "Tumar"),
    ("export", "FILE", "--out", "OUT", "--operator", "O-001", "--operator", "O-007"),
    ("export", "FILE", "--out", "OUT", "--document", "policies"),
    ("export", "FILE", "--out", "OUT", "--document", "register", "--document", "x"),
    ("export", "FILE", "--out", "OUT", "--format", "rtf"),
    ("export", "FILE", "--out", "OUT", "--format", "PDF"),
    ("export", "FILE", "--out", "OUT", "--language", "de"),
    ("export", "FILE", "--out", "OUT", "--language", "kk+"),
    ("export", "FILE", "--out", "OUT", "--language", ""),
    ("export", "FILE", "--out", "OUT", "--language", "kk+kk"),
    ("export", "FILE", "--out", "OUT", "--language", "kk+ru+en"),
    ("export", "FILE", "--out", "OUT", "--as-of", "yesterday"),
    ("export", "FILE", "--out", "OUT", "--as-of", "2026-02-30"),
    ("export", "FILE", "--out", "OUT", "--as-of", "0001-01-01"),
    ("export", "FILE", "--out", "OUT", "--as-of", "31.12.2026"),
    ("export", "FILE", "--out", "OUT", "--with-draft"),
)


@pytest.mark.parametrize("arguments", WRONG_USAGE, ids=" ".join)
def test_wrong_usage_is_a_sentence_in_each_language(file: Path, tmp_path: Path, run: Run, arguments: tuple[str, ...]):
    given = [{"FILE": str(file), "OUT": str(tmp_path / "out")}.get(one, one) for one in arguments]
    before = tree(tmp_path, opened=file)
    told = {language: run(*given, language=language) for language in LANGUAGES}
    check_refused(told, 2)
    assert tree(tmp_path, opened=file) == before


def _broken(folder: Path, sample_file: Path) -> dict[str, Path]:
    whole = sample_file.read_bytes()
    files = {
        "text": b"no register at all\n" * 100,
        "page": b"<!DOCTYPE html><html><body>Sign in</body></html>",
        "empty": b"",
        "archive": b"PK\x03\x04" + bytes(500),
        "cut": whole[: len(whole) // 2 + 77],
        "noise": bytes(range(256)) * 400,
        "other": b"SQLite format 3\x00" + bytes(5000),
    }
    found = {"missing": folder / "missing.ropa", "folder": folder / "folder.ropa"}
    found["folder"].mkdir()
    for name, data in files.items():
        found[name] = folder / f"{name}.ropa"
        found[name].write_bytes(data)
    return found


@pytest.mark.parametrize("what", ["missing", "folder", "text", "page", "empty", "archive", "cut", "noise", "other"])
def test_what_is_no_register_is_refused_and_left_alone(sample_file: Path, tmp_path: Path, run: Run, what: str):
    path = _broken(tmp_path, sample_file)[what]
    before = tree(tmp_path)
    for arguments in (("info", path), ("export", path, "--out", tmp_path / "out")):
        check_refused({language: run(*arguments, language=language) for language in LANGUAGES}, 3)
    assert tree(tmp_path) == before


@pytest.mark.parametrize("where", ["file", "below a file", "the register itself"])
def test_a_folder_that_cannot_be_is_refused(file: Path, tmp_path: Path, run: Run, where: str):
    (tmp_path / "taken").write_bytes(b"mine")
    out = {"file": tmp_path / "taken", "below a file": tmp_path / "taken" / "out", "the register itself": file}[where]
    before = tree(tmp_path, opened=file)
    check_refused({language: run("export", file, "--out", out, language=language) for language in LANGUAGES}, 3)
    assert tree(tmp_path, opened=file) == before


@pytest.mark.parametrize("where", ["no/such/folder/a.ropa", "taken/a.ropa", "taken"])
def test_a_sample_that_cannot_be_written_is_refused(tmp_path: Path, run: Run, where: str):
    (tmp_path / "taken").write_bytes(b"mine")
    before = tree(tmp_path)
    check_refused({language: run("sample", tmp_path / where, language=language) for language in LANGUAGES}, 3)
    assert tree(tmp_path) == before


def test_a_sample_that_breaks_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run):
    def broken(_: Register) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ropa.cli.sample.build_sample", broken)
    assert run("sample", tmp_path / "a.ropa")[0] == 130
    assert list(tmp_path.iterdir()) == []
