"""A fact of each kind, any text that might be typed, and a register to keep it in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import strategies as st

from ropa.fields import Field, Kind
from ropa.register import Register


def of(kind: Kind) -> Field:
    """A fact of a kind and nothing more."""
    return Field("fact", "The fact", kind, "Section")


FIELDS = {kind: of(kind) for kind in Kind}


odd = st.sampled_from("\x00\x07\x0b\x1b\r\n\t\u2028\u2029\x85\x7f\ufffe\ud800\u202e\u200d\u00a0 әғқңөұүһі<&>\"'=«»")
texts = st.text(st.one_of(odd, st.characters(codec=None), st.characters(codec="utf-8")), max_size=40)
in_languages = st.dictionaries(st.sampled_from(["kk", "ru", "en"]), texts)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """One for all tests of a file: they do not disturb each other."""
    path: Path = tmp_path_factory.mktemp("values") / "values.ropa"
    made = Register.create(path, "Айгүл")
    yield made
    made.close()
