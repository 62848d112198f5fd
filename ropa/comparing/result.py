"""What a comparison says, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

SAID, NOT_SAID, UNSURE = "said", "not_said", "unsure"
SUBJECTS = (
    "operator_name", "bin", "address", "email", "phone", "site", "data", "purpose", "recipient", "tracker", "country",
    "term", "event", "right", "response_term", "withdrawal", "minors",
)  # fmt: skip
"""What facts are about, in the order in which they are shown."""


@dataclass(frozen=True)
class Fact:
    """One fact of the register. `value`: its code, uid or digits; `codes`: by which readings of texts name it; `names`:
    how texts may call it, the register's own words among them.

    `root` (of kind `kind`), `row`, `key`: where it stands. `wanted`: a text that leaves it out differs.
    """

    subject: str
    value: str
    codes: tuple[str, ...]
    names: tuple[str, ...]
    kind: str
    root: str
    row: str
    key: str
    wanted: bool = True


@dataclass(frozen=True)
class Line:
    """A fact and whether the text says it; `text`: the sentence that says it, or the one that leaves it in doubt."""

    fact: Fact
    state: str
    text: str = ""
    sentence: int = -1


@dataclass(frozen=True)
class Mention:
    """What the text says. `value`: code, digits or name; `held`: the register has it."""

    subject: str
    value: str
    text: str
    sentence: int
    held: bool


@dataclass(frozen=True)
class Comparison:
    """Both directions. `kind`: of the paper for which the text was taken; `form`: the consent form, where it is one."""

    language: str
    kind: str
    form: str
    lines: tuple[Line, ...]
    mentions: tuple[Mention, ...]

    @property
    def missing(self) -> tuple[Line, ...]:
        """What stands in the register and not in the text."""
        return tuple(one for one in self.lines if one.state == NOT_SAID)

    @property
    def doubtful(self) -> tuple[Line, ...]:
        """What a person should look at: the text may say it."""
        return tuple(one for one in self.lines if one.state == UNSURE)

    @property
    def foreign(self) -> tuple[Mention, ...]:
        """What stands in the text and not in the register."""
        return tuple(one for one in self.mentions if not one.held)

    @property
    def differs(self) -> bool:
        """Whether there is a difference; what is in doubt is none."""
        return bool(self.missing or self.foreign)
