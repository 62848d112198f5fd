"""What the command line takes. Wrong usage is a sentence like any other refusal."""

from __future__ import annotations

import argparse
import getpass
import os
import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

from ropa import __version__
from ropa.errors import Fault, RopaError
from ropa.i18n import LANGUAGES, N_, Translator

_WRONG = (
    (r"the following arguments are required: (.*)", N_("Missing: {what}. See “ropa --help”.")),
    (r"unrecognized arguments: (.*)", N_("Not understood: {what}. See “ropa --help”.")),
    (r"argument .*?: invalid choice: '?(.*?)'? \(.*", N_("There is no command “{what}”. See “ropa --help”.")),
    (r"argument (.*?): expected .*", N_("{what} needs a value. See “ropa --help”.")),
    (r"argument (.*?): invalid .*", N_("{what} needs a whole number. See “ropa --help”.")),
    (r"ambiguous option: (.*?) .*", N_("Not understood: {what}. See “ropa --help”.")),
)


Add = Callable[..., argparse.ArgumentParser]
"""Adds a command; see `_command` from its name on."""

COMMANDS = (
    "sample", "export", "info", "verify", "check", "read", "draft", "import", "compare", "pack", "extract",
    "take-in", "backup", "restore", "examine", "recover",
)  # fmt: skip
"""Every command: a first word that is none of these may be a file for the window."""


class _Parser(argparse.ArgumentParser):
    """An argument parser that raises our refusals instead of leaving."""

    def error(self, message: str) -> NoReturn:
        for pattern, sentence in _WRONG:
            if found := re.fullmatch(pattern, message, re.DOTALL):
                raise RopaError(sentence, Fault.USAGE, what=found.group(1))
        raise RopaError(N_("Not understood: {what}. See “ropa --help”."), Fault.USAGE, what=message)


