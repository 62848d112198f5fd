"""What is only claimed, no policy says."""

from __future__ import annotations

from ropa.actions.records import change
from ropa.i18n import LANGUAGES
from ropa.register import Register
from tests.conftest import new
from tests.core.policy.conftest import Made, compose, gaps, keys, said_in, three


def test_a_claimed_basis_is_a_gap(register: Register, made: Made):
    register.do(change, made["basis"], {"code": "KZC-legitimate_interest", "claimed": True})
    for language in LANGUAGES:
        paper = compose(register, made["operator"], language)
        assert "basis" in gaps(paper)
        assert not [one for one in paper.said() if made["basis"] in {uid for uid, _ in one.sources}]


def test_an_unlimited_term_is_that_of_the_law(register: Register, made: Made):
    register.do(change, made["retention"], {"number": None, "unit": None, "start_event": None})
    new(register, "retention_end", {"event": "indefinite"}, made["retention"])
    paper = compose(register, made["operator"])
    assert "policy.kept_by_law" in keys(paper)
    assert "indefinite" not in " ".join(said_in(paper).values())


def test_consent_by_use_of_the_site_is_no_way_of_giving_it(register: Register, made: Made):
    values = {"name": three("Form"), "activities": [made["activity"]], "ways": ["continued_use", "checkbox"]}
    form = new(register, "consent", values, made["operator"])
    said = said_in(compose(register, made["operator"]))["bases"]
    assert "box" in said
    assert "continued" not in said
    register.do(change, form, {"ways": ["continued_use"]})
    assert "policy.ways" not in keys(compose(register, made["operator"]))


def test_clauses_of_the_operator_stand_at_their_places_and_claims_nowhere(register: Register, made: Made):
    for place, section in {"opening": "general", "sharing": "third", "closing": "closing", None: "closing"}.items():
        values = {"code": "other", "text": three(f"Clause {place}"), "papers": ["policy"], "where": place}
        new(register, "clause", values, made["operator"])
        assert f"Clause {place}" in said_in(compose(register, made["operator"]))[section]
    gone = new(
        register,
        "clause",
        {"code": "continued_use_accepts", "text": three("Claim 3"), "papers": ["policy"], "where": "changes"},
        made["operator"],
    )
    new(register, "clause", {"text": three("Of a consent"), "papers": ["consent"]}, made["operator"])
    new(register, "clause", {"code": "no_sale", "papers": ["policy"], "where": "sharing"}, made["operator"])
    paper = compose(register, made["operator"])
    text = " ".join(said_in(paper).values())
    assert "Claim 3" not in text
    assert gone not in {uid for one in paper.said() for uid, _ in one.sources}
    assert "Of a consent" not in text
    assert "policy.clause_no_sale" in keys(paper)
