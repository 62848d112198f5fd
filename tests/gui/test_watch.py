"""The watch itself sees what it is to see (LCK-04, LCK-05, NET-01: every test of the window runs under it)."""

from __future__ import annotations

import os
import socket
import sqlite3
import subprocess
from pathlib import Path

import pytest

from ropa.register import Register
from tests.gui.watch import watched


def test_it_sees_an_open_register_opened_again_and_the_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "clients.ropa"
    with watched(monkeypatch) as behind:
        register = Register.create(path, "Aliya")
        assert behind == []
        with path.open("rb"):
            pass
        register.close()
        with path.open("rb"):
            pass
        with pytest.raises(OSError, match=r"."), socket.socket() as one:
            one.connect(("127.0.0.1", 9))
        with pytest.raises(OSError, match=r"."):
            subprocess.run([str(tmp_path / "no program")], check=False)
        os.close(os.open(os.devnull, os.O_RDONLY))
        sqlite3.connect(":memory:").close()
    assert [one.split()[0] for one in behind] == ["open", "socket.connect", "subprocess.Popen", "sqlite3.connect"]


def test_it_sees_no_register_that_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "clients.ropa"
    with watched(monkeypatch) as outer:
        Register.create(path, "Aliya").close()
        with watched(monkeypatch) as inner:
            register = Register(path, "Aliya")
            os.close(os.open(os.fsencode(path), os.O_RDONLY))
            register.close()
            path.read_bytes()
    assert outer == []
    assert len(inner) == 1
