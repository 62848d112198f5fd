"""Whether a text is in one language: by its letters, and by small words without which hardly a sentence is made."""

from __future__ import annotations

import re

KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
CYRILLIC = re.compile("[а-яёәғқңөұүһі]", re.IGNORECASE)
FEW_WORDS = {
    "ru": "и или для при что как на от из это только его если со об также быть который которые которых либо с в к о",
    "en": "the of and for is are with to by not or in from",
}
"""Words without which hardly a sentence is made, and that the other languages do not have."""
SENTENCES = {
    language: re.compile(rf"(?<![\w.@/-])({'|'.join(words.split())})(?![\w.@/-])", re.IGNORECASE)
    for language, words in FEW_WORDS.items()
}


def check_language(text: str, language: str) -> None:
    """Fail where a text is plainly in another language."""
    if language == "en":
        assert not CYRILLIC.search(text), text
    elif language == "ru":
        assert not KAZAKH.search(text.replace("/НҚ", "")), text  # orders have one number in both
    for other, sentence in SENTENCES.items():
        if other != language:
            assert not sentence.search(text), text
