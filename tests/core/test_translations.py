"""The words of the program: every message in every language, its slots kept, and the .mo files as the .po files say."""

from __future__ import annotations

import ast
import gettext
import re
import string

import pytest
from babel.messages.catalog import Message

from ropa.i18n import translator
from tests.translations import ROOT, TRANSLATED, messages, po_bytes, po_file, read, updated

CYRILLIC = re.compile("[а-яёәғқңөұүһі]", re.IGNORECASE)
KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
RUSSIAN = re.compile(
    r"(?<!\w)(и|или|для|при|что|как|на|от|из|это|только|если|также|либо|нет|файл не|можно|нужно)(?!\w)"
)
NAMES = re.compile(
    r"\{\w+\}|--?[a-z-]+|\b(?:ropa|Ropa|GDPR|JSON|PDF|DOCX|BIN|IIN|FILE|DIR|CRM|e-mail|kk\+ru|kk|ru|en|pdf|docx|cookie)\b|[A-Z]-\d+"
)


def _texts(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def _ids(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


def _slots(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_there_are_messages():
    assert len(messages()) > 300
    assert any(isinstance(one, tuple) for one in messages())


def test_no_message_of_the_code_is_overlooked():
    """What stands within an f-string is not found by the extractor."""
    marked = set()
    for folder in ("ropa", "ui"):
        for file in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_bytes())):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "N_":
                    marked |= {one.value for one in ast.walk(node.args[0]) if isinstance(one, ast.Constant)}
    assert marked - {*messages()} == set()


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_po_holds_exactly_the_messages_of_the_code(language: str):
    """After a change of messages: python -m tests.translations, and fill what is empty."""
    assert po_file(language).read_bytes() == po_bytes(updated(language))
    assert sorted(str(one.id) for one in read(language) if one.id) == sorted(map(str, messages()))


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_message_is_without_translation(language: str):
    empty = [one.id for one in read(language) if one.id and not all(text.strip() for text in _texts(one))]
    assert empty == []
    assert not [one.id for one in read(language) if one.fuzzy]


@pytest.mark.parametrize("language", TRANSLATED)
def test_slots_are_kept(language: str):
    for one in read(language):
        if one.id:
            wanted = _slots(_ids(one)[-1])
            assert [text for text in _texts(one) if _slots(text) != wanted] == [], one.id


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_is_shaped_like_its_message(language: str):
    for one in read(language):
        if one.id:
            for text in _texts(one):
                source = _ids(one)[0]
                assert text == text.strip() or source != source.strip(), one.id
                assert "  " not in text
                assert text.count("«") == text.count("»"), text
                assert text.endswith(".") or not source.endswith(".") or source.casefold().endswith("no."), one.id
                assert "“" not in text


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_is_in_its_language(language: str):
    for one in read(language):
        if one.id:
            for text in _texts(one):
                assert (
                    CYRILLIC.search(text) or text == "№" or not re.search("[A-Za-z]{2}", NAMES.sub("", _ids(one)[0]))
                ), one.id
                if language == "ru":
                    assert not KAZAKH.search(re.sub("179/НҚ", "", text)), text
                else:
                    assert not RUSSIAN.search(text.casefold()), text


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_plural_forms_are_those_of_the_language(language: str):
    forms = {"ru": 3, "kk": 2}[language]
    many = [one for one in read(language) if isinstance(one.id, tuple)]
    assert many
    for one in many:
        assert len(one.string) == forms
    assert read(language).num_plurals == forms
    counted = {n: translator(language).count("{n} paper", "{n} papers", n) for n in (0, 1, 2, 5, 11, 21, 101, 112)}
    assert all(str(n) in text for n, text in counted.items())
    if language == "ru":
        assert counted[1].split()[1] == counted[21].split()[1] == counted[101].split()[1] == "документ"
        assert counted[2].split()[1] == "документа"
        assert {counted[n].split()[1] for n in (0, 5, 11, 112)} == {"документов"}


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_mo_says_what_the_po_says(language: str):
    with po_file(language).with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    known = 0
    for one in read(language):
        if not one.id:
            continue
        known += 1
        if isinstance(one.id, str):
            assert compiled.gettext(one.id) == one.string
            assert translator(language)(one.id) == one.string
        else:
            for n in range(130):
                form = compiled.plural(n)  # type: ignore[attr-defined]
                assert compiled.ngettext(*one.id, n) == one.string[form]
    assert known == len(messages())
    assert len([key for key in compiled._catalog if key]) == known + sum(  # type: ignore[attr-defined]
        len(one.string) - 1 for one in read(language) if isinstance(one.id, tuple)
    )


def test_english_is_the_message_itself():
    for one in messages():
        if isinstance(one, str):
            assert translator("en")(one) == one
        else:
            assert translator("en").count(*one, 1) == one[0].format(n=1)
            assert translator("en").count(*one, 2) == one[1].format(n=2)


def test_an_empty_message_is_not_the_head_of_the_file():
    for language in ("en", *TRANSLATED):
        assert translator(language)("") == ""
