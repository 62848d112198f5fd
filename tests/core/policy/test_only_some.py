"""What only some policies say: of storage in Kazakhstan, of minors, of the GDPR; by another law there is none."""

from __future__ import annotations

import pytest

from ropa.actions.records import change
from ropa.documents.papers import KINDS_OF_PAPER
from ropa.i18n import LANGUAGES
from ropa.register import Register
from ropa.store.reading import holdings
from tests.conftest import new
from tests.core.policy.conftest import Made, compose, gaps, keys, said_in, three
from tests.core.sample_papers import SCOPE


def test_storage_in_kazakhstan_is_said_only_where_the_systems_say_so(register: Register, made: Made):
    assert "policy.stored_kz" in keys(compose(register, made["operator"]))
    register.do(change, made["site"], {"country": "DE"})
    paper = compose(register, made["operator"])
    assert "policy.stored_kz" not in keys(paper)
    assert "Germany" in said_in(paper)["storage"]
    assert "measure.local_storage_kz" not in keys(paper)
    register.do(change, made["site"], {"country": None})
    assert "place" in gaps(compose(register, made["operator"]))


def test_minors(register: Register, made: Made):
    register.do(change, made["operator"], {"minors_served": False, "minors_rule": three("Rule 8")})
    paper = compose(register, made["operator"])
    assert "policy.minors_not" in keys(paper)
    assert "Rule 8" in said_in(paper)["minors"]
    register.do(change, made["operator"], {"minors_served": True})
    assert {"policy.minors_served", "policy.minors_consent"} <= set(keys(compose(register, made["operator"])))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_gdpr_has_a_section_of_its_own_where_the_operator_answers_it(register: Register, made: Made, language: str):
    new(register, "operator_law", {"law": "gdpr", "code": "controller", "for_whom": three("Whom 2")}, made["operator"])
    new(register, "basis", {"law": "gdpr", "code": "A6-1-f"}, made["purpose"])
    paper = compose(register, made["operator"], language)
    said = said_in(paper)["gdpr"]
    for text in ("Whom 2", "2016/679", "6(1)(f)", "21", "77", "7(3)", "20", "12(3)"):
        assert text in said
    assert "representative" in gaps(paper)
    assert "6(1)(f)" not in said_in(paper)["purposes"]
    values = {"representative": three("Berlin 1"), "dpo": three("Officer 1")}
    register.do(change, made["operator"], values)
    said = said_in(compose(register, made["operator"], language))["gdpr"]
    assert "Berlin 1" in said
    assert "Officer 1" in said


def test_an_operator_of_another_law_only_has_no_policy(register: Register, made: Made):
    register.do(change, made["law"], {"law": "gdpr", "code": "controller"})
    held = register.ask(holdings, made["operator"])
    assert list(KINDS_OF_PAPER["policy"](held, SCOPE)) == []
