"""The recovery sheet of a register: what one who finds it in a safe has to know to open the file again.

With the password only where the person wants it printed; else a line to write it on by hand, which no printer and no
file ever sees. Printed, each character is named, for Latin and Cyrillic letters look alike.
"""

from __future__ import annotations

import datetime as dt
import unicodedata

from ropa import __version__
from ropa.documents.model import Block, Cell, Document, Heading, Items, Paragraph, Said, Signature, Table
from ropa.documents.saying import long_date
from ropa.i18n import N_, Translator


def recovery_sheet(name: str, day: dt.date, password: str | None, tr: Translator) -> Document:
    """The sheet for the file of this name, whose password was given that day."""

    def said(message: str) -> Said:
        return Said(tr(message), message, tr.language)

    def row(label: str, text: str) -> tuple[Cell, ...]:
        return ((said(label),), (Said(text, label, tr.language),))

    facts = (
        row(N_("File"), name),
        row(N_("Password since"), long_date(day, tr.language)),
        row(N_("Program"), f"Ropa {__version__}"),
    )
    title = said(N_("Recovery sheet"))
    blocks: list[Block] = [Table((), facts, (1, 2)), Heading(said(N_("The password")))]
    blocks += _password(password, tr) if password else [Signature((said(N_("written by hand")),))]
    blocks += [
        Heading(said(N_("To open the file"))),
        Items(
            (
                said(N_("Open the file in Ropa; it asks for the password.")),
                said(N_("Type it exactly: capital and small letters differ, spaces count, and so does the keyboard.")),
                said(N_("Where the file is lost, a backup opens with the password it had on its day.")),
            ),
            numbered=True,
        ),
        Heading(said(N_("Keeping this sheet"))),
        Paragraph(
            said(
                N_(
                    "Keep it in a safe place away from the computer: whoever has this sheet and the file reads all "
                    "that is in it. Without the password nobody opens the file, the authors of Ropa included. When "
                    "the password changes, write a new sheet; keep this one as long as there are backups with it."
                )
            )
        ),
    ]
    return Document("recovery_sheet", (tr.language,), (title,), (), (name, title.text), tuple(blocks))


def _password(password: str, tr: Translator) -> list[Block]:
    """As it was typed, and below it character by character."""
    named = [
        (Said(f"{n}", "n", tr.language), Said(one if one.strip() else "[ ]", "character", tr.language), _name(one, tr))
        for n, one in enumerate(password, start=1)
    ]
    head = tuple((Said(tr(one), one, tr.language),) for one in (N_("No."), N_("Character"), N_("What it is")))
    rows = tuple(tuple((cell,) for cell in line) for line in named)
    return [
        Paragraph(Said(password, "password", tr.language)),
        Table(head, rows, (1, 2, 6)),
    ]


def _name(one: str, tr: Translator) -> Said:
    message = _kind(one)
    return Said(tr(message), message, tr.language)


def _kind(one: str) -> str:
    if one == " ":
        return N_("space")
    if one.isdigit():
        return N_("digit")
    if not one.isalpha():
        return N_("other sign")
    alphabet = unicodedata.name(one, "")
    if "CYRILLIC" in alphabet:
        return N_("capital Cyrillic letter") if one.isupper() else N_("small Cyrillic letter")
    if "LATIN" in alphabet:
        return N_("capital Latin letter") if one.isupper() else N_("small Latin letter")
    return N_("letter of another alphabet")
