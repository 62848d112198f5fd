"""Papers with every kind of block, and how a Word paper is read back."""

from __future__ import annotations

from io import BytesIO

import docx
from docx.document import Document as Package
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph

from ropa.documents.model import (
    Block,
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
    beside,
)

KAZAKH = "Әлем, Ғарыш, Қала, Теңіз, Өмір, Ұлт, Үй, Һәм, Іс: ә ғ қ ң ө ұ ү һ і, 5 000 ₸"
SHARP = 'LLP <Romashka> & "Co" <b>x</b> =1+1'
RIGHT_TO_LEFT = "договор с שלום عربى и далее"
REGIONS = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}
TEXTS = {
    "kk": ("Тізілім", "Мақсаттар", "ЖШС келісімі", "Сақтау мерзімі", "қолы", KAZAKH),
    "ru": ("Реестр", "Цели", "согласие ТОО", "Срок хранения", "подпись", "ёлка, 5 000 ₸"),
    "en": ("Register", "Purposes", "consent of the LLP", "Retention", "signature", "naïve — “quoted”"),
}


def paper(language: str = "ru", landscape: bool = False) -> Document:
    """Every kind of block, with texts that are hard to keep."""
    title, heading, consent, retention, signature, letters = TEXTS[language]

    def said(text: str, borrowed: bool = False) -> Said:
        return Said(text, "key", language, borrowed=borrowed)

    return Document(
        "register",
        (language,),
        (said(title),),
        (said(f"{title}, 1"), said(f"{title}, 2")),
        (f"{title} <A> & B", f"{title} head"),
        (
            Stamp((said(f"{title} stamp"), said(f"{consent} stamp"))),
            Heading(said(f"{heading} 1"), 1),
            Paragraph(said(f"{consent}, clause"), number="1.1."),
            Paragraph(said(f"  {letters}\n{SHARP}\n\n\ttab,  two  spaces  ")),
            Paragraph(said(f"{RIGHT_TO_LEFT} {language}"), note=True),
            Heading(said(f"{heading} 2"), 2),
            Items((said(f"{consent} 1"), said(f"{consent} 2"))),
            Items((said(f"{consent} 3"), said(f"{consent} 4")), numbered=True),
            Items((said(f"{consent} 5"),), numbered=True),
            Heading(said(f"{heading} 3"), 3),
            Table((), (((said(retention),), (said("75"), said(SHARP))), ((said(f"{retention} 2"),), ())), (1, 2)),
            Table(
                ((said("№"),), (said(heading),), (said(retention),)),
                (((said("A-001"),), (said(letters),), (said(SHARP), said(f"{consent}\n{language}"))),),
                (0.5, 1, 2),
            ),
            Paragraph(said(f"{heading}, borrowed", borrowed=True)),
            Tick(said(f"{consent} <tick>")),
            NewPage(),
            Table(((said(f"{heading} last"),),), (), (1,)),
            Signer(said(f"{heading}, position"), said(f"{letters}, name")),
            Signature(tuple(said(f"{signature} {n}") for n in range(6))),
        ),
        landscape,
    )


DOCUMENTS = {
    **{language: paper(language) for language in TEXTS},
    "landscape": paper("ru", landscape=True),
    "kk+ru": beside(paper("kk"), paper("ru")),
    "kk+en, landscape": beside(paper("kk", landscape=True), paper("en", landscape=True)),
}


def read(written: bytes) -> Package:
    return docx.Document(BytesIO(written))


def paragraphs(package: Package) -> list[WordParagraph]:
    """Every paragraph in reading order, within cells and out of them."""
    return [WordParagraph(element, package) for element in package.element.body.iter(qn("w:p"))]


def label(paragraph: WordParagraph) -> str:
    """What a paragraph says: neither the number of a clause nor the tab between a box and its label."""
    boxed = paragraph._p.find(qn("w:sdt")) is not None
    text = "".join(run.text for run in paragraph.runs if run.style.name != "Number")
    return text.removeprefix("\t") if boxed else text


def size(package: Package, name: str, side: str) -> int:
    """A size of the page in twips."""
    return int(package.element.body.sectPr.find(qn(f"w:{name}")).get(qn(f"w:{side}")))


def one(*blocks: Block, languages: tuple[str, ...] = ("en",), head: tuple[str, ...] = ()) -> Document:
    return Document("note", languages, (Said("A note"),), (), head, blocks)
