"""Names of the files that we write: no system takes them for something else."""

from __future__ import annotations

import os
import re
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ropa.errors import RopaError
from ropa.exchange.files import LONGEST, file_name, folder_for, write_new

DEVICES = ("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "COM1", "COM9", "LPT1", "COM¹", "LPT³")


def _is_safe(name: str) -> None:
    assert len(name) <= 120
    assert len(name.encode()) <= 240
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f\x7f]', name)
    assert not re.search("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]", name)
    stem, dot, suffix = name.rpartition(".")
    assert (dot, suffix) == (".", "pdf")
    assert stem
    assert not stem.endswith((" ", "."))
    assert not name.startswith((" ", "."))
    assert stem.partition(".")[0].rstrip(" ").upper() not in DEVICES


@pytest.mark.parametrize(
    "typed", ["../../x", "..", "/etc/x", "C:\\x", "..\\..\\x", "\\\\server\\share", "a/../../b", "~/x", "."]
)
def test_a_name_never_leaves_its_folder(tmp_path: Path, typed: str):
    """FIL-01."""
    folder = tmp_path / "out"
    folder.mkdir()
    name = file_name(typed, "pdf")
    _is_safe(name)
    path = write_new(folder, name, b"x")
    assert path.resolve().parent == folder.resolve()
    assert PureWindowsPath(name).name == name
    assert list(tmp_path.iterdir()) == [folder]


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("shape", ["{}", "{}.txt", "{}.tar.gz", " {} ", "{}.", "{} .txt", "{}..."])
def test_a_name_is_no_device_on_any_system(device: str, shape: str):
    """FIL-02."""
    for spelled in (device, device.lower()):
        _is_safe(file_name(shape.format(spelled), "pdf"))


@pytest.mark.parametrize("typed", ["console", "COM10", "auxiliary.x", "NULLA", "ПРН", "Comet 1"])
def test_a_name_that_only_looks_like_a_device_stays(typed: str):
    assert file_name(typed, "pdf") == f"{typed}.pdf"


@pytest.mark.parametrize("sign", ["\u202e", "\u200b", "\u200f", "\u2066", "\ufeff", "\x00", "\x1b"])
def test_a_name_hides_no_ending(sign: str):
    """FIL-03."""
    assert file_name(f"договор{sign}fdp.exe", "pdf") == "договорfdp.exe.pdf"


@pytest.mark.parametrize("typed", ["x" * 300, "ұ" * 200, "😀" * 200, "a. " * 100, "é" * 200, "e\u0301" * 200])
def test_a_long_name_is_cut(tmp_path: Path, typed: str):
    """FIL-04."""
    name = file_name(typed, "pdf")
    _is_safe(name)
    assert write_new(tmp_path, name, b"x").read_bytes() == b"x"


def test_a_path_that_is_too_long_is_refused_with_a_sentence(tmp_path: Path):
    folder = tmp_path
    while len(os.fsencode(folder)) < 4500:
        folder /= "d" * 200
    with pytest.raises(RopaError, match="cannot be"):
        folder_for(folder)
    with pytest.raises(RopaError, match="cannot be written"):
        write_new(tmp_path, f"{'x' * 260}.pdf", b"x")
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


@given(st.text(max_size=150))
@example("0 \x1b\x850")
@example("0\x85:")
def test_any_text_makes_a_safe_name(typed: str):
    _is_safe(file_name(typed, "pdf"))
    assert file_name(typed, "pdf") == file_name(file_name(typed, "pdf").removesuffix(".pdf"), "pdf")


def test_words_stay_apart_and_kazakh_letters_stay():
    assert file_name("«Тұмар  Үй»\nЖШС\tтізілім", "pdf") == "«Тұмар Үй» ЖШС тізілім.pdf"
    assert file_name('a<b>|?*"', "pdf") == "ab.pdf"
    assert file_name("", "pdf") == file_name(" . ", "pdf") == "paper.pdf"


def test_a_name_of_just_the_longest_is_kept():
    assert file_name("a" * (LONGEST - 4), "pdf") == f"{'a' * (LONGEST - 4)}.pdf"
    assert len(file_name("a" * LONGEST, "pdf")) == LONGEST
    assert file_name("қ" * 100, "pdf") == f"{'қ' * 100}.pdf"
    assert file_name("a" + "қ" * 100, "pdf") == f"a{'қ' * 99}.pdf", "one byte too many"
