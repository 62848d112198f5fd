"""What a table says in the words of another law: bases and processors. Under Law No. 94-V a person says what they are;
nothing is converted by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ropa.actions.importing.drafting import Cell
from ropa.actions.importing.meaning import Meanings, basis_code, basis_of
from ropa.actions.importing.proposals import Question
from ropa.fields import Field
from ropa.law import law
from ropa.model import fields
from ropa.words import fold

ROLE = "role:"
"""How the key of a question about a processor begins."""


@dataclass
class OtherLaw:
    """The laws of the operator, whether the table is a register of the GDPR, and what was answered so far."""

    laws: tuple[str, ...]
    is_gdpr: bool
    answers: Mapping[str, str]
    meanings: Meanings
    texts: dict[str, str] = field(default_factory=dict)
    times: dict[str, int] = field(default_factory=dict)

    def bases(self, cell: Cell, text: str) -> list[dict[str, Any]]:
        """The facts of a basis that a cell names, one a law of the operator; its words stay as the source."""
        known, source = basis_of(text), {cell.language: text}
        found: list[dict[str, Any]] = []
        if "gdpr" in self.laws and (code := basis_code(known, "gdpr")):
            found.append({"law": "gdpr", "code": code, "source": source})
        if "kz" in self.laws:
            found.append({"law": "kz", "source": source, **self._kz_basis(known, text)})
        return found or [{"law": self.laws[0], "source": source}]

    def _kz_basis(self, known: str, text: str) -> dict[str, Any]:
        code, exact = self.meanings.code(_BASIS, text, "")
        if exact and code in law("kz").lists["bases"] and not self.is_gdpr:
            return self._kz_facts(code)
        if not known:
            return {}
        own = basis_code(known, "kz")
        if not self.is_gdpr and own and law("kz").knows("bases", own):
            return self._kz_facts(own)
        return self._kz_facts(self._answer(f"basis:{fold(text)}", text))

    @staticmethod
    def _kz_facts(code: str) -> dict[str, Any]:
        if not code:
            return {}
        claimed = not law("kz").knows("bases", code)
        return {"code": code, **({"claimed": True} if claimed else {})}

    def roles(self, text: str) -> list[dict[str, Any]]:
        """The facts of the role of a party that the table calls a processor, one a law."""
        found = [{"law": "gdpr", "code": "processor"}] if "gdpr" in self.laws else []
        if "kz" in self.laws and (code := self._answer(f"{ROLE}{fold(text)}", text)):
            found.append({"law": "kz", "code": code})
        return found

    def _answer(self, key: str, text: str) -> str:
        self.texts.setdefault(key, text)
        self.times[key] = self.times.get(key, 0) + 1
        return self.answers.get(key, "")

    def questions(self) -> tuple[Question, ...]:
        """All that has to be answered."""
        kz = law("kz").lists
        return tuple(
            Question(
                key,
                "law:party_roles" if key.startswith(ROLE) else "law:bases",
                text,
                self.times[key],
                tuple(kz["party_roles" if key.startswith(ROLE) else "bases"]),
            )
            for key, text in self.texts.items()
        )


_BASIS: Field = fields("basis")["code"]
