"""Names of companies as they are written with their legal form: «X» ЖШС, ТОО «X», X LLC; and sole traders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BEFORE = (
    "ТОО|ООО|АО|ОАО|ПАО|ЗАО|НАО|ИП|ЧП|ПК|ОО|ОФ|ЧУ|НУО|КГУ|РГП|ГКП|КГП|ГУ|ОЮЛ|ЖШС|ЖШҚ|АҚ|ЖК|ДК|КЕАҚ|МКК|LLP|LLC|JSC|"
    "[Тт]овариществ[оаому]{1,2} с ограниченной ответственностью|[Оо]бществ[оаому]{1,2} с ограниченной ответственностью|"
    "[Аа]кционерн(?:ое|ого|ым) обществ[оаом]{1,2}|[Ии]ндивидуальн(?:ый|ого|ым) предпринимател(?:ь|я|ем)|"
    "[Нн]екоммерческое акционерное общество|[Оо]бщественн(?:ое|ого) объединени[ея]|[Оо]бщественн(?:ый|ого) фонда?|"
    "[Чч]астн(?:ая|ой) компани[яией]{1,2}|[Дд]ара кәсіпкер|[Жж]еке кәсіпкер|[Жж]еке компания|"
    "[Ii]ndividual [Ee]ntrepreneur|[Ss]ole [Tt]rader|IE|SP"
)
_AFTER = (
    "ТОО|ООО|АО|НАО|ЖШС|ЖШҚ|АҚ|ЖК|ДК|КЕАҚ|LLP|LLC|L\\.L\\.C\\.|JSC|PJSC|Ltd|Limited|Inc|Incorporated|Corp|Corporation|"
    "GmbH|AG|PLC|Oy|AB|B\\.V\\.|S\\.A\\.|SARL|Pte\\. Ltd|"
    "жауапкершілігі шектеулі серіктестігі|акционерлік қоғамы|қоғамдық бірлестігі|қоры|қауымдастығы|палатасы|"
    "қоғамдық қоры|қайырымдылық қоры|(?:жеке )?білім беру мекемесі|"
    "Limited Liability Partnership|Limited Liability Company|Joint Stock Company"
)
_BEHIND = _AFTER.removeprefix("ТОО|ООО|АО|НАО|")
"""Forms that stand behind a name without quotes: Russian ones stand before it."""
_QUOTED = '[«"“„]((?:[^«»"“”„\n]|«[^«»\n]{1,80}»){1,80})[»"”“]'
_CAPITAL = "[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ0-9]"
_WORD = rf"{_CAPITAL}[\w.&'’-]{{0,60}}"
"""Bounded, or the time would grow with the square of a text that has no spaces."""
_PLAIN = rf"({_WORD}(?:\s{_WORD}){{0,3}})"
_WRITTEN = re.compile(
    rf"(?<![\w])(?P<before>{_BEFORE})(?!\w)(?:-\w+)?\s*(?:{_QUOTED}|{_PLAIN})"
    rf"|{_QUOTED}(?P<declined>-\w{{1,6}})?,?\s*\(?(?P<after>{_AFTER})(?![A-Za-zА-Яа-я])"
    rf"|(?<![\w«\"“])({_WORD}(?:\s(?:&\s)?{_WORD}){{0,4}}),?\s(?P<trailing>{_BEHIND})(?![A-Za-zА-Яа-я])"
)


_NOMINATIVE = tuple(
    (re.compile(rf"^{declined}(?=\s)", re.IGNORECASE), form)
    for declined, form in (
        (r"товариществ\w{1,3}", "Товарищество"), (r"обществ\w{1,3}", "Общество"),
        (r"акционерн\w{2,3} обществ\w{1,3}", "Акционерное общество"),
        (r"индивидуальн\w{2,3} предпринимател\w{1,2}", "Индивидуальный предприниматель"),
        (r"общественн\w{2,3} фонда?", "Общественный фонд"),
        (r"общественн\w{2,3} объединени\w", "Общественное объединение"),
    )
)  # fmt: skip
"""Forms written out are declined in a sentence; a name is known in the nominative."""
_DOT = re.compile(r"(?<=[^\W\d_]{3})\.$")


@dataclass(frozen=True)
class Company:
    """A company as written, form included; `start`, `end`: characters of the text."""

    name: str
    start: int
    end: int


def companies(text: str) -> Iterator[Company]:
    """Every company of a text that stands with its legal form."""
    for found in _WRITTEN.finditer(text):
        end = found.end("after") if found.group("after") else found.end()
        name = found.group() if not found.group("after") else text[found.start() : end]
        if found.group("after") and found.group("declined"):
            name = name.replace(found.group("declined"), "")
        name = _DOT.sub("", " ".join(name.split()).rstrip(",("))
        for declined, form in _NOMINATIVE:
            name = declined.sub(form, name)
        yield Company(name, found.start(), end)
