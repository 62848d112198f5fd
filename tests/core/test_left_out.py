"""What a paper does not hold and why: every reason by a record that gives it, told in each language of the reader."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

import pytest

from ropa.actions.records import change
from ropa.actions.standing import approve, archive
from ropa.documents.kinds import Paper
from ropa.documents.left_out import REASONS, LeftOut, left_out
from ropa.documents.model import Document
from ropa.documents.papers import KINDS_OF_PAPER, file_stem, papers, subject
from ropa.documents.scope import Scope
from ropa.documents.spots import Spot
from ropa.holdings import Holdings
from ropa.i18n import LANGUAGES, translator
from ropa.model import children, fields
from ropa.reference import catalogue
from ropa.register import Register
from ropa.store.reading import holdings
from tests.conftest import new
from tests.core.sample_papers import SCOPE, sample

DAY = dt.date(2026, 11, 21)
NAME = {"kk": "Атауы", "ru": "Имя", "en": "Name"}
KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)


@pytest.fixture
def operator(register: Register) -> str:
    """An operator with a name in all languages."""
    return new(register, "operator", {"name": NAME, "bin": "990140001233"})


def paper_of(held: Holdings, kind: str, about: str = "", scope: Scope | None = None) -> Paper:
    return next(one for one in papers(held, (kind,), scope or Scope(DAY)) if about in ("", one.about))


def told(
    register: Register,
    operator: str,
    kind: str = "register",
    *,
    languages: tuple[str, ...] = ("ru",),
    reader: str = "en",
    scope: Scope | None = None,
    about: str = "",
) -> dict[str, tuple[Spot, ...]]:
    """The reasons of one paper of an operator, with their places."""
    held = register.ask(holdings, operator)
    scope = scope or Scope(DAY)
    paper = paper_of(held, kind, about, scope)
    found = left_out(held, paper, paper.document(languages), scope, reader)
    assert [one.reason for one in found] == [reason for reason in REASONS if reason in {one.reason for one in found}]
    return {one.reason: one.spots for one in found}


def consented(register: Register, operator: str, **form: object) -> tuple[str, str, str]:
    """An approved activity with a purpose that rests on consent, and an approved form of it."""
    activity = new(register, "activity", {"name": NAME}, operator)
    purpose = new(register, "purpose", {"text": NAME}, activity)
    new(register, "basis", {"law": "kz", "code": "KZ7-1"}, purpose)
    uid = new(register, "consent", {"name": NAME, "activities": [activity], **form}, operator)
    for one in (activity, uid):
        register.do(approve, one)
    return activity, purpose, uid


# --- every reason ---


@pytest.mark.parametrize("reader", LANGUAGES)
def test_drafts_are_named_in_the_language_of_the_reader(register: Register, operator: str, reader: str):
    draft = new(register, "activity", {"name": NAME}, operator)
    (spot,) = told(register, operator, reader=reader)["drafts"]
    assert (spot.kind, spot.root, spot.row, spot.key) == ("activity", draft, draft, "")
    assert spot.name == f"A-001 {NAME[reader]}"
    assert "drafts" not in told(register, operator, scope=Scope(DAY, drafts=True))
    register.do(approve, draft)
    assert "drafts" not in told(register, operator)


def test_what_is_archived_stands_in_no_register(register: Register, operator: str):
    activity = new(register, "activity", {"name": NAME}, operator)
    system = new(register, "system", {"name": NAME}, operator)
    for uid in (activity, system):
        register.do(archive, uid)
    assert {spot.root for spot in told(register, operator)["archived"]} == {activity, system}


def test_an_archived_record_that_an_activity_links_to_is_printed(register: Register, operator: str):
    system = new(register, "system", {"name": NAME}, operator)
    activity = new(register, "activity", {"name": NAME, "systems": [system]}, operator)
    register.do(approve, activity)
    register.do(archive, system)
    assert "archived" not in told(register, operator)


def test_the_register_of_another_law_leaves_out_what_does_not_answer_it(register: Register, operator: str):
    for code in ("kz", "gdpr"):
        new(register, "operator_law", {"law": code}, operator)
    one = new(register, "activity", {"name": NAME}, operator)
    two = new(register, "activity", {"name": NAME}, operator)
    new(register, "activity_role", {"law": "gdpr", "code": "controller"}, two)
    for uid in (one, two):
        register.do(approve, uid)
    gdpr = told(register, operator, about="gdpr")
    assert [spot.root for spot in gdpr["other_law"]] == [one]
    assert "other_law" not in told(register, operator, about="kz")
    letters = [spot.fact for spot in gdpr["unanswered"] if spot.row == two]
    assert len(letters) >= 5
    assert all(letters)


def test_a_consent_leaves_out_what_has_ended_and_what_needs_none(register: Register, operator: str):
    activity, _, form = consented(register, operator)
    ended = new(register, "activity", {"name": NAME, "ended": "2026-11-20"}, operator)
    today = new(register, "activity", {"name": NAME, "ended": "2026-11-21"}, operator)
    archived = new(register, "activity", {"name": NAME}, operator)
    other = new(register, "activity", {"name": NAME}, operator)
    new(register, "purpose", {"text": NAME}, other)
    register.do(archive, archived)
    party = new(register, "party", {"name": NAME})
    past = new(register, "disclosure", {"party": party, "until": "2026-01-01"}, activity)
    register.do(change, form, {"activities": [activity, ended, today, archived, other]})
    found = told(register, operator, "consent")
    assert {spot.row for spot in found["ended"]} == {ended, past}
    assert [spot.row for spot in found["archived"]] == [archived]
    assert [spot.row for spot in found["not_consented"]] == [other]
    assert [spot.row for spot in found["unapproved"]] == [today]
    assert {spot.row for spot in found["changed"]} == {activity, form}


def test_a_form_that_is_not_approved_says_so(register: Register, operator: str):
    activity = new(register, "activity", {"name": NAME}, operator)
    form = new(register, "consent", {"name": NAME, "activities": [activity]}, operator)
    assert {spot.row for spot in told(register, operator, "consent")["unapproved"]} == {form, activity}
    register.do(approve, activity)
    assert [spot.row for spot in told(register, operator)["unapproved"]] == [form]
    register.do(approve, form)
    assert "unapproved" not in told(register, operator)
    assert "unapproved" not in told(register, operator, "consent")


def test_a_form_in_the_archive_has_no_paper_and_is_told_of_beside_the_others(register: Register, operator: str):
    consented(register, operator)
    old = new(register, "consent", {"name": NAME}, operator)
    register.do(archive, old)
    assert [spot.row for spot in told(register, operator, "consent")["archived"]] == [old]


def test_claims_are_told_of_and_not_said(register: Register, operator: str):
    activity, _, form = consented(register, operator, ways=["signature", "continued_use"], term_events=["indefinite"])
    retention = new(register, "retention", {}, activity)
    end = new(register, "retention_end", {"event": "indefinite"}, retention)
    clause = new(register, "clause", {"code": "continued_use_accepts", "text": NAME, "papers": ["consent"]}, operator)
    found = {(spot.row, spot.key) for spot in told(register, operator, "consent")["claimed"]}
    assert found == {(form, "ways"), (form, "term_events"), (end, "event"), (clause, "")}
    assert "claimed" not in told(register, operator)


def test_a_record_changed_since_it_was_approved(register: Register, operator: str):
    activity, purpose, form = consented(register, operator)
    assert "changed" not in told(register, operator)
    register.do(change, purpose, {"necessity": NAME})
    assert [spot.row for spot in told(register, operator)["changed"]] == [activity]
    assert [spot.row for spot in told(register, operator, "consent")["changed"]] == [activity]
    register.do(approve, activity)
    register.do(change, form, {"box_label": NAME})
    assert [spot.row for spot in told(register, operator, "consent")["changed"]] == [form]


@pytest.mark.parametrize("languages", [("kk",), ("kk", "ru"), ("ru", "kk")])
def test_a_text_in_another_language_is_told_with_its_place(
    register: Register, operator: str, languages: tuple[str, ...]
):
    activity, purpose, _ = consented(register, operator)
    register.do(change, purpose, {"text": {"kk": "", "ru": "Цель", "en": ""}})
    spots = {spot.row: spot for spot in told(register, operator, languages=languages)["borrowed"]}
    assert set(spots) == {purpose}
    spot = spots[purpose]
    assert (spot.kind, spot.root, spot.key, spot.detail) == ("activity", activity, "text", "Kazakh")
    assert spot.fact == "Purpose in own words"
    assert spot.part == "Purpose: Цель"
    assert "borrowed" not in told(register, operator, languages=("ru",))


def test_the_name_of_a_linked_record_is_mended_where_it_stands(register: Register, operator: str):
    activity, *_ = consented(register, operator)
    party = new(register, "party", {"name": {"ru": "Банк"}})
    new(register, "disclosure", {"party": party}, activity)
    new(register, "engagement", {"party": party}, operator)
    for kind in ("register", "consent"):
        spots = told(register, operator, kind, languages=("kk",))["borrowed"]
        assert [(spot.kind, spot.row, spot.key) for spot in spots] == [("party", party, "name")]


@pytest.mark.parametrize("reader", LANGUAGES)
def test_what_nobody_answered_has_the_label_of_its_field(register: Register, operator: str, reader: str):
    activity, _, form = consented(register, operator)
    translate = translator(reader)
    found = {(spot.row, spot.key): spot.fact for spot in told(register, operator, reader=reader)["unanswered"]}
    assert found[operator, "subjects"] == translate(fields("operator")["subjects"].label)
    assert found[activity, "automated"] == translate(fields("activity")["automated"].label)
    many = catalogue("record_kinds")
    assert found[activity, "disclosure"] == many["disclosure"].more[f"{reader}_many"]
    assert found[activity, "transfer"] == many["transfer"].more[f"{reader}_many"]
    asked = {(spot.row, spot.key) for spot in told(register, operator, "consent", reader=reader)["unanswered"]}
    for gap in ((activity, "item"), (activity, "disclosure"), (activity, "transfer"), (operator, "route")):
        assert gap in asked
    assert (form, "published") in asked
    assert (form, "ways") in asked


def test_none_is_an_answer(register: Register, operator: str):
    activity, *_ = consented(register, operator)
    register.do(change, activity, {"none": ["disclosure", "transfer"], "automated": False})
    for kind in {one.kind for one in papers(register.ask(holdings, operator), KINDS_OF_PAPER, Scope(DAY))}:
        asked = {(spot.row, spot.key) for spot in told(register, operator, kind).get("unanswered", ())}
        assert not asked & {(activity, key) for key in ("disclosure", "transfer", "automated")}


def test_a_letter_that_the_font_lacks_is_named_by_its_code(register: Register, operator: str):
    activity, *_ = consented(register, operator)
    assert "glyphs" not in told(register, operator)
    register.do(change, activity, {"name": {"ru": "Вход \U0001f600", "kk": "Кіру", "en": "Entry"}})
    (spot,) = told(register, operator)["glyphs"]
    assert (spot.row, spot.key, spot.detail) == (activity, "name", "[U+1F600]")
    assert "glyphs" not in told(register, operator, languages=("kk",))


# --- over the sample ---


@cache
def composed() -> tuple[tuple[Holdings, Paper, Document], ...]:
    return tuple(
        (held, paper, paper.document(languages))
        for held in sample().values()
        for paper in papers(held, KINDS_OF_PAPER, SCOPE)
        for languages in (("kk",), ("ru", "en"))
    )


@cache
def all_told(reader: str) -> tuple[tuple[Holdings, LeftOut], ...]:
    return tuple((held, one) for held, *paper in composed() for one in left_out(held, *paper, SCOPE, reader))


@pytest.mark.parametrize("reader", LANGUAGES)
def test_every_place_is_there_and_has_words(reader: str):
    for held, one in all_told(reader):
        assert one.spots
        for spot in one.spots:
            row, root = held.index[spot.row], held.index[spot.root]
            assert root.kind == spot.kind
            assert row is root or row in list(root.below())
            assert spot.key in ("", *fields(row.kind), *children(row.kind), "transfer")
            assert spot.name
            if one.reason in ("unanswered", "borrowed"):
                assert spot.fact


def test_what_is_told_does_not_hang_on_the_language_of_the_reader():
    told_in = [[(one.reason, [(s.row, s.key) for s in one.spots]) for _, one in all_told(line)] for line in LANGUAGES]
    assert told_in[0] == told_in[1] == told_in[2]


@pytest.mark.parametrize("reader", ["kk", "ru"])
def test_reasons_are_translated(reader: str):
    translate = translator(reader)
    assert all(translate(sentence) != sentence for sentence in REASONS.values())
    assert reader != "kk" or any(KAZAKH.search(translate(sentence)) for sentence in REASONS.values())


# --- what a paper is called ---


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paper_has_words_for_what_it_is_about(register: Register, operator: str, language: str):
    consented(register, operator)
    held = register.ask(holdings, operator)
    kz, form = papers(held, ("register", "consent"), Scope(DAY))
    assert subject(held, kz, language) == catalogue("laws")["kz"].names[language]
    assert subject(held, form, language) == NAME[language]
    assert file_stem(held, form, (language,)) == f"O-001 {NAME[language]} - consent C-001 - {language}"
