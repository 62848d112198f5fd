"""Papers with every kind of block, and how a PDF is read back."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pypdf
import pypdfium2

from ropa.documents.model import (
    Block,
    Columns,
    Cut,
    Document,
    Heading,
    Items,
    NewPage,
    Paragraph,
    Said,
    Signature,
    Signer,
    Stamp,
    Table,
    Tick,
)

OPERATOR, TITLE = "«Мысал» ЖШС", "Саясат"
KAZAKH = "ӘәҒғҚқҢңӨөҰұҮүҺһІі ₸ № « »"
HOSTILE = 'LLP <Romashka> & "Co" <b>x</b> =1+1 &copy; <img src="/etc/passwd"> <!-- y --> \\(Tj) [[1]] <ivan@corp.kz>'

WORDS = " ".join(f"сөз{number:05}" for number in range(5600))


def paper(*blocks: Block, **given: Any) -> Document:
    facts: dict[str, Any] = {"title": (), "subtitle": (), "head": (OPERATOR, TITLE), "languages": ("kk",)}
    return Document(kind="policy", blocks=blocks, **{**facts, **given})


def every_block(language: str = "kk") -> Document:
    number = iter(range(1000))

    def said(text: str, *, borrowed: bool = False) -> Said:
        place = next(number)
        return Said(f"{language}{place} {text}", f"key.{place}", language, borrowed=borrowed)

    return paper(
        Heading(said("Жалпы ережелер")),
        Paragraph(said(f"{KAZAKH} " * 20)),
        Paragraph(said("екі\nжол\tесеп  екі бос орын"), note=True),
        Heading(said("Мақсаттар"), 2),
        Items((said("бірінші"), said("екінші " * 40, borrowed=True))),
        Items((said("бірінші"), said("екінші")), numbered=True),
        Heading(said("Деректер"), 3),
        Table(
            ((said("Мақсат"),), (said("Мерзім"),)),
            tuple(((said("мақсат"), said("тағы")), (said("5 жыл", borrowed=True),)) for _ in range(3)),
            (2, 1),
        ),
        Table((), (((said("Атауы"),), (said(HOSTILE),)),), (1, 3)),
        NewPage(),
        Tick(said("келісемін " * 30)),
        Cut(said("қию сызығы")),
        Columns(Heading(said("сол жақ")), Heading(said("оң жақ"))),
        Columns(Items((said("сол " * 50),)), Items((said("оң " * 70),))),
        NewPage(),
        Stamp((said("БЕКІТІЛДІ"), said("бұйрығымен " * 9))),
        Paragraph(said("тармақ " * 30), number="1.1."),
        Paragraph(said("қарыз", borrowed=True), number="10.12.14."),
        Signer(said("Директор"), said("Иванов И. И.")),
        Signer(said("бас директордың орынбасары " * 5), said("Қасымжомартова-Әлімжанова А. Б.", borrowed=True)),
        Signature((said("қолы"), said("тегі, аты"), said("ұзақ жазба " * 12), said("күні"))),
        title=(said("Дербес деректерді өңдеу саясаты"),),
        subtitle=(said("№ 14 бұйрық"), said("3-басылым")),
        languages=(language,),
    )


def bare(text: str) -> str:
    return "".join(text.split())


def pages(file: bytes) -> list[str]:
    """The text of each page without white space, running head and foot."""
    read = pypdf.PdfReader(BytesIO(file)).pages
    running = bare(OPERATOR + TITLE)
    texts = []
    for number, page in enumerate(read, start=1):
        text, foot = bare(page.extract_text()), f"{number}/{len(read)}"
        assert text.startswith(running)
        assert text.endswith(foot)
        texts.append(text[len(running) : -len(foot)])
    return texts


def letters(file: bytes) -> Iterator[tuple[int, str, tuple[float, float, float, float]]]:
    """Page, letter and its box (left, bottom, right, top) for everything that leaves a mark."""
    for number, page in enumerate(pypdfium2.PdfDocument(file)):
        text = page.get_textpage()
        signs = text.get_text_range()
        for place in range(text.count_chars()):
            sign = text.get_text_range(place, 1)
            if sign.strip():
                yield number, sign, text.get_charbox(place)
        assert signs.strip()
