"""The watch itself sees what it is to see."""

from __future__ import annotations

import socket
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
    assert [one.split()[0] for one in behind] == ["open", "socket.connect"]
