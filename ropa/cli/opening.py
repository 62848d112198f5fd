"""A register for the time of one command, with its password where it has one."""

from __future__ import annotations

import getpass
import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ropa.errors import Fault, RopaError
from ropa.i18n import N_, Translator
from ropa.register import Register
from ropa.store.opening import hides_content
from ropa.store.unclean import saved_before_unclean


def password_from(fd: int | None) -> str | None:
    """The password from the file descriptor that was named; None without one. Raises RopaError."""
    if fd is None:
        return None
    try:
        with os.fdopen(fd, encoding="utf-8", closefd=False) as file:
            line = file.readline().rstrip("\r\n")
    except (OSError, ValueError) as error:
        raise RopaError(N_("No password can be read from file descriptor {fd}."), Fault.USAGE, fd=fd) from error
    if not line:
        raise RopaError(N_("No password can be read from file descriptor {fd}."), Fault.USAGE, fd=fd)
    return line


def key_for(given: Namespace, file: Path, translate: Translator) -> str | None:
    """The password for the file of a command."""
    return key_of(file, given.password_fd, translate)


def key_of(file: Path, fd: int | None, translate: Translator) -> str | None:
    """The password for a file: given, or asked for where the file is protected and a person can answer."""
    key = password_from(fd)
    if key is None and sys.stdin.isatty() and hides_content(file):
        key = getpass.getpass(translate(N_("Password: "))) or None
    return key


@contextmanager
def opened(given: Namespace, translate: Translator) -> Iterator[Register]:
    """The register of a command."""
    register = Register(given.file, given.author, key_for(given, given.file, translate))
    try:
        if (saved := register.ask(saved_before_unclean)) is not None:
            said = translate(
                N_(
                    "{path} was not closed properly. Saved last before that: {when}. "
                    "“ropa examine” looks whether all is as it was saved."
                )
            )
            told = said.format(path=given.file, when=f"{saved.astimezone():%d.%m.%Y %H:%M}")
            print(f"ropa: {told}", file=sys.stderr)
        yield register
    finally:
        register.close()
