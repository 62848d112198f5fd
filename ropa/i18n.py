"""Words of the program in one language. English is the source; there is no current language, it is an argument."""

from __future__ import annotations

import gettext
from functools import cache

from ropa.assets import asset
from ropa.errors import Fault, RopaError

LANGUAGES = ("kk", "ru", "en")
"""Languages of the interface and of papers, in the order in which they are offered."""


def N_(text: str) -> str:  # noqa: N802 (the customary name of a gettext marker)
    """Mark a message for translation without translating it."""
    return text


class Translator:
    """Translates msgids; given to whoever speaks."""

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise RopaError(
                N_("There is no language “{language}”: choose kk, ru or en."), Fault.USAGE, language=language
            )
        self.language = language
        self._catalogue: gettext.NullTranslations = gettext.NullTranslations()
        if language != "en":
            with asset("translations", language, "LC_MESSAGES", "ropa.mo").open("rb") as file:
                self._catalogue = gettext.GNUTranslations(file)

    def __call__(self, text: str) -> str:
        return self._catalogue.gettext(text) if text else ""

    def count(self, one: str, many: str, n: int) -> str:
        """The form of a message that fits the number; its slot is {n}."""
        return self._catalogue.ngettext(one, many, n).format(n=n)


@cache
def translator(language: str) -> Translator:
    """The translator of a language, read from its file once."""
    return Translator(language)
