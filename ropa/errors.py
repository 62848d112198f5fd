"""What a person can mend. Everything else that is raised is ours to mend and is never caught on the way."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Protocol, runtime_checkable


class Fault(Enum):
    """What kind of refusal it is; the command line turns it into its exit code."""

    FOUND = "found"
    USAGE = "usage"
    REFUSED = "refused"


class RopaError(Exception):
    """A refusal with a sentence: `message` is a msgid (marked with N_), `facts` fill its slots."""

    def __init__(self, message: str, /, fault: Fault = Fault.REFUSED, **facts: object) -> None:
        super().__init__(message, facts)
        self.message = message
        self.fault = fault
        self.facts: Mapping[str, object] = facts

    def says(self, translate: Speaks) -> str:
        """The sentence in one language: facts that are msgids are translated, names given in its language."""
        facts = {key: _said(fact, translate) for key, fact in self.facts.items()}
        return translate(self.message).format(**facts)

    def __str__(self) -> str:
        return self.message.format(**self.facts)


def _said(fact: object, translate: Speaks) -> object:
    match fact:
        case Term():
            return translate(fact)
        case Named():
            return fact.best(translate.language)[0]
        case tuple():
            return ", ".join(f"«{_said(one, translate)}»" for one in fact)
        case RopaError():
            return fact.says(translate)
        case _:
            return fact


class Speaks(Protocol):
    """A translator: called with a msgid."""

    language: str

    def __call__(self, text: str) -> str: ...


@runtime_checkable
class Named(Protocol):
    """A name in several languages, such as Words."""

    def best(self, language: str) -> tuple[str, str]:
        """(text, its language)."""


class Term(str):
    """A fact of an error that is itself a msgid, such as the label of a field."""

    __slots__ = ()
