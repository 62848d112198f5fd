"""When an issued paper stops being true: what differs, which fact is why, and that nothing else marks it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from ropa.actions import outdated as actions
from ropa.actions.outdated import Checked, changes_since, check_paper, in_question
from ropa.actions.records import change
from ropa.actions.standing import archive
from ropa.actions.standing import bin as to_bin
from ropa.actions.undo import undo
from ropa.documents import outdated, wording
from ropa.documents.issuing import Which
from ropa.documents.redline import redline
from ropa.documents.said import Line, digest, packed, unpacked, whole
from ropa.i18n import LANGUAGES
from ropa.register import Register
from ropa.words import Words
from tests.conftest import new
from tests.core.issued import DAY, WHY, Club, club, words


@pytest.fixture
def asked(register: Register) -> Club:
    made = club(register)
    made.issue()
    return made


def test_what_was_just_issued_is_true(asked: Club) -> None:
    stands = asked.stands()
    assert not stands.outdated
    assert set(stands.standing.shifts) == set(LANGUAGES)
    assert not stands.material


def test_another_day_alone_marks_nothing(asked: Club) -> None:
    (checked,) = _known(asked, {}, DAY + dt.timedelta(days=400)).values()
    assert not checked.stands.outdated


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("activity", {"department": words("sales")}),
        ("item", {"necessity": words("needed")}),
        ("operator", {"phone": "+7 1"}),
        ("party", {"contacts": words("mail")}),
        ("activity", {"notes": "call them"}),
    ],
)
def test_an_edit_of_what_the_paper_does_not_say_marks_nothing(asked: Club, kind: str, values: dict) -> None:
    uid = getattr(asked, kind)
    key = next(iter(values))
    asked.register.do(change, uid, values)
    stands = asked.stands()
    said = [one for one in stands.standing.sources() if one == (uid, key)]
    assert stands.outdated == bool(said), "marked only where the fact is printed"


CHANGES: dict[str, tuple[Callable[[Club], object], bool]] = {
    "a purpose in other words": (lambda one: _set(one, one.purpose, text=words("two clubs")), True),
    "a purpose more": (lambda one: _purpose(one), True),  # noqa: PLW0108 (it is defined below)
    "another item": (lambda one: _set(one, one.item, category="phone"), True),
    "an item more": (lambda one: new(one.register, "item", {"category": "email"}, one.activity), True),
    "another party": (lambda one: _set(one, one.disclosure, party=_party(one)), True),
    "another country": (lambda one: _set(one, one.transfer, country="FR"), True),
    "the transfer in the bin": (lambda one: one.register.do(to_bin, one.transfer), True),
    "another address": (lambda one: _set(one, one.operator, email="new@tumar.example"), False),
    "another name of a party": (lambda one: _set(one, one.party, name=words("Cloud Two")), False),
}


def _set(one: Club, uid: str, **values: object) -> None:
    one.register.do(change, uid, values)


def _purpose(one: Club) -> None:
    uid = new(one.register, "purpose", {"text": words("sending news")}, one.activity)
    new(one.register, "basis", {"law": "kz", "code": "KZ7-1"}, uid)


def _party(one: Club) -> str:
    return new(one.register, "party", {"name": words("Post"), "country": "DE", "nature": "company"})


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_of_what_it_says_marks_it_and_names_its_cause(asked: Club, what: str) -> None:
    act, material = CHANGES[what]
    act(asked)
    stands = asked.stands()
    assert stands.outdated
    assert all(stands.standing.shifts[language] for language in LANGUAGES), "in each of its languages"
    assert stands.causes, "a fact is the cause, not our wording"
    assert stands.wording == ""
    assert {one.author for one in stands.causes} == {asked.register.author}
    assert stands.material is material


def test_a_value_put_back_clears_the_mark(asked: Club) -> None:
    asked.register.do(change, asked.purpose, {"text": words("something else")})
    assert asked.stands().outdated
    asked.register.do(change, asked.purpose, {"text": words("running the club")})
    assert not asked.stands().outdated
    asked.register.do(change, asked.transfer, {"country": "FR"})
    assert asked.stands().outdated
    asked.register.do(undo, asked.operator)
    assert not asked.stands().outdated


def test_an_edition_anew_is_true_again(asked: Club) -> None:
    asked.register.do(change, asked.transfer, {"country": "FR"})
    asked.issue(2, reason=WHY)
    assert not asked.stands().outdated
    assert asked.stands().number == 2


def test_our_own_wording_is_named_as_the_cause(asked: Club, monkeypatch: pytest.MonkeyPatch) -> None:
    made_with = asked.stands()
    assert made_with.wording == ""
    was = wording.clauses("consent", "ru")["will"]
    monkeypatch.setitem(wording.clauses("consent", "ru"), "will", f"{was} Это новая редакция.")  # type: ignore[arg-type]
    wording.wording.cache_clear()
    stands = asked.stands()
    wording.wording.cache_clear()
    assert stands.outdated
    assert stands.causes == ()
    assert stands.wording == wording.wording_version("consent"), "the version with which the edition was made"
    assert [(one.old, one.new) for one in stands.standing.shifts["ru"]] == [("", "Это новая редакция.")]
    assert stands.standing.shifts["kk"] == ()


def test_a_paper_whose_form_is_gone_says_so(asked: Club) -> None:
    asked.register.do(archive, asked.form)
    assert asked.stands().gone
    assert asked.stands().outdated


def test_every_material_fact_exists() -> None:
    from ropa.model import fields

    for kind, keys in outdated.MATERIAL.items():
        assert keys <= set(fields(kind)), kind


def line(text: str, key: str = "a") -> Line:
    return Line(key, "ru", text, (("uid", key),))


def test_a_redline_shows_sentences() -> None:
    old = (line("Первое. Второе."), line("Уйдёт.", "b"), line("Останется.", "c"))
    new_ = (line("Первое. Другое. Третье."), line("Останется.", "c"), line("Придёт.", "d"))
    assert [(one.old, one.new) for one in redline(old, new_)] == [
        ("Второе.", "Другое."), ("", "Третье."), ("Уйдёт.", ""), ("", "Придёт."),
    ]  # fmt: skip
    assert redline(old, old) == ()
    assert [(one.old, one.new) for one in redline((), new_[:1])] == [("", "Первое. Другое. Третье.")]


def test_what_is_said_is_kept_and_hashed_by_its_words() -> None:
    said = (line("Қазақша мәтін"), line("«Кавычки» <b>"))
    kept = unpacked(packed({"kk": said, "kk+ru": ()}))
    assert (kept.names, kept.lines("kk"), kept.lines("kk+ru")) == (("kk", "kk+ru"), said, ())
    assert kept.hash("kk") == whole(said) != kept.hash("kk+ru")
    assert packed({"kk": said}) == packed({"kk": said})
    assert digest(said) == digest(tuple(Line("other", "en", one.text) for one in said))
    assert digest(said) != digest(said[::-1])
    assert digest((line("аб"), line("в"))) != digest((line("а"), line("бв")))


def _known(asked: Club, before: dict[str, Checked], day: dt.date = DAY) -> dict[str, Checked]:
    """All papers looked at again, as the window does it."""
    ask, held = asked.register.ask, asked.held
    since = ask(changes_since, held, before.values())
    return {
        paper.uid: ask(check_paper, held, paper, edition, day, before.get(paper.uid), since)
        for paper, edition in in_question(held)
    }


def test_looking_again_finds_what_looking_anew_finds(asked: Club) -> None:
    asked.issue(which=Which("parties", asked.operator), reason=Words((("ru", "так"),)))
    acts: list[Callable[[], object]] = [
        lambda: _set(asked, asked.activity, notes="inner"),
        lambda: _set(asked, asked.purpose, text=words("two clubs")),
        lambda: _set(asked, asked.purpose, text={**words("two clubs"), "ru": "другое"}),
        lambda: _set(asked, asked.party, name=words("Cloud Two")),
        lambda: _purpose(asked),
        lambda: asked.register.do(undo, asked.operator),
        lambda: asked.register.do(to_bin, asked.transfer),
        lambda: asked.register.do(undo, asked.operator),
        lambda: _set(asked, asked.operator, email="other@tumar.example"),
        lambda: asked.register.visit(asked.activity).do(change, asked.item, {"condition": words("on request")}),
        lambda: asked.register.visit(asked.activity).do(change, asked.item, {"condition": words("on demand")}),
        lambda: asked.register.visit(asked.activity).do(change, asked.item, {"condition": None}),
        lambda: asked.register.do(archive, asked.form),
    ]
    known = _known(asked, {})
    for act in acts:
        act()
        known = _known(asked, known)
        anew = _known(asked, {})
        assert {uid: one.stands.standing for uid, one in known.items()} == {
            uid: one.stands.standing for uid, one in anew.items()
        }
        assert {uid: one.stands.gone for uid, one in known.items()} == {
            uid: one.stands.gone for uid, one in anew.items()
        }


def test_what_is_not_touched_is_not_composed(asked: Club, monkeypatch: pytest.MonkeyPatch) -> None:
    known = _known(asked, {})
    _set(asked, asked.activity, notes="inner")
    _set(asked, asked.activity, notes="inner and more")
    known = _known(asked, known)
    monkeypatch.setattr(actions, "find", lambda *_: pytest.fail("it was composed"))
    _set(asked, asked.activity, notes="inner and yet more")
    assert not next(iter(_known(asked, known).values())).stands.outdated
