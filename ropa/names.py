"""Names of codes in a language: of catalogues, of law packs, of the user's own entries. An unknown code is itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ropa.law import find
from ropa.reference import Entry, catalogue
from ropa.words import Words


@dataclass(frozen=True)
class Names:
    """`own` are the user's entries: {(catalogue, code): name}."""

    own: Mapping[tuple[str, str], Words] = field(default_factory=dict)

    def __call__(self, catalogue_name: str, code: str, language: str, law: str = "") -> str:
        """The name of a code; `law` is asked first where the catalogue is a list of the law packs."""
        if words := self.own.get((catalogue_name, code)):
            return words.best(language)[0]
        entry = known(catalogue_name, code, law)
        return (entry.names.get(language) or code) if entry else code


def known(catalogue_name: str, code: str, law: str = "") -> Entry | None:
    """The shipped entry of a code, or None."""
    if catalogue_name.startswith("law:"):
        return find(catalogue_name.removeprefix("law:"), code, law)
    return catalogue(catalogue_name).get(code)
