"""What a person can mend. Everything else that is raised is ours to mend and is never caught on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum


class Fault(Enum):
    """What kind of refusal it is; the command line turns it into its exit code."""

    USAGE = "usage"
    REFUSED = "refused"


class RopaError(Exception):
    """A refusal with a sentence: `message` is a msgid (marked with N_), `facts` fill its slots."""

    def __init__(self, message: str, /, fault: Fault = Fault.REFUSED, **facts: object) -> None:
        super().__init__(message, facts)
        self.message = message
        self.fault = fault
        self.facts: Mapping[str, object] = facts

    def says(self, translate: Callable[[str], str]) -> str:
        """The sentence in the language of `translate`; facts that are msgids themselves are translated too."""
        facts = {key: translate(fact) if isinstance(fact, Term) else fact for key, fact in self.facts.items()}
        return translate(self.message).format(**facts)

    def __str__(self) -> str:
        return self.message.format(**self.facts)


class Term(str):
    """A fact of an error that is itself a msgid, such as the label of a field."""

    __slots__ = ()
