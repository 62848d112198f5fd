"""Commands by which records come in and go out: a table, an operator in a file of its own."""

from __future__ import annotations

import json
import os
from contextlib import closing
from pathlib import Path

from ropa.actions.records import change
from ropa.register import Register
from ropa.store.reading import find_operator, holdings
from tests.core.cli.conftest import ROOT, Run


def test_a_table_is_taken_in_and_what_cannot_be_read_is_said(run: Run, file: Path) -> None:
    table = ROOT / "tests" / "files" / "tables" / "dates_as_text.xlsx"
    code, looked, _ = run("import", table, file, "--operator", "O-002", "--dry-run")
    assert code == 0
    assert "4 new records." in looked
    assert "! 4 Дата начала: “весной” is no day that can be read" in looked
    assert run("import", table, file, "--operator", "O-002")[0] == 0
    assert "0 new records." in run("import", table, file, "--operator", "2", "--kind", "activity")[1]
    assert run("import", table, file)[0] == 2
    assert run("import", table, file, "--operator", "2", "--kind", "edition")[0] == 2


def test_an_operator_is_taken_in_again(run: Run, file: Path, tmp_path: Path) -> None:
    out, other = tmp_path / "out.ropa", tmp_path / "other.ropa"
    assert run("extract", file, "--operator", "O-002", "--out", out)[0] == 0
    assert run("take-in", file, out)[:2] == (
        0, "There is nothing to take in: the register has all that the file says.\n",
    )  # fmt: skip
    assert run("take-in", file, out, "--keep", "mine")[0] == 2
    for path, notes in ((out, "at home"), (file, "in the office")):
        with closing(Register(path, "Berik")) as register:
            register.do(change, register.ask(find_operator, "O-002"), {"notes": notes})
    before = file.read_bytes()
    code, said, why = run("take-in", file, out)
    assert code == 3
    assert "Internal notes\n      in the register: in the office (Berik, 20" in said
    assert "      in the file: at home (Berik, 20" in said
    assert "--keep ours or --keep theirs" in why
    assert run("take-in", file, out, "--keep", "theirs", "--dry-run")[1].startswith("1 fact changes.\n")
    assert _notes(file) == "in the office"
    assert before[100:] == file.read_bytes()[100:]
    assert run("take-in", file, out, "--keep", "theirs")[0] == 0
    assert _notes(file) == "at home"
    assert run("take-in", file, out)[1].startswith("There is nothing")
    with closing(Register.create(other, "Dana")):
        pass
    assert "does not know the operator yet" in run("take-in", other, out)[1]
    assert _notes(other) == "at home"
    assert run("take-in", file, file)[0] == run("take-in", file, tmp_path / "none.ropa")[0] == 3


def _notes(file: Path) -> str:
    with closing(Register(file, "Berik")) as register:
        return str(register.ask(holdings, register.ask(find_operator, "O-002")).operator["notes"])


def test_an_operator_is_taken_out_to_a_file_of_its_own(run: Run, file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.ropa"
    reading, writing = os.pipe()
    os.write(writing, b"horse battery\n")
    os.close(writing)
    code, said, _ = run("extract", file, "--operator", "O-002", "--out", out, "--new-password-fd", reading)
    os.close(reading)
    assert (code, said) == (0, f"{out} holds this operator alone, and has a password of its own.\n")
    assert not out.read_bytes().startswith(b"SQLite")
    assert run("extract", file, "--operator", "O-002", "--out", out)[0] == 3
    assert run("extract", file, "--operator", "O-999", "--out", tmp_path / "none.ropa")[0] == 2
    plain = tmp_path / "plain.ropa"
    assert run("extract", file, "--operator", "2", "--out", plain)[1].endswith("has no password.\n")
    facts = json.loads(run("info", plain, "--json")[1])
    assert [one["ref"] for one in facts["operators"]] == ["O-002"]
    assert run("verify", plain)[0] == run("examine", plain)[0] == 0
