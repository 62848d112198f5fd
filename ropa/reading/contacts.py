"""How to reach the operator: e-mail addresses, telephone numbers in E.164, BIN or IIN, the web site."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ropa.bin_iin import read_bin_iin
from ropa.errors import RopaError
from ropa.reading.naming import is_site
from ropa.reading.parties import sites_of_others
from ropa.reading.passages import Seen
from ropa.reading.result import Said

_EMAIL = re.compile(r"(?<![\w.+-])[\w+-][\w.+-]{0,63}@(?:[^\W_][\w-]{0,62}\.){1,4}[^\W\d_]{2,24}")
_PHONE = re.compile(r"(?<![\w+./-])(?:\+\s?\d|\(?\d)[\d\s()\-–\u00a0.]{7,22}\d(?![\w-])")
_LINKED_PHONE = re.compile(r"(?:wa\.me/|tel:|phone=)\+?(\d{10,13})")
_DOTTED_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}")
_BIN = re.compile(r"(?<!\d)\d{12}(?!\d)|(?<!\d)\d{6}\s\d{6}(?!\d)")
_LABELLED = re.compile(r"(?:бин|bin|бсн|business identification number)\b", re.IGNORECASE)
_SITE = re.compile(
    r"(?<![\w@])(?:https?://)?(?:www\.)?((?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,4}(?:[a-z]{2,12}|рф|қаз))(?![\w@])(/\S{0,200})?",
    re.IGNORECASE,
)
_ABOUT_SITE = re.compile(
    r"\b(?:веб-|интернет-|web\s?)?(?:сайт|портал|платформ|ресурс|сервис|(?:web)?site|portal|platform)", re.IGNORECASE
)
_FREE_MAIL = frozenset(
    [
        "mail.ru",
        "bk.ru",
        "inbox.ru",
        "list.ru",
        "yandex.ru",
        "yandex.kz",
        "ya.ru",
        "gmail.com",
        "outlook.com",
        "hotmail.com",
        "icloud.com",
        "yahoo.com",
        "rambler.ru",
        "proton.me",
        "protonmail.com",
        "internet.ru",
        "mail.kz",
    ]
)
_EARLY = 12
_OF_STATE = (
    "gov.kz",
    "egov.kz",
    "zan.kz",
    "adilet.zan.kz",
    "europa.eu",
    "allaboutcookies.org",
    "youronlinechoices.com",
)


def holds_email(text: str) -> bool:
    """Whether an e-mail address stands in a text."""
    return _EMAIL.search(text) is not None


def holds_phone(text: str) -> bool:
    """Whether a telephone number stands in a text."""
    return any(phone_of(found.group()) for found in _PHONE.finditer(text))


def emails(seen: Sequence[Seen]) -> Iterator[Said]:
    """Every e-mail address, in lower case."""
    for one in seen:
        for found in _EMAIL.finditer(one.text):
            yield Said("email", found.group().lower().strip(".-"), one.sentence.index, one.text)


def phones(seen: Sequence[Seen]) -> Iterator[Said]:
    """Every telephone number that can be one."""
    for one in seen:
        for found in _PHONE.finditer(one.text):
            if number := phone_of(found.group()):
                yield Said("phone", number, one.sentence.index, one.text)
        for found in _LINKED_PHONE.finditer(one.text):
            if number := phone_of(f"+{found.group(1)}"):
                yield Said("phone", number, one.sentence.index, one.text)


def phone_of(written: str) -> str | None:
    """The number as E.164; of Kazakhstan and Russia also without their +7."""
    digits = re.sub(r"\D", "", written)
    if _DOTTED_DATE.search(written):
        return None
    if written.lstrip("(").startswith("+"):
        return f"+{digits}" if 10 <= len(digits) <= 15 and (digits[0] != "7" or len(digits) == 11) else None
    if len(digits) == 11 and digits[0] in "78" and digits[1] in "3456789":
        return f"+7{digits[1:]}"
    return None


def identifiers(seen: Sequence[Seen]) -> Iterator[Said]:
    """BIN or IIN whose check digit fits; one that stands beside the word BIN comes first."""
    found: list[tuple[bool, Said]] = []
    for one in seen:
        for number in _BIN.finditer(one.text):
            try:
                digits = read_bin_iin(number.group())
            except RopaError:
                continue
            labelled = _LABELLED.search(one.text[max(0, number.start() - 60) : number.start()]) is not None
            found.append((not labelled, Said("bin", digits, one.sentence.index, one.text)))
    yield from (said for _, said in sorted(found, key=lambda pair: pair[0]))


def websites(seen: Sequence[Seen]) -> Iterator[Said]:
    """The operator's own site: the one named most and first, with the word site or a mailbox on it."""
    weights: Counter[str] = Counter()
    where: dict[str, Seen] = {}
    own_mail = {said.value.rpartition("@")[2] for said in emails(seen)} - _FREE_MAIL
    others = sites_of_others()
    for one in seen:
        for found in _SITE.finditer(one.text):
            site = found.group(1).lower().removeprefix("www.")
            if not _may_be_own(one, found, site, others):
                continue
            where.setdefault(site, one)
            about = _ABOUT_SITE.search(one.text) is not None
            linked = found.group().lower().startswith(("http", "www."))
            weights[site] += 1 + 3 * about + 2 * linked + 2 * (one.sentence.index < _EARLY)
    for site in weights:
        weights[site] += 5 * (site in own_mail or any(mail.endswith(f".{site}") for mail in own_mail))
    if weights:
        site, weight = max(weights.items(), key=lambda pair: pair[1])
        if weight > 2:
            yield Said("website", site, where[site].sentence.index, where[site].text)


def _may_be_own(one: Seen, found: re.Match[str], site: str, others: frozenset[str]) -> bool:
    before = one.text[max(0, found.start() - 1) : found.start()]
    if before in ("@", "/", "_", "-") or not is_site(site):
        return False
    if any(site == other or site.endswith(f".{other}") for other in (*others, *_OF_STATE)) or site in _FREE_MAIL:
        return False
    return not one.under("passing_to_others", "third_parties") or one.section in ("", "general", "contacts")
