"""ropa extract FILE --operator REF --out NEW: one operator as a register of its own."""

from __future__ import annotations

from argparse import Namespace

from ropa.cli.opening import opened, password_from
from ropa.i18n import N_, Translator
from ropa.store.extracting import extract
from ropa.store.reading import find_operator


def run(given: Namespace, translate: Translator) -> None:
    """Write the file, say where it lies and whether it is protected."""
    key = password_from(given.new_password_fd)
    with opened(given, translate) as register:
        extract(register.source(), register.ask(find_operator, given.operator), given.out, key)
    said = N_("{path} holds this operator alone, and has a password of its own.")
    print(
        translate(said if key else N_("{path} holds this operator alone, and has no password.")).format(path=given.out)
    )
