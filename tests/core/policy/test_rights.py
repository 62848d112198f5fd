"""The rights in a policy: one term for each, the law's or a shorter one that is promised."""

from __future__ import annotations

from typing import Any

from ropa.actions.records import change
from ropa.documents.model import Document, Items
from ropa.register import Register
from tests.conftest import new
from tests.core.policy.conftest import Made, compose, gaps, keys, said_in, three


def _of_rights(paper: Document) -> list[str]:
    """The items of the list of rights."""
    return [one.text for block in paper.blocks if isinstance(block, Items) and block.numbered for one in block.texts]


def _promise(register: Register, made: Made, **values: Any) -> Document:
    new(register, "promised_term", values, made["route"])
    return compose(register, made["operator"])


def test_each_right_has_one_term_and_a_longer_promise_is_not_printed(register: Register, made: Made):
    paper = _promise(register, made, number=20, unit="working_day")
    rights = _of_rights(paper)
    assert len(rights) == 8
    assert all(text.count("Term") <= 1 for text in rights)
    assert "20 working days" not in " ".join(said_in(paper).values())
    assert "1 working day" in rights[1]
    assert "15 working days" in rights[4]
    assert "3 working days" not in rights[0], "known second hand: never stated as law"


def test_a_shorter_promise_stands_instead_of_the_law(register: Register, made: Made):
    paper = _promise(register, made, number=5, unit="working_day", rights=["withdraw"])
    assert "5 working days" in _of_rights(paper)[4]
    said = said_in(paper)
    assert "5 working days" in said["withdrawal"]
    assert "15 working days" not in " ".join(said.values())


def test_a_vague_promise_is_not_printed(register: Register, made: Made):
    paper = _promise(register, made, text=three("Reasonable time"))
    assert "Reasonable time" not in " ".join(said_in(paper).values())


def test_a_promise_no_longer_than_what_is_known_of_access_stands(register: Register, made: Made):
    assert "2 working days" in _of_rights(_promise(register, made, number=2, unit="working_day", rights=["access"]))[0]


def test_rights_against_automated_decisions_stand_only_where_there_are_such(register: Register, made: Made):
    register.do(change, made["activity"], {"automated": False})
    paper = compose(register, made["operator"])
    assert len(_of_rights(paper)) == 8
    assert "policy.automated_no" in keys(paper)
    register.do(change, made["activity"], {"automated": True, "automated_logic": three("Logic 4")})
    paper = compose(register, made["operator"])
    assert len(_of_rights(paper)) == 10
    assert "Logic 4" in said_in(paper)["automated"]
    register.do(change, made["activity"], {"automated_logic": None})
    assert "automated" in gaps(compose(register, made["operator"]))


def test_rights_beyond_the_law_and_their_limits_stand_apart(register: Register, made: Made):
    values = {"rights_beyond": ["portability"], "rights_limits": three("Limits 6")}
    register.do(change, made["operator"], values)
    said = said_in(compose(register, made["operator"]))["rights"]
    assert "portability" in said
    assert "Limits 6" in said