def language_of_system() -> str:
    """The language of the interface: of the system where it is one of ours, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value[:2] if value[:2] in LANGUAGES else "en"
    return "en"


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "?"


def parser(translate: Translator) -> argparse.ArgumentParser:
    """The whole command line. What commands need is loaded here: a start of the window asks this module too."""
    from ropa.cli import check, export, info, keeping, pack, sample, verify

    whole = _Parser(
        prog="ropa",
        allow_abbrev=False,
        description=translate(N_("The register of personal-data processing of several operators.")),
        epilog=translate(
            N_("Without a command the window opens: ropa, ropa FILE, or ropa --sample for a fresh sample.")
        ),
    )
    whole.add_argument("--version", action="version", version=f"ropa {__version__}")
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)
    common = _Parser(add_help=False)
    common.add_argument("--author", metavar="NAME", default=_user(), help=translate(N_("who is named in the history")))
    common.add_argument(
        "--password-fd", type=int, metavar="N", help=translate(N_("read the password from this file descriptor"))
    )
    add: Add = partial(_command, commands, [common])

    add("sample", translate(N_("write the sample register to a new file")), sample.run, file="FILE")

    one = add("export", translate(N_("write papers of a register into a folder")), export.run, file="FILE")
    one.add_argument(
        "--out", metavar="DIR", type=Path, required=True, help=translate(N_("the folder; made where it is missing"))
    )
    _some_operators(one, translate)
    one.add_argument(
        "--document",
        metavar="KIND",
        action="append",
        help=translate(N_("a kind of paper, such as policy; all but those made once if none is given")),
    )
    one.add_argument(
        "--language",
        metavar="LANG",
        action="append",
        help=translate(N_("kk, ru, en, or two side by side: kk+ru; the operator's own if none is given")),
    )
    one.add_argument(
        "--format",
        metavar="FORMAT",
        action="append",
        help=translate(N_("pdf, docx, html or txt; xlsx, csv or json for all registers; pdf if none is given")),
    )
    _as_of(one, translate)
    one.add_argument(
        "--with-drafts",
        action="store_true",
        help=translate(N_("put activities into the register that are not approved yet")),
    )
    one.add_argument(
        "--processes",
        type=int,
        metavar="N",
        help=translate(N_("how many processes write; as many as there are cores if none is given")),
    )

    one = add("info", translate(N_("say what a register holds")), info.run, file="FILE")
    one.add_argument("--json", action="store_true", help=translate(N_("as JSON")))

    one = add(
        "verify",
        translate(N_("say whether a file is a paper that was issued; without one, whether the history is intact")),
        verify.run,
        paper="PAPER",
    )
    one.add_argument("file", metavar="FILE", type=Path, nargs="?")

    one = add(
        "check",
        translate(N_("say what the law still wants of the operators")),
        check.run,
        file="FILE",
    )
    _some_operators(one, translate)
    one.add_argument("--json", action="store_true", help=translate(N_("as JSON")))

    one = add(
        "pack",
        translate(N_("write registers, editions in force and the log of an operator into one ZIP with hashes")),
        pack.run,
        file="FILE",
    )
    _one_operator(one, translate)
    one.add_argument("--out", metavar="ZIP", type=Path, required=True, help=translate(N_("the file to write")))
    _as_of(one, translate)

    _add_extract(add, translate)
    _of_texts(add, partial(_command, commands, []), translate)

    _add_import(add, translate)
    keeping.add_commands(add, translate)
    return whole


def _command(
    commands: Any,
    parents: Sequence[argparse.ArgumentParser],
    name: str,
    said: str,
    run: Callable[..., object],
    **files: str,
) -> argparse.ArgumentParser:
    """A new command: what `--help` says of it, what carries it out, and the files that it must be given, in order."""
    one: argparse.ArgumentParser = commands.add_parser(name, parents=parents, allow_abbrev=False, help=said)
    for key, called in files.items():
        one.add_argument(key, metavar=called, type=Path)
    one.set_defaults(run=run)
    return one


def _one_operator(one: argparse.ArgumentParser, translate: Translator) -> None:
    one.add_argument(
        "--operator", metavar="REF", required=True, help=translate(N_("number of the operator, such as O-002"))
    )


def _some_operators(one: argparse.ArgumentParser, translate: Translator) -> None:
    one.add_argument(
        "--operator",
        metavar="REF",
        action="append",
        help=translate(N_("number of an operator, such as O-002; all if none is given")),
    )


def _as_of(one: argparse.ArgumentParser, translate: Translator) -> None:
    one.add_argument(
        "--as-of", metavar="DATE", help=translate(N_("as the register stood at the end of this day: 2026-12-31"))
    )


def _add_extract(add: Add, translate: Translator) -> None:
    """What takes an operator out, and in again."""
    from ropa.cli import extract, take_in

    one = add(
        "extract",
        translate(N_("write one operator with all that belongs to it into a register of its own")),
        extract.run,
        file="FILE",
    )
    _one_operator(one, translate)
    one.add_argument("--out", metavar="NEW", type=Path, required=True, help=translate(N_("the file to write")))
    one.add_argument(
        "--new-password-fd",
        type=int,
        metavar="N",
        help=translate(N_("read the password of the new file from this file descriptor; it has none if not given")),
    )

    one = add(
        "take-in",
        translate(N_("take an operator from a file of its own into a register, merged with what is there")),
        take_in.run,
        file="FILE",
        source="FROM",
    )
    one.add_argument(
        "--keep",
        metavar="SIDE",
        help=translate(N_("what stands where both were changed: ours (the register) or theirs (the file)")),
    )
    one.add_argument("--dry-run", action="store_true", help=translate(N_("only say what would be taken in")))
    one.add_argument(
        "--from-password-fd",
        type=int,
        metavar="N",
        help=translate(N_("read the password of the file of the operator from this file descriptor")),
    )


def _add_import(add: Add, translate: Translator) -> None:
    """What takes tables in."""
    from ropa.cli import import_table

    one = add(
        "import",
        translate(N_("take a table (xlsx, csv) of an operator into a register, or a workbook that Ropa wrote")),
        import_table.run,
        table="TABLE",
        file="FILE",
    )
    one.add_argument("--operator", metavar="REF", help=translate(N_("number of the operator, such as O-002")))
    one.add_argument(
        "--kind",
        metavar="KIND",
        help=translate(N_("what a row is: activity, party, tracker or system; guessed if not given")),
    )
    one.add_argument("--dry-run", action="store_true", help=translate(N_("only say what would be taken in")))


def _of_texts(add: Add, bare: Add, translate: Translator) -> None:
    """What is done with published texts."""
    from ropa.cli import compare, draft, read

    one = bare(
        "read",
        translate(N_("say what a published policy, consent text or cookie notice says")),
        read.run,
        text="TEXT",
    )
    one.add_argument("--json", action="store_true", help=translate(N_("as JSON")))

    one = add(
        "draft",
        translate(N_("make a new operator of what a published policy or consent text says")),
        draft.run,
        text="TEXT",
        file="FILE",
    )
    one.add_argument("--dry-run", action="store_true", help=translate(N_("only say what would be taken in")))

    one = add(
        "compare",
        translate(N_("say how a published text differs from the register of an operator")),
        compare.run,
        text="TEXT",
        file="FILE",
    )
    _one_operator(one, translate)
    one.add_argument("--json", action="store_true", help=translate(N_("as JSON")))
