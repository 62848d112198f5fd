"""The words of the program: take msgids out of the code, keep the .po files in step, write the .mo files.

Run `python -m tests.translations` after adding a message; then fill the empty msgstr in resources/translations and
run it again. A test fails while a message has no translation or a .mo is not its .po.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
KEYWORDS = {"N_": None, "count": (1, 2)}
TRANSLATED = ("kk", "ru")
EVER = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
"""What a .mo says of its making: it would be another file at every run otherwise."""


@cache
def messages() -> tuple[str | tuple[str, ...], ...]:
    """Every msgid of the code, each once, in alphabetical order."""
    found = {
        message
        for folder in ("ropa", "ui")
        for _, _, message, _, _ in extract_from_dir(ROOT / folder, method_map=[("**.py", "python")], keywords=KEYWORDS)
    }
    return tuple(sorted(found, key=str))


def po_file(language: str) -> Path:
    """The .po of a language."""
    return ROOT / "resources" / "translations" / language / "LC_MESSAGES" / "ropa.po"


def read(language: str) -> Catalog:
    """The catalogue of a language as it lies in the repo; an empty one where there is none."""
    path = po_file(language)
    if not path.is_file():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def updated(language: str) -> Catalog:
    """The catalogue with exactly the messages of the code, translations kept."""
    old = read(language)
    new = Catalog(locale=language, header_comment="", project="Ropa", fuzzy=False)
    for message in messages():
        known = old.get(message if isinstance(message, str) else message[0])
        fits = known is not None and isinstance(known.string, str) == isinstance(message, str)
        new.add(message, known.string if known and fits else None)
    return new


def po_bytes(catalogue: Catalog) -> bytes:
    """The .po without anything that changes from run to run."""
    out = BytesIO()
    write_po(out, catalogue, width=0, omit_header=True, sort_output=True)
    head = f'msgid ""\nmsgstr ""\n"Language: {catalogue.locale_identifier}\\n"\n'
    head += f'"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {catalogue.plural_forms}\\n"\n\n'
    return head.encode() + out.getvalue()


def main() -> None:
    """Bring .po and .mo of every language up to the code."""
    for language in TRANSLATED:
        path = po_file(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(po_bytes(updated(language)))
        told = read(language)
        told.creation_date = told.revision_date = EVER
        with path.with_suffix(".mo").open("wb") as out:
            write_mo(out, told)
        empty = sum(
            not (one.string if isinstance(one.string, str) else all(one.string)) for one in read(language) if one.id
        )
        print(f"{language}: {len(messages())} messages, {empty} without translation")  # noqa: T201


if __name__ == "__main__":
    main()
