"""Papers with a small form: composed with answers, read as sections, read back from their files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ropa.documents.model import Document, Heading, Signer, Stamp, Table, block_texts
from ropa.documents.papers import papers
from ropa.documents.render import FORMATS
from ropa.documents.scope import Scope
from ropa.documents.whole import borrowed, gaps
from ropa.i18n import LANGUAGES
from ropa.register import Register
from ropa.store.reading import holdings
from ropa.words import Words
from tests.core.full_client import DAY
from tests.core.reading_back import check_docx, check_pdf


def three(text: str) -> Words:
    """An answer in each language."""
    return Words.of({"kk": f"{text} мәтіні", "ru": f"{text} текст", "en": f"{text} text"})


def composed(
    register: Register, operator: str, kind: str, typed: Mapping[str, Any], *languages: str, **scope: Any
) -> Document:
    """The first paper of a kind, with these answers."""
    held = register.ask(holdings, operator)
    found = papers(held, (kind,), Scope(DAY, drafts=True, typed=typed, **scope))
    return next(iter(found)).document(languages or ("en",))


def section(document: Document, key: str) -> list[str]:
    """The texts of one section, the groups in it too."""
    found: list[str] = []
    inside = False
    for block in document.blocks:
        if isinstance(block, Heading) and block.level <= 2:
            inside = block.said.key == f"{document.kind}.h_{key}"
        elif inside:
            found += [said.text for said in block_texts(block)]
    return found


def rows(document: Document) -> dict[str, list[str]]:
    """Facts under labels: {key of the label: texts}, of all sheets together."""
    found: dict[str, list[str]] = {}
    for block in document.blocks:
        if isinstance(block, Table) and not block.header:
            for label, cell in block.rows:
                found.setdefault(label[0].key.rpartition(".")[2].removeprefix("col_"), []).extend(
                    said.text for said in cell
                )
    return found


def missing(document: Document) -> set[str]:
    """What the paper has no answer for."""
    return {one.key.removeprefix("gap.") for one in gaps(document)}


def signed(document: Document) -> list[tuple[str, str]]:
    """Who signs, in what position."""
    return [(one.position.text, one.name.text) for one in document.blocks if isinstance(one, Signer)]


def stamped(document: Document) -> list[str]:
    """What stands at the right margin."""
    return [said.text for one in document.blocks if isinstance(one, Stamp) for said in one.texts]


def told(document: Document) -> str:
    """All that it says."""
    return "\n".join(one.text for one in document.said())


def check_files(document: Document) -> None:
    """It stands so in both files."""
    check_pdf(FORMATS["pdf"](document), document)
    check_docx(FORMATS["docx"](document), document)


def check_languages(register: Register, operator: str, kind: str, typed: Mapping[str, Any]) -> Iterator[Document]:
    """The paper in each language, with nothing borrowed and no word of another one; it pairs and can be read back."""
    for language in LANGUAGES:
        document = composed(register, operator, kind, typed, language)
        assert not borrowed(document)
        for other in {"kk": "мәтіні", "ru": "текст", "en": "text"}.items():
            if other[0] != language:
                assert f" {other[1]}" not in told(document), other
        check_files(document)
        yield document
    check_files(composed(register, operator, kind, typed, "kk", "ru"))
