"""Postal addresses, by the label before them or by what they consist of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ropa.reading.blocks import shortened
from ropa.reading.passages import Seen
from ropa.reading.result import Said

_CITIES = (  # noqa: SIM905
    "Алматы Астан Шымкент Караганд Қарағанды Актоб Ақтөбе Тараз Павлодар Усть-Каменогорск Өскемен Семей Атырау Костана"
    " Қостанай Кызылорд Қызылорда Уральск Орал Петропавл Актау Ақтау Темиртау Теміртау Туркестан Түркістан Кокшетау"
    " Көкшетау Талдыкорган Талдықорған Экибастуз Екібастұз Рудн Жезказган Жезқазған Конаев Қонаев Каскелен"
    " Нур-Султан Нұр-Сұлтан Москв Almaty Astana Shymkent Karaganda Qaraganda Moscow Nur-Sultan"
    " Aktobe Aqtobe Taraz Pavlodar Oskemen Ust-Kamenogorsk Semey Atyrau Kostanay Kyzylorda Uralsk Oral Petropavl"
    " Aktau Aqtau Turkestan Kokshetau Taldykorgan Ekibastuz"
).split()
_CITY = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, _CITIES))})\w{{0,4}}(?![\w-])")
_STREET = re.compile(
    r"\b(?:ул\.|улица|пр\.|пр-т|просп|проспект|мкр|микрорайон|бульвар|б-р|переулок|шоссе|наб\.|площадь|д\.|дом|кв\.|офис|оф\.|"
    r"район|обл|көшесі|к-сі|к\.|даңғылы|ықшам|үй|кеңсе|пәтер|қаласы|қ\.|ауданы|облысы|street|st\.|st\b|avenue|ave|"
    r"office|apt|building|bld|district|region|microdistrict|str\.|house|floor|\d{6}\b)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:\b(?:юридическ\w+|почтов\w+|фактическ\w+|legal|postal|mailing|registered|physical|заңды|пошталық|нақты|office)\s+)?"
    r"(?:\b(?:адрес|address|мекенжайы?|мекен-жайы?|местонахождение|место\s+нахождения|орналасқан\s+жері|location|registered\s+office|head\s+office)\s*(?:[:—–-]|is\b)\s*"
    r"|\b(?:located\s+at|расположенн\w+\s+по\s+адресу|зарегистрированн\w+\s+по\s+адресу|находящ\w+\s+по\s+адресу)\s*:?\s*)",
    re.IGNORECASE,
)
_STOPS = re.compile(
    r"\s*(?:[;|]|\)|\(|,?\s*(?:тел(?:ефон)?\b|phone|tel\b|e-?mail|эл(?:ектронн\w+)?\.?\s+почт|электронд|бин\b|бсн\b|bin\b|иин\b|сайт|"
    r"website|иик\b|бик\b|далее\b|hereinafter|бұдан|контакт|мекенжайында|"
    r"мекенжайы\s+бойынша|is committed|processes\b|обрабатыва|орналасқан))",
    re.IGNORECASE,
)
_COUNTRY = re.compile(
    r"(?:Республика Казахстан|Қазақстан Республикасы|Republic of Kazakhstan|Kazakhstan|Казахстан|РК|ҚР|\d{6})\s*,\s*"
)
_STATE = re.compile(r"Республика Казахстан|Қазақстан Республикасы|Republic of Kazakhstan|Kazakhstan|Казахстан")
_LONGEST = 200
_OPERATOR = re.compile(r"\b(?:бин|бсн|bin|иин|жсн|оператор|operator)\b", re.IGNORECASE)
_WHERE = frozenset({"", "general", "contacts", "rights", "withdrawal", "changes", "bases"})


def addresses(seen: Sequence[Seen]) -> Iterator[Said]:
    """Every address once; one with a street comes before a mere city."""
    found: dict[str, tuple[bool, Seen]] = {}
    for one in seen:
        for address in _of(one):
            found.setdefault(address, (_STREET.search(address) is None, one))
    for address, (_, one) in sorted(found.items(), key=lambda pair: pair[1][0]):
        longer = any(other != address and address in other for other in found)
        if not longer:
            yield Said("address", address, one.sentence.index, one.text)


def _of(one: Seen) -> Iterator[str]:
    labelled = False
    for label in _LABEL.finditer(one.text):
        if address := _cut(one.text[label.end() : label.end() + _LONGEST]):
            labelled = True
            yield address
    if labelled or not (one.section in _WHERE or _OPERATOR.search(one.text)):
        return
    for city in _CITY.finditer(one.text):
        begun = _begin(one.text, city.start())
        address = _cut(one.text[begun : begun + _LONGEST])
        if address and (_STREET.search(address) or _STATE.search(address)):
            yield address
        break


def _cut(text: str) -> str:
    """The address at the beginning of a text, or an empty one where it is none."""
    if stop := _STOPS.search(text):
        text = text[: stop.start()]
    end = next(
        (found.start() for found in re.finditer(r"\.\s", text) if not shortened(text[: found.start()])), len(text)
    )
    text = text[:end].strip(' .,·«»"-–—')
    good = _CITY.search(text) or _STREET.search(text) or _COUNTRY.search(text)
    return text if good and len(text) >= 4 and len(text.split()) <= 25 and "@" not in text and "://" not in text else ""


def _begin(text: str, city: int) -> int:
    """Where an address begins that has a city at this character: at the country, postal code or street before it."""
    start = city
    window = max(0, city - 90)
    for found in re.finditer(r"(?:г\.|город|қ\.|қаласы|city of|St\.)\s*$", text[window:city]):
        start = window + found.start()
    head = text[window:start]
    parts = re.split(r"(?:[:;()|]|\.\s|\b(?:тел|tel|phone|email|e-mail)\b|[»\"”](?=[,\s]))", head)
    tail = parts[-1]
    pieces = [piece.strip() for piece in tail.split(",")]
    kept: list[str] = []
    if state := _STATE.search(tail):
        return window + len(head) - len(tail) + state.start()
    for piece in reversed(pieces[:-1] if not pieces[-1] else pieces):
        if piece and (
            _STREET.search(piece)
            or _COUNTRY.fullmatch(f"{piece}, ")
            or (re.fullmatch(r"\d[\d/\-а-яА-Яa-zA-Z]{0,5}", piece) and kept)
        ):
            kept.insert(0, piece)
        else:
            break
    return window + head.rfind(kept[0], len(head) - len(tail)) if kept else start
