"""What in the operator's own sentences shows that they deny a transfer, cite a repealed act or speak another law.

Patterns in Russian, Kazakh and English; a sentence ends with a full stop or a semicolon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ropa.words import Words

_FLAGS = re.IGNORECASE | re.VERBOSE

NEVER_PASSED = re.compile(
    r"""третьим\s+лицам\s+(?:\w+\s+){0,3}?не\s+(?:переда|предоставля|раскрыва)
    | не\s+(?:переда|предоставля|раскрыва)\w+[^.;]{0,60}\bтретьим\s+лицам
    | үшінші\s+тұлғаларға[^.;]{0,40}(?:берілмейді|бермейді|бермейміз|ашылмайды|ашпайды)
    | (?:never|not)\s+(?:\w+\s+){0,2}?(?:pass|disclos|transfer|shar)\w*\b[^.;]{0,60}\bthird\s+part""",
    _FLAGS,
)
"""That data go to no third party."""
UNLESS_CONSENTED = re.compile(r"без\s+(?:\w+\s+){0,3}?согласия | келісімінсіз | without\s+[^.;]{0,30}consent", _FLAGS)
"""That this is so only without consent."""
_EXCEPT = re.compile(
    r"кроме | за\s+исключением | помимо | қоспағанда | басқа\s+жағдай | except | \bsave\b | other\s+than | unless",
    _FLAGS,
)
_LAW_ALONE = re.compile(
    r"закон | государственн | заң | мемлекеттік | \blaw | legislat | authorit | state\s+bod", _FLAGS
)
_ITS_OWN = re.compile(
    r"""политик | раздел | пункт | договор | соглас | соглаш | партн[её]р | подрядчик | ниже | перечисл | указан
    | саясат | бөлім | тармақ | шарт | келісім | серіктес | мердігер | көрсетілген
    | policy | section | contract | agree | consent | partner | below | listed | describ""",
    _FLAGS,
)
"""What else than the law an exception may point to: then it is no denial."""
REPEALED = re.compile(
    r"""(?:постановлени|қаулы|decree|resolution)[^.;]{0,120}?(?<![\d.,/-])(?P<a>1214|909)(?![\d/-])
    | №\s*(?P<b>1214|909)(?![\d/-])[^.;]{0,40}?(?:қаулы|постановлени)""",
    _FLAGS,
)
"""The Government Decrees that Decree 559 repealed on 17.07.2023, by their numbers."""
SAID_REPEALED = re.compile(r"утрати\w*\s+силу | отмен[её]н | күші\s+жойыл | repeal | no\s+longer\s+in\s+force", _FLAGS)
"""That the text itself says so."""
ANOTHER_LAW = re.compile(
    r"""информационн\w+\s+систем\w+\s+персональных\s+данных | \bИСПДн\b | \b152-ФЗ\b | \bРоскомнадзор\w*
    | дербес\s+деректердің\s+ақпараттық\s+жүйес\w+ | \bРоскомқадағалау\w*
    | personal\s+data\s+information\s+system\w* | \bRoskomnadzor\b | \b152-FZ\b""",
    _FLAGS,
)
"""Terms, an act and an authority of Russian law."""
COUNTED = re.compile(
    r"""\d | рабоч | \bдн(?:я|ей|ь)\b | сут(?:ок|ки) | недел | месяц | \bчас | \bкүн | апта | сағат | \bай\b
    | \bdays?\b | week | month | hour""",
    _FLAGS,
)
"""That a term counts after all."""
BY_LAW = re.compile(r"закон | заң | \blaw | legislat | немедленно | дереу | immediately", _FLAGS)
"""That a term is the law's own, or none at all."""


def seen(pattern: re.Pattern[str], words: Words | None) -> re.Match[str] | None:
    """The first place, in any language, where words show it."""
    texts = words.texts if words else ()
    return next((found for _, text in texts if (found := pattern.search(text))), None)


def quoted(pattern: re.Pattern[str], words: Words) -> Words:
    """What shows it, as it stands in each language."""
    return Words.of({language: found[0] for language, text in words.texts if (found := pattern.search(text))})


def every(words: Words | None) -> Iterator[str]:
    """The texts, one a language."""
    return (text for _, text in words.texts) if words else iter(())


def denies_passing(words: Words | None, *, with_consent: bool = False) -> bool:
    """Whether a sentence says that data go to no third party, save where the law has it so; with `with_consent` also
    one that says so of passing without consent.
    """
    sentences = (one for text in every(words) for one in re.split(r"[.;\n]", text))
    return any(NEVER_PASSED.search(one) and not _excepted(one, with_consent=with_consent) for one in sentences)


def _excepted(sentence: str, *, with_consent: bool) -> bool:
    if UNLESS_CONSENTED.search(sentence):
        return not with_consent
    found = _EXCEPT.search(sentence)
    return found is not None and (_LAW_ALONE.search(sentence) is None or _ITS_OWN.search(sentence) is not None)
