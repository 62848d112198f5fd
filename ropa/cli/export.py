"""ropa export FILE --out DIR: papers of some operators, in some languages and formats."""

from __future__ import annotations

import datetime as dt
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ropa.actions.batches import Request, Share, write_all
from ropa.cli.opening import opened
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.documents.render import FORMATS
from ropa.documents.scope import Scope
from ropa.errors import Fault, RopaError
from ropa.exchange.files import file_name, folder_for, write_new
from ropa.holdings import Holdings
from ropa.i18n import LANGUAGES, N_, Translator
from ropa.register import Register
from ropa.store.history import whole_chain
from ropa.store.reading import find_operator, holdings, operators

WHOLE = ("xlsx", "csv", "json")
"""Formats that have all registers of an operator: in one file, in a file a kind of record, as data with its history."""


@dataclass(frozen=True)
class Wish:
    """What is to be written: kinds of paper, languages (one or two side by side; none = the operator's), formats."""

    kinds: tuple[str, ...]
    languages: tuple[tuple[str, ...], ...]
    formats: tuple[str, ...]
    scope: Scope
    as_of: dt.datetime | None


def run(given: Namespace, translate: Translator) -> None:
    """Write the papers and say where each lies."""
    wish = _wish(given)
    written = drafts = 0
    books: list[Path] = []
    with opened(given, translate) as register:
        found = _holdings(register, given.operator, wish.as_of)
        folder = folder_for(given.out)

        def whole(held: Holdings) -> None:
            for name, data in _whole(register, held, wish):
                books.append(write_new(folder, name, data))

        for one in write_all(_shares(found, wish, folder, translate, whole), given.processes or 0):
            written += 1
            drafts += bool(one.missing)
            print(folder / one.name)
            if one.glyphs:
                sentence = translate(N_("Characters that the PDF font does not have stand there as codes: {codes}"))
                print(sentence.format(codes=" ".join(one.glyphs)), file=sys.stderr)
    for path in books:
        print(path)
    if drafts:
        sentence = translate.count("{n} file is a draft: something is missing in it.",
                                   "{n} files are drafts: something is missing in them.", drafts)  # fmt: skip
        print(sentence, file=sys.stderr)
    print(translate.count("{n} paper", "{n} papers", written + len(books)))


def _wish(given: Namespace) -> Wish:
    kinds = _known(given.document, tuple(KINDS_OF_PAPER), N_("There is no kind of paper “{what}”; there are: {known}."))
    if not given.document:
        kinds = tuple(one for one in kinds if not KINDS_OF_PAPER[one].once)
    formats = _known(given.format, (*FORMATS, *WHOLE), N_("There is no format “{what}”; there are: {known}."))
    languages = tuple(_languages(one) for one in given.language or ())
    day = day_given(given.as_of) if given.as_of else dt.datetime.now().astimezone().date()
    moment = dt.datetime.combine(day, dt.time.max).astimezone() if given.as_of else None
    return Wish(kinds, languages, formats if given.format else ("pdf",), Scope(day, given.with_drafts), moment)


def _known(given: Sequence[str] | None, known: tuple[str, ...], refusal: str) -> tuple[str, ...]:
    for one in given or ():
        if one not in known:
            raise RopaError(refusal, Fault.USAGE, what=one, known=", ".join(known))
    return tuple(dict.fromkeys(given or known))


def _languages(text: str) -> tuple[str, ...]:
    languages = tuple(text.split("+"))
    if not 1 <= len(languages) <= 2 or len(set(languages)) != len(languages) or not set(languages) <= set(LANGUAGES):
        raise RopaError(
            N_("“{what}” is no language of papers: give kk, ru or en, or two of them as in kk+ru."),
            Fault.USAGE,
            what=text,
        )
    return languages


def day_given(text: str) -> dt.date:
    """A day that has come, by the clock of this machine. Raises RopaError for any other text."""
    try:
        day = dt.datetime.combine(dt.date.fromisoformat(text), dt.time.max).astimezone().date()
    except (ValueError, OverflowError, OSError):
        raise RopaError(N_("“{what}” is no date: give it as 2026-12-31."), Fault.USAGE, what=text) from None
    if day > dt.datetime.now().astimezone().date():
        raise RopaError(N_("{day} has not come yet: give a day until today."), Fault.USAGE, day=day)
    return day


def _holdings(register: Register, refs: Sequence[str] | None, as_of: dt.datetime | None) -> Iterator[Holdings]:
    """Of the operators that were named; else of all that were in the register then."""
    if refs:
        uids = list(dict.fromkeys(register.ask(find_operator, ref, as_of) for ref in refs))
    else:
        uids = [one.uid for one in register.ask(operators, as_of)]
    if as_of and not uids:
        raise RopaError(N_("No operator was in the register then."))
    return (register.ask(holdings, uid, as_of) for uid in uids)


def _shares(
    found: Iterable[Holdings], wish: Wish, folder: Path, translate: Translator, whole: Callable[[Holdings], None]
) -> Iterator[Share]:
    """The papers of each operator; which drafts are left out is told beside. What has all registers is written on the
    way by `whole`.
    """
    for held in found:
        if not wish.scope.drafts and "register" in wish.kinds and (drafts := wish.scope.counts(held)["drafts"]):
            sentence = translate(N_("{ref}: drafts left out: {drafts}. With --with-drafts they are put in."))
            print(sentence.format(ref=held.operator.ref, drafts=drafts), file=sys.stderr)
        formats = tuple(one for one in wish.formats if one in FORMATS)
        requests = tuple(
            Request(kind, paper.about, languages)
            for languages in _spoken(held, wish)
            for kind in wish.kinds
            for paper in KINDS_OF_PAPER[kind](held, wish.scope)
        )
        whole(held)
        yield Share(held, requests if formats else (), wish.scope, formats, folder)


def _spoken(held: Holdings, wish: Wish) -> tuple[tuple[str, ...], ...]:
    return wish.languages or tuple((one,) for one in held.languages() or LANGUAGES)


def _whole(register: Register, held: Holdings, wish: Wish) -> Iterator[tuple[str, bytes]]:
    """All registers of an operator in the formats that are wanted: names of files and their bytes."""
    from ropa.exchange.csv_tables import csv_tables
    from ropa.exchange.open_data import open_data
    from ropa.exchange.workbook import workbook
    from ropa.rules.checking import check

    def stem(language: str, what: str) -> str:
        return f"{held.operator.ref} {held.name(held.operator, language)[0][:60]} - {what}"

    languages = tuple(dict.fromkeys(one for languages in _spoken(held, wish) for one in languages))
    found = check(held, wish.scope.day) if "findings" in wish.kinds and "xlsx" in wish.formats else None
    for language in languages:
        if "xlsx" in wish.formats:
            yield file_name(stem(language, f"registers - {language}"), "xlsx"), workbook(held, language, found)
        if "csv" in wish.formats:
            for kind, data in csv_tables(held, language).items():
                yield file_name(stem(language, f"{kind} - {language}"), "csv"), data
    if "json" in wish.formats:
        edits = register.ask(whole_chain, held.operator.uid, wish.as_of)
        day = wish.scope.day if wish.as_of else None
        yield file_name(stem(languages[0], "data"), "json"), open_data(held, edits, day)
