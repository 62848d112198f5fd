"""Codes of the user's own: added on the spot, named in papers, found by search, kept when renamed."""

import re

import pytest

from ropa.actions.codes import add_code
from ropa.actions.records import change, create
from ropa.errors import RopaError
from ropa.register import Register
from ropa.store.reading import holdings, operators
from ropa.store.searching import search


@pytest.fixture
def file(tmp_path):
    register = Register.create(tmp_path / "own.ropa", "Aliya")
    yield register
    register.close()


def test_a_code_is_named_and_found_and_renamed(file):
    code = file.do(add_code, "purposes", {"ru": "розыгрыш призов", "kk": "сыйлықтар ойнату"})
    assert re.fullmatch(r"u_[0-9a-f]{8}", code)
    operator = file.do(create, "operator", {"name": {"ru": "ТОО"}}).uid
    activity = file.do(create, "activity", {"name": {"ru": "акция"}}, operator).uid
    file.do(create, "purpose", {"code": code}, activity)
    assert file.ask(holdings, operator).names("purposes", code, "kk") == "сыйлықтар ойнату"
    assert file.ask(search, "РОЗЫГРЫШ", operator) == [activity]
    [entry] = [uid for uid in file.ask(search, "розыгрыш") if uid != activity]
    file.do(change, entry, {"name": {"ru": "лотерея"}})
    assert file.ask(search, "лотерея", operator) == [activity]
    assert file.ask(search, "розыгрыш", operator) == []


def test_two_codes_of_one_name_differ(file):
    assert file.do(add_code, "channels", {"ru": "стенд"}) != file.do(add_code, "channels", {"ru": "стенд"})


def test_a_catalogue_that_is_not_there_is_refused(file):
    with pytest.raises(RopaError, match="no catalogue"):
        file.do(add_code, "colours", {"ru": "синий"})
    assert file.ask(search, "синий") == []
    assert file.ask(operators) == []
